"""Do the work behind the pages: take in what arrived, send notices, until told to stop."""

import argparse
import os
import sys
from collections.abc import Mapping

from handrail.config import environment
from handrail.config.supervising import Task, supervise
from handrail.foundation.vault.keys import django_secret


def run(arguments: list[str]) -> None:
    """The command `handrail work`. Raises NoKeys when this user cannot read the staff door's keys."""
    argparse.ArgumentParser(prog="handrail work", description=__doc__).parse_args(arguments)
    django_secret(environment.text("KEYS", str(environment.HOME / "keys")), door="staff")
    supervise(tasks(os.environ))


def tasks(surroundings: Mapping[str, str]) -> list[Task]:
    """The processes that work behind the pages, all of the staff door. No notice waits for a long study."""
    kept = {**surroundings, "HANDRAIL_DOOR": "staff"}
    python = (sys.executable, "-m")
    embedded = surroundings.get("HANDRAIL_DATABASE", "sqlite").startswith("sqlite")
    return [
        Task("Taking in", (*python, "handrail.config.taking_in"), kept),
        *([Task("Copying back", (*python, "handrail.config.copying_back"), kept)] if embedded else []),
        *(
            Task(name, (*python, "handrail.config.command", "db_worker", "--queue-name", queue, "-v", "0"), kept)
            for name, queue in (("Sending", "default"), ("Working studies out", "studies"))
        ),
    ]
