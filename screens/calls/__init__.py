"""The area `calls`."""
