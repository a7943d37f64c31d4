"""Law and local facts: pure, no Django, no clock."""
