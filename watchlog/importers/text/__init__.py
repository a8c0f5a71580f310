"""Plain text: a line a title."""
