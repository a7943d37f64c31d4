"""The text of a concern with everything that was read in it marked, for whoever checks the reading."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.casework.desk.models import Concern
from handrail.casework.desk.permissions import why_not_read
from handrail.casework.desk.queries.telling import note_reading, reports_in
from handrail.casework.dots.models import Mention, Reading
from handrail.casework.dots.policies.reading import Read
from handrail.casework.dots.policies.telling import text_of
from handrail.casework.dots.queries.seeing import reads_of
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.methods.reading.finds import Certainty, Found
from handrail.methods.reading.marking import Piece, pieces_of


@dataclass(frozen=True, repr=False)
class MarkedText:
    """One telling in pieces, some of them marked; `limits` say in sentences what was not read."""

    reading: UUID
    text: str
    pieces: tuple[Piece, ...]
    reads: tuple[Read, ...]
    limits: tuple[str, ...]


def marked_texts(concern: Concern, *, by: Person, at: datetime) -> list[MarkedText]:
    """What was told in a concern, marked. That somebody read it is in the trail. Raises NotAllowed."""
    require(why_not_read(concern, by=by))
    readings = Reading.objects.filter(telling__concern=concern, read_at__isnull=False).select_related("telling")
    by_telling = {reading.telling_id: reading for reading in readings}
    texts = {telling.pk: text_of(report).text for telling, report in reports_in([concern]).items()}
    note_reading(concern, by=by, at=at, why="reading")
    return [marked(by_telling[key], text) for key, text in texts.items() if key in by_telling]


def marked(reading: Reading, text: str) -> MarkedText:
    """One of them."""
    kept = Mention.objects.filter(telling=reading.telling_id, withdrawn_at=None).select_related("concern")
    reads = sorted(reads_of(kept).values(), key=lambda read: read.start)
    return MarkedText(reading.pk, text, pieces_of(text, map(found_of, reads)), tuple(reads), tuple(reading.limits))


def found_of(read: Read) -> Found:
    """A mention as the find that it was."""
    where = (read.start, read.end, Certainty(read.certainty), read.why)
    return Found(read.found, read.written, read.folded, *where)


def reading_for(concern: Concern, reading_id: UUID, *, by: Person) -> Reading:
    """That reading of this concern. Raises NotAllowed, Reading.DoesNotExist."""
    require(why_not_read(concern, by=by))
    return Reading.objects.select_related("telling__concern").get(pk=reading_id, telling__concern=concern)
