"""Handrail carries a concern from a first unease to a person who is safe."""
