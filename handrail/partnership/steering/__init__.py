"""The steering group and its subgroups: who sits on them, when they meet, what they decide, and who sees to it."""
