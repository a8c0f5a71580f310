"""MyAnimeList's exports."""
