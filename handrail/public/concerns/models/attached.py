"""A photograph or a document that somebody sends along with what they tell: sealed, with its hash."""

import hashlib
import json
import uuid
from dataclasses import dataclass, field
from typing import ClassVar, Self

from django.db import models

LENGTH_BYTES = 4


class UnreadableFile(Exception):
    """These bytes are no file that somebody sent along, or it was changed."""


@dataclass(frozen=True, repr=False)
class Attached:
    """One file as it came. What it was called may name somebody. `covered`: parts were painted over before it came."""

    name: str
    kind: str
    content: bytes = field(repr=False)
    covered: bool = False

    @property
    def sha256(self) -> str:
        """The hash that is sealed with the file."""
        return hashlib.sha256(self.content).hexdigest()

    def to_bytes(self) -> bytes:
        """What is said of it and the file, to be sealed together."""
        said = {"name": self.name, "kind": self.kind, "covered": self.covered, "sha256": self.sha256}
        head = json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
        return len(head).to_bytes(LENGTH_BYTES, "big") + head + self.content

    @classmethod
    def from_bytes(cls, kept: bytes) -> Self:
        """Read what `to_bytes` wrote.

        Raises:
            UnreadableFile: it is something else, or the file no longer has its hash.
        """
        end = LENGTH_BYTES + int.from_bytes(kept[:LENGTH_BYTES], "big")
        try:
            said = json.loads(kept[LENGTH_BYTES:end])
            file = cls(said["name"], said["kind"], kept[end:], said["covered"])
            whole = file.sha256 == said["sha256"]
        except (ValueError, KeyError, TypeError):
            raise UnreadableFile from None
        if not whole:
            raise UnreadableFile
        return file


class SealedAttachment(models.Model):
    """One file, sealed to the desk; whoever stored it cannot read it back.

    The public door may only put rows in, so it cannot count: each file takes a number of its receipt, and the
    database refuses a number twice. Once the desk has taken it in, the sealed file here is emptied.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    receipt_digest = models.CharField(max_length=64)
    number = models.PositiveSmallIntegerField()
    content_digest = models.CharField(max_length=64)
    sealed = models.BinaryField()
    arrived_at = models.DateTimeField()
    taken_in = models.BooleanField(default=False)

    class Privacy:
        """The file, and what would show that somebody sent this one."""

        personal = frozenset({"receipt_digest", "content_digest", "sealed"})
        plain = frozenset({"id", "number", "arrived_at", "taken_in"})

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["content_digest"], name="one_attachment_for_one_content_digest"),
            models.UniqueConstraint(fields=["receipt_digest", "number"], name="one_attachment_of_a_number"),
        ]
