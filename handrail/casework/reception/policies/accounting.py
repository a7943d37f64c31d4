"""Where everybody is: arrived is present and missing and left, always."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from handrail.casework.reception.models import Arrival, Centre, Departure, Missing


@dataclass(frozen=True)
class Account:
    """How many people of one centre are where."""

    arrived: int
    present: int
    missing: int
    left: int

    @property
    def adds_up(self) -> bool:
        """Whether everybody who arrived is accounted for."""
        return self.arrived == self.present + self.missing + self.left

    @property
    def width(self) -> int:
        """How wide a drawing of them is, in people; one for nobody, so that there is something to draw."""
        return max(1, self.arrived)

    @property
    def present_or_missing(self) -> int:
        """How many have not left."""
        return self.present + self.missing


def account_of(centre: Centre) -> Account:
    """Counted from what is written down of each person, not kept as numbers that could drift."""
    left = Exists(Departure.objects.filter(arrival=OuterRef("pk")))
    missing = Exists(Missing.objects.filter(arrival=OuterRef("pk"), found_at=None))
    rows = Arrival.objects.filter(centre=centre).annotate(has_left=left, is_missing=missing)
    where = list(rows.values_list("has_left", "is_missing"))
    return Account(
        arrived=len(where),
        present=where.count((False, False)),
        missing=where.count((False, True)),
        left=sum(1 for has_left, _ in where if has_left),
    )
