"""Site, fragments and plan → problems: pure."""
