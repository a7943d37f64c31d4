"""Statistics: pure, no Django, no clock."""
