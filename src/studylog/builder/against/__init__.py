"""The site against an older one: what it lacks, and where that has gone."""
