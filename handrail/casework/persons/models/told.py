"""Who somebody is and how they may safely be reached. Rows are only added: what was typed once stays known."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.casework.persons.models.person import PotentialVictim


class IdentityTold(models.Model):
    """Who the person is, as it was known at one time. The newest holds.

    Earlier ones are kept because a name that was corrected still identifies: text that leaves without a name is
    screened for all of them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(PotentialVictim, on_delete=models.PROTECT, related_name="identities")
    contents = models.BinaryField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """Who they are."""

        personal = frozenset({"contents"})
        staff = frozenset({"recorded_by"})
        plain = frozenset({"id", "person", "recorded_at"})

    class Meta:
        ordering = ["recorded_at", "id"]

    def place(self) -> str:
        """Where the contents live, so that they open nowhere else."""
        return f"persons.IdentityTold:{self.pk}:contents"


class SafeContactRecord(models.Model):
    """Whether, and then how, somebody may be contacted. The newest holds.

    The database keeps the order of the questions: without a yes to "is it safe?" there is no detail to keep.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(PotentialVictim, on_delete=models.PROTECT, related_name="safe_contacts")
    safe = models.CharField(max_length=8, choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")])
    contents = models.BinaryField(default=b"")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """A number or an address, and who else sees it."""

        personal = frozenset({"contents"})
        staff = frozenset({"recorded_by"})
        plain = frozenset({"id", "person", "safe", "recorded_at"})

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(safe="yes") | Q(contents=b""), name="no_contact_detail_unless_it_is_safe"
            ),
        ]

    def place(self) -> str:
        """Where the contents live, so that they open nowhere else."""
        return f"persons.SafeContactRecord:{self.pk}:contents"
