"""Making a table safe to show, so that it names nobody."""
