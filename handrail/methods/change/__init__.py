"""Whether a count changed between two periods, how sure that is, and what it does not show."""
