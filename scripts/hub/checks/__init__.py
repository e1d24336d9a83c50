"""Rules that judge the content: one rule is an id, a function, a message and a why."""
