"""The area `activities`."""
