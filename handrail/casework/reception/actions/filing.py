"""Opens the file on somebody who accepted support. What they said is in their record: nothing is typed again."""

from datetime import datetime

from django.db import transaction

from handrail.casework.cases.actions import open_case
from handrail.casework.cases.models import Case, Origin
from handrail.casework.reception.models import Arrival, Centre
from handrail.casework.reception.permissions import why_not_open_file
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require


@transaction.atomic
def open_file(arrival: Arrival, *, by: Person, at: datetime) -> Case:
    """Open a file on them, from this centre. Raises NotAllowed."""
    require(why_not_open_file(arrival, by=by))
    return open_case(arrival.person, origin=Origin.RECEPTION, origin_id=arrival.pk, by=by, at=at)


def open_files(centre: Centre, *, by: Person, at: datetime) -> None:
    """Open one on everybody who accepted support, as far as this person may; others are opened by who supports them."""
    for arrival in Arrival.objects.filter(centre=centre).select_related("person", "centre__operation__organisation"):
        if why_not_open_file(arrival, by=by) is None:
            open_file(arrival, by=by, at=at)
