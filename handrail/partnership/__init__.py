"""Staff's work that touches no victim's data."""
