"""Templates: finding, compiling, rendering."""
