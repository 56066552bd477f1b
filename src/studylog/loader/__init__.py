"""Disk → Site."""
