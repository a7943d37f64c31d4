"""A study of how many people are on no list: what it was asked of, how far it is, what it found and who signed it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q


class StudyState(models.TextChoices):
    """How far a study is. `policies.TRANSITIONS` says what may follow what."""

    ASKED = "asked", "Waiting to begin"
    RUNNING = "running", "Being worked out"
    STOPPED = "stopped", "Stopped"
    DONE = "done", "Worked out"
    REFUSED = "refused", "No estimate may be given"


UNDER_WAY = (StudyState.ASKED, StudyState.RUNNING)


class Source(models.TextChoices):
    """Where the lists come from."""

    OWN = "own", "Records of this partnership"
    FILE = "file", "A file"


class Study(models.Model):
    """One question to some lists.

    `table` is how many people are on exactly these lists: `[[["A", "B"], 12], …]`. `made_by_rule` says what was done to
    the lists before (left out, made one, how many had been sent there by others). `unsure` names the lists of people
    who are counted as two and may be one: `{"people": [["A"], ["B"]], "pairs": [[0, 1, 0.8]]}`. `latent` asks for
    classes of people too. `periods` are windows to put beside each other, the last that of the study, and the lists
    that hold somebody in each: `{"names": ["A", …], "windows": [{"first": "2024-01-01", "last": …, "table": …}]}`.
    `grown` is how the lists stood on days within the window, the earliest first: `[{"last": …, "table": …}]`.
    `moved_at` is when work on it last moved on: it has stopped if that is long ago. `result` is
    what the engine found, with data hash, seed and version.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.CharField(max_length=8, choices=Source)
    first = models.DateField()
    last = models.DateField()
    definition = models.CharField(max_length=300)
    names = models.JSONField()
    table = models.JSONField()
    made_by_rule = models.JSONField(default=list)
    unsure = models.JSONField(default=dict, blank=True)
    latent = models.BooleanField(default=False)
    periods = models.JSONField(default=dict, blank=True)
    grown = models.JSONField(default=list, blank=True)
    data_hash = models.CharField(max_length=64)
    seed = models.PositiveBigIntegerField()
    replicates = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=StudyState, default=StudyState.ASKED)
    samples_done = models.PositiveIntegerField(default=0)
    result = models.JSONField(null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        """Counts by list, and who asked; nobody who is on a list."""

        personal: frozenset[str] = frozenset()
        staff = frozenset({"asked_by"})
        plain = frozenset(
            {"id", "source", "first", "last", "definition", "names", "table", "made_by_rule", "unsure", "latent"}
            | {
                "periods",
                "grown",
                "data_hash",
                "seed",
                "replicates",
                "state",
                "samples_done",
                "result",
                "asked_at",
                "moved_at",
            }
            | {"finished_at"}
        )

    class Meta:
        ordering = ["-asked_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["done", "refused"], finished_at__isnull=False, result__isnull=False)
                | Q(state__in=["asked", "running", "stopped"], finished_at=None, result__isnull=True),
                name="a_finished_study_has_a_result",
            ),
            models.CheckConstraint(condition=Q(first__lte=models.F("last")), name="a_study_begins_before_it_ends"),
        ]

    def __str__(self) -> str:
        return f"study:{self.pk}"

    @property
    def samples(self) -> int:
        """How many samples are selected on in all: those of the two methods that select."""
        return 2 * self.replicates


class KeptPiece(models.Model):
    """What was found for a hundred samples, so that work that was stopped goes on. Gone when the study is finished."""

    id = models.BigAutoField(primary_key=True)
    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="pieces")
    key = models.CharField(max_length=64)
    darks = models.JSONField()

    class Privacy:
        """Numbers from samples drawn by chance."""

        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "study", "key", "darks"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["study", "key"], name="one_piece_is_kept_once")]


class Signature(models.Model):
    """A named analyst stands by the assumptions of a study, in the sentences they read."""

    study = models.OneToOneField(Study, primary_key=True, on_delete=models.PROTECT, related_name="signature")
    sentences = models.JSONField()
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    class Privacy:
        """Who signed."""

        personal: frozenset[str] = frozenset()
        staff = frozenset({"signed_by"})
        plain = frozenset({"study", "sentences", "signed_at"})
