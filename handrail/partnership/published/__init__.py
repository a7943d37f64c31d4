"""What the public door may read of the partnership, and what the public asks of it, sealed."""
