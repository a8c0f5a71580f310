"""Amazon Prime Video's watch history."""
