"""A referral: a concern or a person, or part of what is known, in the hands of one organisation, with its clock."""

import uuid
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.casework.desk.models import Concern
from handrail.casework.persons.models import LawfulBasis, PotentialVictim


class ReferralStatus(models.TextChoices):
    """Where a referral stands. `policies.TRANSITIONS` says what may follow what."""

    DRAFT = "draft", "Draft"
    SENT = "sent", "Sent"
    OPENED = "opened", "Opened"
    ACCEPTED = "accepted", "Accepted"
    ACTIVE = "active", "Active"
    DECLINED = "declined", "Declined"
    RETURNED = "returned", "Returned for more information"
    DONE = "done", "Completed"
    WITHDRAWN = "withdrawn", "Withdrawn"


LIVE = (ReferralStatus.SENT, ReferralStatus.OPENED, ReferralStatus.ACCEPTED, ReferralStatus.ACTIVE)


class Kind(models.TextChoices):
    """What a referral asks for. It decides who may receive it, what they may be shown and how soon they answer."""

    CONCERN = "concern", "Concern"
    NRM = "nrm", "National Referral Mechanism"
    DUTY_TO_NOTIFY = "duty_to_notify", "Notification to the Home Office"
    CHILDRENS_SERVICES = "childrens_services", "Children’s services"
    ADULT_SAFEGUARDING = "adult_safeguarding", "Adult safeguarding"
    POLICE = "police", "Police"
    SUPPORT = "support", "Support for victims"
    HOUSING = "housing", "Housing"
    SEXUAL_ASSAULT_CENTRE = "sexual_assault_centre", "Sexual assault referral centre"
    HEALTH = "health", "Health"
    CHARITY = "charity", "Charity"


ON_A_FORM = (Kind.NRM, Kind.DUTY_TO_NOTIFY)


class Way(models.TextChoices):
    """How a referral reaches whoever receives it."""

    MEMBER = "member", "Through Handrail"
    PDF = "pdf", "As an encrypted document"
    TELEPHONE = "telephone", "By telephone"
    FORM = "form", "Typed into the Home Office’s form"


class Section(models.TextChoices):
    """A part of what is known, which the sender may share or keep back: of what was told, or of a person's record."""

    ACCOUNT = "account", "What was told"
    WHERE = "where", "Where it is"
    PEOPLE = "people", "The people"
    IDENTIFIERS = "identifiers", "Names, vehicles, telephones and businesses"
    HOW_KNOWN = "how_known", "How it is known"
    REPORTER = "reporter", "Who told us, and how to contact them safely"
    IDENTITY = "identity", "Who the person is"
    SAFE_CONTACT = "safe_contact", "How to contact the person safely"
    INTERPRETER = "interpreter", "Language and interpreter"
    RISK = "risk", "Danger and age"
    NEEDS = "needs", "What they need"
    HEALTH = "health", "Injuries and health"
    SEXUAL_ASSAULT = "sexual_assault", "Sexual assault"
    ADVICE = "advice", "Advice they may need"
    CONSENTS = "consents", "What they agreed to"
    TOLD_ALREADY = "told_already", "What they have told us already"
    DOCUMENTS = "documents", "Documents"


class Override(models.TextChoices):
    """The two limits of confidence that everyone is told of before they report."""

    DANGER = "danger", "Somebody is in immediate danger"
    CHILD = "child", "A child is at risk"


class Referral(models.Model):
    """One concern, or one person, referred to one organisation for one purpose.

    `shared` holds a copy of the shared sections and nothing else, locked under the key of whom it is about. It is
    emptied the moment the referral ends: what is not there cannot be read. `due_at` is the next time by which the
    receiving organisation owes something, and is empty when it owes nothing. `came_back_at` is set while a refusal
    waits to be reviewed. Both are there so that every list is one range of one index. `remind_at` and `chase_at` say
    when the receiver is reminded and when the sender is told that it is late; each is emptied by doing it, so that
    it is done once. `follows` is the referral that came back and that this one was made of. Of a draft, `sent_by`
    is whoever prepared it. `documents` are the ids of those that were chosen: when it comes back, they go on with it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=24, choices=Kind, default=Kind.CONCERN)
    way = models.CharField(max_length=12, choices=Way, default=Way.MEMBER)
    concern = models.ForeignKey(Concern, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(PotentialVictim, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    from_organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    to_organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    from_name = models.CharField(max_length=200)
    to_name = models.CharField(max_length=200)
    to_kind = models.CharField(max_length=40)
    priority = models.CharField(max_length=20)
    status = models.CharField(max_length=20, choices=ReferralStatus, default=ReferralStatus.SENT)
    sections = models.JSONField(default=list)
    documents = models.JSONField(default=list, blank=True)
    override = models.CharField(max_length=20, choices=Override, blank=True)
    lawful_basis = models.CharField(max_length=20, choices=LawfulBasis, blank=True)
    reason = models.CharField(max_length=60, blank=True)
    follows = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    drafted_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    acknowledge_by = models.DateTimeField(null=True, blank=True)
    do_by = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    access_until = models.DateTimeField(null=True, blank=True)
    remind_at = models.DateTimeField(null=True, blank=True)
    chase_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    came_back_at = models.DateTimeField(null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    shared = models.BinaryField(default=b"")
    message = models.BinaryField(default=b"")
    override_reason = models.BinaryField(default=b"")
    words = models.BinaryField(default=b"")
    acknowledgement = models.BinaryField(default=b"")

    class Privacy:
        """The message, reasons, the answer's words, who acknowledged it and the shared sections are about people."""

        personal = frozenset({"shared", "message", "override_reason", "words", "acknowledgement"})
        staff = frozenset({"sent_by", "opened_by", "answered_by", "ended_by", "reviewed_by"})
        plain = frozenset(
            {
                "id", "kind", "way", "concern", "person", "from_organisation", "to_organisation", "from_name",
                "to_name", "to_kind", "priority", "status", "sections", "documents", "override", "lawful_basis",
                "reason", "follows", "drafted_at", "sent_at", "acknowledge_by", "do_by", "due_at", "access_until",
                "remind_at", "chase_at", "opened_at", "acknowledged_at", "answered_at", "ended_at", "came_back_at",
                "reviewed_at",
            }
        )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["concern", "to_organisation"],
                condition=Q(status__in=LIVE, kind=Kind.CONCERN),
                name="one_live_referral_per_organisation",
            ),
            models.UniqueConstraint(
                fields=["person", "kind", "to_organisation"],
                condition=Q(status__in=(ReferralStatus.DRAFT, *LIVE), person__isnull=False),
                name="one_live_referral_of_a_kind_per_person_and_organisation",
            ),
            models.CheckConstraint(
                condition=Q(status=ReferralStatus.DRAFT, due_at=None, ended_at=None, sent_at=None)
                | Q(status__in=LIVE, due_at__isnull=False, ended_at=None, sent_at__isnull=False)
                | Q(~Q(status__in=(ReferralStatus.DRAFT, *LIVE)), due_at=None, ended_at__isnull=False),
                name="a_referral_is_a_draft_or_live_or_ended",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(shared=b""), name="what_was_shared_is_gone_when_it_has_ended"
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.CONCERN, concern__isnull=False, person=None)
                | (~Q(kind=Kind.CONCERN) & (Q(person__isnull=False) | Q(concern__isnull=False))),
                name="a_referral_is_about_somebody_or_something",
            ),
            models.CheckConstraint(
                condition=Q(way=Way.FORM, kind__in=ON_A_FORM, person__isnull=False)
                | (~Q(way=Way.FORM) & ~Q(kind__in=ON_A_FORM)),
                name="the_home_office_is_told_of_a_person_through_its_form",
            ),
        ]
        indexes = [
            models.Index(fields=["to_organisation", "due_at", "id"], name="referral_inbox"),
            models.Index(fields=["to_organisation", "-ended_at", "id"], name="referral_ended"),
            models.Index(fields=["from_organisation", "due_at", "id"], name="referral_outbox"),
            models.Index(fields=["from_organisation", "-ended_at", "id"], name="referral_outbox_ended"),
            models.Index(fields=["due_at", "id"], name="referral_due"),
            models.Index(fields=["sent_at"], name="referral_sent"),
            models.Index(fields=["came_back_at", "id"], name="referral_came_back"),
        ]

    def __str__(self) -> str:
        return f"referral:{self.pk}"

    def place(self, field: str) -> str:
        """Where a locked field of this row lives, so that it opens nowhere else."""
        return f"referrals.Referral:{self.pk}:{field}"

    @property
    def live(self) -> bool:
        """Whether the organisation still holds it."""
        return self.status in LIVE

    @property
    def matter(self) -> Concern | PotentialVictim:
        """Whom or what it is about: the person if there is one. Their key locks what is in here."""
        matter = self.person or self.concern
        assert matter is not None  # noqa: S101 — the database keeps it so; for the type checker
        return matter

    @property
    def subject(self) -> UUID:
        """Under whose key it is locked."""
        return self.matter.subject

    @property
    def erased(self) -> bool:
        """Whether whom or what it is about has been erased."""
        return self.matter.erased_at is not None

    @property
    def reference(self) -> str:
        """How people name what it is about."""
        return self.matter.reference

    @property
    def about(self) -> str:
        """How the trail names what it is about."""
        return self.matter.about
