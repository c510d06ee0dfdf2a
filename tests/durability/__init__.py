"""A bot that is killed and hindered in a stream of people, and a judge of what came of it."""
