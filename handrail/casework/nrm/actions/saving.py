"""Saves one page of the form. Nobody's answer is written over without their knowing, and what was typed stays known."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from handrail.casework.nrm.actions.keeping import hold, keep, note, row_of
from handrail.casework.nrm.models import PreparedForm
from handrail.casework.nrm.permissions import why_not_prepare
from handrail.casework.nrm.policies import KEPT_WITH_IDENTITY, Change, Contents, contents_of, identifier_in, with_typed
from handrail.casework.nrm.queries import FormFile, file_of
from handrail.casework.persons.actions import set_identity
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.queries import identity_of
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.rules.referral_form.fields import LEFT_OPEN

Typed = Mapping[str, object]


class ChangedMeanwhile(Exception):
    """Somebody else has answered these fields since the page was opened. `theirs` is what they answered."""

    def __init__(self, theirs: Typed, version: int) -> None:
        super().__init__("changed meanwhile")
        self.theirs = theirs
        self.version = version


@transaction.atomic
def save_page(person: PotentialVictim, *, code: str, typed: Typed, seen: int, by: Person, at: datetime) -> PreparedForm:
    """Keep the answers of one page. `seen` is the version that the page was opened with.

    Who they are goes to the record of the person, and is asked for nowhere again. An identifier that is replaced
    stays known to the screening. A text that changes has to be read anew.

    Raises:
        NotAllowed: this person may not prepare the form.
        ChangedMeanwhile: somebody else has answered one of these differently since; nothing is saved.
        NoSuchPage: the form has no such page.
    """
    person = hold(person)
    require(why_not_prepare(person, by=by))
    file = file_of(person, by=by, at=at, why="save")
    fields = {field.id for field in file.form.page(code).fields}
    given = {field: answer for field, answer in typed.items() if field in fields}
    if theirs := changed_by_others(given, file, seen=seen):
        raise ChangedMeanwhile(theirs, file.version)
    given = {field: answer for field, answer in given.items() if field not in file.filled}
    row = row_of(person, by=by, at=at)
    keep_identity(person, given, by=by, at=at)
    here = {field: answer for field, answer in given.items() if not goes_to_identity(field, answer)}
    keep(row, with_answers(contents_of(row), here, file, code=code, version=row.version + 1, by=by), at=at)
    note(person, "page_saved", by=by.ref, at=at, page=code, version=row.version)
    return row


def changed_by_others(given: Typed, file: FormFile, *, seen: int) -> dict[str, object]:
    """What somebody else has answered since, where it differs from what is now given."""
    changes = file.contents.changes
    here = {
        field: file.contents.answers.get(field)
        for field, answer in given.items()
        if field in changes and changes[field].version > seen and file.contents.answers.get(field) != answer
    }
    known = {field: one.value for field, one in file.filled.items() if one.value is not None}
    elsewhere = {
        field: known[field]
        for field, answer in given.items()
        if field in known and answer not in ("", None) and answer != known[field]
    }
    return {**here, **elsewhere}


def goes_to_identity(field: str, answer: object) -> bool:
    """Whether this answer is kept with who the person is; that it is not known is kept here."""
    return field in KEPT_WITH_IDENTITY and isinstance(answer, str) and bool(answer.strip()) and answer not in LEFT_OPEN


def keep_identity(person: PotentialVictim, given: Typed, *, by: Person, at: datetime) -> None:
    """Keep what was typed of who they are with the record of the person."""
    told = {field: answer for field, answer in given.items() if goes_to_identity(field, answer)}
    if told:
        identity = identity_of(person, by=by, at=at, why="nrm")
        set_identity(person, identity=with_typed(identity, told), by=by, at=at)


def with_answers(contents: Contents, given: Typed, file: FormFile, *, code: str, version: int, by: Person) -> Contents:
    """The contents with these answers; what they replace stays known where it leads to somebody."""
    changed = {field: answer for field, answer in given.items() if contents.answers.get(field) != answer}
    replaced = [identifier_in(file.form.field(field), contents.answers.get(field)) for field in changed]
    return replace(
        contents,
        answers={**contents.answers, **changed},
        changes={**contents.changes, **{field: Change(version, by.ref) for field in changed}},
        earlier=contents.earlier.union(*replaced),
        saved=contents.saved | {code},
    )
