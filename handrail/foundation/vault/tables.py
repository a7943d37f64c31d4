"""Brings the tables of a database to the newest migration."""

from django.core.management import call_command

from handrail.foundation.vault.router import KEYRING


def bring_up_to_date(alias: str) -> None:
    """Apply what has not been applied yet. The keyring holds tables of the vault and of no other app."""
    # Going through every other app's migrations there would make nothing and take some six seconds.
    whose = ["vault"] if alias == KEYRING else []
    call_command("migrate", *whose, database=alias, interactive=False, verbosity=0, skip_checks=True)
