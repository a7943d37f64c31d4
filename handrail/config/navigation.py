"""The staff door's navigation: only places that this person may enter."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from handrail.foundation.people.middleware import still_setting_up

DESK = {"DESK_OFFICER", "COORDINATOR"}
PARTNERS = {"PROFESSIONAL", "SUPPORT_WORKER", "OPERATIONS_LEAD"}
BOARD = {"BOARD_MEMBER", "COORDINATOR", "ANALYST", "DESK_OFFICER"}
ORDERING = {"PROFESSIONAL", "SUPPORT_WORKER", "OPERATIONS_LEAD", "ORGANISATION_ADMINISTRATOR"}
LEAFLETS = {"COMMUNICATIONS", "LICENSING_OFFICER", "TRAINER", "COORDINATOR"}
PEOPLE = {"ORGANISATION_ADMINISTRATOR", "SYSTEM_ADMINISTRATOR", "COORDINATOR"}


@dataclass(frozen=True)
class Place:
    """One entry: its label, the url name it leads to, and the roles that may go there (none named: everybody)."""

    label: str
    url_name: str
    roles: frozenset[str]


PLACES = (
    Place("Inbox", "desk:inbox", frozenset(DESK)),
    Place("Seen before?", "dots:ask", frozenset(DESK)),
    Place("Referrals", "referrals:watch", frozenset(DESK)),
    Place("Partners’ lists", "exchange:lists", frozenset(DESK)),
    Place("Take a call", "desk:telephone_start", frozenset(DESK)),
    Place("Sent to us", "referrals:inbox", frozenset(PARTNERS)),
    Place("Persons", "persons:persons", frozenset(DESK | PARTNERS)),
    Place("Files", "cases:caseload", frozenset({"SUPPORT_WORKER", "COORDINATOR"})),
    Place("Operations", "operations:operations", frozenset({"OPERATIONS_LEAD", "COORDINATOR"})),
    Place("On duty", "operations:duties", frozenset(DESK | PARTNERS)),
    Place("Premises", "premises:premises", frozenset({"OPERATIONS_LEAD", "COORDINATOR"})),
    Place("Reception", "reception:centres", frozenset(DESK | PARTNERS)),
    Place("Board", "board:board", frozenset(BOARD)),
    Place("Explore", "explorer:explore", frozenset(BOARD)),
    Place("What we count", "figures:measures", frozenset(BOARD)),
    Place("How many", "prevalence:studies", frozenset(BOARD)),
    Place("Feedback", "support:feedback_heard", frozenset({"COORDINATOR", "ANALYST"})),
    Place("Leaflets", "outreach:leaflets", frozenset(LEAFLETS)),
    Place("Order leaflets", "outreach:orders", frozenset(ORDERING)),
    Place("Languages", "languages:languages", frozenset({"COMMUNICATIONS", "COORDINATOR"})),
    Place("Licensing", "licensing:licensing", frozenset({"LICENSING_OFFICER"})),
    Place("Drivers reached", "licensing:reached", frozenset({"COORDINATOR"})),
    Place("Training", "training:sessions", frozenset()),
    Place("Seminars", "seminars:seminars", frozenset()),
    Place("Steering group", "steering:steering", frozenset()),
    Place("Organisations", "directory:organisations", frozenset()),
    Place("People", "people:people", frozenset(PEOPLE)),
    Place("Data protection", "subject_rights:requests", frozenset(DESK | PARTNERS | {"DATA_PROTECTION_OFFICER"})),
    Place("Trail", "audit:trail", frozenset({"DATA_PROTECTION_OFFICER"})),
)


def navigation_for(request: HttpRequest) -> list[tuple[str, str, bool]]:
    """Label, address and whether one is there now, for each place this person may enter."""
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated or still_setting_up(request):
        return []
    held = {str(role) for role in person.roles}
    open_places = [place for place in PLACES if not place.roles or place.roles & held]
    return [
        (place.label, address, request.path.startswith(address))
        for place in open_places
        for address in [reverse(place.url_name)]
    ]
