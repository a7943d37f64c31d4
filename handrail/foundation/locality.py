"""The county this installation serves: its pack, read once."""

from functools import cache
from pathlib import Path

from django.conf import settings

from handrail.rules.localities.locality import Locality
from handrail.rules.localities.pack import read


@cache
def locality_in(folder: Path) -> Locality:
    """The pack in that folder. Raises PackFault, which names file, line and reason."""
    return read(folder)


def current_locality() -> Locality:
    """The county that settings name."""
    return locality_in(Path(settings.LOCALITIES) / settings.LOCALITY)
