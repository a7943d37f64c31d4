"""Who takes part: a colleague with an account, or somebody from outside whose name is locked."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.foundation.people.models import Organisation
from handrail.partnership.training.models.sessions import Session


class Attendee(models.Model):
    """Somebody who is trained: a colleague, or a person from outside under a key of their own.

    `locked` holds name, work e-mail and, of a driver, licence number of whoever has no account; `email_token` finds
    them again. `organisation` is a member organisation, or none and `elsewhere` says which other.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    colleague = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    subject = models.UUIDField(null=True, blank=True, unique=True)
    locked = models.BinaryField(default=b"")
    email_token = models.CharField(max_length=32, blank=True, db_index=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    elsewhere = models.CharField(max_length=40, blank=True)
    profession = models.SlugField(max_length=40)
    made_at = models.DateTimeField()

    class Privacy:
        """A colleague is staff; whoever is not is locked."""

        personal = frozenset({"locked", "email_token"})
        staff = frozenset({"colleague"})
        plain = frozenset({"id", "subject", "organisation", "elsewhere", "profession", "made_at"})

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(colleague__isnull=False, subject=None) | Q(colleague=None, subject__isnull=False),
                name="a_colleague_or_somebody_from_outside",
            )
        ]

    def __str__(self) -> str:
        return f"attendee:{self.pk}"

    def place(self, field: str) -> str:
        """Where a locked field belongs."""
        return f"training.Attendee:{self.pk}:{field}"


class BookingState(models.TextChoices):
    """Whether there is a place."""

    CONFIRMED = "confirmed", "Has a place"
    WAITING = "waiting", "On the waiting list"
    CANCELLED = "cancelled", "Given back"


class Booking(models.Model):
    """One attendee's place on one session, and whether they came. Only one that is not given back counts.

    `receipt_digest` and `reply_key` belong to whoever booked at the public door. `before_on`, `after_on` and `later_on`
    are the days on which they answered what they know, `passed_on` that on which enough was right: what they answered
    is kept apart, in a Sitting, which does not say whose it is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="bookings")
    attendee = models.ForeignKey(Attendee, on_delete=models.PROTECT, related_name="bookings")
    state = models.CharField(max_length=10, choices=BookingState)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    given_back_at = models.DateTimeField(null=True, blank=True)
    receipt_digest = models.CharField(max_length=64, blank=True)
    reply_key = models.BinaryField(default=b"")
    came_at = models.DateTimeField(null=True, blank=True)
    before_on = models.DateField(null=True, blank=True)
    after_on = models.DateField(null=True, blank=True)
    later_on = models.DateField(null=True, blank=True)
    passed_on = models.DateField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    asked_later_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """Who it is stands behind the attendee."""

        personal = frozenset({"receipt_digest"})
        plain = frozenset(
            {"id", "session", "attendee", "state", "asked_at", "confirmed_at", "given_back_at", "reply_key"}
            | {"came_at", "before_on", "after_on", "later_on", "passed_on", "reminded_at", "asked_later_at"}
        )

    class Meta:
        ordering = ["asked_at", "id"]
        indexes = [models.Index(fields=["session", "state", "asked_at"], name="training_places_of_session")]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "attendee"], condition=~Q(state="cancelled"), name="one_place_for_one_attendee"
            ),
            models.UniqueConstraint(
                fields=["receipt_digest"], condition=~Q(receipt_digest=""), name="one_booking_for_one_receipt"
            ),
            models.CheckConstraint(condition=Q(came_at=None) | Q(state="confirmed"), name="only_who_has_a_place_came"),
        ]

    def __str__(self) -> str:
        return f"booking:{self.pk}"
