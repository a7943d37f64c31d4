"""Run as a program: says as JSON who is at the centre, where everybody sleeps, and whether the trail is whole."""

import json
import sys

import django

django.setup()

from handrail.casework.persons.models import PotentialVictim  # noqa: E402
from handrail.casework.reception.models import Arrival, Belonging, Centre, Stay  # noqa: E402
from handrail.casework.reception.policies import account_of, door_of  # noqa: E402
from handrail.foundation.audit.queries import first_broken_link  # noqa: E402

json.load(sys.stdin)
here = Stay.objects.filter(until_at=None)
broken = first_broken_link()
json.dump(
    {
        "arrivals": [
            [str(one.pk), one.number, door_of(one).bag] for one in Arrival.objects.select_related("person").all()
        ],
        "records": PotentialVictim.objects.count(),
        "bags": Belonging.objects.count(),
        "places": [[stay.space_id, stay.place] for stay in here],
        "sleepers": [str(stay.arrival_id) for stay in here],
        "account": account_of(Centre.objects.get()).__dict__,
        "broken": str(broken) if broken else None,
    },
    sys.stdout,
)
