"""Makes the tokens of mentions again: of all after a new token key, and each morning of those that are behind."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from handrail.casework.dots.actions.tokens import as_bytes, keep_tokens, take_tokens
from handrail.casework.dots.models import Mention, Token
from handrail.casework.dots.policies.marks import marks_of
from handrail.casework.dots.queries import keyed, reads_of
from handrail.casework.dots.queries.marking import behind, marked_now

AT_A_TIME = 500
# About two minutes of one processor. What is left waits until the next morning.
MOST_A_MORNING = 50_000


def reindex(*, at: datetime) -> dict[str, int]:  # noqa: ARG001 — the vault tells every room when
    """Make every token again with the newest key, some mentions a transaction. Safe to repeat."""
    for some in steps(Mention.objects.filter(withdrawn_at=None)):
        reindex_these(some)
    return {"mention_tokens": Token.objects.count()}


def catch_up_with_keys(*, at: datetime, at_most: int = MOST_A_MORNING) -> int:  # noqa: ARG001 — as every morning
    """Make the tokens of mentions again that were found by other keys than there are now; of how many.

    So many at most, some a transaction: it may be stopped at any moment, and carries on where it was.
    """
    done = 0
    for some in steps(behind()):
        done += reindex_these(some[: at_most - done])
        if done >= at_most:
            break
    return done


def steps(among: QuerySet[Mention]) -> Iterator[list[UUID]]:
    """The ids of these, in their order, some at a time. What is done in a step may take them out of these."""
    keys, last = among.order_by("pk").values_list("pk", flat=True), UUID(int=0)
    while some := list(keys.filter(pk__gt=last)[:AT_A_TIME]):
        yield some
        last = some[-1]


@transaction.atomic
def reindex_these(keys: list[UUID]) -> int:
    """Put new tokens in the place of the old ones, of those that stand by now; of how many.

    Whoever was forgotten has no tokens and is not asked for again.
    """
    standing = Mention.objects.filter(pk__in=keys, withdrawn_at=None).order_by("pk")
    mentions = list(standing.select_for_update())
    reads, now = reads_of(mentions), marked_now()
    take_tokens(mentions)
    for each in mentions:
        each.found_by = as_bytes(keyed(marks_of(reads[each.pk]))) if each.pk in reads else b""
        each.marked_by = now
    Mention.objects.bulk_update(mentions, ["found_by", "marked_by"])
    keep_tokens(mentions)
    return len(mentions)
