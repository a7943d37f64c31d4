"""Who may see studies, who may ask one, and who signs it."""

from datetime import datetime

from handrail.casework.desk.permissions import why_not_count as why_not_see_studies
from handrail.foundation.people.models import Person, Role
from handrail.insight.prevalence.models import UNDER_WAY, Study, StudyState
from handrail.insight.prevalence.policies import has_stopped

__all__ = ["why_not_ask", "why_not_go_on", "why_not_see_studies", "why_not_sign", "why_not_stop"]

ASKING = (Role.COORDINATOR, Role.ANALYST)


def why_not_ask(*, by: Person) -> str | None:
    """Say why this person may not ask a study, if so."""
    if by.is_active and by.has(*ASKING):
        return None
    return "Only a coordinator or an analyst can ask how many people are on no list."


def why_not_stop(study: Study, *, by: Person) -> str | None:
    """Say why this person may not stop the work on a study, if so."""
    if reason := why_not_ask(by=by):
        return reason
    return None if study.state in UNDER_WAY else "This study is not being worked out."


def why_not_go_on(study: Study, *, by: Person, at: datetime) -> str | None:
    """Say why this person may not have the work go on, if so."""
    if reason := why_not_ask(by=by):
        return reason
    if study.state == StudyState.STOPPED or has_stopped(study, at=at):
        return None
    return "The work on this study has not stopped."


def why_not_sign(study: Study, *, by: Person) -> str | None:
    """Say why this person may not sign the assumptions of a study, if so."""
    if not (by.is_active and by.has(Role.ANALYST)):
        return "Only an analyst can sign the assumptions."
    if study.state != StudyState.DONE:
        return "There is nothing to sign: this study has no range."
    return "The assumptions are signed already." if hasattr(study, "signature") else None
