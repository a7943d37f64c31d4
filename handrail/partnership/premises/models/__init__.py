"""What is stored of premises: the places, their sleeping places, and when they are taken."""

from handrail.partnership.premises.models.holds import ACTIVE, Hold, HoldKind, HoldState
from handrail.partnership.premises.models.premises import Premises, Space

__all__ = ["ACTIVE", "Hold", "HoldKind", "HoldState", "Premises", "Space"]
