"""Leaflets: designed once, typeset for paper and screen, and who holds how many."""
