"""The area `people`."""
