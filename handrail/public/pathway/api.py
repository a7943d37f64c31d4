"""The API that needs no sign-in: facts in, steps out, nothing stored. Its document is at /api/v1/openapi.json."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import NinjaAPI, Query, Schema, Status
from pydantic import ConfigDict, Field

from handrail.foundation.locality import current_locality
from handrail.public.pathway.policies import MOST_BYTES
from handrail.public.pathway.queries import answer_json, facts_from_json, read_day, schema_of_facts
from handrail.rules.pathway.facts import FactsRefused, Fault

api = NinjaAPI(
    title="Handrail",
    version="1",
    description="What to do next for somebody who may be exploited, in order, each step with who, by when and why.",
    urls_namespace="api",
    docs_url=None,  # a page of documentation would bring scripts of others into ours
)


# Written as they are answered: a day read as a moment would come back with a midnight that nobody meant.
Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]


class Strict(Schema):
    """An answer has the members that its document names, and no others."""

    model_config = ConfigDict(extra="forbid")


class ChannelAnswer(Strict):
    """How to reach whoever a step needs. `open_now` is null when nobody has confirmed the hours."""

    code: str
    name: str
    number: str
    address: str
    open_now: bool | None
    opens_at: Moment | None
    checked_on: Day
    verified: bool
    expired: bool


class DueAnswer(Strict):
    """By when, and who sets it."""

    kind: Literal["law", "guidance", "local"]
    within: str
    by: Moment | Day | None


class StepAnswer(Strict):
    """One thing to do."""

    id: str
    layer: Literal["danger", "child", "referral", "consent", "needs", "police", "after"]
    do: str
    who: str
    channel: ChannelAnswer | None
    due: DueAnswer | None
    because: str
    source: str
    verified: bool
    checked_on: Day
    rules: list[str]
    say: list[str]
    do_not: list[str]
    referral_kind: str


class DecisionAnswer(Strict):
    """What to do next, in order; and the fewest unanswered questions that could still change it."""

    on: Day
    route: Literal["emergency", "child", "adult_nrm", "adult_dtn", "adult_undecided", "pass_on", "public", "not_uk"]
    steps: list[StepAnswer]
    ask_next: list[str]
    safer: list[str]


class FaultAnswer(Strict):
    """One thing that could not be read: where it stands, and why."""

    path: str
    sentence: str


class RefusalAnswer(Strict):
    """Everything that could not be read."""

    faults: list[FaultAnswer]


@api.post(
    "/pathway/decide",
    response={200: DecisionAnswer, 413: RefusalAnswer, 422: RefusalAnswer},
    operation_id="decide",
    url_name="decide",
    summary="What to do next",
    openapi_extra={
        "requestBody": {"content": {"application/json": {"schema": schema_of_facts()}}, "required": True},
    },
)
def decide(
    request: HttpRequest,
    on: str | None = Query(None, description="By the rules of this day; today when missing."),  # type: ignore[type-arg]
) -> Status[dict[str, Any]]:
    """Facts, each of which may be missing or "unknown", are answered with steps. Nothing is stored or logged."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return refuse(413, Fault("", f"This is longer than {MOST_BYTES} bytes."))
    locality, at = current_locality(), timezone.now()
    try:
        facts = facts_from_json(request.body)
        day = read_day(on)
    except FactsRefused as refused:
        return refuse(422, *refused.faults)
    return Status(200, answer_json(facts, locality=locality, at=at, on=day))


def refuse(status: int, *faults: Fault) -> Status[dict[str, Any]]:
    """The answer that names every fault."""
    return Status(status, {"faults": [{"path": fault.path, "sentence": fault.sentence} for fault in faults]})
