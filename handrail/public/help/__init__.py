"""Finding help: by need, place, time and language."""
