"""Text → Fragment: no disk, no clock."""
