"""Which watches are meant: text in, values out. No SQL is known here."""
