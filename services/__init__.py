"""Use cases: one small class per subject, one method per use case."""
