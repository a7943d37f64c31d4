"""Makes every token again after the token key was changed."""

from datetime import datetime

from django.db import transaction

from handrail.casework.documents.models import Document
from handrail.casework.documents.policies import token_of, told_of

AT_A_TIME = 500


@transaction.atomic
def reindex(*, at: datetime) -> dict[str, int]:  # noqa: ARG001 — every room is told when
    """Mark every file anew with the newest key, so that the same file is still noticed. How many there were."""
    number = 0
    for document in Document.objects.select_related("person").order_by("pk").iterator(chunk_size=AT_A_TIME):
        document.content_token = token_of(document.person_id, told_of(document).sha256)
        document.save(update_fields=["content_token"])
        number += 1
    return {"documents": number} if number else {}
