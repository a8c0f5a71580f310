"""Letterboxd's exports."""
