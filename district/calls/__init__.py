"""Calls: everything that is entered, judged and rewarded."""
