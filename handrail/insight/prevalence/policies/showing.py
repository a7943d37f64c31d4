"""How a study is shown: never a single number, no cell of one to four people, two digits of any estimate."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from handrail.insight.prevalence.models import Study, StudyState
from handrail.insight.prevalence.policies.growing import Grown, grown_shown
from handrail.insight.prevalence.policies.lists import lists_of
from handrail.insight.prevalence.policies.rows import Row, count_in_words, in_words, marks, nearest, whole
from handrail.insight.prevalence.policies.showing_periods import Periods, periods_of
from handrail.insight.prevalence.policies.simulated import Simulated, counties_like
from handrail.methods.prevalence.wording import CALLED, FLOOR, NO_ORDER, SHAPES, rounded

PUBLISHED = "home-office"
WITHIN = 6
GATES = {
    "refused": "Refused: no estimate may be given from these lists.",
    "amber": "Amber: a range only, with these doubts.",
    "green": "Green: a range. The assumptions behind it are for a named analyst to sign.",
}


@dataclass(frozen=True)
class Overlap:
    """People who are on exactly these lists."""

    names: tuple[str, ...]
    on: tuple[bool, ...]  # for each list of the study
    count: str
    bar: int  # of a hundred


@dataclass(frozen=True)
class Shown:
    """All of a finished study, as its page and its document show it."""

    gate: str
    verdict: str
    reasons: list[str]
    observed: str
    at_least: str
    range: str
    sizes: list[tuple[str, str]]
    overlaps: list[Overlap]
    methods: list[Row]
    rivals: list[Row]
    steps: list[Row]
    highest: list[Row]
    left_out: list[Row]
    links: list[Row]
    hidden: list[tuple[str, str, str]]
    priors: list[Row]
    rates: list[Row]
    no_order: str
    periods: Periods | None
    grown: Grown | None
    counties: list[Simulated]
    provenance: str

    def as_values(self) -> dict[str, Any]:
        """The same for a document; a row also says where its marks stand, of a hundred."""
        told = asdict(self)
        for name in ("methods", "rivals", "steps", "highest", "left_out", "links", "priors", "rates"):
            rows: list[Row] = getattr(self, name)
            told[name] = [as_marked(row, rows) for row in rows]
        if self.grown:
            told["grown"]["rows"] = [as_marked(row, self.grown.rows) for row in self.grown.rows]
        if self.periods:
            people = self.periods.people
            for one, row in zip(told["periods"]["rows"], people, strict=True):
                one["people"] = as_marked(row, people)
        return told


def as_marked(row: Row, rows: Sequence[Row]) -> dict[str, Any]:
    """A row as values, with where its marks stand."""
    return {**asdict(row), "words": row.words, "limits": row.limits, **marks(row, rows)}


def shown_of(study: Study) -> Shown:
    """What may be shown of a finished study."""
    found = study.result or {}
    hangs_on = found.get("sensitivity") or {}
    refused = study.state == StudyState.REFUSED
    return Shown(
        gate=found["gate"],
        verdict=GATES[found["gate"]],
        reasons=list(found["reasons"]),
        observed=count_in_words(found["observed"]),
        at_least="" if refused else at_least(found),
        range="" if refused else range_in_words(found),
        sizes=sizes(study),
        overlaps=list(overlaps(study)),
        methods=[] if refused else methods(found),
        rivals=rivals(hangs_on),
        steps=steps(hangs_on, "pairs_depend", "odds_ratio", "{:.2g} for every two lists"),
        highest=steps(hangs_on, "highest_interaction", "ratio", "{:.2g} times as many on no list"),
        left_out=leaving_out(hangs_on, "leave_one_list_out"),
        links=leaving_out(hangs_on, "one_link"),
        hidden=[
            (one["list"], count_in_words(one["true"]), in_words(whole(one["estimate"])))
            for one in hangs_on.get("hidden_lists", [])
        ],
        priors=[
            Row(f"Pseudo-count {one['pseudo_count']:.2g} for each history", whole(one["estimate"]))
            for one in hangs_on.get("average_by_prior", [])
        ],
        rates=rates(hangs_on),
        no_order=NO_ORDER,
        counties=[] if refused else counties_like(found["observed"]),
        periods=None if refused else periods_of(study),
        grown=None if refused else grown_shown(study),
        provenance=f"Data {study.data_hash[:16]}, seed {study.seed}, {study.replicates:,} samples drawn again, "
        f"version {found['version']} of the engine.",
    )


def at_least(found: Mapping[str, Any]) -> str:
    """The floor in a sentence."""
    missing = max((found["at_least"] or 0.0) - found["observed"], 0.0)
    return f"There are at least about {rounded(missing):,} more people than are on these lists."


def range_in_words(found: Mapping[str, Any]) -> str:
    """From the lowest to the highest limit of all methods."""
    if not found.get("range"):
        return ""
    low, high = found["range"]
    return f"In all, from {rounded(low):,} to {rounded(high):,} people, if one of these models is right."


def sizes(study: Study) -> list[tuple[str, str]]:
    """How many people are on each list."""
    lists = lists_of(study.names, study.table)
    return [(name, count_in_words(lists.seen_by(1 << place))) for place, name in enumerate(lists.names)]


def overlaps(study: Study) -> Iterator[Overlap]:
    """The histories that somebody has, the one with most people first; small ones are in no order that tells them."""
    names = tuple(study.names)
    told = [(tuple(held), nearest(count), count_in_words(count)) for held, count in study.table if count]
    longest = max((length for _, length, _ in told), default=1) or 1
    for held, length, words in sorted(told, key=lambda one: (-one[1], len(one[0]), one[0])):
        yield Overlap(held, tuple(name in held for name in names), words, round(100 * length / longest))


def methods(found: Mapping[str, Any]) -> list[Row]:
    """All methods; the one of the published figure for 2013 is marked."""
    return [
        Row(
            sentence(CALLED[one["method"]]),
            whole(one["estimate"]),
            whole((one["interval"] or {}).get("low")),
            whole((one["interval"] or {}).get("high")),
            note=note_of(one),
            marked=one["method"] == PUBLISHED,
        )
        for one in (found, *found["beside"])
    ]


def note_of(one: Mapping[str, Any]) -> str:
    """The model in words; of classes of people whether their chains agree; or why there is no number."""
    if one["method"] == FLOOR:
        return ""
    doubts = one["warnings"] if one["method"] == "latent" or not one["model_in_words"] else []
    return ". ".join(filter(None, [one["model_in_words"], *doubts]))


def sentence(words: str) -> str:
    """Words that begin a line; names within them stay as they are."""
    return words[:1].upper() + words[1:]


def rivals(hangs_on: Mapping[str, Any]) -> list[Row]:
    """The models within six BIC of the best, the best first."""
    return [
        Row(sentence(one.get("model_in_words") or one["model"]), whole(one["estimate"]), note=f"{one['above']:.1f}")
        for one in hangs_on.get("models_within_six", [])
        if one["above"] <= WITHIN
    ]


def steps(hangs_on: Mapping[str, Any], name: str, ratio: str, words: str) -> list[Row]:
    """What the number would be if lists depended as nobody can test."""
    return [
        Row(words.format(one[ratio]), whole(one["estimate"]), marked=one[ratio] == 1) for one in hangs_on.get(name, [])
    ]


def rates(hangs_on: Mapping[str, Any]) -> list[Row]:
    """What the number would be if people differed in how likely they are to be seen, by each shape of that."""
    told = {one["model"]: whole(one["estimate"]) for one in hangs_on.get("closed_population", [])}
    shapes = {"Everybody is alike": ("Mt", "M0")} if told else {}
    shapes |= {f"People differ {words}": (f"Mth {shape}", f"Mh {shape}") for shape, words in SHAPES.items() if told}
    return [
        Row(label, told[lists_differ], note=f"If every list caught as many: {in_words(told[alike])}")
        for label, (lists_differ, alike) in shapes.items()
    ]


def leaving_out(hangs_on: Mapping[str, Any], name: str) -> list[Row]:
    """What the number is with one change."""
    return [Row(sentence(one["change"]), whole(one["estimate"])) for one in hangs_on.get(name, [])]
