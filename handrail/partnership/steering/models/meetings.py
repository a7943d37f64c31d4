"""Meetings, what is on their agenda, and the papers."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from handrail.partnership.steering.models.groups import Group


class Meeting(models.Model):
    """When and where a group meets. `quorum` is the percentage of its members that the county asked for on that day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    quorum = models.PositiveSmallIntegerField()
    called_at = models.DateTimeField()
    agenda_sent_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    drafted_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """A time and a place."""

        personal = frozenset[str]()
        plain = frozenset(
            {
                *("id", "group", "starts_at", "ends_at", "place", "link", "quorum"),
                *("called_at", "agenda_sent_at", "cancelled_at", "drafted_at"),
            }
        )

    class Meta:
        ordering = ["-starts_at"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_meeting_ends_after_it_starts"),
            models.CheckConstraint(condition=~Q(place="") | ~Q(link=""), name="a_meeting_has_a_place_or_a_link"),
            models.CheckConstraint(condition=Q(quorum__lte=100), name="a_quorum_is_a_percentage"),
            models.UniqueConstraint(
                fields=["group", "starts_at"], condition=Q(cancelled_at=None), name="a_group_meets_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"meeting:{self.pk}"


class Topic(models.Model):
    """Something for the agenda. Without a meeting it is proposed, or was declined with a reason.

    `noted` is what the minutes say of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="topics")
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="topics")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    presenter = models.CharField(max_length=120, blank=True)
    noted = models.TextField(blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    declined_at = models.DateTimeField(null=True, blank=True)
    why_declined = models.CharField(max_length=300, blank=True)

    class Privacy:
        """The work of organisations, and who presents it."""

        personal = frozenset[str]()
        staff = frozenset({"presenter", "proposed_by"})
        plain = frozenset(
            {
                *("id", "group", "meeting", "position", "title", "about", "noted", "made_at"),
                *("declined_at", "why_declined"),
            }
        )

    class Meta:
        ordering = ["position", "made_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(declined_at=None, why_declined="") | (Q(meeting=None) & ~Q(why_declined="")),
                name="what_is_declined_says_why_and_is_on_no_agenda",
            ),
        ]

    def __str__(self) -> str:
        return f"topic:{self.pk}"


class Paper(models.Model):
    """A paper to a topic: a clean PDF of our own, or one that another room has issued, by its number and hash.

    One of our own is let go of after some years: its title and hash stay.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(max_length=200)
    content = models.BinaryField(default=b"")
    issued = models.UUIDField(null=True, blank=True)
    digest = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    let_go_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """What is put before the group."""

        personal = frozenset[str]()
        staff = frozenset({"added_by"})
        plain = frozenset({"id", "topic", "title", "content", "issued", "digest", "added_at", "let_go_at"})

    class Meta:
        ordering = ["added_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(issued=None, let_go_at=None) & ~Q(content=b""))
                | Q(issued=None, let_go_at__isnull=False, content=b"")
                | Q(issued__isnull=False, let_go_at=None, content=b""),
                name="a_paper_is_ours_or_issued_or_let_go",
            )
        ]

    def __str__(self) -> str:
        return f"paper:{self.pk}"
