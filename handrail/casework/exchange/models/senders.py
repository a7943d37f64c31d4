"""Who sends lists, and which of their columns is which."""

import uuid

from django.db import models


class Sender(models.Model):
    """An organisation that sends lists. `known_by`: its name as names are compared.

    `columns` is, for each kind of list, the keyed mark of the heading that was confirmed for each of our fields: a
    heading may say more than it should, so that it is not kept itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    known_by = models.CharField(max_length=120, unique=True)
    columns = models.JSONField(default=dict)

    class Privacy:
        """An organisation, and marks of what its columns are called."""

        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "name", "known_by", "columns"})

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name
