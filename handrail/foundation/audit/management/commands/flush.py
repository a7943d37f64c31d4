"""Empties a throwaway database, the trail too; refuses any other.

Takes the place of Django's command of that name, which the trail's guards would stop with a database error.
"""

from pathlib import PurePath
from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import flush
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.audit.policies import put_up_guards, take_down_guards


class Command(flush.Command):
    help = "Empties a throwaway database: one in memory, or one whose name begins with test_."

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        if not is_throwaway(connection):
            raise CommandError(
                "This is not a throwaway database, and the trail in it is never emptied. "
                "To start from nothing, give HANDRAIL_HOME another folder.",
                returncode=2,
            )
        guarded = TrailEntry._meta.db_table in connection.introspection.table_names()
        if guarded:
            take_down_guards(connection)
        try:
            super().handle(*args, **options)
        finally:
            if guarded:
                put_up_guards(connection)


def is_throwaway(connection: BaseDatabaseWrapper) -> bool:
    """Whether the database lives in memory only, or is named as tests name theirs."""
    name = str(connection.settings_dict["NAME"])
    return name == ":memory:" or "mode=memory" in name or PurePath(name).name.startswith("test_")
