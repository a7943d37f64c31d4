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
    for arrival in (
        Arrival.objects.filter(centre=centre)
        .select_related("departure")
        .prefetch_related("missing", "belongings")
        .order_by("number")
    ):
        searched = [each.handed_over_at is not None for each in arrival.missing.all() if each.found_at is None]
        if searched:
            found += [] if searched[0] else [Unfinished(arrival.number, "is missing, and the police do not search yet")]
        elif not hasattr(arrival, "departure"):
            found.append(Unfinished(arrival.number, "has no destination yet"))
        if any(each.state == BelongingState.KEPT for each in arrival.belongings.all()):
            found.append(Unfinished(arrival.number, "still has something kept for them"))
    return found
