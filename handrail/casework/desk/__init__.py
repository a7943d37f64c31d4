"""The desk: every concern opened, assessed, answered and closed."""
