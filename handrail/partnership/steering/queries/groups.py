"""Questions about groups: which one may read, who sits on them, and what is proposed."""

from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.permission import require
from handrail.partnership.steering.models import Group, Member, Topic
from handrail.partnership.steering.permissions import reads_everything, seats_of, why_not_keep, why_not_read


def groups_for(*, by: Person) -> QuerySet[Group]:
    """The groups of which this person may read, the steering group before its subgroups."""
    groups = Group.objects.annotate(seats=Count("members", filter=Q(members__left_on=None)))
    groups = groups.select_related("parent").order_by(
        F("ended_at").asc(nulls_first=True), F("parent").asc(nulls_first=True), "begun_at", "name"
    )
    if reads_everything(by):
        return groups
    own = list(seats_of(by).values_list("group", flat=True))
    return groups.filter(Q(pk__in=own) | Q(parent__in=own))


def group_for(code: str, *, by: Person) -> Group:
    """The group with that code. Raises Group.DoesNotExist, NotAllowed."""
    group = Group.objects.select_related("parent").get(code=code)
    require(why_not_read(group, by=by))
    return group


def seats_on(group: Group) -> QuerySet[Member]:
    """Who sits on a group now, by name."""
    return Member.objects.filter(group=group, left_on=None).select_related("organisation", "representative", "deputy")


def own_seats(group: Group, *, by: Person) -> QuerySet[Member]:
    """The seats that this person holds on this group."""
    return seats_of(by).filter(group=group).select_related("organisation", "group")


def seat_for(member_id: UUID, *, by: Person) -> Member:
    """One seat, for whoever keeps the groups. Raises Member.DoesNotExist, NotAllowed."""
    require(why_not_keep(by=by))
    return Member.objects.select_related("group", "organisation").get(pk=member_id)


def who_works_for(organisation: Organisation) -> QuerySet[Person]:
    """Everybody who works for an organisation now, by name."""
    return Person.objects.filter(organisation=organisation, is_active=True)


def who_works_for_any(organisations: list[Organisation]) -> QuerySet[Person]:
    """Everybody who works for one of these organisations now, by name."""
    return Person.objects.filter(organisation__in=organisations, is_active=True)


def who_may_join(group: Group) -> QuerySet[Organisation]:
    """The organisations that do not sit on a group."""
    seated = Member.objects.filter(group=group, left_on=None).values("organisation")
    return Organisation.objects.filter(active=True).exclude(pk__in=seated)


def possible_parents() -> QuerySet[Group]:
    """The groups that a new one may answer to."""
    return Group.objects.filter(ended_at=None)


def proposals_to(group: Group, *, by: Person) -> QuerySet[Topic]:
    """What is proposed and not yet on an agenda; to whoever does not keep the groups, only what is theirs."""
    waiting = Topic.objects.filter(group=group, meeting=None).select_related("proposed_by__organisation")
    if why_not_keep(by=by) is None:
        return waiting.filter(declined_at=None)
    return waiting.filter(proposed_by=by)


def topic_for(topic_id: UUID, *, by: Person) -> Topic:
    """One item, for whoever keeps the groups. Raises Topic.DoesNotExist, NotAllowed."""
    require(why_not_keep(by=by))
    return Topic.objects.select_related("group", "meeting__group").get(pk=topic_id)
