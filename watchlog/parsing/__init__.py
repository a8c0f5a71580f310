"""What a person types, understood: text in, values out, or a refusal that says what would have been right."""
