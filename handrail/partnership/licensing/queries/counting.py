"""How many renewals fell due and at how many a leaflet was given: counts, and nobody's name."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncMonth

from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.permission import require
from handrail.partnership.licensing.models import RegisterKind, Renewal
from handrail.partnership.licensing.permissions import why_not_keep_registers, why_not_see_counts

GAVE_UP = Q(licence__gone_at__isnull=False, licence__gone_at__date__lt=F("due_on"))


@dataclass(frozen=True)
class Month:
    """One month: how many drivers' renewals fall due in it, and at how many the leaflet was given."""

    first: date
    due: int
    reached: int

    @property
    def share(self) -> int | None:
        """How many of a hundred were reached; None where nobody was due."""
        return round(100 * self.reached / self.due) if self.due else None


@dataclass(frozen=True)
class Reached:
    """One district over some months."""

    organisation: Organisation
    months: tuple[Month, ...]

    @property
    def total(self) -> Month:
        """All of them as one."""
        due, reached = sum(one.due for one in self.months), sum(one.reached for one in self.months)
        return Month(self.months[0].first, due, reached)


def months_due(first: date, *, how_many: int, by: Person) -> tuple[Month, ...]:
    """The own district of this person, so many months from that one on. Raises NotAllowed."""
    require(why_not_keep_registers(by=by))
    counted = by_month(renewals(first, how_many).filter(register__organisation=by.organisation_id))
    return as_months(counted[by.organisation_id], first, how_many)


def reached_by_district(first: date, *, how_many: int, by: Person) -> list[Reached]:
    """Every district with a register; a licensing officer's own alone. Raises NotAllowed."""
    require(why_not_see_counts(by=by))
    counted = by_month(renewals(first, how_many))
    seen = Organisation.objects.filter(pk__in=list(counted))
    if not by.has(Role.COORDINATOR):
        seen = seen.filter(pk=by.organisation_id)
    return [Reached(one, as_months(counted[one.pk], first, how_many)) for one in seen.order_by("name")]


def renewals(first: date, how_many: int) -> QuerySet[Renewal]:
    """Drivers' renewals of these months, without those of licences that were given up before."""
    months = Renewal.objects.filter(due_on__gte=first, due_on__lt=later(first, how_many))
    return months.filter(register__kind=RegisterKind.DRIVERS).exclude(GAVE_UP)


def by_month(found: QuerySet[Renewal]) -> dict[int, Counter[tuple[date, str]]]:
    """Due and reached of each month, by organisation."""
    counted: dict[int, Counter[tuple[date, str]]] = defaultdict(Counter)
    rows = found.order_by().values("register__organisation", month=TruncMonth("due_on"))
    for row in rows.annotate(due=Count("pk"), reached=Count("issue")):
        counts = counted[row["register__organisation"]]
        counts[row["month"], "due"], counts[row["month"], "reached"] = row["due"], row["reached"]
    return counted


def as_months(counts: Counter[tuple[date, str]], first: date, how_many: int) -> tuple[Month, ...]:
    """Each month in order, also those in which nobody was due."""
    months = [later(first, number) for number in range(how_many)]
    return tuple(Month(month, counts[month, "due"], counts[month, "reached"]) for month in months)


def later(first: date, months: int) -> date:
    """The first day of the month so many months later; fewer than none is earlier."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)
