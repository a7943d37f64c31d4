"""Reminds owners of what nobody has confirmed for too long, at most once a week for each entry."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from handrail.foundation.audit.actions import record
from handrail.foundation.notices.actions import tell_staff
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.people.queries import people_of, with_role
from handrail.partnership.directory.models import PointOfContact, Reminded
from handrail.partnership.services.models import Service, Source

SOMETHING_NEW = "something_new"
AGAIN_AFTER = timedelta(days=7)


@transaction.atomic
def remind_owners(*, at: datetime) -> int:
    """Tell the owners of what is due; gives of how many entries. Where nobody owns one, the coordinators hear of it."""
    on = timezone.localdate(at)
    due = list(due_now(on))
    for service in due:
        Reminded.objects.update_or_create(service=service, defaults={"on": on})
    codes = {service.provider.code for service in due} | set(contacts_due(on))
    for person in owners_of(codes):
        tell_staff(person, kind=SOMETHING_NEW, at=at)
    if codes:
        record("directory.owners_reminded", about="services", by="handrail", at=at, count=len(due))
    return len(due)


def due_now(on: date) -> list[Service]:
    """What is to be confirmed and nobody was reminded of for a week. The pack's entries are the pack's."""
    lately = Reminded.objects.filter(on__gt=on - AGAIN_AFTER).values("service")
    old = Q(verify_by__lt=on) | Q(verify_by=None)
    found = Service.objects.filter(old, withdrawn_at=None).exclude(source=Source.PACK).exclude(pk__in=lately)
    return list(found.select_related("provider"))


def contacts_due(on: date) -> list[str]:
    """The codes of organisations of which a point of contact falls due today, and again each week after."""
    due = PointOfContact.objects.filter(withdrawn_at=None, verify_by__lt=on).select_related("organisation")
    return [one.organisation.code for one in due if (on - one.verify_by).days % AGAIN_AFTER.days == 1]


def owners_of(codes: set[str]) -> list[Person]:
    """The administrators of these organisations; for those that have none, the coordinators."""
    found: dict[int, Person] = {}
    without = False
    organisations = {one.code: one for one in Organisation.objects.filter(code__in=codes, active=True)}
    for code in codes:
        held = administrators(organisations.get(code))
        without = without or not held
        found |= {person.pk: person for person in held}
    if without:
        found |= {person.pk: person for person in with_role(Role.COORDINATOR)}
    return [found[pk] for pk in sorted(found)]


def administrators(organisation: Organisation | None) -> list[Person]:
    """Those who keep an organisation's entries."""
    if organisation is None:
        return []
    return list(people_of(organisation).filter(roles_held__role=Role.ORGANISATION_ADMINISTRATOR))
