"""Keeping the organisations in step with the locality pack."""

from datetime import datetime

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Organisation
from handrail.rules.localities.locality import Locality


@transaction.atomic
def bring_in_organisations(locality: Locality, *, at: datetime) -> int:
    """Make the organisations those of the pack; answer how many changed. Safe to repeat.

    One that the pack no longer names becomes inactive and keeps its history.
    """
    kept = {organisation.code: organisation for organisation in Organisation.objects.all()}
    wanted = [_as_in_pack(one.code, locality) for one in locality.organisations]
    changed = [one for one in wanted if one.code not in kept or _differ(one, kept[one.code])]
    Organisation.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "kind", "district", "can_receive", "active"],
    )
    gone = Organisation.objects.filter(active=True).exclude(code__in={one.code for one in wanted})
    gone_count = gone.update(active=False, can_receive=False)
    if changed or gone_count:
        about = f"locality:{locality.code}"
        record(
            "people.organisations_brought_in", about=about, by="handrail", at=at, changed=len(changed), gone=gone_count
        )
    return len(changed) + gone_count


def _as_in_pack(code: str, locality: Locality) -> Organisation:
    told = locality.organisation(code)
    return Organisation(
        code=told.code,
        name=told.name,
        kind=told.kind.value,
        district=told.district,
        can_receive=told.can_receive,
        active=True,
    )


def _differ(one: Organisation, other: Organisation) -> bool:
    names = ("name", "kind", "district", "can_receive", "active")
    return any(getattr(one, name) != getattr(other, name) for name in names)
