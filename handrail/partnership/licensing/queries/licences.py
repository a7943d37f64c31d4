"""What one district holds: its files, who is due, who was never reached, and the leaflets on its shelf."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.partnership.licensing.models import Import, Issue, Licence, Mailing, RegisterKind, Renewal
from handrail.partnership.licensing.permissions import why_not_keep_registers, why_not_see_register
from handrail.partnership.outreach.queries import Held, held_by
from handrail.rules.localities.locality import Locality

AUDIENCE = "driver"


def import_for(import_id: UUID, *, by: Person) -> Import:
    """That file. Raises NotAllowed, Import.DoesNotExist."""
    require(why_not_keep_registers(by=by))
    held = Import.objects.select_related("register__organisation", "made_by").get(pk=import_id)
    require(why_not_see_register(held.register, by=by))
    return held


def imports_of(*, by: Person) -> QuerySet[Import]:
    """The files of this person's district, the last first. Raises NotAllowed."""
    require(why_not_keep_registers(by=by))
    return Import.objects.filter(register__organisation=by.organisation_id).select_related("register", "made_by")


def licence_for(licence_id: UUID, *, by: Person) -> Licence:
    """That licence. Raises NotAllowed, Licence.DoesNotExist."""
    require(why_not_keep_registers(by=by))
    found = Licence.objects.select_related("register__organisation").get(pk=licence_id)
    require(why_not_see_register(found.register, by=by))
    return found


def renewal_of(licence: Licence, *, on: date) -> Renewal | None:
    """The renewal that is nearest to that day: whoever stands at the counter has come for it."""
    return min(
        licence.renewals.select_related("issue__given_by"),
        key=lambda one: (abs((one.due_on - on).days), one.due_on),
        default=None,
    )


def renewals_of(licence: Licence) -> QuerySet[Renewal]:
    """Every renewal of a licence with the leaflet that was given at it, the last first."""
    return licence.renewals.select_related("issue__given_by").order_by("-due_on")


def due_in(month: date, *, by: Person) -> QuerySet[Renewal]:
    """The drivers' renewals of this person's district that fall due in that month and are not over. NotAllowed."""
    require(why_not_keep_registers(by=by))
    return (
        Renewal.objects.filter(
            register__organisation=by.organisation_id,
            register__kind=RegisterKind.DRIVERS,
            licence__isnull=False,
            licence__gone_at=None,
            due_on__year=month.year,
            due_on__month=month.month,
        )
        .select_related("licence__register", "issue")
        .order_by("due_on", "id")
    )


def never_reached(*, by: Person) -> QuerySet[Licence]:
    """The drivers of this person's district who never had a leaflet, those first who are due first. NotAllowed."""
    require(why_not_keep_registers(by=by))
    given = Issue.objects.filter(renewal__licence=OuterRef("pk"))
    return (
        Licence.objects.filter(
            ~Exists(given),
            register__organisation=by.organisation_id,
            register__kind=RegisterKind.DRIVERS,
            gone_at=None,
        )
        .select_related("register")
        .order_by("expires_on", "id")
    )


def mailing_for(mailing_id: UUID, *, by: Person) -> Mailing:
    """Those letters. Raises NotAllowed, Mailing.DoesNotExist."""
    require(why_not_keep_registers(by=by))
    found = Mailing.objects.select_related("register__organisation", "made_by").get(pk=mailing_id)
    require(why_not_see_register(found.register, by=by))
    return found


def mailings_of(*, by: Person) -> QuerySet[Mailing]:
    """The letters of this person's district, the last first. Raises NotAllowed."""
    require(why_not_keep_registers(by=by))
    return Mailing.objects.filter(register__organisation=by.organisation_id)


def runs_to_give(*, locality: Locality, by: Person) -> list[Held]:
    """The runs of the drivers' leaflet that the district holds and may give away. Raises NotAllowed."""
    designs = {one.code for one in locality.leaflets if one.audience == AUDIENCE}
    held = held_by(by.organisation, locality=locality, by=by)
    return [one for one in held if one.left and not one.changes and one.run.design in designs]


def languages() -> list[tuple[str, str]]:
    """Code and name of every language that the pack knows, by name."""
    return sorted(((word.code, word.label) for word in current_locality().lists["languages"]), key=lambda one: one[1])
