"""A partner's list beside everybody known, without keeping it; and everybody known, written so that no name shows.

Whoever runs these from a terminal is nobody in particular: what belongs to a restricted record is left out of both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from handrail.casework.dots.actions.linking import MOST_SUGGESTED, band_of, weigh
from handrail.casework.dots.actions.relinking import a_few_at_a_time
from handrail.casework.dots.models import Mention
from handrail.casework.dots.queries.seeing import open_to_all
from handrail.foundation.audit.actions import record
from handrail.methods.linkage.bands import Band
from handrail.methods.linkage.encoding import encode
from handrail.methods.linkage.mentions import Mention as Compared
from handrail.methods.linkage.scoring import Score


@dataclass(frozen=True)
class Match:
    """A row of a list, by its own id, and a concern that may be about the same person."""

    row: str
    reference: str
    score: Score


def match_list(people: Sequence[Compared], *, at: datetime) -> list[Match]:
    """Who of a list may be known, the likeliest first. Nothing of the list is kept; the trail says how many."""
    among = open_to_all()
    found = [match for person in people for match in matches_of(person, among)]
    with transaction.atomic():
        record("dots.list_matched", about="dots", by="handrail", at=at, rows=len(people), found=len(found))
    return sorted(found, key=lambda match: (-match.score.weight, match.row, match.reference))


def matches_of(person: Compared, among: QuerySet[Mention]) -> Iterator[Match]:
    """The concerns that may be about one person, each once, with the strongest of its mentions."""
    suggested = weigh(person, among).suggested
    references = dict(among.filter(pk__in=suggested).values_list("pk", "concern__reference"))
    best: dict[str, Score] = {}
    for mention, score in sorted(suggested.items(), key=lambda each: -each[1].weight)[:MOST_SUGGESTED]:
        best.setdefault(references[mention], score)
    yield from (Match(person.id, reference, score) for reference, score in best.items())


def band_said(match: Match) -> Band:
    """What is made of a match."""
    return band_of(match.score)


def encode_known(*, key: bytes, at: datetime) -> list[tuple[str, str]]:
    """Each person known by both names and a birthday: the concern's reference, and the encoding."""
    written: set[tuple[str, str]] = set()
    for some in a_few_at_a_time(open_to_all()):
        for mention, read in some.items():
            if (encoding := encode(read.compared(""), key=key)) is not None:
                written.add((mention.concern.reference, encoding))
    with transaction.atomic():
        record("dots.encoded", about="dots", by="handrail", at=at, written=len(written))
    return sorted(written)
