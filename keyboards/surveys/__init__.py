"""Buttons of surveys."""
