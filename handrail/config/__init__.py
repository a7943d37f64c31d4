"""Settings, urls and the two doors."""
