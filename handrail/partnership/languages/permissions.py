"""Who sees how far the translations are."""

from handrail.foundation.people.models import Person, Role

SEEING = (Role.COMMUNICATIONS, Role.COORDINATOR)


def why_not_see_languages(*, by: Person) -> str | None:
    """Say why this person may not see how far the translations are, if so."""
    if by.is_active and by.has(*SEEING):
        return None
    return "Only communications or a coordinator can see the translations."
