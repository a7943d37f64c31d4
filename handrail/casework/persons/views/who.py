"""Which person the address names, and the tabs above their pages."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse

from handrail.casework.desk.views.who import person_of
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.policies import PERSON_TABS
from handrail.casework.persons.queries import person_for
from handrail.foundation.people.models import Person

__all__ = ["person_of", "record_or_404", "tabs_of"]


def record_or_404(request: HttpRequest, person_id: UUID) -> PotentialVictim:
    """The record that the address names. Raises NotAllowed, Http404."""
    try:
        return person_for(by=person_of(request), person_id=person_id)
    except PotentialVictim.DoesNotExist:
        raise Http404 from None


def tabs_of(person: PotentialVictim, *, by: Person, current: str) -> list[dict[str, object]]:
    """The pages of a person that this reader may open, those that rooms above added among them."""
    own = (("Person", "persons:person"), ("Next steps", "persons:next_steps"), ("Consents", "persons:consents"))
    added = [
        (one, tab(one.label, one.url_name, person, current))
        for one in PERSON_TABS
        if not one.for_whom or one.for_whom(person, by)
    ]
    return [
        *(tab(label, url_name, person, current) for label, url_name in own),
        *({**made, "count": one.count(person) if one.count else None} for one, made in added),
    ]


def tab(label: str, url_name: str, person: PotentialVictim, current: str) -> dict[str, object]:
    """One of them."""
    return {"label": label, "url": reverse(url_name, args=[person.pk]), "current": url_name == current, "count": None}
