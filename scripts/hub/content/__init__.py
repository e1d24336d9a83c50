"""What editors wrote, as typed objects that know their file and line."""
