"""Keeps what the public reads of a session in step: what is open to all and which course it is, never how to get in."""

from datetime import datetime

from handrail.partnership.published.models import OpenEvent, Taught
from handrail.partnership.training.models import Session
from handrail.partnership.training.queries import places_left

SHOWN = ("kind", "title", "about", "for_whom", "starts_at", "ends_at", "place", "online", "book_until", "cancelled_at")


def publish(session: Session, *, at: datetime) -> None:
    """Bring what is published of a session in step with it; what others add to it (speakers, programme) stays."""
    publish_course(session)
    if not session.open_to_all:
        OpenEvent.objects.filter(pk=session.pk).delete()
        return
    values = {name: getattr(session, name) for name in SHOWN} | {"places_left": max(0, places_left(session))}
    OpenEvent.objects.update_or_create(pk=session.pk, defaults=values, create_defaults={**values, "published_at": at})


def publish_course(session: Session) -> None:
    """Which course is taught and when, so that whoever was there can say so and be asked; nothing once it is off."""
    if session.cancelled_at is not None:
        Taught.objects.filter(pk=session.pk).delete()
        return
    Taught.objects.update_or_create(
        pk=session.pk,
        defaults={
            "course": session.course,
            "version": session.course_version,
            "starts_at": session.starts_at,
            "ends_at": session.ends_at,
        },
    )
