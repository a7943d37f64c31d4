"""Documents to print or keep: accessible PDF, locked with a password where it leaves."""
