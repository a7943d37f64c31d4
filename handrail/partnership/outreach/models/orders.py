"""Leaflets that somebody asks for: a member of the partnership by name, anybody else under lock."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.foundation.people.models import Organisation
from handrail.partnership.outreach.models.printing import ON_PAPER


class OrderState(models.TextChoices):
    """How far an order has come."""

    ASKED = "asked", "Not answered yet"
    ACCEPTED = "accepted", "Accepted, to be sent"
    DECLINED = "declined", "Declined"
    SENT = "sent", "Sent"
    WITHDRAWN = "withdrawn", "Taken back"


class Order(models.Model):
    """So many copies that somebody asks for. Either a member asks, or `locked` says who outside does and where to.

    `locked`, under a key of its own: name, work e-mail, organisation, address. `answer` is what was said to a member;
    what is said to somebody outside is sealed to their receipt and kept nowhere else.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    design = models.SlugField(max_length=40)
    set_as = models.CharField(max_length=8, choices=[(one.value, one.label) for one in ON_PAPER])
    copies = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=OrderState, default=OrderState.ASKED)
    asked_at = models.DateTimeField()
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    subject = models.UUIDField(null=True, blank=True, unique=True)
    locked = models.BinaryField(default=b"")
    receipt_digest = models.CharField(max_length=64, blank=True)
    reply_key = models.BinaryField(default=b"")
    answer = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Privacy:
        """Who asks from outside is locked."""

        personal = frozenset({"locked", "receipt_digest"})
        staff = frozenset({"asked_by", "answered_by"})
        plain = frozenset(
            {"id", "design", "set_as", "copies", "state", "asked_at", "organisation", "subject", "reply_key"}
            | {"answer", "answered_at"}
        )

    class Meta:
        ordering = ["-asked_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(copies__gte=1), name="an_order_is_for_copies"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, asked_by__isnull=False, subject=None)
                | Q(organisation=None, asked_by=None, subject__isnull=False),
                name="a_member_orders_or_somebody_outside",
            ),
            models.CheckConstraint(
                condition=Q(state="asked", answered_at=None) | (~Q(state="asked") & Q(answered_at__isnull=False)),
                name="an_answer_to_an_order_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"order:{self.pk}"

    def place(self, field: str) -> str:
        """Where a locked field belongs."""
        return f"outreach.Order:{self.pk}:{field}"
