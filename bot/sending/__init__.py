"""The area `sending`."""
