"""What was seen before: everything that the words could be, looked for in everything that was read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from handrail.casework.dots.models import Mention, MentionKind
from handrail.casework.dots.permissions import why_not_ask
from handrail.casework.dots.policies.marks import DIGIT_RUN, PLATE_RUN, Mark, address_of, is_whole, name_marks, runs
from handrail.casework.dots.policies.reading import Read
from handrail.casework.dots.queries.finding import having_all, opened
from handrail.casework.dots.queries.seeing import reads_of, visible_mentions
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.methods.reading.alike import how_alike
from handrail.methods.reading.asking import could_be
from handrail.methods.reading.finds import Found, Kind
from handrail.methods.reading.names import tokens_of, weighty
from handrail.methods.reading.plates import plate_fits, plate_key
from handrail.methods.reading.telephones import telephone_fits

AT_MOST: Final = 50
LOOKED_AT: Final = 300  # mentions of each thing that the words could be
ALIKE_ENOUGH: Final = 0.7


@dataclass(frozen=True, repr=False)
class Sighting:
    """One mention that may be what was asked for."""

    concern: UUID
    reference: str
    arrived_at: datetime
    kind: MentionKind
    written: str
    why: str


@dataclass(frozen=True, repr=False)
class Seen:
    """What was found, the surest first, and whether there is more than is shown."""

    sightings: tuple[Sighting, ...]
    more: bool


@dataclass(frozen=True)
class Question:
    """What the words could be: what a mention must have, whether it fits, and what is said of it."""

    marks: tuple[Sequence[Mark], ...]
    fits: Callable[[Read], bool]
    why: str


def have_we_seen(text: str, *, by: Person, at: datetime) -> Seen:
    """The mentions that the words could mean. What was asked is kept nowhere; that it was asked is in the trail.

    Raises:
        NotAllowed: this person may not ask.
        TooLongToAsk: the question has more than 200 characters.
    """
    require(why_not_ask(by=by))
    return looked_for(questions(could_be(text, on=timezone.localdate(at))), by=by, at=at)


def seen_of(known: Iterable[tuple[Kind, str]], *, by: Person, at: datetime) -> Seen:
    """The mentions of what is known to be a name, a telephone or the like, each as folded as its kind is.

    Of a name at least two words must be known: one alone is shared by too many. Raises NotAllowed.
    """
    require(why_not_ask(by=by))
    telling = [(kind, folded) for kind, folded in known if kind is not Kind.NAME or len(weighty(tokens_of(folded))) > 1]
    asked = [question for kind, folded in telling for question in QUESTIONS[kind](folded)]
    return looked_for(asked, by=by, at=at)


def looked_for(asked: Iterable[Question], *, by: Person, at: datetime) -> Seen:
    """What fits, the surest first."""
    among = visible_mentions(by)
    found: dict[UUID, Sighting] = {}
    for question in asked:
        for key, sighting in answers(question, among):
            found.setdefault(key, sighting)
    with transaction.atomic():
        record("dots.asked", about="dots", by=by.ref, at=at, found=len(found))
    return Seen(tuple(found.values())[:AT_MOST], more=len(found) > AT_MOST)


def answers(question: Question, among: QuerySet[Mention]) -> Iterator[tuple[UUID, Sighting]]:
    """The mentions that fit one reading of the words, the newest first."""
    mentions = opened(having_all(question.marks, among=among, at_most=LOOKED_AT), among=among)
    reads = reads_of(mentions)
    for each in sorted(mentions, key=lambda mention: mention.concern.arrived_at, reverse=True):
        if each.pk in reads and question.fits(reads[each.pk]):
            yield each.pk, sighting_of(each, reads[each.pk], question.why)


def sighting_of(mention: Mention, read: Read, why: str) -> Sighting:
    """One of them."""
    concern = mention.concern
    return Sighting(concern.pk, concern.reference, concern.arrived_at, read.kind, read.written, why)


def questions(meant: Iterable[Found]) -> Iterator[Question]:
    """What is looked for, for each thing that the words could be."""
    for found in meant:
        asked = QUESTIONS.get(found.kind)
        if asked is not None:
            yield from asked(found.folded)


def telephones(folded: str) -> Iterator[Question]:
    """A number, or digits in a row of one."""
    pattern = folded if folded.startswith(("+", "*")) else f"*{folded.lstrip('0')}*"
    marks = tuple([("digits", run)] for run in runs(folded.lstrip("+0"), DIGIT_RUN))
    why = "The same telephone" if is_whole(folded) else "A telephone that fits"
    if marks:
        yield Question(
            marks, lambda read: read.kind is MentionKind.TELEPHONE and fits_number(pattern, read.folded), why
        )


def fits_number(pattern: str, folded: str) -> bool:
    """Whether a number that was read fits; one that was read in part fits only as it stands."""
    return pattern == folded or (is_whole(folded) and telephone_fits(pattern, folded))


def plates(folded: str) -> Iterator[Question]:
    """A plate, or a part with gaps."""
    known = plate_key(folded)
    marks = [[("part of plate", run)] for run in runs(known, PLATE_RUN)]
    why = "The same number plate" if is_whole(folded) else "A number plate that fits"
    if marks:
        yield Question(
            tuple(marks), lambda read: read.kind is MentionKind.VEHICLE and plate_fits(folded, read.folded), why
        )
    # A part that was told fits the whole that is asked for; two parts are not known to fit, unless they are the same.
    same = (lambda read: plate_fits(read.folded, folded)) if is_whole(folded) else (lambda read: read.folded == folded)
    for mark in marks:
        yield Question(([("part of a part", mark[0][1])],), same, "Part of a number plate that fits")


def postcodes(folded: str) -> Iterator[Question]:
    """A postcode, and what is near it."""
    inward = folded.partition(" ")[2]
    if len(inward) > 1:
        yield Question(([("postcode", folded)],), lambda _: True, "The same postcode")
        yield Question(([("sector", folded[:-2])],), lambda _: True, "Near this postcode")
    elif inward:
        yield Question(([("sector", folded)],), lambda _: True, "In this postcode sector")


def addresses(folded: str) -> Iterator[Question]:
    """A house, by its postcode or its street."""
    parts = dict(zip(("flat", "house", "street", "town", "postcode"), folded.split("|"), strict=True))
    if parts["house"] and parts["postcode"]:
        yield Question(([("door", f"{parts['postcode']}|{parts['house']}")],), lambda _: True, "The same house")
    if parts["house"] and parts["street"]:
        mark = [("house in a street", f"{parts['street']}|{parts['house']}")]
        fits = lambda read: address_of(read).get("town", parts["town"]) == parts["town"] or not parts["town"]  # noqa: E731
        yield Question((mark,), fits, "A house of this number in a street of this name")


def names(folded: str) -> Iterator[Question]:
    """Somebody of this name, or of one that sounds like it."""
    marks = tuple(name_marks(folded))
    if marks:
        yield Question(marks, lambda read: read.folded == folded, "The same name")
        yield Question(marks, lambda read: alike(folded, read), "A name that sounds like it")


def alike(folded: str, read: Read) -> bool:
    """Whether a name that was read is near enough."""
    return read.kind is MentionKind.PERSON and how_alike(folded, read.folded).score >= ALIKE_ENOUGH


def exactly(kind: str) -> Callable[[str], Iterator[Question]]:
    """Something that is found only as a whole."""
    return lambda folded: iter([Question(([(kind, folded.partition("|")[0])],), lambda _: True, "The same name")])


QUESTIONS: Final[dict[Kind, Callable[[str], Iterator[Question]]]] = {
    Kind.TELEPHONE: telephones,
    Kind.PLATE: plates,
    Kind.POSTCODE: postcodes,
    Kind.ADDRESS: addresses,
    Kind.NAME: names,
    Kind.ALIAS: names,
    Kind.BUSINESS: exactly("business"),
    Kind.EMAIL: exactly("email"),
    Kind.HANDLE: exactly("handle"),
}
