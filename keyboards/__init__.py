"""Buttons: callback data and layout."""
