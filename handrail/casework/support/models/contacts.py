"""Contacts and visits, planned and past; and interpreters, who are booked and never found on the spot."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.casework.support.models.entry import PLAIN, STAFF, WORDS, Entry


class ContactKind(models.TextChoices):
    """How people met or spoke."""

    VISIT = "visit", "Visit"
    MEETING = "meeting", "Meeting"
    CALL = "call", "Call"
    TEXT = "text", "Text message"
    EMAIL = "email", "Email"
    POST = "post", "Letter"
    VIDEO = "video", "Video call"


class WithWhom(models.TextChoices):
    """Who was met or spoken to."""

    PERSON = "person", "The person"
    PROFESSIONAL = "professional", "Somebody who works with them"
    FAMILY = "family", "Family or a friend, as they wished"


class From(models.TextChoices):
    """Who began it."""

    US = "us", "We did"
    THEM = "them", "They did"


class ContactState(models.TextChoices):
    """What became of it."""

    PLANNED = "planned", "Planned"
    TOOK_PLACE = "took_place", "Took place"
    NO_ANSWER = "no_answer", "No answer"
    NOT_ATTENDED = "not_attended", "They did not come"
    CANCELLED = "cancelled", "Cancelled"


class PlaceKind(models.TextChoices):
    """Where it is, as a code; where exactly is locked."""

    THEIR_PLACE = "their_place", "Where they stay"
    OUR_OFFICE = "our_office", "Our office"
    SERVICE = "service", "Another service"
    OUTSIDE = "outside", "Somewhere public"
    DISTANCE = "distance", "Not in person"


class Contact(Entry):
    """One contact. `contents` holds with whom by name, where, the notes, and why it was made if it was not safe.

    `not_safe` says that we began it although they had not said that this way is safe; `message_left` that a message
    was left when nobody answered.
    """

    kind = models.CharField(max_length=8, choices=ContactKind)
    with_whom = models.CharField(max_length=12, choices=WithWhom)
    begun_by = models.CharField(max_length=4, choices=From)
    state = models.CharField(max_length=12, choices=ContactState)
    place_kind = models.CharField(max_length=12, choices=PlaceKind)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=0)
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    message_left = models.BooleanField(default=False)
    not_safe = models.BooleanField(default=False)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """Names, places and notes are locked."""

        personal = WORDS
        staff = STAFF | {"worker"}
        plain = PLAIN | {
            *("kind", "with_whom", "begun_by", "state", "place_kind", "starts_at", "minutes", "message_left"),
            *("not_safe", "settled_at"),
        }

    class Meta:
        ordering = ["-starts_at", "id"]
        indexes = [
            models.Index(fields=["case", "-starts_at", "id"], name="support_contacts_of_file"),
            models.Index(fields=["worker", "starts_at"], condition=Q(state="planned"), name="support_contacts_planned"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(message_left=False) | Q(state="no_answer"), name="a_message_is_left_when_nobody_answers"
            ),
            models.CheckConstraint(
                condition=Q(state="planned", settled_at=None) | (~Q(state="planned") & Q(settled_at__isnull=False)),
                name="a_contact_that_is_over_says_when",
            ),
        ]


class InterpreterKind(models.TextChoices):
    """Where an interpreter comes from. A companion, a relative or a child is none of these: the database takes none."""

    AGENCY = "agency", "An interpreter of an agency"
    TELEPHONE = "telephone", "A telephone interpreting line"
    OWN = "own", "An interpreter who works for us"


class BookingState(models.TextChoices):
    """Where a booking stands."""

    BOOKED = "booked", "Asked for"
    CONFIRMED = "confirmed", "Confirmed"
    ATTENDED = "attended", "They interpreted"
    NOT_ATTENDED = "not_attended", "They did not come"
    CANCELLED = "cancelled", "Cancelled"


class InterpreterBooking(Entry):
    """An independent interpreter for a time, and perhaps for one contact.

    `contents` holds the name or number, the agency, its reference, and words about how it went.
    """

    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="interpreters")
    kind = models.CharField(max_length=12, choices=InterpreterKind)
    language = models.CharField(max_length=12)
    gender = models.CharField(
        max_length=8, choices=[("woman", "A woman"), ("man", "A man"), ("any", "Either")], default="any"
    )
    independent = models.BooleanField()
    state = models.CharField(max_length=12, choices=BookingState, default=BookingState.BOOKED)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """Who interprets leads to the person."""

        personal, staff = WORDS, STAFF
        plain = PLAIN | {
            *("contact", "kind", "language", "gender", "independent", "state", "starts_at", "minutes", "settled_at"),
        }

    class Meta:
        ordering = ["-starts_at", "id"]
        indexes = [
            models.Index(fields=["case", "-starts_at"], name="support_interpreters_of_file"),
            models.Index(
                fields=["starts_at"],
                condition=Q(state__in=["booked", "confirmed"]),
                name="support_interpreters_to_come",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["agency", "telephone", "own"], independent=True),
                name="an_interpreter_is_independent",
            ),
        ]
