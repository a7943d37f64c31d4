"""Joining the dots: what of different concerns may be of one person, one house or one vehicle, and why."""
