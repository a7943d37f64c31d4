"""Tells people that there is something to look at, and nothing more."""
