"""What may be typed into the pages of a report."""
