"""Says how far the work on a file is, and what it found: in numbers, and in a file of what could not be read."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from handrail.foundation.spreadsheets import faults_file
from handrail.foundation.vault import subjects
from handrail.partnership.licensing.models import Import
from handrail.partnership.licensing.policies import TOLD_APART
from handrail.partnership.licensing.queries import Comparison

# Work goes on for seconds: it is handed something that tells the time, where a single moment would not do.
Clock = Callable[[], datetime]


def mover(held: Import, *, clock: Clock) -> Callable[[int], None]:
    """Writes down how far the work is, so that a page can say so and a stop is seen."""
    return lambda done: _move(held.pk, done, clock())


def _move(import_id: UUID, done: int, at: datetime) -> None:
    Import.objects.filter(pk=import_id).update(rows_done=done, moved_at=at)


def counted(found: Comparison) -> dict[str, Any]:
    """What it would change, in numbers, and field by field."""
    fields = Counter(name for _, _, names in found.changed for name in names)
    return {
        "new": len(found.new),
        "changed": len(found.changed),
        "same": found.same,
        "back": found.back,
        "gone": len(found.gone),
        "faulty": len(found.faults),
        "known": found.known,
        "fields": {name: fields[name] for name in TOLD_APART if fields[name]},
    }


def locked_faults(held: Import, found: Comparison) -> bytes:
    """The rows that cannot be read, as a file, locked; nothing where every row can."""
    if not found.faults:
        return b""
    made = faults_file(found.headings, found.faults)
    return subjects.lock(made, subject=held.subject, place=held.place("faults"))
