"""Keeps the slides of an item: a PDF, without what it says of its making."""

import hashlib
from datetime import datetime

from django.db import transaction

from handrail.foundation.attachments.cleaning import cleaned, why_not_take
from handrail.foundation.attachments.failures import NotTaken
from handrail.foundation.attachments.kinds import Kind
from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.seminars.actions.holding import hand_out, publish
from handrail.partnership.seminars.models import Item, Slides
from handrail.partnership.seminars.permissions import why_not_keep_seminar

MEGABYTES = 20
NOT_A_PDF = "Slides are kept as PDF, which everybody can open. Save them as PDF, then choose that file."


@transaction.atomic
def add_slides(item: Item, content: bytes, *, by: Person, at: datetime) -> Slides:
    """Keep the slides of an item, in place of any before. Raises NotAllowed: too large, or no PDF that can be read."""
    require(why_not_keep_seminar(item.seminar, by=by) or why_not_take(content, megabytes=MEGABYTES))
    copy = clean_pdf(content)
    digest = hashlib.sha256(copy).hexdigest()
    kept, _ = Slides.objects.update_or_create(
        item=item, defaults={"content": copy, "digest": digest, "added_at": at, "added_by": by}
    )
    publish(item.seminar)
    hand_out(item.seminar)
    record("seminars.slides_added", about=str(item.seminar.session), by=by.ref, at=at, item=str(item.pk))
    return kept


def clean_pdf(content: bytes) -> bytes:
    """The copy that is handed on. Raises NotAllowed."""
    try:
        file = cleaned(content)
    except NotTaken as fault:
        raise NotAllowed(str(fault)) from None
    if file.kind != Kind.PDF or file.copy is None:
        raise NotAllowed(NOT_A_PDF)
    return file.copy
