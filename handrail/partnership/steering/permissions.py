"""Who keeps the groups, who reads what of them, and who may speak or answer for an organisation."""

from django.db.models import Q, QuerySet

from handrail.foundation.people.models import Organisation, Person, Role
from handrail.partnership.steering.models import Action, Assessment, Group, Member, Paper

TELLS_OF_OTHERS = "A board pack tells of every group. Those who sit on the group that leads them read it."
NOT_YOURS = "Only those who sit on this group, the board and the coordinators can read this."


def why_not_keep(*, by: Person) -> str | None:
    """Say why this person may not keep the groups, their meetings and their minutes, if so."""
    return None if by.has(Role.COORDINATOR) else "Only a coordinator can do this."


def reads_everything(by: Person) -> bool:
    """Whether this person reads every group: a coordinator, or a member of the board they answer to."""
    return by.has(Role.COORDINATOR, Role.BOARD_MEMBER)


def seats_of(by: Person) -> QuerySet[Member]:
    """The seats that this person holds, as representative or as deputy, while they work for that organisation."""
    held = Member.objects.filter(Q(representative=by) | Q(deputy=by), left_on=None)
    return held.filter(organisation=by.organisation_id) if by.is_active else held.none()


def why_not_read(group: Group, *, by: Person) -> str | None:
    """Say why this person may not read of this group, if so. Who sits on a group reads its subgroups too."""
    if reads_everything(by):
        return None
    above = [one for one in (group.pk, group.parent_id) if one is not None]
    return None if seats_of(by).filter(group__in=above).exists() else NOT_YOURS


def leading_group() -> Group | None:
    """The group to which the others answer: the steering group, which was there first."""
    return Group.objects.filter(parent=None).order_by("-of_the_pack", "begun_at", "name").first()


def why_not_put_issued(group: Group) -> str | None:
    """Say why what other rooms issue may not be put before this group, if so.

    A pack tells what is overdue in every group that answers to the first: it is for that one.
    """
    return None if group == leading_group() else TELLS_OF_OTHERS


def why_not_read_paper(paper: Paper, *, by: Person) -> str | None:
    """Say why this person may not read this paper, if so."""
    if reason := why_not_read(paper.topic.group, by=by):
        return reason
    leading = leading_group() if paper.issued is not None else None
    return TELLS_OF_OTHERS if leading is not None and why_not_read(leading, by=by) else None


def why_not_propose(group: Group, *, by: Person) -> str | None:
    """Say why this person may not propose something for this group's agenda, if so."""
    if group.ended_at is not None:
        return "This group has ended."
    if reads_everything(by) or seats_of(by).filter(group=group).exists():
        return None
    return "Only those who sit on this group can propose something for its agenda."


def why_not_speak_for(organisation: Organisation, group: Group, *, by: Person) -> str | None:
    """Say why this person may not answer for this organisation on this group, if so."""
    if seats_of(by).filter(group=group, organisation=organisation).exists():
        return None
    return "Only its representative and their deputy can answer for an organisation."


def why_not_finish(action: Action, *, by: Person) -> str | None:
    """Say why this person may not write down what came of an action, if so."""
    if action.done_at is not None:
        return "This is done already."
    if why_not_keep(by=by) is None:
        return None
    return why_not_speak_for(action.organisation, action.group, by=by)


def why_not_answer(assessment: Assessment, organisation: Organisation, *, by: Person) -> str | None:
    """Say why this person may not answer this assessment for this organisation, if so."""
    if assessment.agreed_at is not None:
        return "The group has agreed this assessment. It does not change any more."
    return why_not_speak_for(organisation, assessment.group, by=by)
