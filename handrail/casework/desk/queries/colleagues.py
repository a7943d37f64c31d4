"""Who works at the desk, for those who give concerns to one another."""

from handrail.casework.desk.permissions import DESK, why_not_use_desk
from handrail.foundation.people.models import Person
from handrail.foundation.people.queries import with_role
from handrail.foundation.permission import require


def desk_colleagues(*, by: Person) -> list[Person]:
    """Everybody at the desk, by name, each once. Raises NotAllowed."""
    require(why_not_use_desk(by=by))
    found = {person.pk: person for role in DESK for person in with_role(role)}
    return sorted(found.values(), key=lambda person: person.name.casefold())
