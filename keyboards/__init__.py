"""Buttons: what they carry and how they lie."""
