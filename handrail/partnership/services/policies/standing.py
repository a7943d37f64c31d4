"""Whether anybody still vouches for an entry."""

from datetime import date

from handrail.partnership.services.models import Service


def confirmed(service: Service, *, on: date) -> bool:
    """Whether its owner has confirmed it, and not too long ago."""
    return service.assured_on is not None and not out_of_date(service, on=on)


def out_of_date(service: Service, *, on: date) -> bool:
    """Whether it should have been confirmed again by now, or never was."""
    return service.verify_by is None or service.verify_by < on
