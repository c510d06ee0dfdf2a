"""Screens: pure functions from facts to what a person sees."""
