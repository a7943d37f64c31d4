"""The answer to "what do you keep about me?": what it tells, what it withholds and why, and the files."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from handrail.casework.documents.models import Document, Part
from handrail.casework.documents.policies import neutral_name, put_together
from handrail.casework.subject_rights.models import Request, WithheldBecause
from handrail.casework.subject_rights.permissions import why_not_read_contents, why_not_take_away
from handrail.casework.subject_rights.queries.gathering import gathered
from handrail.casework.subject_rights.queries.kept import Kept
from handrail.foundation.attachments.kinds import CONTENT_TYPES, Kind, as_it_came
from handrail.foundation.audit.actions import record
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.foundation.printing.enclosing import Enclosed

WITHHELD = "Withheld"


@dataclass(frozen=True, repr=False)
class Told:
    """One thing in an answer, or in its stead that it is withheld; `because` is empty where it is told."""

    kept: Kept
    because: str


@dataclass(frozen=True, repr=False)
class Answer:
    """Everything an answer says, in order, and the files that go with it."""

    reference: str
    person: str
    told: tuple[Told, ...]
    files: tuple[Enclosed, ...]


@transaction.atomic
def contents_of(request: Request, *, by: Person, at: datetime) -> list[Told]:
    """Everything that is kept, with what is withheld marked, for whoever prepares or agrees. It is in the trail.

    Raises:
        NotAllowed: this person may not read it.
    """
    require(why_not_read_contents(request, by=by))
    record("subject_rights.contents_read", about=request.person.about, by=by.ref, at=at, request=str(request.pk))
    return marked(gathered(request.person), request)


@transaction.atomic
def answer_to(request: Request, *, by: Person, at: datetime) -> Answer:
    """What is handed over, once two people have looked at it. Nothing that is withheld is in it. It is in the trail.

    Raises:
        NotAllowed: this person may not, or nobody has agreed to it yet.
    """
    require(why_not_take_away(request, by=by))
    record("subject_rights.answer_made", about=request.person.about, by=by.ref, at=at, request=str(request.pk))
    told = tuple(emptied(marked(gathered(request.person), request)))
    closed = {one.kept.what for one in told if one.because}
    return Answer(request.reference, request.person.reference, told, tuple(files_of(request, closed)))


def marked(kept: Iterable[Kept], request: Request) -> list[Told]:
    """What is kept, each with the ground on which it is withheld, if it is."""
    grounds = dict(request.withheld.values_list("what", "because"))
    return [Told(one, str(WithheldBecause(grounds[one.what]).label) if one.what in grounds else "") for one in kept]


def emptied(told: Iterable[Told]) -> Iterable[Told]:
    """The same with nothing of what is withheld: one line for each place, with neither its words nor their names."""
    seen: set[str] = set()
    for one in told:
        if not one.because:
            yield one
        elif one.kept.what not in seen:
            seen.add(one.kept.what)
            yield Told(Kept(one.kept.what, one.kept.heading, WITHHELD, f"Withheld: {one.because}."), one.because)


def files_of(request: Request, closed: set[str]) -> Iterable[Enclosed]:
    """Every document as it came and, where there is one, its clean copy; none of which a part is withheld."""
    for document in Document.objects.filter(person=request.person).select_related("person").order_by("number"):
        if document.place("told") in closed:
            continue
        name, copy, content = neutral_name(document), Kind(document.kind), put_together(document, Part.ORIGINAL)
        came = as_it_came(copy, content)
        called = f"as-it-came-{name.removesuffix(copy.value)}{came.value}"
        yield Enclosed(called, CONTENT_TYPES[came], "As it came", content)
        if document.copy_size is not None:
            yield Enclosed(name, CONTENT_TYPES[copy], "Clean copy", put_together(document, Part.COPY))


def as_printed(answer: Answer, *, at: datetime) -> dict[str, object]:
    """The values of the document: a heading for each kind of row, and under it what is kept."""
    headings: dict[str, list[list[str]]] = {}
    for one in answer.told:
        headings.setdefault(one.kept.heading, []).append([one.kept.field, one.kept.says])
    return {
        "title": f"What we keep about you, {answer.reference}",
        "made": f"{timezone.localdate(at):%d %B %Y}",
        "from": current_locality().name,
        "record": answer.person,
        "parts": [{"title": title, "rows": rows} for title, rows in headings.items()],
        "files": [one.name for one in answer.files],
        "withheld": any(one.because for one in answer.told),
    }


def as_json(answer: Answer) -> dict[str, Any]:
    """The same for a program, so that it can be taken elsewhere (UK GDPR article 20)."""
    return {
        "request": answer.reference,
        "record": answer.person,
        "kept": [
            {"kind": one.kept.heading, "field": one.kept.field, "says": one.kept.says, "withheld": one.because}
            for one in answer.told
        ],
        "files": [one.name for one in answer.files],
    }
