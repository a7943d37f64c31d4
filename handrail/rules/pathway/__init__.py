"""What should be done next for one person, in order, each step with its authority."""
