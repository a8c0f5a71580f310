"""Yamtrack's exports."""
