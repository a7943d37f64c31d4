"""Documents about a person: the file as it came, sealed, and a clean copy that may be shared."""
