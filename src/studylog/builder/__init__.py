"""The hall: knows every room, writes the site."""
