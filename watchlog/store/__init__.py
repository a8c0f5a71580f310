"""The store: the only place that knows SQL. Values go in, values come out."""
