"""What a form offers to choose from, and what it has filled in."""

from datetime import datetime

from django.utils import timezone

from handrail.casework.cases.models import Case
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.queries import PersonRow, person_for, persons_kept, safe_contact_of
from handrail.casework.support.models import Letter, PlanAction, SummaryPart
from handrail.casework.support.policies import began_on, newest, opened, why_not_post
from handrail.casework.support.queries.reading import note_reading
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.ui.wording import day_words


def organisations_to_choose() -> list[Organisation]:
    """The organisations of the partnership that can do something for somebody."""
    return list(Organisation.objects.filter(active=True, can_receive=True))


def what_is_to_be_done(action: PlanAction, *, by: Person, at: datetime) -> dict[str, object]:
    """What is planned, for the form that changes it. Raises NotAllowed."""
    note_reading(action.case, "action", by=by, at=at)
    return {
        "what": opened(action).get("what", ""),
        "doer": action.doer,
        "organisation": action.organisation.code if action.organisation else "",
        "due_on": action.due_on,
    }


def words_of_part(case: Case, section: str, *, by: Person, at: datetime) -> str:
    """The words of one part as they hold, for the form that writes them anew. Raises NotAllowed."""
    note_reading(case, "summary", by=by, at=at)
    part = newest(SummaryPart.objects.filter(case=case, section=section)).get(section)
    if part is None:
        return ""
    part.case = case
    return str(opened(part).get("words", ""))


def known_for_letter(case: Case, *, by: Person, at: datetime) -> dict[str, str]:
    """What the file knows of what letters may say: nothing of who the person is. That is asked, and theirs to say."""
    note_reading(case, "letter", by=by, at=at)
    return {
        "today": day_words(timezone.localdate(at)),
        "organisation": case.organisation.name,
        "worker": by.name,
        "supported_since": day_words(began_on(case)),
    }


def why_not_by_post(letter: Letter, *, by: Person, at: datetime) -> str | None:
    """Say why this letter may not go by post, if so. Raises NotAllowed."""
    kept = safe_contact_of(letter.case.person, by=by, at=at, why="letter")
    return why_not_post(current_locality().support.letter(letter.template), kept)


def records_to_choose(case: Case, *, by: Person, at: datetime) -> list[PersonRow]:
    """The records that may be of a child of this person: those this worker may see, but this one. Raises NotAllowed."""
    return [row for row in persons_kept(by=by, at=at) if row.id != case.person_id]


def record_chosen(chosen: object, *, by: Person) -> PotentialVictim | None:
    """The record that was chosen in a form, if any. Raises NotAllowed, PotentialVictim.DoesNotExist."""
    return person_for(by=by, person_id=chosen) if chosen else None  # type: ignore[arg-type]
