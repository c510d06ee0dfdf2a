"""Sending: letters, cards, copies of announcements, and the rate limiter."""
