"""The hub's own search: words to keys, keys to pages."""
