"""The board's page: counts that are safe to show."""
