"""What anybody may use without signing in."""
