"""Files that somebody attaches: what they are, by their content, and a copy that says nothing of where it was made."""
