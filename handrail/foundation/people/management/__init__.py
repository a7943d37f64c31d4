"""What is done about people from a terminal."""
