"""A request for a room: what `docs/architecture.md` says a new form with a request kind takes.

A form of six fields, a kind of request with its card and its letters, texts in two languages; it is
registered beside those of the product and served through the whole stack by `test_room.py`.
"""
