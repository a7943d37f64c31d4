"""Questions about premises. They take the person who asks."""

from handrail.partnership.premises.queries.finding import (
    holds_of,
    overlapping,
    premises_for,
    premises_free,
    premises_offered,
)

__all__ = ["holds_of", "overlapping", "premises_for", "premises_free", "premises_offered"]
