"""Asks a study: of our own records, or of a file. The same lists and seed are worked out once."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from handrail.foundation.audit.actions import record
from handrail.foundation.people.models import Person
from handrail.foundation.permission import require
from handrail.insight.prevalence.actions.running import run_study
from handrail.insight.prevalence.models import Source, Study, StudyState
from handrail.insight.prevalence.permissions import why_not_ask
from handrail.insight.prevalence.policies import (
    NotTaken,
    Window,
    as_grown,
    as_periods,
    as_table,
    as_unsure,
    days_within,
    left_out_in_words,
    read,
    read_grown,
    read_unsure,
    years_before,
)
from handrail.insight.prevalence.queries import Gathered, own_lists, same_lists

if TYPE_CHECKING:
    from handrail.methods.prevalence.histories import Lists
    from handrail.methods.prevalence.unsure import Unsure

OF_PAIRS = (
    "Some of these people may be one, by the pairs that came with the file. They are counted as two, and one more "
    "method takes them for one as often as that is likely."
)
OF_RECORDS = "Everybody with a record of a potential victim begun in this window, whatever was decided since."


def ask_of_own_records(
    *,
    first: date,
    last: date,
    years: int = 0,
    latent: bool = False,
    by: Person,
    at: datetime,
    seed: int | None = None,
    replicates: int | None = None,
) -> Study:
    """Ask of the lists that our own records make, beside as many `years` before, with classes of people if `latent`.

    Raises:
        NotAllowed: this person may not ask.
        NotTaken: there are too few lists.
    """
    require(why_not_ask(by=by))
    gathered = own_lists(first=first, last=last, by=by)
    windows = [*earlier_windows(first, last, years, gathered, by=by), Window(first, last, gathered.lists)]
    study = Study(
        source=Source.OWN, first=first, last=last, definition=OF_RECORDS, latent=latent, **how(seed, replicates)
    )
    study.periods = as_periods(windows)
    study.grown = as_grown(dict(as_they_grew(first, last, gathered, by=by)))
    return asked(study, gathered.lists, gathered.rules, gathered.unsure, by=by, at=at)


def earlier_windows(first: date, last: date, years: int, gathered: Gathered, *, by: Person) -> Iterator[Window]:
    """The same window of so many years before, the earliest first, with the lists of this one."""
    for back in range(years, 0, -1):
        begins, ends = years_before(first, back), years_before(last, back)
        yield Window(begins, ends, same_lists(gathered, first=begins, last=ends, by=by))


def as_they_grew(first: date, last: date, gathered: Gathered, *, by: Person) -> Iterator[tuple[date, "Lists"]]:
    """The lists as they stood on days within the window; none of a day on which nobody was on them."""
    for day in days_within(first, last):
        try:
            yield day, same_lists(gathered, first=first, last=day, by=by)
        except NotTaken:
            continue


def ask_of_file(
    text: str,
    *,
    first: date,
    last: date,
    definition: str,
    merge: Sequence[str] = (),
    fed: Sequence[str] = (),
    unsure: str = "",
    earlier: str = "",
    grown: str = "",
    latent: bool = False,
    by: Person,
    at: datetime,
    seed: int | None = None,
    replicates: int | None = None,
) -> Study:
    """Ask of the lists of a CSV file; those of `merge` are made one, those of `fed` left out, and both are shown.

    `unsure` is a CSV file too, of pairs that are counted as two people and may be one, and `earlier` one of the same
    lists in the same window a year before; `grown` says how they stood on days within the window. With `latent`,
    classes of people are compared as well.

    Raises:
        NotAllowed: this person may not ask.
        NotTaken: the file has faults, a list that is named is not in it, or too few are left; a sentence for each.
    """
    require(why_not_ask(by=by))
    lists = read(text, merge=merge, drop=fed)
    rules = [f"{both.replace('+', ' and ')} are made one list." for both in merge]
    rules += [OF_PAIRS] if unsure else []
    rules += [f"{name} is left out: the others send people there, so that it is no list of its own." for name in fed]
    study = Study(
        source=Source.FILE, first=first, last=last, definition=definition, latent=latent, **how(seed, replicates)
    )
    if earlier:
        before = in_order_of(lists, read(earlier, merge=merge, drop=fed))
        window = Window(years_before(first, 1), years_before(last, 1), before)
        study.periods = as_periods([window, Window(first, last, lists)])
    held = read_grown(grown, lists, first=first, last=last, merge=merge, drop=fed)
    study.grown = as_grown(held)
    return asked(study, lists, rules, read_unsure(unsure, lists), by=by, at=at)


def in_order_of(lists: "Lists", earlier: "Lists") -> "Lists":
    """The earlier lists in the order of these. Raises NotTaken when they are not the same."""
    from handrail.methods.prevalence.histories import in_another_order

    if set(earlier.names) != set(lists.names):
        held, needed = ", ".join(earlier.names), ", ".join(lists.names)
        raise NotTaken([f"The file of the year before has the lists {held}; {needed} are needed."])
    return in_another_order(earlier, [earlier.names.index(name) for name in lists.names])


def how(seed: int | None, replicates: int | None) -> dict[str, int]:
    """Which random numbers and how many samples: the engine's own, unless others are asked for."""
    from handrail.methods.prevalence.estimates import SEED
    from handrail.methods.prevalence.resampling import REPLICATES

    return {"seed": SEED if seed is None else seed, "replicates": replicates or REPLICATES}


@transaction.atomic
def asked(study: Study, lists: "Lists", rules: Sequence[str], unsure: "Unsure", *, by: Person, at: datetime) -> Study:
    """Keep the study and have a worker take it up, unless the same was worked out before."""
    study.names, study.table, study.made_by_rule = list(lists.names), as_table(lists), list(rules)
    study.made_by_rule += left_out_in_words(study.names, study.periods)
    study.unsure = as_unsure(lists, unsure)
    study.data_hash, study.asked_by, study.asked_at, study.moved_at = lists.digest, by, at, at
    known = worked_out_before(study)
    if known:
        study.state, study.result, study.finished_at = known.state, known.result, at
        study.samples_done = study.samples
    study.save()
    record("prevalence.study_asked", about=str(study), by=by.ref, at=at, sha256=study.data_hash, source=study.source)
    if not known:
        run_study.enqueue(str(study.pk))
    return study


def worked_out_before(study: Study) -> Study | None:
    """A finished study of the same lists, by the same engine, with the same seed and samples."""
    from handrail.methods.prevalence.estimates import VERSION

    return Study.objects.filter(
        data_hash=study.data_hash,
        names=study.names,
        unsure=study.unsure,
        latent=study.latent,
        periods=study.periods,
        grown=study.grown,
        seed=study.seed,
        replicates=study.replicates,
        state__in=[StudyState.DONE, StudyState.REFUSED],
        result__version=VERSION,
    ).first()
