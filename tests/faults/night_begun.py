"""Run as a program: opens a reception centre with people on duty, and says as JSON where it is and who they are."""

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402

from handrail.foundation.people.models import Person, Role  # noqa: E402
from tests import build  # noqa: E402
from tests.casework.reception.nights import Night  # noqa: E402


def session_of(somebody: Person) -> str:
    """The key of a session in which this person has signed in."""
    store = SessionStore()
    store[SESSION_KEY] = str(somebody.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = somebody.get_session_auth_hash()
    store.save()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"


told = json.load(sys.stdin)
office = build.Office()
on_duty = [build.person(Role.PROFESSIONAL, at_work=office.others) for _ in range(told["people"])]
night = Night(office=office, duties=on_duty, places=told["places"])
night.opened()
json.dump(
    {
        "centre": str(night.centre.pk),
        "sessions": [session_of(somebody) for somebody in on_duty],
        "rooms": [room.pk for room in night.rooms],
    },
    sys.stdout,
)
