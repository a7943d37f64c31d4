"""Keeps every key, and everything that is sealed, locked or found through a token."""
