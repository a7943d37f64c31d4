"""Board packs that were issued, frozen with their hash, and the words that a person writes for the next."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

LONGEST_WORDS = 3_000


class Theme(models.TextChoices):
    """What words may be written on, in the order of the pack."""

    SUMMARY = "summary", "What matters"
    CONCERNS = "concerns", "Concerns"
    PATHWAY = "pathway", "The pathway and how long people waited"
    NRM = "nrm", "The NRM and notifications"
    SUPPORT = "support", "Support and what came of it"
    OPERATIONS = "operations", "Operations and reception centres"
    AWARENESS = "awareness", "Awareness and training"
    CAMPAIGNS = "campaigns", "Campaigns"
    AGREED = "agreed", "What was agreed, and what is overdue"
    CAVEATS = "caveats", "What these figures do not show"


class Narrative(models.Model):
    """What somebody wrote on one theme of one period. It names nobody: its writer has said so."""

    period = models.CharField(max_length=24)
    theme = models.CharField(max_length=16, choices=Theme)
    words = models.TextField(max_length=LONGEST_WORDS, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Privacy:
        """Words for the board about figures."""

        personal: frozenset[str] = frozenset()
        staff = frozenset({"written_by"})
        plain = frozenset({"id", "period", "theme", "words", "written_at"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["period", "theme"], name="a_theme_of_a_period_has_its_words_once"),
        ]


class IssuedPack(models.Model):
    """One pack as it was issued, never changed after. `quarters` is each of its quarters' tables as they then stood."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    period = models.CharField(max_length=24)
    label = models.CharField(max_length=80)
    edition = models.PositiveSmallIntegerField()
    told = models.JSONField()
    quarters = models.JSONField()
    sha256 = models.CharField(max_length=64)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()

    class Privacy:
        """Numbers that may be shown, and who issued them."""

        personal: frozenset[str] = frozenset()
        staff = frozenset({"issued_by"})
        plain = frozenset({"id", "period", "label", "edition", "told", "quarters", "sha256", "issued_at"})

    class Meta:
        ordering = ["-issued_at", "-edition"]
        constraints = [
            models.UniqueConstraint(fields=["period", "edition"], name="an_edition_of_a_period_is_issued_once"),
            models.CheckConstraint(condition=Q(edition__gte=1), name="editions_are_counted_from_one"),
        ]

    def __str__(self) -> str:
        return f"pack:{self.pk}"


class IssuedFile(models.Model):
    """One form of an issued pack, byte for byte as it was issued."""

    pack = models.ForeignKey(IssuedPack, on_delete=models.PROTECT, related_name="files")
    form = models.CharField(max_length=8)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Privacy:
        """What the pack says."""

        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "pack", "form", "content", "sha256"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pack", "form"], name="a_pack_has_each_form_once")]
