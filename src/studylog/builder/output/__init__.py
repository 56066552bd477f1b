"""Into the output folder: what is seen is the old site or the new one."""
