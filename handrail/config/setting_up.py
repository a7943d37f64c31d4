"""Make keys, databases, the locality's organisations, published figures and static files; safe to repeat."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connections
from django.utils import timezone

from handrail.config import environment
from handrail.foundation.locality import current_locality, current_pack
from handrail.foundation.ui.languages import LANGUAGES
from handrail.foundation.ui.pack_words import compile_all
from handrail.foundation.vault.keys import make_keys
from handrail.foundation.vault.tables import bring_up_to_date


def run(arguments: list[str]) -> None:
    """The command `handrail setup`. Each step says what it did; a step that is done already does nothing."""
    parser = argparse.ArgumentParser(prog="handrail setup", description=__doc__)
    parser.add_argument(
        "--only-keys", action="store_true", help="make the keys and stop, to put them where they belong"
    )
    only_keys = parser.parse_args(arguments).only_keys
    tell(keys())
    if only_keys:
        return
    # Settings refuse to load without keys, which the step before has made.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.config.settings")
    django.setup()
    for step in (tables, organisations, groups, services, published_figures, languages, static_files):
        tell(step())


def tell(sentence: str) -> None:
    """One line for each step, at once: the longest takes a while."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def keys() -> str:
    """Keys for both doors, unless they are there."""
    folder = Path(environment.text("KEYS", str(environment.HOME / "keys")))
    make_keys(folder)
    return f"Keys are in {folder}. Keep a copy apart from every backup: without them nothing can be read."


def tables() -> str:
    """The tables of both databases, at the newest migration."""
    for database in ("default", "keyring"):
        bring_up_to_date(database)
        if connections[database].vendor == "sqlite":
            # Embedded, the file is the database: nobody else on this machine needs to open it.
            Path(connections[database].settings_dict["NAME"]).chmod(0o600)
    call_command("createcachetable", verbosity=0)
    return "The databases are at the newest migration."


def organisations() -> str:
    """The organisations that the locality pack names, as rows that people can belong to."""
    # Models can be imported only now, when the tables' settings are loaded.
    from handrail.foundation.people.actions import bring_in_organisations

    locality = current_locality()
    bring_in_organisations(locality, at=timezone.now())
    return f"{locality.name}: {len(locality.organisations)} organisations are known."


def groups() -> str:
    """The steering group and its subgroups that the locality pack names, and who sits on them."""
    # Models can be imported only now, when the tables' settings are loaded.
    from handrail.partnership.steering.actions import bring_in_groups

    new = bring_in_groups(current_locality(), at=timezone.now())
    return f"The groups that steer the partnership are in step with the pack; {new} are new."


def services() -> str:
    """The channels that the locality pack names for the public, as services that anybody can find."""
    # Models can be imported only now, when the tables' settings are loaded.
    from handrail.partnership.services.actions import bring_in_services

    changed = bring_in_services(current_locality(), at=timezone.now())
    return f"The directory of services is in step with the pack; {changed} changed."


def published_figures() -> str:
    """The counts the partnership has published, from the pack; what was imported before is not doubled."""
    folder = Path(settings.LOCALITIES) / settings.LOCALITY / "figures"
    files = sorted(folder.glob("*.csv"))
    for file in files:
        call_command("figures", "import", str(file), verbosity=0)
    return f"Published figures: {len(files)} file{'' if len(files) == 1 else 's'} imported."


def languages() -> str:
    """The translations of the public door, as gettext reads them."""
    compile_all(current_pack(), Path(settings.LOCALE_PATHS[0]))
    return f"The public door speaks {len(LANGUAGES)} languages."


def static_files() -> str:
    """What browsers load besides pages: built from its sources, gathered and compressed once.

    Raises:
        CommandError: the front end cannot be built here; says why.
    """
    build = [sys.executable, str(environment.PROJECT / "front-end" / "build.py")]
    built = subprocess.run(build, capture_output=True, text=True, check=False)  # noqa: S603 — our own file
    if built.returncode:
        raise CommandError(built.stderr)
    call_command("collectstatic", interactive=False, verbosity=0)
    return f"Static files are in {settings.STATIC_ROOT}."
