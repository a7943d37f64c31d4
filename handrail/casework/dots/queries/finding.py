"""Finds mentions by keyed marks. How many of one mark are looked at is bounded, the newest first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any, Final
from uuid import UUID

from django.db import connections, router
from django.db.models import QuerySet

from handrail.casework.dots.models import Mention, Token
from handrail.casework.dots.policies.marks import Mark
from handrail.foundation.vault import tokens
from handrail.foundation.written_out import rows_of

MOST_GROUPS: Final = 4
DIGITS: Final = 16  # of a token, four bits each
ALL: Final = 16**DIGITS
# Of each token no more mentions are read than are of use: neither database bounds them in the ORM's own questions.
HOLDERS: Final = {
    "sqlite": "SELECT * FROM (SELECT token, mention_id FROM dots_token WHERE token = %s LIMIT %s)",
    "postgresql": (
        "SELECT wanted.token, held.mention_id "
        "FROM unnest(string_to_array(%s, ' ')::bigint[], string_to_array(%s, ' ')::int[]) AS wanted(token, most) "
        "CROSS JOIN LATERAL "
        "(SELECT mention_id FROM dots_token WHERE dots_token.token = wanted.token LIMIT wanted.most) AS held"
    ),
}


def keyed(marks: Iterable[Mark]) -> dict[int, Mark]:
    """Each mark by its token."""
    kept = list(marks)
    return dict(zip(map(as_number, tokens.tokens_of(kept)), kept, strict=True))


def as_number(token: str) -> int:
    """The first eight bytes of a token, as the databases count: half of all numbers are below nothing."""
    number = int(token[:DIGITS], 16)
    return number - ALL if number >= ALL // 2 else number


def holders_of(wanted: Mapping[int, int]) -> dict[int, list[UUID | str]]:
    """The mentions with each token, in one question; none of a token that more have than the number beside it.

    A mention goes by what the database calls it, which every question takes: most of them are asked no further.
    """
    holders: dict[int, list[UUID | str]] = defaultdict(list)
    for token, mention in rows_of_holders({token: most + 1 for token, most in wanted.items()}):
        holders[token].append(mention)
    return {token: found for token, found in holders.items() if len(found) <= wanted[token]}


def rows_of_holders(wanted: Mapping[int, int]) -> list[tuple[int, UUID | str]]:
    """Each token with a mention that has it, so many of each at most."""
    if not wanted:
        return []
    connection = connections[router.db_for_read(Token)]
    question = HOLDERS[connection.vendor]
    told: list[Any] = [" ".join(map(str, wanted)), " ".join(map(str, wanted.values()))]
    if connection.vendor == "sqlite":
        question, told = " UNION ALL ".join([question] * len(wanted)), [*chain.from_iterable(wanted.items())]
    return list(rows_of(question, told, connection))


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


def opened(keys: Iterable[UUID | str], *, among: QuerySet[Mention]) -> list[Mention]:
    """Those mentions with their concerns."""
    return list(among.filter(pk__in=list(keys)).select_related("concern"))
