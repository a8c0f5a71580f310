"""Trakt: the files of its export, and what its API answers."""
