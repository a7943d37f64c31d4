"""Shared by every room; knows no room above."""
