"""What was prepared for a visit, and what is still missing."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.casework.operations.models import (
    Consultation,
    Decision,
    DecisionKind,
    Interpreter,
    InterpreterState,
    Operation,
    RiskAssessment,
)
from handrail.casework.operations.policies import (
    CentreRule,
    Readiness,
    centre_rule,
    is_centre_decision,
    opened_all,
    plan_of,
    unconsulted,
    unready,
)
from handrail.foundation.locality import current_locality

SURE = frozenset({InterpreterState.BOOKED, InterpreterState.CONFIRMED})


@dataclass(frozen=True, repr=False)
class Consulted:
    """Somebody who was consulted."""

    about: str
    organisation: str
    who: str
    said: str
    consulted_at: datetime
    by: str


@dataclass(frozen=True, repr=False)
class Risk:
    """The risk assessment that holds."""

    row: RiskAssessment
    level: str
    hazards: str
    precautions: str
    by: str
    approved_by: str


@dataclass(frozen=True, repr=False)
class Decided:
    """What a commander decided, and why. `holds` for the latest about the same thing."""

    kind: str
    title: str
    by: str
    at: datetime
    text: str
    holds: bool


@dataclass(frozen=True, repr=False)
class Booking:
    """An interpreter."""

    id: UUID
    language: str
    code: str
    gender: str
    agency: str
    reference: str
    state: str
    is_open: bool
    counts: bool


def readiness_of(operation: Operation) -> Readiness:
    """What keeps this visit from being approved. For a rule: whoever shows it asks who may see the operation."""
    consulted = set(Consultation.objects.filter(operation=operation).values_list("about", flat=True))
    return Readiness(
        consultation=unconsulted(consulted),
        rest=unready(operation, plan_of(operation), latest_risk(operation), speaking=languages_booked(operation)),
        danger_to_life=Decision.objects.filter(operation=operation, kind=DecisionKind.DANGER_TO_LIFE).exists(),
    )


def centre_rule_of(operation: Operation) -> CentreRule:
    """Whether a reception centre is needed, and why."""
    kinds = Decision.objects.filter(operation=operation).order_by("-recorded_at", "-id").values_list("kind", flat=True)
    return centre_rule(operation, next((kind for kind in kinds if is_centre_decision(kind)), None))


def latest_risk(operation: Operation) -> RiskAssessment | None:
    """The assessment that holds."""
    rows = RiskAssessment.objects.filter(operation=operation).select_related("recorded_by", "approved_by")
    return rows.order_by("-recorded_at", "-id").first()


def languages_booked(operation: Operation) -> set[str]:
    """The languages for which an independent interpreter is booked or confirmed."""
    return {each.code for each in interpreters_of(operation) if each.counts}


def interpreters_of(operation: Operation) -> list[Booking]:
    """Every interpreter who was asked for."""
    spoken = {word.code: word.label for word in current_locality().languages}
    return [
        Booking(
            id=row.pk,
            language=spoken.get(str(words.get("language", "")), ""),
            code=str(words.get("language", "")),
            gender={"woman": "a woman", "man": "a man"}.get(words.get("gender", ""), "a woman or a man"),
            agency=words.get("agency", ""),
            reference=words.get("reference", ""),
            state=row.get_state_display(),
            is_open=row.state != InterpreterState.CANCELLED,
            counts=row.state in SURE,
        )
        for row, words in opened_all(operation, Interpreter.objects.filter(operation=operation))
    ]


def consultations_of(operation: Operation) -> list[Consulted]:
    """Everybody who was consulted, in order of time."""
    labels = current_locality().operations.words("consulted")
    rows = Consultation.objects.filter(operation=operation).select_related("organisation", "recorded_by")
    return [
        Consulted(
            about=labels.get(row.about, row.about),
            organisation=row.organisation.name,
            who=words.get("who", ""),
            said=words.get("said", ""),
            consulted_at=row.consulted_at,
            by=row.recorded_by.name,
        )
        for row, words in opened_all(operation, rows)
    ]


def risk_of(operation: Operation) -> Risk | None:
    """The assessment that holds, opened."""
    row = latest_risk(operation)
    if row is None:
        return None
    words = opened_all(operation, [row])[0][1]
    return Risk(
        row=row,
        level=current_locality().operations.words("risk_levels").get(row.level, row.level),
        hazards=words.get("hazards", ""),
        precautions=words.get("precautions", ""),
        by=row.recorded_by.name,
        approved_by=row.approved_by.name if row.approved_by else "",
    )


def decisions_of(operation: Operation) -> list[Decided]:
    """What was decided and why, the latest first."""
    rows = Decision.objects.filter(operation=operation).select_related("recorded_by").order_by("-recorded_at", "-id")
    found: list[Decided] = []
    spoken_of: set[bool] = set()
    for row, words in opened_all(operation, rows):
        about_centre = is_centre_decision(row.kind)
        title, reason = row.get_kind_display(), words.get("reason", "")
        holds = about_centre not in spoken_of
        found.append(Decided(row.kind, title, row.recorded_by.name, row.recorded_at, reason, holds))
        spoken_of.add(about_centre)
    return found
