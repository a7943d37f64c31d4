"""Who is never let in: the log takes no visitor who enforces immigration rules."""

import re

# The pathway's invariant V18. Whoever came and was sent away is written down as an incident.
NEVER_IN = re.compile(
    r"immigration\s+(enforcement|officers?|compliance|team)|border\s+force|ukvi|\bice\s+team\b|home\s+office\s+enforcement",
    re.IGNORECASE,
)
NOT_LET_IN = (
    "Immigration enforcement has no part here and is not let in. If they came to the door, write it down as an "
    "incident: who, when, and who sent them away."
)


def why_not_let_in(visitor: str) -> str | None:
    """Say why nobody of this description can be written down as a visitor, if so."""
    return NOT_LET_IN if NEVER_IN.search(visitor) else None
