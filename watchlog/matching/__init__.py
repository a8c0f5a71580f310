"""Finding: when two texts may mean the same, and when two titles can't."""
