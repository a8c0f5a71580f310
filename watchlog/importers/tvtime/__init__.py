"""TV Time: the tables of its export, and what scripts saved before it closed."""
