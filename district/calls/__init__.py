"""Kinds of calls, calls, entries, reviews: everything that is entered and judged."""
