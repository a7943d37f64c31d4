"""Opening hours and clocks that run in working time."""
