"""The index that readers search in their browser: texts → shards of it, pure. docs/search.md is its specification."""
