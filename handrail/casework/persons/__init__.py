"""One potential victim: an alias, a sealed identity, eight consents, the answers given so far."""
