"""What is counted of concerns, referrals, decisions, support and visits: codes from casework, and nobody's name."""

from collections.abc import Callable, Iterable, Mapping

from handrail.foundation.locality import current_locality
from handrail.insight.figures.policies.labels import kinds_of, labels_of, one_kind
from handrail.insight.figures.policies.measuring import Event, Shape, once_a_quarter
from handrail.insight.figures.policies.rules import combination_of, combinations_of, standing_of
from handrail.insight.figures.policies.tables import OTHER
from handrail.insight.figures.queries.rows import Rows

Counted = tuple[Callable[[], Shape], Callable[[Rows], Iterable[Event]]]
"""What the events of a measure make, and its events in some days."""

CHILD = {"yes": "A child was involved", "no": "No child was involved", OTHER: "Not known"}
ENTRIES = {"online": "Online", "telephone": "By telephone", "import": "In a partner’s spreadsheet", OTHER: "Other"}
ASKED_FOR = {
    "concern": "To look into a concern",
    "childrens_services": "Children’s services",
    "adult_safeguarding": "Adult safeguarding",
    "police": "Police",
    "support": "Support for victims",
    "housing": "Housing",
    "sexual_assault_centre": "Sexual assault referral centre",
    "health": "Health",
    "charity": "Charity",
    OTHER: "Something else",
}
STANDING = {
    "waiting": "Not answered yet",
    "accepted": "Accepted, being done",
    "done": "Done",
    "declined": "Declined",
    "returned": "Returned for more information",
    "withdrawn": "Withdrawn by the desk",
    OTHER: "Another state",
}
FORMS = {"nrm": "People referred to the NRM", "duty_to_notify": "Notifications"}
DECIDED = {"positive": "Positive", "negative": "Negative"}
ORIGINS = {
    "concern": "A concern",
    "referral": "A referral",
    "reception": "A reception centre",
    "themselves": "They came themselves",
    OTHER: "Not known",
}
VISITS = {
    "enforcement": "Enforcement visits",
    "welfare": "Welfare visits",
    "follow_up": "Follow-up visits",
    OTHER: "Another kind",
}
HOMES = {"settled": "Settled", "unsettled": "Not settled", OTHER: "Not known"}
WORK = {"active": "In work, learning or caring", "not_active": "Not in any of these", OTHER: "Not known"}
SINCE = {"no": "Not exploited again", "yes": "Exploited again", OTHER: "Not asked, or not said"}
CAME_OF_IT = {"arrests": "Arrests", "charges": "Charges", "orders": "Orders"}
NOT_BY_THEN = "Not closed by then"
MANY_KINDS = "Three or more kinds"
ONE = {"one": "Number"}


def fixed(labels: Mapping[str, str], **told: bool | str) -> Callable[[], Shape]:
    """A shape whose words are the same everywhere."""
    return lambda: Shape(labels, **told)  # type: ignore[arg-type]


def listed(name: str, other: str) -> Callable[[], Shape]:
    """A shape whose words are a list of the county's pack."""
    return lambda: Shape(labels_of(getattr(current_locality(), name), other))


def share(yes: str, no: str) -> Callable[[], Shape]:
    """A shape of two rows, the first of which is told in a hundred."""
    return fixed({"yes": yes, "no": no}, share="yes")


def districts() -> Shape:
    """One row for each district."""
    return Shape({**{each.code: each.name for each in current_locality().districts}, OTHER: "Not known, or elsewhere"})


def outcomes() -> Shape:
    """How a concern had ended 28 days after it arrived, or that it had not."""
    return Shape({**labels_of(current_locality().outcomes, "Another outcome"), "open": NOT_BY_THEN})


def kinds_together() -> Shape:
    """Every kind alone, every pair of them, and more."""
    words = {word.code: word.label for word in current_locality().exploitation_kinds}
    labels = {
        code: MANY_KINDS
        if code not in words and "+" not in code
        else " and ".join(words[one] for one in code.split("+"))
        for code in combinations_of(words)
    }
    return Shape({**labels, OTHER: "Not known"}, whole=True)


def group_of(name: str, code: str) -> str:
    """What an answer of a follow-up counts as."""
    words = {word.code: word.group for word in current_locality().support.lists[name]}
    return words.get(code, OTHER)


def forms_sent(rows: Rows) -> Iterable[Event]:
    """Each person referred once a quarter, and each notification, which names nobody."""
    referred = [(row.sent_on, row.whose, row.kind) for row in rows.forms if row.kind == "nrm"]
    told = [Event(row.sent_on, row.kind) for row in rows.forms if row.kind != "nrm"]
    return [*once_a_quarter(referred), *told]


def days_waited(rows: Rows) -> Iterable[Event]:
    """Whole days from the concern to the first referral of each person in a quarter."""
    first: dict[tuple[int, int, int], Event] = {}
    for row in rows.forms:
        if row.kind == "nrm" and row.days_since_concern is not None:
            quarter = (row.sent_on.year, (row.sent_on.month - 1) // 3, row.whose)
            first.setdefault(quarter, Event(row.sent_on, "", row.days_since_concern))
    return first.values()


def decisions(kind: str, *, code: str = "") -> Callable[[Rows], Iterable[Event]]:
    """Decisions of one kind, the latest of each person in a quarter."""
    return lambda rows: once_a_quarter(
        [(row.on, row.whose, code or row.outcome) for row in rows.decisions if row.kind == kind]
    )


def kinds() -> Shape:
    """Every kind alone, and several."""
    return Shape(kinds_of(current_locality().exploitation_kinds))


def kind_of_each(rows: Rows) -> Iterable[Event]:
    """A concern under its kind."""
    return (Event(month, one_kind(kinds), many) for month, kinds, many in rows.concerns("exploitation"))


def of_concerns(name: str) -> Callable[[Rows], Iterable[Event]]:
    """Concerns by one of their codes."""
    return lambda rows: (Event(month, code, many) for month, code, many in rows.concerns(name))


def minutes_of_concerns(name: str) -> Callable[[Rows], Iterable[Event]]:
    """How long concerns waited, where they are past that."""
    return lambda rows: (
        Event(month, "", minutes, times) for month, minutes, times in rows.concerns(name) if minutes is not None
    )


def minutes(source: str, day: str, name: str) -> Callable[[Rows], Iterable[Event]]:
    """How long something took, where it has happened."""
    return lambda rows: (
        Event(getattr(row, day), "", getattr(row, name))
        for row in getattr(rows, source)
        if getattr(row, name) is not None
    )


def found(name: str) -> Callable[[Rows], Iterable[Event]]:
    """People found at visits, by whether something came about for them."""
    return lambda rows: (
        Event(visit.month, code, many)
        for visit in rows.visits
        for code, many in (("yes", getattr(visit, name)), ("no", max(visit.found - getattr(visit, name), 0)))
    )


CASES: Mapping[str, Counted] = {
    "concerns_raised": (
        fixed(ONE),
        lambda rows: (Event(month, "one", many) for month, _, many in rows.concerns("entry")),
    ),
    "concerns_by_source": (listed("reporter_kinds", "Not known"), of_concerns("reporter_kind")),
    "concerns_by_entry": (fixed(ENTRIES), of_concerns("entry")),
    "concerns_by_district": (districts, of_concerns("district")),
    "concerns_by_place_kind": (listed("place_kinds", "Not known"), of_concerns("place_kind")),
    "concerns_by_kind": (kinds, kind_of_each),
    "concerns_by_combination": (
        kinds_together,
        lambda rows: (
            Event(month, combination_of(kinds), many) for month, kinds, many in rows.concerns("exploitation")
        ),
    ),
    "concerns_about_a_child": (fixed(CHILD), of_concerns("child")),
    "concerns_screened": (
        share("Assessed", "Not assessed yet"),
        of_concerns("assessed"),
    ),
    "reports_joined": (
        fixed(ONE),
        lambda rows: (Event(month, "one", many) for month, many in rows.joined),
    ),
    "concerns_by_outcome": (
        outcomes,
        of_concerns("ended"),
    ),
    "minutes_to_open": (fixed({}, median=True), minutes_of_concerns("minutes_to_open")),
    "minutes_to_assess": (fixed({}, median=True), minutes_of_concerns("minutes_to_assess")),
    "minutes_to_answer": (fixed({}, median=True), minutes("referrals", "sent_on", "minutes_to_answer")),
    "persons_recorded": (fixed(CHILD), lambda rows: (Event(row.begun_on, row.child) for row in rows.records)),
    "referrals_sent": (fixed(ASKED_FOR), lambda rows: (Event(row.sent_on, row.kind) for row in rows.referrals)),
    "referrals_by_standing": (
        fixed(STANDING),
        lambda rows: (Event(row.sent_on, standing_of(row)) for row in rows.referrals),
    ),
    "nrm_and_notifications": (fixed(FORMS, total=False), forms_sent),
    "days_to_nrm": (fixed({}, median=True), days_waited),
    "reasonable_grounds": (fixed(DECIDED), decisions("reasonable_grounds")),
    "conclusive_grounds": (fixed(DECIDED), decisions("conclusive_grounds")),
    "reconsiderations": (fixed(ONE), decisions("reconsideration", code="one")),
    "files_opened": (fixed(ORIGINS), lambda rows: (Event(row.opened_on, row.origin) for row in rows.files)),
    "written_plans": (
        share("With a written plan", "Without one"),
        lambda rows: (Event(row.opened_on, "yes" if row.planned else "no") for row in rows.files),
    ),
    "settled_homes": (
        fixed(HOMES, share="settled"),
        lambda rows: (Event(row.asked_on, group_of("outcome_housing", row.housing)) for row in rows.follow_ups),
    ),
    "work_after": (
        fixed(WORK, share="active"),
        lambda rows: (Event(row.asked_on, group_of("outcome_work", row.work)) for row in rows.follow_ups),
    ),
    "exploited_since": (
        fixed(SINCE),
        lambda rows: (Event(row.asked_on, row.exploited_since) for row in rows.follow_ups),
    ),
    "visits": (fixed(VISITS), lambda rows: (Event(row.month, row.kind) for row in rows.visits)),
    "people_found": (share("Accepted help", "Did not accept help"), found("accepted")),
    "people_moved_on": (share("Moved on to somebody named", "Did not"), found("moved_on")),
    "arrests_charges_orders": (
        fixed(CAME_OF_IT, total=False),
        lambda rows: (Event(row.month, code, getattr(row, code)) for row in rows.visits for code in CAME_OF_IT),
    ),
    "reception_centres": (fixed(ONE), lambda rows: (Event(row.month, "one", row.centres) for row in rows.visits)),
}
