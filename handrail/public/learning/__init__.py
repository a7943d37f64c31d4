"""Courses and seminars that anybody may book, and certificates that anybody may check."""
