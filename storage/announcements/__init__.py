"""The area `announcements`."""
