"""Renewals that fall due, and the leaflet that was given at each, over the counter or by post."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.partnership.licensing.models.registers import Licence, Register
from handrail.partnership.outreach.models import StockMove


class Renewal(models.Model):
    """One day on which one licence ends and is to be renewed. It outlives the licence, as a count of its month."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="renewals")
    licence = models.ForeignKey(Licence, null=True, on_delete=models.SET_NULL, related_name="renewals")
    due_on = models.DateField()

    class Privacy:
        """A day."""

        personal = frozenset[str]()
        plain = frozenset({"id", "register", "licence", "due_on"})

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["register", "due_on"], name="renewals_by_day")]
        constraints = [models.UniqueConstraint(fields=["licence", "due_on"], name="a_licence_ends_once_on_a_day")]

    def __str__(self) -> str:
        return f"renewal:{self.pk}"


class How(models.TextChoices):
    """How somebody came by the leaflet."""

    COUNTER = "counter", "At the counter"
    POST = "post", "By post"


class Issue(models.Model):
    """The leaflet given at a renewal, once. `move` is the copy that left the shelf, where the shelf is counted.

    `language` is the leaflet's, as a code of the pack.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    renewal = models.OneToOneField(Renewal, on_delete=models.CASCADE, related_name="issue")
    how = models.CharField(max_length=8, choices=How)
    language = models.CharField(max_length=8)
    move = models.ForeignKey(StockMove, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """Paper."""

        personal = frozenset[str]()
        staff = frozenset({"given_by"})
        plain = frozenset({"id", "renewal", "how", "language", "move", "given_at"})

    def __str__(self) -> str:
        return f"issue:{self.pk}"


class MailingState(models.TextChoices):
    """How far letters have come."""

    MADE = "made", "To be printed and posted"
    POSTED = "posted", "Posted"
    DROPPED = "dropped", "Not posted"


class Mailing(models.Model):
    """The letters for the renewals of one month, printed together. They count as given once they were posted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="mailings")
    month = models.DateField()
    state = models.CharField(max_length=8, choices=MailingState, default=MailingState.MADE)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """A heap of letters."""

        personal = frozenset[str]()
        staff = frozenset({"made_by"})
        plain = frozenset({"id", "register", "month", "state", "made_at", "finished_at"})

    class Meta:
        ordering = ["-made_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["register", "month"], condition=Q(state="made"), name="one_heap_of_letters_a_month"
            ),
            models.CheckConstraint(
                condition=Q(state="made", finished_at=None) | (~Q(state="made") & Q(finished_at__isnull=False)),
                name="a_finished_mailing_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"mailing:{self.pk}"


class Letter(models.Model):
    """One letter of a heap, for one renewal."""

    id = models.BigAutoField(primary_key=True)
    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="letters")
    renewal = models.ForeignKey(Renewal, on_delete=models.CASCADE, related_name="+")

    class Privacy:
        """Which renewal; not whose."""

        personal = frozenset[str]()
        plain = frozenset({"id", "mailing", "renewal"})

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["mailing", "renewal"], name="one_letter_for_a_renewal")]

    def __str__(self) -> str:
        return f"letter:{self.pk}"
