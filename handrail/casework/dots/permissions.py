"""Who may ask what concerns share, and who may decide that two are one."""

from handrail.casework.desk.permissions import why_not_use_desk
from handrail.casework.dots.models import Change, Learnt, LearntKind, Link, Membership, Signal, Standing, Verb
from handrail.casework.dots.policies.weighing import model_of
from handrail.foundation.people.models import Person, Role

DECIDED = "Somebody has decided this already. Undo that first."
NOT_DECIDED = "Nobody has decided this yet."
KEPT_APART = (
    "Somebody found two of those that would be put together not to be the same. Look at that decision, and undo it if "
    "it was wrong."
)
BUILT_UPON = "Something later was put together with this. Undo that first."
SIGNAL_DECIDED = "Somebody has decided already what comes of this signal."
ALONE = "This is put together with nothing."
SET_ASIDE = (
    "It weighs nobody: since it was learnt, other levels are told apart. What is shipped is in use until newer weights "
    "are taken into use; they are worked out each night."
)


def why_not_ask(*, by: Person) -> str | None:
    """Say why this person may not ask what was seen before, if so."""
    return why_not_use_desk(by=by)


def why_not_decide(link: Link, *, by: Person) -> str | None:
    """Say why this person may not say whether the two are the same, if so. What no person joined is open to decide."""
    return why_not_ask(by=by) or (None if link.standing in {Standing.SUGGESTED, Standing.JOINED} else DECIDED)


def why_not_undo(link: Link, *, by: Person) -> str | None:
    """Say why this person may not undo what was decided of the two, if so."""
    return why_not_ask(by=by) or (NOT_DECIDED if link.standing == Standing.SUGGESTED else None)


def why_not_take_back(change: Change) -> str | None:
    """Say why a change cannot be taken back as it was made, if so: what it put together was moved since."""
    return BUILT_UPON if Membership.objects.filter(begun_by=change, ended_by__isnull=False).exists() else None


def why_not_undo_split(change: Change, *, by: Person) -> str | None:
    """Say why this person may not put back what was taken out, if so: it is with others since, or alone."""
    if reason := why_not_ask(by=by) or (None if change.verb == Verb.SPLIT else NOT_DECIDED):
        return reason
    if Change.objects.filter(undoes=change).exists():
        return "It was put back already."
    if Membership.objects.filter(mention=change.mention_id, ended_by=None).exists():
        return BUILT_UPON
    with_it = Membership.objects.filter(subject__in=change.ended.values("subject"), ended_by=None)
    return None if with_it.exists() else "Those with which it was together are not together any more."


def why_not_take_signal(signal: Signal, *, by: Person) -> str | None:
    """Say why this person may not take a signal on, if so."""
    return why_not_ask(by=by) or (SIGNAL_DECIDED if signal.decision else None)


def why_not_decide_signal(signal: Signal, *, by: Person) -> str | None:
    """Say why this person may not decide what comes of a signal, if so: its owner decides, if it has one."""
    if reason := why_not_take_signal(signal, by=by):
        return reason
    return None if signal.owner_id in (None, by.pk) else "Somebody else owns this signal. Take it on first."


def why_not_take_into_use(learnt: Learnt, *, by: Person) -> str | None:
    """Say why this person may not have people weighed with what was learnt, if so."""
    if reason := why_not_ask(by=by):
        return reason
    if not by.has(Role.COORDINATOR):
        return "Only a coordinator can take this into use."
    if learnt.kind == LearntKind.MODEL and model_of(learnt.contents) is None:
        return SET_ASIDE
    return "This is in use." if learnt.used_from is not None else None
