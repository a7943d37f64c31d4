"""Say whether a count changed, how sure that is and what it does not show: `change FILE --before A..B --after C..D`."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from handrail.insight.figures.policies import Count, NotASeries, newest, read_series
from handrail.methods.change.finding import find_change
from handrail.methods.change.periods import CannotUse, Span, Unit, read_span
from handrail.methods.change.planning import plan_comparison
from handrail.methods.change.question import Question
from handrail.methods.change.telling import lines_of, lines_of_plan
from handrail.methods.change.values import values_of, values_of_plan


class Command(BaseCommand):
    """Two or more periods of one series are compared; nothing is stored. Faults are told all at once."""

    help = "Say whether a count changed between periods, how sure that is, and what it does not show."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="SERIES.csv", help="counts, as `figures import` takes them")
        parser.add_argument("--before", required=True, metavar="A..B", help="days such as 2017-03-01..2017-08-31")
        parser.add_argument("--after", required=True, metavar="C..D", action="append", help="may be given again")
        parser.add_argument("--series", metavar="NAME", help="which series; needed where the file has several")
        parser.add_argument("--comparator", metavar="NAME", help="the series that shows how it went elsewhere")
        parser.add_argument("--fixed-on", metavar="DATE", help="the day on which these periods were fixed")
        parser.add_argument(
            "--exposure", choices=[*Unit], default=Unit.DAYS, help="in what the length of a period is taken"
        )
        parser.add_argument("--plan", action="store_true", help="nothing is counted after yet: tell what could be seen")
        parser.add_argument("--json", action="store_true", dest="as_json", help="report as JSON")

    def handle(self, *, file: Path, series: str | None, comparator: str | None, **options: Any) -> None:
        try:
            question, counts = asked(options, file)
            name = series_asked(counts, series, comparator=comparator)
            told = answer(question, counts, name, comparator, **options)
        except CannotUse as refused:
            raise CommandError("\n".join(refused.faults), returncode=2) from None
        self.stdout.write(told)


def asked(options: dict[str, Any], file: Path) -> tuple[Question, dict[str, list[Count]]]:
    """The periods that were asked for and the counts of the file. Raises CannotUse with the faults of both."""
    faults: list[str] = []
    try:
        question = question_asked(options)
    except CannotUse as refused:
        faults.extend(refused.faults)
    try:
        counts = counts_in(file)
    except CannotUse as refused:
        faults.extend(refused.faults)
    if faults:
        raise CannotUse(faults)
    return question, counts


def answer(
    question: Question,
    counts: dict[str, list[Count]],
    name: str,
    comparator: str | None,
    *,
    plan: bool,
    as_json: bool,
    **_: Any,
) -> str:
    """What the counts say, or with a plan what they could say. Raises CannotUse."""
    what = what_is_counted(question, counts[name], comparator)
    if plan:
        planned = plan_comparison(question, counts[name])
        return as_told(what, values_of_plan(planned), lines_of_plan(planned), as_json=as_json)
    elsewhere = None if comparator is None else counts[comparator]
    finding = find_change(question, counts[name], elsewhere=elsewhere)
    return as_told(what, values_of(finding), lines_of(finding), as_json=as_json)


def question_asked(options: dict[str, Any]) -> Question:
    """The periods that were asked for. Raises CannotUse with every fault."""
    faults: list[str] = []
    spans: list[Span] = []
    for name, text in [("--before", options["before"]), *(("--after", text) for text in options["after"])]:
        try:
            spans.append(read_span(text, name=name))
        except CannotUse as refused:
            faults.extend(refused.faults)
    fixed_on = options["fixed_on"]
    if fixed_on is not None and not is_day(fixed_on):
        faults.append(f"--fixed-on {fixed_on}: a day like 2017-03-01 was expected.")
    if faults:
        raise CannotUse(faults)
    return Question(spans[0], spans[1:], Unit(options["exposure"]), date.fromisoformat(fixed_on) if fixed_on else None)


def is_day(text: str) -> bool:
    """Whether this is a day as ISO 8601 writes it."""
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def counts_in(file: Path) -> dict[str, list[Count]]:
    """The newest counts of each series of a file. Raises CannotUse with every fault in it."""
    try:
        rows = read_series(file.read_text(encoding="utf-8"))
    except OSError as fault:
        raise CannotUse([f"{file} cannot be read: {fault.strerror}."]) from None
    except UnicodeDecodeError:
        raise CannotUse([f"{file} is not written in UTF-8."]) from None
    except NotASeries as refused:
        raise CannotUse([f"{file}: {fault}" for fault in refused.faults]) from None
    counts: dict[str, list[Count]] = defaultdict(list)
    for row in rows:
        counts[row.count.series].append(row.count)
    return {name: newest(of_series) for name, of_series in counts.items()}


def series_asked(counts: dict[str, list[Count]], series: str | None, *, comparator: str | None) -> str:
    """The series to be looked at: the one that was named, or the only one. Raises CannotUse."""
    known = f"The file has {', '.join(counts) or 'no series'}."
    asked = (("--series", series), ("--comparator", comparator))
    faults = [
        f"{option} {name}: there is no such series. {known}" for option, name in asked if name and name not in counts
    ]
    others = [name for name in counts if name != comparator]
    if series is None and not faults and len(others) != 1:
        faults.append(f"--series: a name was expected. {known}")
    if series is not None and series == comparator:
        faults.append(f"--comparator {series}: a series other than the one that is looked at was expected.")
    if faults:
        raise CannotUse(faults)
    return series or others[0]


def what_is_counted(question: Question, counts: Sequence[Count], comparator: str | None) -> dict[str, Any]:
    """What was counted in the periods, and who says so."""
    used = [count for count in counts if any(span.contains(count) for span in question.spans)]
    return {
        "series": counts[0].series,
        "unit": counts[0].unit,
        "source": " | ".join(dict.fromkeys(count.source for count in used)),
        "editions": list(dict.fromkeys(count.edition for count in used)),
        "comparator": comparator,
    }


def as_told(what: dict[str, Any], values: dict[str, Any], lines: Iterable[str], *, as_json: bool) -> str:
    """The answer with what was counted: as JSON or line by line."""
    if as_json:
        return json.dumps({**what, **values})
    beside = [f"Compared with: {what['comparator']}"] if what["comparator"] else []
    head = f"{what['series']}: {what['unit']}", f"Source: {what['source']}; edition {', '.join(what['editions'])}"
    return "\n".join([*head, *beside, *lines])
