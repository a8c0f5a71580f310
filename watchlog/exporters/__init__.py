"""Exporters: each turns values into a file of some format, and reads nothing."""
