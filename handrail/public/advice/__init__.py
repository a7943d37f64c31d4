"""What anyone may read: whom to call now, the signs, what to do."""
