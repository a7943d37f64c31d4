"""Makes the tokens of all mentions again, after a new token key."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from handrail.casework.dots.actions.reading import add_tokens
from handrail.casework.dots.models import Mention, Token
from handrail.casework.dots.queries import reads_of

AT_A_TIME = 500


def reindex(*, at: datetime) -> dict[str, int]:  # noqa: ARG001 — the vault tells every room when
    """Make every token again with the newest key, some mentions a transaction. Safe to repeat."""
    waiting = list(Mention.objects.filter(withdrawn_at=None).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(waiting), AT_A_TIME):
        reindex_these(waiting[start : start + AT_A_TIME])
    return {"mention_tokens": Token.objects.count()}


@transaction.atomic
def reindex_these(keys: list[UUID]) -> None:
    """Put new tokens in the place of the old ones."""
    mentions = list(Mention.objects.filter(pk__in=keys).select_related("concern"))
    reads = reads_of(mentions)
    Token.objects.filter(mention__in=keys).delete()
    add_tokens({each: reads[each.pk] for each in mentions if each.pk in reads})
