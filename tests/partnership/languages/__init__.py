"""Tests of how far the translations are."""
