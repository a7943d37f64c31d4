"""Courses and sessions: who is trained, in which organisation, and until when."""
