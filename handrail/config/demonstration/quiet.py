"""A made-up year sends nothing: its notices are settled as dropped, its work for later is let go."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from handrail.foundation.notices.models import Notice, NoticeState


@contextmanager
def send_nothing() -> Iterator[None]:
    """Whatever was put into the outbox meanwhile will not leave it."""
    try:
        yield
    finally:
        Notice.objects.filter(state=NoticeState.WAITING).update(
            state=NoticeState.DROPPED,
            reason="made_up",
            settled_at=timezone.now(),
            next_attempt_at=None,
            safe_contact=None,
            private_link=None,
        )
        DBTaskResult.objects.ready().delete()
