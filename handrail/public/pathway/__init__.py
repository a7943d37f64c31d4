"""What to do next: one question a page, nothing stored, nobody signed in."""
