"""What a file holds: needs, plan, contacts, risk, what was agreed, and what came of it."""
