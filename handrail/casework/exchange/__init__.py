"""Hands cases on in the international standard, and brings in what partners wrote down."""
