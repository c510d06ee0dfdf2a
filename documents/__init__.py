"""Generated files: pure functions from facts to bytes."""
