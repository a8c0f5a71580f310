"""Simkl's exports."""
