"""Netflix's viewing activity."""
