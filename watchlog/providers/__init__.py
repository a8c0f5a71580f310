"""Providers: the public services that know titles. Only this folder knows the network."""
