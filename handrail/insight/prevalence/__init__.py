"""How many people are on no list: estimated from how lists overlap, or refused."""
