"""A seminar from the call for speakers to what was agreed there."""
