"""The area `council`."""
