"""IMDb's exports."""
