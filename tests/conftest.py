"""What every test stands on: a home of its own, keys made for it, both doors, and no outside network."""

import os
import tempfile
from pathlib import Path

# Settings are read when pytest-django starts: the home must be there before.
HOME = Path(os.environ.setdefault("HANDRAIL_HOME", tempfile.mkdtemp(prefix="handrail-tests-")))
os.environ.setdefault("HANDRAIL_LOCALITY", "exampleshire")
for ours, djangos in (("HANDRAIL_TEST_DATABASE", "HANDRAIL_DATABASE"), ("HANDRAIL_TEST_KEYRING", "HANDRAIL_KEYRING")):
    if os.environ.get(ours):
        os.environ[djangos] = os.environ[ours]

from handrail.foundation.vault.keys import make_keys  # noqa: E402

make_keys(HOME / "keys")

import pytest  # noqa: E402
from django.test import Client  # noqa: E402

from handrail.config.doors import DOORS  # noqa: E402


@pytest.fixture(autouse=True)
def quick_sign_in(settings: pytest.FixtureRequest) -> None:
    """Hash passwords cheaply and keep built pages as they are: tests try rules, not hashing."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


@pytest.fixture
def staff_door() -> Client:
    """A browser at the staff door, with nobody signed in."""
    return Client()


@pytest.fixture
def public_door(settings: pytest.FixtureRequest) -> Client:
    """A browser at the public door: its own addresses, its own middleware."""
    settings.DOOR = "public"
    settings.ROOT_URLCONF = DOORS["public"].urls
    settings.MIDDLEWARE = list(DOORS["public"].middleware)
    return Client()
