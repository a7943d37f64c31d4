"""Run as a program in an installation with the made-up year: opens each planted concern, and says what is shown."""

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.utils import timezone  # noqa: E402

from handrail.foundation.people.models import Role  # noqa: E402
from handrail.foundation.people.queries import with_role  # noqa: E402
from tests.config.demonstration.networks_found import found_in  # noqa: E402

if __name__ == "__main__":
    found = found_in(settings.HOME, by=with_role(Role.DESK_OFFICER)[0], at=timezone.now())
    json.dump(vars(found), sys.stdout)
