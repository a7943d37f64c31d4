"""The support worker’s file on one person: opened, restricted, handed over, closed."""
