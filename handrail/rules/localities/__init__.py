"""Reads a county's pack of facts into frozen dataclasses."""
