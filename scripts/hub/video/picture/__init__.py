"""Pictures drawn as vectors: scenes become actors with keys in time, actors become ASS events."""
