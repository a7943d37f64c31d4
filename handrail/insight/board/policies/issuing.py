"""What a pack says otherwise than the edition before it: pure, on told figures."""

from handrail.insight.board.policies.packs import Told

NOT_IN_WHAT_IT_SAYS = ("edition", "issued_on", "why", "revisions", "counted_on", "stand_as_issued")


def revisions(was: Told, now: Told) -> list[Told]:
    """Cell by cell, what a pack says otherwise than the edition before: where, the old number and the new."""
    before, after = numbers_in(was), numbers_in(now)
    return [
        {"figure": figure, "label": label, "was": before.get((figure, label)), "now": after.get((figure, label))}
        for figure, label in dict.fromkeys([*before, *after])
        if before.get((figure, label)) != after.get((figure, label))
    ]


def numbers_in(told: Told) -> dict[tuple[str, str], int | float | None]:
    """Every number of a pack by where it stands."""
    cells: dict[tuple[str, str], int | float | None] = {("Concerns", "All"): told["concerns"]}
    if "overdue" in told:
        cells["What was agreed", "Overdue"] = len(told["overdue"])
    for one in told["figures"]:
        cells |= {(one["title"], row["label"]): row["count"] for row in one["rows"]}
    cells |= {("Waiting", one["title"]): one["minutes"] for one in told["waiting"]}
    for one in told["published"]:
        cells |= {(one["title"], f"{row['label']}, {row['edition']}"): row["count"] for row in one["rows"]}
    return cells


def says_the_same(one: Told, other: Told) -> bool:
    """Whether two packs say the same, whenever they were issued."""
    return without_its_issue(one) == without_its_issue(other)


def without_its_issue(told: Told) -> Told:
    """What a pack says, without which edition it is."""
    return {name: value for name, value in told.items() if name not in NOT_IN_WHAT_IT_SAYS}
