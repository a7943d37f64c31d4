"""Translates the web to one action or query."""
