"""The area `intake`."""
