"""The area `demo`."""
