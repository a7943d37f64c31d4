"""Opens the door for the first system administrator: prints a link that works once, for seven days."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.utils import timezone

from handrail.foundation.people.actions import invite_first_administrator
from handrail.foundation.people.actions.invitations import AlreadyHere
from handrail.foundation.people.models import Organisation


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="their work e-mail address")
        parser.add_argument("--name", required=True, help="their name")
        parser.add_argument("--organisation", required=True, help="the code of their organisation in the locality pack")

    def handle(self, *, email: str, name: str, organisation: str, **options: Any) -> None:
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"{email!r} is not an e-mail address like name@example.org.") from None
        found = Organisation.objects.filter(code=organisation, active=True).first()
        if found is None:
            raise CommandError(
                f"There is no organisation {organisation!r}. `handrail setup` brings in those of the pack."
            )
        try:
            link = invite_first_administrator(email=email, name=name, organisation=found, at=timezone.now())
        except AlreadyHere:
            raise CommandError("Somebody with this address works here already.") from None
        self.stdout.write(link)
