"""The county this installation serves: its pack, read once."""

from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from django.conf import settings

from handrail.rules.case_data_standard.reading import read_standard
from handrail.rules.case_data_standard.standard import Standard
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


@cache
def standard_in(folder: Path) -> Standard:
    """The case data standard as the pack in that folder knows it. Raises PackFault."""
    return read_standard(folder)


def current_pack() -> Path:
    """The folder of the county's pack."""
    return Path(settings.LOCALITIES) / settings.LOCALITY


def current_referral_form() -> ReferralForm:
    """The Home Office's form, with the county's own entries in its lists."""
    return form_in(current_pack())


def current_standard() -> Standard:
    """The case data standard, with where our codes go in it."""
    return standard_in(current_pack())


def current_locality() -> Locality:
    """The county that settings name."""
    return locality_in(current_pack())


def moments(first: date, last: date) -> tuple[datetime, datetime]:
    """When the first day begins in the county, and when the last is over."""
    timezone = current_locality().timezone
    return datetime.combine(first, time(), timezone), datetime.combine(last + timedelta(days=1), time(), timezone)
