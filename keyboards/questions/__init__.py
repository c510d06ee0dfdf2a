"""The area `questions`."""
