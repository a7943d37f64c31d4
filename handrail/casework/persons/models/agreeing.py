"""What somebody agreed to, purpose by purpose; whether they could decide; and what was done without their yes."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from handrail.casework.persons.models.person import PotentialVictim


class ConsentPurpose(models.TextChoices):
    """Eight separate questions to an adult. A yes to one is never a yes to another."""

    NRM = "nrm", "A referral to the National Referral Mechanism"
    SUPPORT = "support", "Support through the Salvation Army and its partners"
    IDENTITY_IN_DTN = "identity_in_dtn", "Being named in a notification to the Home Office"
    POLICE = "police", "Talking to the police"
    SAFEGUARDING = "safeguarding", "An adult safeguarding referral"
    HOUSING = "housing", "A referral to a council for housing"
    HEALTH = "health", "Sharing with health services, a sexual assault centre among them"
    CHARITY = "charity", "Help from a charity"


class ConsentAnswer(models.TextChoices):
    """What they said."""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNSURE = "unsure", "Not sure yet"


class WithdrawnHow(models.TextChoices):
    """How somebody let us know that a yes no longer holds."""

    IN_PERSON = "in_person", "They said so in person"
    TELEPHONE = "telephone", "They said so on the telephone"
    WRITING = "writing", "They wrote to us"
    SOMEBODY_ELSE = "somebody_else", "Somebody they asked told us"
    FORM = "form", "They signed the Home Office's form"


class Consent(models.Model):
    """One answer to one of the eight questions. Answers are only added; the newest of a purpose holds.

    A withdrawal is written once beside the yes that it ends, and never taken back: somebody who agrees again gives
    a new answer.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(PotentialVictim, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=20, choices=ConsentPurpose)
    answer = models.CharField(max_length=8, choices=ConsentAnswer)
    explained_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    circumstances = models.BinaryField()
    given_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_how = models.CharField(max_length=16, choices=WithdrawnHow, blank=True)

    class Privacy:
        """Who explained it, in which language, with which interpreter and how far it goes is locked."""

        personal = frozenset({"circumstances"})
        staff = frozenset({"explained_by", "recorded_by", "withdrawn_by"})
        plain = frozenset(
            {"id", "person", "purpose", "answer", "given_at", "recorded_at", "withdrawn_at", "withdrawn_how"}
        )

    class Meta:
        ordering = ["given_at", "recorded_at", "id"]
        indexes = [models.Index(fields=["person", "purpose", "given_at"], name="persons_consent_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_how="")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False, answer="yes") & ~Q(withdrawn_how="")),
                name="a_withdrawal_ends_a_yes_and_says_how",
            ),
            models.CheckConstraint(
                condition=Q(given_at__lte=models.F("recorded_at")), name="no_consent_is_given_after_it_is_recorded"
            ),
        ]

    def place(self) -> str:
        """Where the circumstances live, so that they open nowhere else."""
        return f"persons.Consent:{self.pk}:circumstances"


class CapacityAssessment(models.Model):
    """Whether somebody could make one decision when it had to be made (Mental Capacity Act 2005, sections 2 to 4).

    It is about one purpose: capacity is specific to a decision. Where they could not, `best_interests` says whether
    it was decided, after consulting everybody involved, that the referral is in their best interests.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(PotentialVictim, on_delete=models.PROTECT, related_name="assessments")
    purpose = models.CharField(max_length=20, choices=ConsentPurpose)
    has_capacity = models.BooleanField()
    best_interests = models.CharField(
        max_length=8, choices=[("", "Does not apply"), ("refer", "Refer"), ("not", "Do not refer")], blank=True
    )
    reasons = models.BinaryField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """Who assessed, who was consulted and why is locked; so is what it found, but for the codes."""

        personal = frozenset({"reasons"})
        staff = frozenset({"recorded_by"})
        plain = frozenset({"id", "person", "purpose", "has_capacity", "best_interests", "recorded_at"})

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(has_capacity=True, best_interests="") | (Q(has_capacity=False) & ~Q(best_interests="")),
                name="best_interests_are_decided_only_for_who_cannot",
            ),
        ]

    def place(self) -> str:
        """Where the reasons live, so that they open nowhere else."""
        return f"persons.CapacityAssessment:{self.pk}:reasons"


class LawfulBasis(models.TextChoices):
    """On what authority a referral may go without the adult's yes (UK GDPR articles 6 and 9; DPA 2018, schedule 1)."""

    VITAL_INTERESTS = "vital_interests", "To save somebody's life, or from serious harm"
    OTHERS_AT_RISK = "others_at_risk", "A child, or another adult at risk, has to be protected"
    SERIOUS_CRIME = "serious_crime", "To prevent or detect a serious crime"
    COERCED = "coerced", "They are being coerced, so that they cannot choose freely"
    COURT_OR_LAW = "court_or_law", "A court or a law requires it"


class ConsentOverride(models.Model):
    """A referral that went without the adult's yes: who decided it, on what authority, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(PotentialVictim, on_delete=models.PROTECT, related_name="overrides")
    kind = models.CharField(max_length=24)
    lawful_basis = models.CharField(max_length=20, choices=LawfulBasis)
    reason = models.BinaryField()
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """Why is about the person."""

        personal = frozenset({"reason"})
        staff = frozenset({"decided_by"})
        plain = frozenset({"id", "person", "kind", "lawful_basis", "decided_at"})

    class Meta:
        ordering = ["decided_at", "id"]

    def place(self) -> str:
        """Where the reason lives, so that it opens nowhere else."""
        return f"persons.ConsentOverride:{self.pk}:reason"
