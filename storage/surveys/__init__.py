"""Queries of surveys."""
