"""What every page may need to know of its surroundings."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from handrail.foundation.locality import current_locality
from handrail.foundation.ui import choosing


@cache
def demonstration() -> bool:
    """Whether this installation holds the made-up year."""
    return settings.DEMONSTRATION_FILE.exists()


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Door, county, addresses and, on the staff door, where this person may go."""
    locality = current_locality()
    return {
        "door": settings.DOOR,
        "demonstration": demonstration(),
        "locality_name": locality.name,
        "partnership": locality.partnership,
        "exit_address": settings.EXIT_ADDRESS,
        "public_address": settings.PUBLIC_ADDRESS,
        "staff_address": settings.STAFF_ADDRESS,
        "navigation": places_for(request),
        "speaking": choosing.speaking(request),
    }


def places_for(request: HttpRequest) -> list[tuple[str, str, bool]]:
    """Where this person may go. The public door must not even load who works here: it has no accounts."""
    if settings.DOOR != "staff":
        return []
    from handrail.config.navigation import navigation_for

    return navigation_for(request)
