"""Sends the subjects' keys to the database that is kept apart, and everything else to the ordinary one."""

from typing import Any

from django.db.models import Model

KEYRING = "keyring"
ORDINARY = "default"


def home_of(app_label: str, model_name: str | None) -> str:
    """The database a model lives in."""
    return KEYRING if (app_label, model_name) == ("vault", "subjectkey") else ORDINARY


class KeyringRouter:
    """Keys never sit beside what they lock."""

    def db_for_read(self, model: type[Model], **_hints: Any) -> str:
        """Where Django reads a model."""
        return home_of(model._meta.app_label, model._meta.model_name)

    def db_for_write(self, model: type[Model], **_hints: Any) -> str:
        """Where Django writes a model."""
        return home_of(model._meta.app_label, model._meta.model_name)

    def allow_relation(self, one: Model, other: Model, **_hints: Any) -> bool:
        """No reference crosses between the two databases."""
        # By `_meta`, not by type: the person of a request comes wrapped in a lazy object.
        homes = {home_of(each._meta.app_label, each._meta.model_name) for each in (one, other)}
        return len(homes) == 1

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **_hints: Any) -> bool:
        """Each table is made in its own database only; steps that name no model run in the ordinary one."""
        return db == home_of(app_label, model_name)
