"""Files that passed from one worker to another, until whoever has them now says so."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.casework.cases.models.case import Case


class HandOver(models.Model):
    """One file was given to somebody by somebody else.

    Until it is acknowledged, both see that it was handed over and not yet taken. One that is given on before that is
    replaced by the next. `alarmed_at`: when the coordinators were told that nobody had taken it in time.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="hand_overs")
    from_worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    to_worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    handed_at = models.DateTimeField()
    handed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)
    alarmed_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """Who works on which file, and since when."""

        personal = frozenset[str]()
        staff = frozenset({"from_worker", "to_worker", "handed_by"})
        plain = frozenset({"id", "case", "handed_at", "acknowledged_at", "replaced_at", "alarmed_at"})

    class Meta:
        ordering = ["handed_at", "id"]
        indexes = [models.Index(fields=["to_worker", "acknowledged_at"], name="cases_handed_to")]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(acknowledged_at=None, replaced_at=None),
                name="one_hand_over_of_a_file_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_at=None) | Q(replaced_at=None), name="a_hand_over_ends_in_one_way"
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_at=None) | Q(acknowledged_at__gte=F("handed_at")),
                name="acknowledged_after_it_was_handed_over",
            ),
        ]

    @property
    def waits(self) -> bool:
        """Whether nobody has said yet that they have it."""
        return self.acknowledged_at is None and self.replaced_at is None
