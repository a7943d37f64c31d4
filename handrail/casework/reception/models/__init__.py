"""What is stored of a reception centre: the centre, who arrived, what was done for them, and where they went."""

from handrail.casework.reception.models.arrivals import Arrival, Care, CareKind, Need, NeedKind
from handrail.casework.reception.models.centre import Centre, CentreState, LogEntry, LogKind
from handrail.casework.reception.models.leaving import Departure, Destination, Missing
from handrail.casework.reception.models.staying import Belonging, BelongingState, Stay

__all__ = [
    "Arrival",
    "Belonging",
    "BelongingState",
    "Care",
    "CareKind",
    "Centre",
    "CentreState",
    "Departure",
    "Destination",
    "LogEntry",
    "LogKind",
    "Missing",
    "Need",
    "NeedKind",
    "Stay",
]
