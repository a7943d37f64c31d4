"""A made-up year, carried through the real actions and marked as made up on every page."""
