"""The only room that knows the static-site engine exists."""
