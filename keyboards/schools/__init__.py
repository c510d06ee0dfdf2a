"""The area `schools`."""
