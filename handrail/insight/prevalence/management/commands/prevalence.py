"""Says how many people may be on no list, from how lists overlap, and when nobody can say: `prevalence LISTS.csv`."""

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from django.core.management.base import BaseCommand, CommandError, CommandParser

from handrail.methods.prevalence.accrual import as_lists_grew, course_of, read_growth, require_growing
from handrail.methods.prevalence.estimates import METHODS, SEED, USUAL, Work
from handrail.methods.prevalence.histories import FEWEST_LISTS, Lists, NotLists, with_merged, without_list
from handrail.methods.prevalence.pieces import Piece
from handrail.methods.prevalence.reading import read_lists
from handrail.methods.prevalence.ready import make_ready
from handrail.methods.prevalence.resampling import REPLICATES
from handrail.methods.prevalence.stepwise import NotEstimable
from handrail.methods.prevalence.survey import survey
from handrail.methods.prevalence.telling import for_people, for_programs, grown_for_people, grown_for_programs
from handrail.methods.prevalence.telling_periods import periods_for_people, periods_for_programs
from handrail.methods.prevalence.trajectory import trajectory
from handrail.methods.prevalence.unsure import Unsure, read_unsure

MOST_REPLICATES = 100_000
MOST_SEED = 2**32
Found = TypeVar("Found")


class Command(BaseCommand):
    """`handrail prevalence LISTS.csv`."""

    help = "Estimates how many people are on no list (multiple systems estimation), or says why nobody can."
    # What other programs read off standard error is about the lists, and not about this installation.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("lists", metavar="LISTS.csv", help="a 0/1 column for each list and a column count; - reads")
        parser.add_argument("--method", choices=list(METHODS), default="bic", help="the method asked for (bic)")
        parser.add_argument("--alone", action="store_true", help="leave the other methods out")
        parser.add_argument("--latent", action="store_true", help="compare with latent classes too, which take longer")
        parser.add_argument("--merge", metavar="A+B", action="append", default=[], help="make two lists one")
        parser.add_argument("--drop", metavar="A", action="append", default=[], help="leave a list out")
        parser.add_argument("--fed", metavar="A", action="append", default=[], help="this list is filled by the others")
        unsure = "pairs that are counted as two people and may be one: columns one, other, probability, count"
        parser.add_argument("--unsure", metavar="PAIRS.csv", help=unsure)
        later = "the same lists in a later period: more people, or more awareness? (may be repeated)"
        parser.add_argument("--later", metavar="LATER.csv", action="append", default=[], help=later)
        so_far = "the lists as they stood on days before: their columns and a column to with the day"
        parser.add_argument("--so-far", metavar="GROWTH.csv", help=so_far)
        kept = "keep what is worked out in this file as it comes; with it, work that was stopped goes on where it was"
        parser.add_argument("--resume", metavar="KEPT", help=kept)
        parser.add_argument("--seed", type=int, default=SEED, help="which random numbers")
        parser.add_argument("--replicates", type=int, default=REPLICATES, help=f"samples drawn again ({REPLICATES:,})")
        parser.add_argument("--anyway", action="store_true", help="work out the numbers that a gate holds back")
        parser.add_argument("--json", action="store_true", dest="as_json", help="answer in JSON")

    def handle(self, *, as_json: bool, **options: Any) -> None:
        begun = time.monotonic()
        lists = read(options["lists"], options["merge"], options["drop"])
        if options["later"]:
            later = [read(name, options["merge"], options["drop"]) for name in options["later"]]
            self.compare([lists, *later], whole(options, "seed", MOST_SEED), as_json=as_json)
            return
        before = lists_before(options, lists)
        if self.stderr.isatty():
            make_ready(self.tell_ready)
        found = survey(
            lists,
            options["method"],
            self.work(options),
            beside=beside(options),
            fed=[lists.names[place_of(name, lists)] for name in options["fed"]],
            anyway=options["anyway"],
            unsure=pairs_of(options["unsure"], lists),
        )
        grown = as_lists_grew([*before, lists], Work(options["seed"], options["replicates"])) if before else ()
        answer = for_programs(found, seconds=time.monotonic() - begun)
        if as_json:
            answer |= {"grown": {"days": grown_for_programs(grown), "course": course_of(grown).value}} if grown else {}
            self.stdout.write(json.dumps(answer, allow_nan=False))
        else:
            self.stdout.write("\n".join([*for_people(found), *(grown_for_people(grown) if grown else ())]))

    def work(self, options: dict[str, Any]) -> Work:
        """How the work is done. Raises CommandError for a number out of range or a file of pieces that is none."""
        seed, replicates = whole(options, "seed", MOST_SEED), whole(options, "replicates", MOST_REPLICATES)
        kept = KeptInFile(Path(options["resume"])) if options["resume"] else None
        return Work(seed, replicates, tell=self.tell, kept=kept)

    def compare(self, periods: Sequence[Lists], seed: int, *, as_json: bool) -> None:
        """Periods beside each other. Raises CommandError when nothing can be said of them."""
        try:
            found = trajectory(periods, seed=seed)
        except (NotLists, NotEstimable) as reason:
            raise CommandError(str(reason), returncode=2) from None
        told = json.dumps(periods_for_programs(found.comparisons, found.chances), allow_nan=False)
        self.stdout.write(told if as_json else "\n".join(periods_for_people(found.comparisons, found.chances)))

    def tell_ready(self, done: int, of: int) -> None:
        """How far the compiling is, which takes a while the first time on a machine and no time after that."""
        self.stderr.write(f"\rmade ready, once on this machine: {done} of {of}", ending="\n" if done == of else "")

    def tell(self, done: int, of: int) -> None:
        """How far the samples are, for whoever watches; nothing where nobody does."""
        if of > 1 and self.stderr.isatty():
            self.stderr.write(f"\r{done:,} of {of:,} samples", ending="\n" if done == of else "")


class KeptInFile(dict[str, Piece]):
    """Pieces in a file of lines, each written out before the next is begun. A line cut short is worked out again."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file
        try:
            lines = file.read_text(encoding="utf-8").splitlines(keepends=True) if file.exists() else []
            whole_lines = [line for line in lines if line.endswith("\n")]
            super().update((str(key), list(piece)) for key, piece in map(json.loads, whole_lines))
            file.write_text("".join(whole_lines), encoding="utf-8")
        except OSError as fault:
            raise CommandError(f"{file}: it cannot be used ({fault.strerror}).", returncode=2) from None
        except (ValueError, TypeError):
            raise CommandError(f"{file}: this is not a file that --resume has written.", returncode=2) from None

    def __setitem__(self, key: str, piece: Piece) -> None:
        super().__setitem__(key, piece)
        with self.file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps([key, piece]) + "\n")
            lines.flush()
            os.fsync(lines.fileno())


def beside(options: dict[str, Any]) -> tuple[str, ...]:
    """Which methods are compared with the one asked for."""
    if options["alone"]:
        return ()
    return tuple(METHODS) if options["latent"] else USUAL


def whole(options: dict[str, Any], name: str, most: int) -> int:
    """A number from the command line. Raises CommandError when it is out of range."""
    number = int(options[name])
    least = 0 if name == "seed" else 100
    if not least <= number <= most:
        raise CommandError(f"--{name} is {number}; from {least} to {most} was expected.", returncode=2)
    return number


def read(name: str, merge: Sequence[str], drop: Sequence[str]) -> Lists:
    """The lists of a file, with some merged and some left out. Raises CommandError with a sentence for each fault."""
    return read_as(name, lambda text: changed(read_lists(text), merge, drop))


def pairs_of(name: str | None, lists: Lists) -> Unsure:
    """The pairs of a file that may be one, if one is named. Raises CommandError with a sentence for each fault."""
    return read_as(name, lambda text: read_unsure(text, lists)) if name else Unsure()


def lists_before(options: dict[str, Any], whole: Lists) -> list[Lists]:
    """The lists as they stood before, if a file says how. Raises CommandError with a sentence for each fault."""

    def held(text: str) -> list[Lists]:
        days = {day: changed(one, options["merge"], options["drop"]) for day, one in read_growth(text).items()}
        return list(require_growing(days, whole).values())

    return read_as(options["so_far"], held) if options["so_far"] else []


def read_as(name: str, reader: Callable[[str], Found]) -> Found:
    """What a file holds. Raises CommandError with a sentence for each fault."""
    called = "standard input" if name == "-" else name
    try:
        return reader(sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8"))
    except OSError as fault:
        raise CommandError(f"{called}: it cannot be read ({fault.strerror}).", returncode=2) from None
    except UnicodeDecodeError:
        raise CommandError(f"{called}: it is not written in UTF-8.", returncode=2) from None
    except NotLists as refused:
        raise CommandError("\n".join(f"{called}: {fault}" for fault in refused.faults), returncode=2) from None


def changed(lists: Lists, merge: Sequence[str], drop: Sequence[str]) -> Lists:
    """The lists with some merged and some left out. Raises NotLists when too few are left, CommandError for a name."""
    for both in merge:
        one, _, other = both.partition("+")
        lists = with_merged(lists, place_of(one, lists), place_of(other, lists, besides=one))
    for name in drop:
        lists = without_list(lists, place_of(name, lists))
    if lists.size < FEWEST_LISTS:
        raise NotLists([f"{lists.size} lists are left; {FEWEST_LISTS} are needed."])
    return lists


def place_of(name: str, lists: Lists, *, besides: str = "") -> int:
    """Which list that is. Raises CommandError when it is none of them."""
    if name not in lists.names or name == besides:
        raise CommandError(f"{name or 'Nothing'} is none of the lists {', '.join(lists.names)}.", returncode=2)
    return lists.names.index(name)
