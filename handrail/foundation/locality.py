"""The county this installation serves: its pack, read once."""

from functools import cache
from pathlib import Path

from django.conf import settings

from handrail.rules.localities.locality import Locality
from handrail.rules.localities.pack import read
from handrail.rules.referral_form.form import ReferralForm, read_form


@cache
def locality_in(folder: Path) -> Locality:
    """The pack in that folder. Raises PackFault, which names file, line and reason."""
    return read(folder)


@cache
def form_in(folder: Path) -> ReferralForm:
    """The Home Office's form as the pack in that folder knows it. Raises PackFault."""
    return read_form(folder)


def current_referral_form() -> ReferralForm:
    """The Home Office's form, with the county's own entries in its lists."""
    return form_in(Path(settings.LOCALITIES) / settings.LOCALITY)


def current_locality() -> Locality:
    """The county that settings name."""
    return locality_in(Path(settings.LOCALITIES) / settings.LOCALITY)
