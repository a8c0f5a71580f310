"""What a person sees, and is asked. Only this folder knows the terminal."""
