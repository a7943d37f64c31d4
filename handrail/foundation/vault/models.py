"""What is stored of the keys: one wrapped key a person, and who has been forgotten."""

from django.db import models
from django.db.models import Q


class SubjectKey(models.Model):
    """A person's own key, wrapped by the master key; or, once they are forgotten, only that they are.

    Lives in the `keyring` database, apart from what it locks.
    """

    subject = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField(null=True)
    master = models.CharField(max_length=8, db_index=True)
    made_at = models.DateTimeField()
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_key_or_forgotten_never_both",
                condition=Q(wrapped__isnull=False, forgotten_at__isnull=True)
                | Q(wrapped__isnull=True, forgotten_at__isnull=False),
            )
        ]

    class Privacy:
        personal = frozenset({"wrapped"})
        plain = frozenset({"subject", "master", "made_at", "forgotten_at"})

    def __str__(self) -> str:
        return f"subject:{self.subject}"


class Erasure(models.Model):
    """The erasure ledger: who has been forgotten.

    Lives beside the records, so that an old keyring that is put back learns from it whom to forget again.
    """

    subject = models.UUIDField(primary_key=True)
    forgotten_at = models.DateTimeField()

    class Privacy:
        personal: frozenset[str] = frozenset()
        plain = frozenset({"subject", "forgotten_at"})

    def __str__(self) -> str:
        return f"subject:{self.subject}"
