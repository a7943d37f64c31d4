"""The international standard in which cases are handed on: its fields, how our codes go into it, and what is lost."""
