"""Site and fragments → artifacts: pure."""
