"""The real form as others read it, and a judge of its conditions that shares no code with ours."""

import csv
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from handrail.rules.referral_form.fields import ReferralForm
from handrail.rules.referral_form.form import read_form

PACKS = Path(__file__).parents[3] / "localities"
# The form model taken from the source of UKHomeOffice/modern-slavery at 54dfce7f (21 April 2026) and checked there
# against the form's own step graph. It lies beside the schemas where those are; the table here is the same in short,
# so that every machine holds us to it. The longer one is tried where it is found: nothing is skipped for want of it.
CARRIED = Path(__file__).with_name("the_real_form.tsv")
FOUND = Path(os.environ.get("HANDRAIL_SCHEMAS", PACKS.parents[1] / "shared" / "facts" / "schemas")).parent
TRUTHS = [CARRIED, *(path for path in [FOUND / "nrm_fields.json"] if path.is_file())]
JUDGES: dict[str, Callable[[Any, Any], bool]] = {
    "eq": lambda answer, value: answer == value,
    "ne": lambda answer, value: answer != value,
    "in": lambda answer, value: answer in value,
    "contains": lambda answer, value: isinstance(answer, tuple) and value in answer,
    "count_gt": lambda answer, value: isinstance(answer, tuple) and len(answer) > value,
}


@dataclass(frozen=True)
class Real:
    """What the real form does with one field."""

    id: str
    pages: tuple[str, ...]
    required: Any
    shown_when: Any
    max_length: int | None
    in_dtn: str


@cache
def form() -> ReferralForm:
    return read_form(PACKS / "hertfordshire")


@cache
def read_truth(path: Path) -> tuple[Real, ...]:
    if path.suffix == ".json":
        return tuple(
            Real(
                one["id"],
                pages_in(one["page"]),
                one["required"],
                one["shown_when"],
                one.get("max_length"),
                one["in_dtn"],
            )
            for one in json.loads(path.read_text("utf-8"))["fields"]
        )
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Real(
                row["id"],
                pages_in(row["pages"]),
                json.loads(row["required"]),
                json.loads(row["shown_when"]),
                int(row["max_length"]) if row["max_length"] else None,
                row["in_dtn"],
            )
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        )


def pages_in(words: str) -> tuple[str, ...]:
    return tuple(page.strip().removeprefix("verify/") for page in words.split("|"))


def holds(condition: Any, answers: Mapping[str, object]) -> bool:
    if isinstance(condition, bool):
        return condition
    if "all" in condition:
        return all(holds(part, answers) for part in condition["all"])
    if "any" in condition:
        return any(holds(part, answers) for part in condition["any"])
    return JUDGES[condition["op"]](answers.get(condition["field"]), condition["value"])


def looked_at(condition: Any) -> set[str]:
    """The fields a condition of the real form looks at."""
    if isinstance(condition, bool):
        return set()
    if "field" in condition:
        return {condition["field"]}
    return set().union(*(looked_at(part) for part in condition.get("all", condition.get("any"))))
