"""What one can do with a history: a public method is one transaction, one entry of the journal, one sentence."""
