"""Premises that can become a reception centre: what they hold, when they are free, and who has booked them."""
