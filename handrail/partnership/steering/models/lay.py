"""Seats of people of no organisation, such as somebody with lived experience: named by seat, never by person."""

import uuid

from django.db import models
from django.db.models import F, Q

from handrail.partnership.steering.models.groups import Group
from handrail.partnership.steering.models.meetings import Meeting
from handrail.partnership.steering.models.minutes import How


class LaySeat(models.Model):
    """A seat on a group for a person of no organisation. Whoever sits on it is written down nowhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="lay_seats")
    name = models.CharField(max_length=80)
    begun_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Privacy:
        """What a seat is called: never who sits on it."""

        personal = frozenset[str]()
        plain = frozenset({"id", "group", "name", "begun_on", "ended_on"})

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "name"], condition=Q(ended_on=None), name="a_lay_seat_has_a_name_of_its_own"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("begun_on")), name="a_lay_seat_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"lay-seat:{self.pk}"


class LayAttendance(models.Model):
    """Whether anybody came for a lay seat to one meeting. Kept apart from the attendance of organisations."""

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="lay_attendance")
    seat = models.ForeignKey(LaySeat, on_delete=models.PROTECT, related_name="attendance")
    how = models.CharField(max_length=10, choices=How)
    noted_at = models.DateTimeField()

    class Privacy:
        """That a seat was taken, not by whom."""

        personal = frozenset[str]()
        plain = frozenset({"id", "meeting", "seat", "how", "noted_at"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="a_lay_seat_is_noted_once_at_a_meeting"),
        ]

    def __str__(self) -> str:
        return f"lay-attendance:{self.pk}"
