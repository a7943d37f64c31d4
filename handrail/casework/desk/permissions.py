"""Who may do what at the desk. Every refusal is a sentence: it greys the button, stops the action and is read.

Desk officers and coordinators work with every concern of the county. Everybody else reaches none of them from
here: a partner sees what is referred to it, a system administrator sees no concern, and the data-protection
officer reads the trail, which says who read what, never what was read.
"""

from collections.abc import Collection
from uuid import UUID

from handrail.casework.desk.models import Attachment, Concern, ConcernStatus, KeptApart, Lane, Note, Priority, Telling
from handrail.casework.desk.policies import lowest_priority, why_not_at
from handrail.foundation.people.models import Person, Role
from handrail.foundation.vault.actions import why_not_erase_each

DESK = (Role.DESK_OFFICER, Role.COORDINATOR)
COUNTING = (*DESK, Role.ANALYST, Role.BOARD_MEMBER)
CAMPAIGNING = (*COUNTING, Role.COMMUNICATIONS, Role.LICENSING_OFFICER, Role.TRAINER)

NOT_AT_DESK = "Only a desk officer or a coordinator can work with concerns."
JOINED = "This concern is joined to another. Work on that one, or separate them first."
NOT_OPENED = "Nobody has opened this file. Open it first."
NO_COPY = "There is no copy of this file to work with."
NO_REASON = "Say why you need the file as it came. The reason is kept."
ERASED = "This concern has been erased. Only its counts are left."
WRITTEN_IN, TOLD_OTHERWISE = "Somebody has written a note in it.", "Something else was told in it."
WITHDRAWN = "This concern was withdrawn with the list in which it came."


def why_not_use_desk(*, by: Person) -> str | None:
    """Say why this person may not work at the desk, if so."""
    return None if by.is_active and by.has(*DESK) else NOT_AT_DESK


def why_not_see_concern(concern: Concern, *, by: Person) -> str | None:  # noqa: ARG001 — every concern is the desk's
    """Say why this person may not see that a concern exists, if so."""
    return why_not_use_desk(by=by)


def why_not_search(*, by: Person) -> str | None:
    """Say why this person may not search concerns, if so."""
    return why_not_use_desk(by=by)


def why_not_count(*, by: Person) -> str | None:
    """Say why this person may not have the coded rows that figures are counted from, if so."""
    if by.is_active and by.has(*COUNTING):
        return None
    return "Only a board member, a coordinator, an analyst or a desk officer can see these figures."


def why_not_count_campaigns(*, by: Person) -> str | None:
    """Say why this person may not have on which days reports came by the codes of a campaign, if so."""
    if by.is_active and by.has(*CAMPAIGNING):
        return None
    return "Only who works with campaigns, or sees figures, can see how many reports came of one."


def why_not_count_today(*, by: Person) -> str | None:
    """Say why this person may not see small numbers, nor those of a quarter that has not ended, if so."""
    return None if why_not_use_desk(by=by) is None else "Small numbers are for the desk alone."


def why_not_take_call(*, by: Person) -> str | None:
    """Say why this person may not type for somebody on the telephone, if so."""
    return None if why_not_use_desk(by=by) is None else "Only a desk officer or a coordinator can take a call."


def why_it_is_empty(concern: Concern) -> str | None:
    """Say why nothing of what was told is left, if so."""
    if concern.withdrawn_at is not None:
        return WITHDRAWN
    return ERASED if concern.erased_at is not None else None


def why_not_withdraw(concern: Concern, *, came_with: Collection[UUID]) -> str | None:
    """Say why this concern stays when the list in which it came is taken back, if so. `came_with`: that list's reports.

    Who may take a list back is for whoever keeps the lists to say.
    """
    return why_not_withdraw_each([concern], came_with=came_with).get(concern.pk)


def why_not_withdraw_each(concerns: Collection[Concern], *, came_with: Collection[UUID]) -> dict[UUID, str]:
    """Of each of these concerns that stays when its list is taken back, why: as `why_not_withdraw` says."""
    of_these = {"concern__in": [concern.pk for concern in concerns]}
    told = Telling.objects.filter(**of_these).values_list("pk", "concern")
    noted = set(Note.objects.filter(**of_these).values_list("concern", flat=True))
    # Held against the set here: a list may have a hundred thousand reports, and a question takes no such number.
    told_otherwise = {concern for pk, concern in told if pk not in came_with}
    not_erased = why_not_erase_each({concern.subject for concern in concerns})
    reasons = {
        concern.pk: why_it_is_empty(concern)
        or why_it_is_worked_on(concern)
        or (WRITTEN_IN if concern.pk in noted else TOLD_OTHERWISE if concern.pk in told_otherwise else None)
        or not_erased.get(concern.subject)
        for concern in concerns
    }
    return {pk: reason for pk, reason in reasons.items() if reason}


def why_it_is_worked_on(concern: Concern) -> str | None:
    """Say what somebody has done with a concern already, if so."""
    if concern.opened_at is not None:
        return "Somebody has opened it."
    if concern.status != ConcernStatus.NEW or concern.assigned_to_id is not None or concern.joined_to_id is not None:
        return "Somebody has worked on it."
    return None


def why_not_work_on(concern: Concern, verb: str, *, by: Person) -> str | None:
    """Say why this person may not do this to this concern, if so: their role, then the concern's own state."""
    if reason := why_not_see_concern(concern, by=by):
        return reason
    if reason := why_it_is_empty(concern):
        return reason
    if concern.joined_to_id is not None:
        return JOINED
    return why_not_at(concern.status, verb)


def why_not_open(concern: Concern, *, by: Person) -> str | None:
    """Say why this person may not open this concern, if so."""
    return why_not_work_on(concern, "open", by=by)


def why_not_read(concern: Concern, *, by: Person) -> str | None:
    """Say why this person may not read what was told, if so. A joined concern may still be read."""
    if reason := why_not_see_concern(concern, by=by):
        return reason
    if reason := why_it_is_empty(concern):
        return reason
    return why_not_at(ConcernStatus.NEW, "read") if concern.opened_at is None else None


def why_not_open_additions(concern: Concern, *, by: Person) -> str | None:
    """Say why this person may not open what was added, if so."""
    if reason := why_not_read(concern, by=by):
        return reason
    return JOINED if concern.joined_to_id is not None else None


def why_not_open_attachment(attachment: Attachment, *, by: Person) -> str | None:
    """Say why this person may not open a file that came with a concern, if so: as with what was told."""
    return why_not_read(attachment.concern, by=by)


def why_not_open_copy(attachment: Attachment, *, by: Person) -> str | None:
    """Say why this person cannot have the copy of a file, if so."""
    if reason := why_not_open_attachment(attachment, by=by):
        return reason
    if attachment.opened_at is None:
        return NOT_OPENED
    return NO_COPY if attachment.copy_size is None else None


def why_not_take_original(attachment: Attachment, *, by: Person) -> str | None:
    """Say why this person cannot have the file as it came, if so."""
    if reason := why_not_open_attachment(attachment, by=by):
        return reason
    return NOT_OPENED if attachment.opened_at is None else None


def why_not_assess(concern: Concern, *, by: Person) -> str | None:
    """Say why this person may not assess this concern, if so."""
    return why_not_work_on(concern, "assess", by=by)


def why_not_give_priority(priority: str, *, danger: str, child: str) -> str | None:
    """Say why these answers do not allow a priority as low as this, if so."""
    order = [str(each) for each in Priority]
    if order.index(priority) <= order.index(lowest_priority(danger=danger, child=child)):
        return None
    if danger == "yes":
        return "When somebody may be in danger now, the priority is immediate."
    return "When a child may be involved, the priority is high or immediate."


def why_not_assign(concern: Concern, *, by: Person) -> str | None:
    """Say why this person may not give this concern to somebody, if so."""
    return why_not_work_on(concern, "assign", by=by)


def why_not_assign_to(colleague: Person) -> str | None:
    """Say why a concern cannot be given to this colleague, if so."""
    if why_not_use_desk(by=colleague) is None:
        return None
    return "A concern can be given only to somebody who works at the desk."


def why_not_add_note(concern: Concern, *, by: Person) -> str | None:
    """Say why this person may not write a note, if so. A note may be written at any time, also after closing."""
    if reason := why_not_see_concern(concern, by=by):
        return reason
    return why_it_is_empty(concern)


def why_not_message_back(concern: Concern, *, by: Person) -> str | None:
    """Say why this person may not write to the reporter, if so. The reporter of a joined concern waits too."""
    if reason := why_not_read(concern, by=by):
        return reason
    return None if concern.reply_key else "Nobody holds a receipt for this concern, so that nobody could read it."


def why_not_pass_on(concern: Concern, *, by: Person) -> str | None:
    """Say why this person may not pass this concern on, if so."""
    return why_not_work_on(concern, "pass on", by=by)


def why_not_close(concern: Concern, *, by: Person) -> str | None:
    """Say why this person may not close this concern, if so."""
    if reason := why_not_work_on(concern, "close", by=by):
        return reason
    if concern.additions_unread:
        return "Something was added that nobody has read. Read it before you close this concern."
    return None


def why_not_reopen(concern: Concern, *, by: Person) -> str | None:
    """Say why this person may not open this closed concern again, if so."""
    return why_not_work_on(concern, "reopen", by=by)


def why_not_leave_quarantine(concern: Concern, *, by: Person) -> str | None:
    """Say why this person may not decide on this concern in quarantine, if so."""
    if reason := why_not_see_concern(concern, by=by):
        return reason
    if concern.lane != Lane.QUARANTINE or concern.status != ConcernStatus.NEW:
        return "This concern is not in quarantine."
    return None


def why_not_join_any(duplicate: Concern, *, by: Person) -> str | None:
    """Say why this person may not join this concern to any other, if so."""
    if reason := why_not_work_on(duplicate, "join", by=by):
        return reason
    if Concern.objects.filter(joined_to=duplicate).exists():
        return "Others are joined to this concern. Join it the other way round, or separate them first."
    return None


def why_not_join(duplicate: Concern, *, to: Concern, by: Person) -> str | None:
    """Say why this person may not join the one to the other, if so."""
    if duplicate.pk == to.pk:
        return "A concern cannot be joined to itself."
    if reason := why_not_join_any(duplicate, by=by) or why_not_work_on(to, "be joined to", by=by):
        return reason
    return why_not_join_although_kept_apart(duplicate, to, by=by)


def why_not_join_although_kept_apart(one: Concern, other: Concern, *, by: Person) -> str | None:
    """Say why this person may not join a pair that was found to be about different things, if so."""
    if by.has(Role.COORDINATOR) or not are_kept_apart(one, other):
        return None
    return "Somebody found these two to be about different things. Only a coordinator can join them."


def are_kept_apart(one: Concern, other: Concern) -> bool:
    """Whether somebody found these two to be about different things."""
    first, second = sorted((one.pk, other.pk))
    return KeptApart.objects.filter(one=first, other=second).exists()


def why_not_keep_apart(one: Concern, *, other: Concern, by: Person) -> str | None:
    """Say why this person may not mark these two as about different things, if so."""
    if reason := why_not_see_concern(one, by=by):
        return reason
    if one.pk == other.pk:
        return "A concern cannot be kept apart from itself."
    if other.pk == one.joined_to_id or one.pk == other.joined_to_id:
        return "These two are joined. Separate them first."
    return None


def why_not_separate(concern: Concern, *, by: Person) -> str | None:
    """Say why this person may not take this concern out of the one it is joined to, if so."""
    if reason := why_not_see_concern(concern, by=by):
        return reason
    return None if concern.joined_to_id is not None else "This concern is not joined to another."
