"""Everything that is kept about one person, from every room, whatever rooms there are.

Nothing is listed by hand. Every model of casework that leads by its keys to the record of a person is looked through;
so a room that is built later cannot be forgotten. Of the concern with which a record began, what was told is among
it, and what was read in it; but never who told it.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date, datetime
from functools import cache

from django.apps import apps
from django.db import models
from django.utils import timezone

from handrail.casework.desk.queries.telling import first_report
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.referrals.models import Section
from handrail.casework.referrals.policies import REPORT_FIELDS
from handrail.casework.subject_rights.queries.kept import Kept, labelled
from handrail.casework.subject_rights.queries.mentioned import mentioned
from handrail.foundation.vault.subjects import Locked, unlock_many

ROOMS = "handrail.casework."
# Locked pieces of a file are the file, which is handed over as it is; tokens are digests and say nothing.
NOT_WORDS = frozenset({"documents.DocumentPiece", "persons.PersonToken"})
NOT_TOLD = frozenset({"id", "person", "subject"})
DEEPEST = 5
# Of a concern. How it is known, and who told it, would lead to whoever told us.
OF_CONCERN = (Section.ACCOUNT, Section.WHERE, Section.PEOPLE, Section.IDENTIFIERS)


def gathered(person: PotentialVictim) -> list[Kept]:
    """Everything that is kept about this person, room by room, in words; nothing once they are erased.

    The caller has asked whether this may be read, and written down that it was.
    """
    everywhere = [kept for model, path in models_about_persons() for kept in of_model(model, path, person)]
    return [*everywhere, *of_concern(person), *mentioned(person)]


def of_concern(person: PotentialVictim) -> Iterator[Kept]:
    """What was told in the concern that the record began with: where, what and of whom; never by whom."""
    if person.concern is None or person.concern.erased_at is not None or person.erased_at is not None:
        return
    told, place = asdict(first_report(person.concern)), f"desk.Concern:{person.concern.pk}"
    for section in OF_CONCERN:
        for name in REPORT_FIELDS[section]:
            for key, said in flattened(told[name]):
                yield Kept(f"{place}:{name}", "What was told to us", labelled(f"{name} {key}"), said)


@cache
def models_about_persons() -> list[tuple[type[models.Model], str]]:
    """Every model of casework that leads to a person's record, and how."""
    found: list[tuple[type[models.Model], str]] = [(PotentialVictim, "pk")]
    for model in apps.get_models():
        if model.__module__.startswith(ROOMS) and model is not PotentialVictim:
            path = path_to_person(model, DEEPEST)
            if path:
                found.append((model, path))
    return [(model, path) for model, path in found if model._meta.label not in NOT_WORDS]


def personal_in(model: type[models.Model]) -> frozenset[str]:
    """The fields of a model that are sorted as personal."""
    return frozenset(getattr(getattr(model, "Privacy", None), "personal", ()))


def path_to_person(model: type[models.Model], depth: int) -> str:
    """The shortest way by foreign keys from a model to the person it is about, as Django writes it; empty if none.

    It ends in a key called `person`, as in every room: a key by another name leads to somebody else's record.
    """
    keys = [field for field in model._meta.fields if isinstance(field, models.ForeignKey) and field.remote_field]
    direct = next((key.name for key in keys if key.name == "person" and key.related_model is PotentialVictim), "")
    if direct or depth == 0:
        return direct
    ways = [
        f"{key.name}__{way}"
        for key in keys
        if key.related_model not in (model, PotentialVictim) and str(key.related_model.__module__).startswith(ROOMS)
        for way in [path_to_person(key.related_model, depth - 1)]
        if way
    ]
    return min(ways, key=len, default="")


def of_model(model: type[models.Model], path: str, person: PotentialVictim) -> Iterator[Kept]:
    """What rows of one model say of a person, the locked fields opened with one question to the keyring."""
    rows = list(model._default_manager.filter(**{path: person.pk}).order_by("pk"))
    boxes = [(row, name) for row in rows for name in sorted(personal_in(model)) if locked(row, name)]
    opened = unlock_many(
        [Locked(bytes(getattr(row, name)), person.subject, place_of(row, name)) for row, name in boxes]
    )
    says = {(row.pk, name): plain for (row, name), plain in zip(boxes, opened, strict=True)}
    for row in rows:
        yield from plainly(row)
        for name in sorted(personal_in(model)):
            if plain := says.get((row.pk, name)):
                yield from in_words(row, name, plain)


def locked_fields(model: type[models.Model]) -> list[str]:
    """The personal fields of a model that hold boxes; a keyed token is none."""
    return [name for name in sorted(personal_in(model)) if isinstance(model._meta.get_field(name), models.BinaryField)]


def locked(row: models.Model, name: str) -> bool:
    """Whether a field holds a box now."""
    return name in locked_fields(type(row)) and bool(getattr(row, name))


def place_of(row: models.Model, name: str) -> str:
    """Where a locked field lives: the same in every room."""
    return f"{row._meta.label}:{row.pk}:{name}"


def heading_of(row: models.Model) -> str:
    """What a row is called: the words of its kind."""
    return str(row._meta.verbose_name).capitalize()


def plainly(row: models.Model) -> Iterator[Kept]:
    """The codes and days of a row, as people read them; nothing about who works here."""
    for name in sorted(frozenset(row.Privacy.plain) - NOT_TOLD):  # type: ignore[attr-defined]
        field = row._meta.get_field(name)
        value = getattr(row, name, None)
        if isinstance(field, models.ForeignKey | models.UUIDField) or value in (None, "", [], {}):
            continue
        shown = getattr(row, f"get_{name}_display", None)
        yield Kept(place_of(row, name), heading_of(row), labelled(name), as_read(shown() if shown else value))


def in_words(row: models.Model, name: str, plain: bytes) -> Iterator[Kept]:
    """A locked field as words: one line for each thing it holds."""
    for key, said in flattened(read(plain)):
        field = labelled(f"{name} {key}".strip() if key else name)
        yield Kept(place_of(row, name), heading_of(row), field, said)


def read(plain: bytes) -> object:
    """What was locked: JSON, or words as they are, as rooms keep one or the other."""
    try:
        return json.loads(plain)
    except ValueError:
        return plain.decode()


def flattened(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every word in what was locked, with the names that lead to it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from flattened(inner, f"{key} {name}".strip())
    elif isinstance(value, list):
        for inner in value:
            yield from flattened(inner, key)
    elif value not in (None, ""):
        yield key, as_read(value)


def as_read(value: object) -> str:
    """A value as people read it."""
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%d %B %Y, %H:%M}"
    if isinstance(value, date):
        return f"{value:%d %B %Y}"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return str(value)


def withheld_from(kept: Iterable[Kept], places: Iterable[str]) -> list[Kept]:
    """What is left when these places are withheld."""
    closed = frozenset(places)
    return [each for each in kept if each.what not in closed]
