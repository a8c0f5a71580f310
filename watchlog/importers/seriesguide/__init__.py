"""SeriesGuide's backups."""
