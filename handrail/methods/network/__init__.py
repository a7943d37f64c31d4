"""What is joined to what: filtered, walked from one to another, and placed so that it can be drawn. Draws nothing."""
