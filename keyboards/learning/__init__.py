"""The area `learning`."""
