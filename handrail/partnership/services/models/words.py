"""The words that services are sorted by: needs, and whom a service is for."""

import uuid

from django.db import models

from handrail.partnership.services.models.offering import Service


class Taxonomy(models.Model):
    """A list of words, from the pack or from another directory."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    description = models.CharField(max_length=600)

    class Privacy:
        """A list of words."""

        personal = frozenset[str]()
        plain = frozenset({"id", "code", "name", "description"})

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return f"taxonomy:{self.code}"


class Term(models.Model):
    """One word of a list; `parent` is the wider one, if there is any."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    taxonomy = models.ForeignKey(Taxonomy, on_delete=models.PROTECT, related_name="terms")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="narrower")
    code = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    description = models.CharField(max_length=600)
    position = models.PositiveSmallIntegerField(default=0)

    class Privacy:
        """A word."""

        personal = frozenset[str]()
        plain = frozenset({"id", "taxonomy", "parent", "code", "name", "description", "position"})

    class Meta:
        ordering = ["taxonomy__name", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["taxonomy", "code"], name="a_term_is_once_in_its_list")]

    def __str__(self) -> str:
        return f"term:{self.pk}"


class Attribute(models.Model):
    """A word that fits a service."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="attributes")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="attributes")

    class Privacy:
        """Two references."""

        personal = frozenset[str]()
        plain = frozenset({"id", "service", "term"})

    class Meta:
        ordering = ["term__taxonomy__name", "term__position", "id"]
        constraints = [models.UniqueConstraint(fields=["service", "term"], name="a_term_fits_a_service_once")]

    def __str__(self) -> str:
        return f"attribute:{self.pk}"
