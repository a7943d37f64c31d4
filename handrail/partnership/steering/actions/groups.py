"""Keeps the groups and who sits on them."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import NotAllowed, require
from handrail.partnership.steering.models import Group, Member, Standing
from handrail.partnership.steering.permissions import why_not_keep
from handrail.rules.localities.locality import Locality
from handrail.rules.localities.steering import SeatEntry

ENDED = "This group has ended."
LONGEST_CODE = 80


@transaction.atomic
def bring_in_groups(locality: Locality, *, at: datetime) -> int:
    """Make the groups those of the pack, and seat whom it names; answer how many are new. Safe to repeat.

    What a coordinator changed since stays: an organisation that left is not seated again.
    """
    new = sum(bring_in_group(locality, entry.code, at=at) for entry in locality.steering.groups)
    seats = sum(bring_in_seat(seat) for seat in locality.steering.seats)
    if new or seats:
        about = f"locality:{locality.code}"
        record("steering.groups_brought_in", about=about, by="handrail", at=at, groups=new, seats=seats)
    return new + seats


def bring_in_group(locality: Locality, code: str, *, at: datetime) -> bool:
    """One group of the pack, with the pack's words; whether it is new."""
    entry = next(one for one in locality.steering.groups if one.code == code)
    parent = Group.objects.filter(code=entry.parent).first() if entry.parent else None
    words = {"name": entry.name, "about": entry.about, "parent": parent, "of_the_pack": True}
    _, new = Group.objects.update_or_create(code=code, defaults=words, create_defaults={**words, "begun_at": at})
    return new


def bring_in_seat(entry: SeatEntry) -> bool:
    """One seat of the pack; whether it is new."""
    found = Organisation.objects.filter(code=entry.organisation, active=True).first()
    on = Group.objects.get(code=entry.group)
    if found is None or on.ended_at is not None or Member.objects.filter(group=on, organisation=found).exists():
        return False
    standing = Standing.OBSERVER if entry.observer else Standing.MEMBER
    Member.objects.create(group=on, organisation=found, standing=standing)
    return True


@transaction.atomic
def add_group(*, name: str, about: str, parent: Group | None, by: Person, at: datetime) -> Group:
    """Begin a group that the pack does not name. Raises NotAllowed: not by this person, or its name is taken."""
    require(why_not_keep(by=by) or (ENDED if parent is not None and parent.ended_at is not None else None))
    code = slugify(name)[:LONGEST_CODE]
    if not code:
        raise NotAllowed("Give the group a name.")
    if Group.objects.filter(code=code).exists():
        raise NotAllowed("There is a group of this name already.")
    made = Group.objects.create(code=code, name=name.strip(), about=about.strip(), parent=parent, begun_at=at)
    record("steering.group_begun", about=str(made), by=by.ref, at=at)
    return made


@transaction.atomic
def end_group(group: Group, *, by: Person, at: datetime) -> None:
    """End a group. What it did stays to be read. Raises NotAllowed."""
    require(why_not_keep(by=by) or why_not_end(group))
    group.ended_at = at
    group.save(update_fields=["ended_at"])
    record("steering.group_ended", about=str(group), by=by.ref, at=at)


def why_not_end(group: Group) -> str | None:
    """Say why a group cannot end, if so."""
    if group.ended_at is not None:
        return ENDED
    if group.subgroups.filter(ended_at=None).exists():
        return "End its subgroups first."
    return None


@transaction.atomic
def seat(group: Group, organisation: Organisation, *, observer: bool, by: Person, at: datetime) -> Member:
    """Give an organisation a seat. Raises NotAllowed."""
    require(why_not_keep(by=by) or (ENDED if group.ended_at is not None else None))
    standing = Standing.OBSERVER if observer else Standing.MEMBER
    try:
        with transaction.atomic():
            made = Member.objects.create(
                group=group, organisation=organisation, standing=standing, joined_on=timezone.localdate(at)
            )
    except IntegrityError:
        raise NotAllowed("This organisation sits on this group already.") from None
    record("steering.seated", about=str(group), by=by.ref, at=at, organisation=organisation.code)
    return made


@transaction.atomic
def name_people(
    member: Member, *, representative: Person | None, deputy: Person | None, by: Person, at: datetime
) -> Member:
    """Name who represents an organisation, and who comes in their place. Raises NotAllowed."""
    require(why_not_keep(by=by) or why_not_name(member, representative, deputy))
    member.representative, member.deputy = representative, deputy
    member.save(update_fields=["representative", "deputy"])
    record(
        "steering.people_named",
        about=str(member.group),
        by=by.ref,
        at=at,
        organisation=member.organisation.code,
        representative=representative.ref if representative else "",
        deputy=deputy.ref if deputy else "",
    )
    return member


def why_not_name(member: Member, representative: Person | None, deputy: Person | None) -> str | None:
    """Say why these people cannot sit there, if so."""
    if member.left_on is not None:
        return "This organisation has left the group."
    if representative is not None and representative == deputy:
        return "Nobody is their own deputy. Name somebody else, or nobody."
    named = [one for one in (representative, deputy) if one is not None]
    if any(not one.is_active or one.organisation_id != member.organisation_id for one in named):
        return "Name somebody who works for this organisation."
    return None


@transaction.atomic
def unseat(member: Member, *, by: Person, at: datetime) -> None:
    """End an organisation's seat. What it did stays. Raises NotAllowed."""
    gone = "This organisation has left the group." if member.left_on is not None else None
    require(why_not_keep(by=by) or gone)
    member.left_on = timezone.localdate(at)
    member.save(update_fields=["left_on"])
    record("steering.unseated", about=str(member.group), by=by.ref, at=at, organisation=member.organisation.code)
