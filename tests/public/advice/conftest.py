"""The real county's pack, because its hours are what people rely on."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from handrail.foundation.locality import locality_in
from handrail.rules.localities.locality import Locality

LONDON = ZoneInfo("Europe/London")


def london(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=LONDON)  # type: ignore[arg-type, misc]


@pytest.fixture
def hertfordshire() -> Locality:
    return locality_in(Path(settings.LOCALITIES) / "hertfordshire")
