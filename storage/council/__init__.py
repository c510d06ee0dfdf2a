"""Queries of the council: members, motions, votes."""
