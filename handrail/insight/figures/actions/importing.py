"""Taking published counts in: all of a file, or nothing."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.insight.figures.models import PublishedCount
from handrail.insight.figures.policies.series import NotASeries, disagreements, read_series
from handrail.insight.figures.queries import known_counts


@dataclass(frozen=True)
class Imported:
    """What an import did: rows read, rows that were new, and rows that were there already."""

    read: int
    added: int
    there_already: int


@transaction.atomic
def import_series(text: str, *, by: str, at: datetime) -> Imported:
    """Take in a file of published counts. The same file twice adds nothing.

    Raises:
        NotASeries: the file has faults, or does not fit what was imported before; nothing is stored.
    """
    rows = read_series(text)
    known = known_counts([row.count.series for row in rows])
    if faults := disagreements(rows, known):
        raise NotASeries(faults)
    periods = {(one.series, one.edition, one.first, one.last) for one in known}
    new = [
        row.count
        for row in rows
        if (row.count.series, row.count.edition, row.count.first, row.count.last) not in periods
    ]
    PublishedCount.objects.bulk_create(PublishedCount(**asdict(count), imported_at=at) for count in new)
    record("figures.imported", about="figures:published", by=by, at=at, read=len(rows), added=len(new))
    return Imported(read=len(rows), added=len(new), there_already=len(rows) - len(new))
