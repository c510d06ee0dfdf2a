"""The area `requests`."""
