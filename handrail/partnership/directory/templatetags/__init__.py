"""Words of the directory."""
