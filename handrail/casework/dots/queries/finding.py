"""Finds mentions by keyed marks. How many of one mark are looked at is bounded, the newest first."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final
from uuid import UUID

from django.db import connections, router
from django.db.models import QuerySet

from handrail.casework.dots.models import Mention, Token
from handrail.casework.dots.policies.marks import LINK, Mark
from handrail.foundation.vault import tokens
from handrail.foundation.written_out import ID, StoredId, as_uuid, asked
from handrail.methods.linkage.keys import MOST

MOST_GROUPS: Final = 4
DIGITS: Final = 16  # of a token, four bits each
ALL: Final = 16**DIGITS
# What weighs people is asked for in the same breath, under no token: by itself that takes as long as weighing one.
IN_USE: Final = {
    vendor: f"SELECT CAST(NULL AS bigint), {id_in.format('id')} FROM dots_learnt WHERE used_from IS NOT NULL"  # noqa: S608
    for vendor, id_in in ID.items()
}
# Of each token no more mentions are read than are of use: neither database bounds them in the ORM's own questions.
HOLDERS: Final = {
    "sqlite": "SELECT * FROM (SELECT token, mention_id FROM dots_token WHERE token = %s LIMIT %s)",
    "postgresql": (
        "SELECT wanted.token, uuid_send(held.mention_id) "
        "FROM unnest(string_to_array(%s, ' ')::bigint[], string_to_array(%s, ' ')::int[]) AS wanted(token, most) "
        "CROSS JOIN LATERAL "
        "(SELECT mention_id FROM dots_token WHERE dots_token.token = wanted.token LIMIT wanted.most) AS held"
    ),
}


Holders = list[tuple[str, list[StoredId]]]


@dataclass(frozen=True)
class Sharing:
    """The keys of linkage that others have too, each with them, as the database answers; and what of all that was
    learnt weighs people.
    """

    keys: Holders
    in_use: frozenset[UUID]


def keyed(marks: Iterable[Mark]) -> dict[int, Mark]:
    """Each mark by its token."""
    kept = list(marks)
    return dict(zip(map(as_number, tokens.tokens_of(kept)), kept, strict=True))


def as_number(token: str) -> int:
    """The first eight bytes of a token, as the databases count: half of all numbers are below nothing."""
    number = int(token[:DIGITS], 16)
    return number - ALL if number >= ALL // 2 else number


def sharing_asked_for(tokens: Mapping[int, Mark]) -> Callable[[], Sharing]:
    """Ask who has these keys of linkage too now, and wait when it is called for. Keys of very many are passed over.

    A mention goes by what the database calls it, which every question takes: most of them are asked no further.
    """
    names = {token: kind.removeprefix(LINK) for token, (kind, _) in tokens.items() if kind.startswith(LINK)}
    connection = connections[router.db_for_read(Token)]
    answer = asked(
        *question_of({token: MOST[name] + 1 for token, name in names.items()}, connection.vendor), connection
    )

    def sharing() -> Sharing:
        holders: dict[int | None, list[StoredId]] = defaultdict(list)
        for token, mention in answer():
            holders[token].append(mention)
        in_use = frozenset(map(as_uuid, holders.pop(None, ())))
        keys = [(names[token], found) for token, found in holders.items() if token is not None]
        return Sharing([(name, found) for name, found in keys if len(found) <= MOST[name]], in_use)

    return sharing


def question_of(wanted: Mapping[int, int], vendor: str) -> tuple[str, list[Any]]:
    """How that is asked: so many of each token at most."""
    if vendor == "postgresql":
        columns = [" ".join(map(str, wanted)), " ".join(map(str, wanted.values()))]
        return f"{HOLDERS[vendor]} UNION ALL {IN_USE[vendor]}", [*columns]
    questions = [*[HOLDERS[vendor]] * len(wanted), IN_USE[vendor]]
    return " UNION ALL ".join(questions), [*chain.from_iterable(wanted.items())]


def having(token: int, *, among: QuerySet[Mention], at_most: int) -> list[UUID]:
    """The newest mentions with a token."""
    found = among.filter(tokens__token=token).order_by("-read_at", "-id")
    return list(found.values_list("pk", flat=True)[:at_most])


def having_all(groups: Iterable[Iterable[Mark]], *, among: QuerySet[Mention], at_most: int) -> list[UUID]:
    """The newest mentions with one mark at least of each group. Four groups at most are asked for."""
    found, kept = among, list(groups)[:MOST_GROUPS]
    for group in kept:
        found = found.filter(pk__in=Token.objects.filter(token__in=list(keyed(group))).values("mention"))
    return list(found.order_by("-read_at", "-id").values_list("pk", flat=True)[:at_most]) if kept else []


def opened(keys: Iterable[UUID], *, among: QuerySet[Mention]) -> list[Mention]:
    """Those mentions with their concerns."""
    return list(among.filter(pk__in=list(keys)).select_related("concern"))
