"""What keeps a centre from closing."""

from dataclasses import dataclass

from handrail.casework.reception.models import Arrival, Centre
from handrail.casework.reception.queries.beside import accounted

NOT_SEARCHED = "is missing, and the police do not search yet"


@dataclass(frozen=True)
class Unfinished:
    """One thing that is left to do: for the arrival of that number, in words."""

    number: int
    words: str


def what_is_unfinished(centre: Centre) -> list[Unfinished]:
    """Everything that has to be done before the centre can close: nobody is forgotten when the doors shut."""
    beside, found = accounted(centre), []
    for arrival, number in Arrival.objects.filter(centre=centre).order_by("number").values_list("pk", "number"):
        if arrival in beside.searched:
            found += [] if beside.searched[arrival] else [Unfinished(number, NOT_SEARCHED)]
        elif arrival not in beside.left:
            found.append(Unfinished(number, "has no destination yet"))
        if beside.kept[arrival]:
            found.append(Unfinished(number, "still has something kept for them"))
    return found
