"""A keys folder for tests that change keys, so that the installation's own stay as they are."""

from pathlib import Path

import pytest
from pytest_django import Settings

from handrail.foundation.vault.keys import make_keys


@pytest.fixture
def keys_folder(tmp_path: Path, settings: Settings) -> Path:
    """Fresh keys, in use by this test alone."""
    make_keys(tmp_path / "keys")
    settings.KEYS = str(tmp_path / "keys")
    return tmp_path / "keys"


@pytest.fixture
def at_the_public_door(settings: Settings) -> None:
    """This process is the public door."""
    settings.DOOR = "public"
