"""Your own history of everything you watched."""

__version__ = "0.1.0"
