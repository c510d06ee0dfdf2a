"""Benchmarks against peers: `python -m tests.bench`, or `make bench`."""
