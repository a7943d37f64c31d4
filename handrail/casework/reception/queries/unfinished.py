"""What keeps a centre from closing."""

from dataclasses import dataclass

from handrail.casework.reception.models import Arrival, BelongingState, Centre


@dataclass(frozen=True)
class Unfinished:
    """One thing that is left to do: for the arrival of that number, in words."""

    number: int
    words: str


def what_is_unfinished(centre: Centre) -> list[Unfinished]:
    """Everything that has to be done before the centre can close: nobody is forgotten when the doors shut."""
    found = []
    for arrival in Arrival.objects.filter(centre=centre).prefetch_related("missing", "belongings").order_by("number"):
        if any(each.found_at is None for each in arrival.missing.all()):
            found.append(Unfinished(arrival.number, "is missing"))
        elif not hasattr(arrival, "departure"):
            found.append(Unfinished(arrival.number, "has no destination yet"))
        if any(each.state == BelongingState.KEPT for each in arrival.belongings.all()):
            found.append(Unfinished(arrival.number, "still has something kept for them"))
    return found
