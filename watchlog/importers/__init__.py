"""Importers: each turns somebody's file into values, and saves nothing."""
