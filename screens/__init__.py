"""What a person sees: pure functions from facts to screens."""
