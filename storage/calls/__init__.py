"""Queries of calls: kinds, calls, entries, reviews."""
