"""The area `mentoring`."""
