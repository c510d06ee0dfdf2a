"""Conversations: read the tap, call one service, show one screen."""
