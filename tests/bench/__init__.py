"""Figures beside a peer: `python -m tests.bench`, or `make bench`."""
