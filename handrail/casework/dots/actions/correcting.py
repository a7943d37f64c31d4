"""A person puts right what was read in a text; every later reading respects it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from handrail.casework.desk.permissions import why_not_read
from handrail.casework.dots.actions.reading import corrections_of, read_again
from handrail.casework.dots.models import Reading
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.vault.subjects import lock_json
from handrail.methods.reading.corrections import Correction

MOST_CORRECTIONS = 500


@transaction.atomic
def correct(reading: Reading, corrections: Sequence[Correction], *, by: Person, at: datetime) -> None:
    """Keep corrections and read the text again with them. What is withdrawn is linked to nothing any more.

    Raises NotAllowed: this person may not read it, or there are 500 corrections already.
    """
    concern = reading.telling.concern
    require(why_not_read(concern, by=by))
    held = Reading.objects.select_for_update(of=("self",)).select_related("telling__concern").get(pk=reading.pk)
    kept = [*corrections_of(held), *(each.as_json() for each in corrections)]
    require(f"A text can have {MOST_CORRECTIONS} corrections at most." if len(kept) > MOST_CORRECTIONS else None)
    held.corrections = lock_json(kept, subject=concern.subject, place=held.place())
    held.corrected_at, held.corrected_by = at, by
    held.save(update_fields=["corrections", "corrected_at", "corrected_by"])
    for each in {(one.did.value, one.kind.value) for one in corrections}:
        record("dots.corrected", about=concern.about, by=by.ref, at=at, did=each[0], kind=each[1])
    read_again(held, at=at)
