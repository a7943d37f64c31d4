"""Put records of people beside each other and say which may be one, how sure that is and why: `dots link FILE`."""

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from handrail.casework.dots.policies import mention_of
from handrail.foundation.rubbish import look_seldom
from handrail.methods.linkage.bands import Lines
from handrail.methods.linkage.mentions import Mention
from handrail.methods.linkage.records import CannotLink, Records, read_records

PAIRS_HEADER = ("id_left", "id_right", "probability", "weight", "why")
CLUSTERS_HEADER = ("id", "cluster")
MATCHES_HEADER = ("id", "reference", "probability", "band", "why")
VERBS = {
    "link": "link_files",
    "read": "read",
    "relink": "relink",
    "learn": "learn",
    "match-list": "match_list",
    "new-encoding-key": "new_encoding_key",
    "encode": "encode",
    "encode-known": "encode_known",
    "match-encoded": "match_encoded",
}


class Command(BaseCommand):
    """Nothing is stored but the files that were asked for. What is said of the records goes to standard error."""

    help = "Say which records may be of one person, how sure that is, and why. It joins nobody."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        link = verbs.add_parser("link", help="pairs within one table, or across two")
        link.add_argument("records", type=Path, metavar="RECORDS.csv", help="one row a record, with a column id")
        link.add_argument("other", type=Path, metavar="OTHER.csv", nargs="?", help="link to these; none within a file")
        link.add_argument("--out", type=Path, required=True, metavar="PAIRS.csv", help="the pairs, strongest first")
        link.add_argument("--clusters", type=Path, metavar="CLUSTERS.csv", help="which records may belong together")
        link.add_argument(
            "--engine",
            choices=["columns", "duckdb", "spark"],
            default="columns",
            help="the same pairs each time: by columns, which is quickest; by Splink on DuckDB; by Splink past one "
            "machine on Spark, which needs pyspark and Java",
        )
        link.add_argument(
            "--keep-shipped",
            action="store_true",
            help="use an estimate that lacks levels, with the shipped chances for those; else it is refused",
        )

        verbs.add_parser("read", help="read what was opened before Handrail read anything; once, after an upgrade")
        verbs.add_parser("relink", help="link everybody anew and say where that differs from the links that are kept")

        verbs.add_parser(
            "learn", help="learn from what people decided and from the county's records; nothing is used yet"
        )
        self.add_matching(verbs)

    def add_matching(self, verbs: Any) -> None:
        """The verbs for lists of others, shown or not."""
        match = verbs.add_parser("match-list", help="who of a list may be known; nothing of the list is kept")
        match.add_argument("records", type=Path, metavar="RECORDS.csv", help="one row a person, with a column id")
        new_key = verbs.add_parser("new-encoding-key", help="a key under which two sides encode their lists")
        encode = verbs.add_parser("encode", help="a list written so that no name shows")
        encode.add_argument("records", type=Path, metavar="RECORDS.csv", help="one row a person, with a column id")
        known = verbs.add_parser("encode-known", help="everybody known, written likewise, by the concerns' references")
        encoded = verbs.add_parser("match-encoded", help="which of two encoded lists are alike; needs no key")
        encoded.add_argument("ours", type=Path, metavar="OURS.csv", help="written by encode or encode-known")
        encoded.add_argument("theirs", type=Path, metavar="THEIRS.csv", help="written by encode or encode-known")
        for verb in (encode, known):
            verb.add_argument("--key", type=Path, required=True, metavar="KEY", help="made by new-encoding-key")
        for verb in (match, new_key, encode, known, encoded):
            verb.add_argument("--out", type=Path, required=True, help="the file to write")

    def handle(self, *, verb: str, **options: Any) -> None:
        try:
            getattr(self, VERBS[verb])(**options)
        except CannotLink as refused:
            raise CommandError("\n".join(refused.faults), returncode=2) from None

    def match_list(self, *, records: Path, out: Path, **_: Any) -> None:
        """Write who of a list may be known, by their id there and the concern's reference."""
        from handrail.casework.dots.actions.matching import band_said, match_list

        people = self.people_in(records)
        found = match_list(people, at=timezone.now())
        write_table(out, MATCHES_HEADER, (
            (each.row, each.reference, f"{each.score.probability:.6f}", band_said(each).value, each.score.why)
            for each in found
        ))  # fmt: skip
        self.stdout.write(
            f"{len({each.row for each in found}):,} of {len(people):,} may be known. The list was not kept."
        )

    def new_encoding_key(self, *, out: Path, **_: Any) -> None:
        """Write a key that nobody has seen, for the two sides alone."""
        from handrail.methods.linkage.encoded_lists import new_key

        write_secret(out, new_key())
        self.stdout.write(
            f"{out} is a new key. Hand it to the other side by a safe way; whoever has it can guess names."
        )

    def encode(self, *, records: Path, key: Path, out: Path, **_: Any) -> None:
        """Write a list as encodings by its own ids."""
        from handrail.methods.linkage.encoded_lists import ENCODED_HEADER, encoded

        people = self.people_in(records)
        written = encoded(people, key=key_in(key))
        write_table(out, ENCODED_HEADER, iter(written))
        left_out = len(people) - len(written)
        self.stdout.write(f"{len(written):,} encoded; {left_out:,} left out: both names and a birthday are needed.")

    def encode_known(self, *, key: Path, out: Path, **_: Any) -> None:
        """Write everybody known as encodings by the concerns' references."""
        from handrail.casework.dots.actions.matching import encode_known
        from handrail.methods.linkage.encoded_lists import ENCODED_HEADER

        written = encode_known(key=key_in(key), at=timezone.now())
        write_table(out, ENCODED_HEADER, iter(written))
        self.stdout.write(f"{len(written):,} encoded.")

    def match_encoded(self, *, ours: Path, theirs: Path, out: Path, **_: Any) -> None:
        """Write which ids of two encoded lists may be of one person."""
        from handrail.methods.linkage.encoded_lists import ALIKE_HEADER, alike_in

        found = alike_in(text_of(ours), text_of(theirs), names=(str(ours), str(theirs)))
        write_table(out, ALIKE_HEADER, iter(found))
        self.stdout.write(f"{len(found):,} pairs are alike.")

    def people_in(self, file: Path) -> list[Mention]:
        """The people of a list. Raises CannotLink."""
        table = tables_in([file])[0]
        self.report(table.warnings)
        return list(table.rows)

    def read(self, **_: Any) -> None:
        """Read what nobody has read. Safe to stop and to repeat."""
        from handrail.casework.dots.actions import catch_up, read_what_waits

        waiting, done = catch_up(), 0
        while some := read_what_waits(at=timezone.now()):
            done += some
        self.stdout.write(f"{done:,} read, of which {waiting:,} were opened before.")

    def relink(self, **_: Any) -> None:
        """Compare, and end with 1 where there is a difference."""
        from handrail.casework.dots.actions import relink

        found = relink(at=timezone.now())
        said = f"{found.pairs:,} pairs; {found.missing:,} are not kept, {found.otherwise:,} weigh something else."
        if found.missing or found.otherwise:
            raise CommandError(said, returncode=1)
        self.stdout.write(said)

    def learn(self, **_: Any) -> None:
        """Learn, as each morning does, and say what could not be learnt and why."""
        from handrail.casework.dots.actions.learning import learn_each_morning
        from handrail.casework.dots.models import Learnt

        for reason in learn_each_morning(at=timezone.now()):
            self.stderr.write(reason, style_func=str)
        self.stdout.write(f"{Learnt.objects.count():,} learnt so far. A coordinator takes into use what is to weigh.")

    def link_files(
        self, *, records: Path, other: Path | None, out: Path, clusters: Path | None, **options: Any
    ) -> None:
        tables = tables_in([records] if other is None else [records, other])
        self.report(warning for table in tables for warning in table.warnings)
        self.link(tables, out, clusters, engine=options["engine"], keep_shipped=options["keep_shipped"])

    def link(
        self, tables: Sequence[Records[Mention]], out: Path, clusters: Path | None, *, engine: str, keep_shipped: bool
    ) -> None:
        """Link the tables and write what was found. Raises CannotLink."""
        # Slow to load, and needed by nothing else of Handrail's.
        from handrail.methods.linkage.engines import engine_called
        from handrail.methods.linkage.linking import link

        scorer = engine_called(engine)
        others = tables[1].rows if len(tables) > 1 else None
        look_seldom()  # else a tenth of the time goes into looking through a million records for rubbish
        linked = link(tables[0].rows, others, engine=scorer, lines=Lines(), keep_shipped=keep_shipped)
        self.report(linked.said)
        write_table(out, PAIRS_HEADER, pair_rows(linked.scored()))
        if clusters is not None:
            grown = linked.clusters(Lines())
            write_table(clusters, CLUSTERS_HEADER, cluster_rows(linked.mentions, grown.cluster_of))
            self.report(attention_told(linked.mentions, grown.needing_attention))
        self.stdout.write(f"{len(linked.pairs):,} pairs among {len(linked.mentions):,} records.")

    def report(self, lines: Any) -> None:
        """Tell what was ignored or assumed, apart from the answer."""
        for line in lines:
            self.stderr.write(line, style_func=str)


def tables_in(files: Sequence[Path]) -> list[Records[Mention]]:
    """The people of each file. Raises CannotLink with the faults of all."""
    faults: list[str] = []
    tables = []
    for file in files:
        try:
            with opened(file) as lines:
                tables.append(read_records(lines, name=str(file), make=person_of))
        except CannotLink as refused:
            faults.extend(refused.faults)
    if faults:
        raise CannotLink(faults)
    return tables


def person_of(row: dict[str, str]) -> Mention:
    """A row as it is compared."""
    return mention_of(row, key=row["id"])


@contextmanager
def opened(file: Path) -> Iterator[Iterable[str]]:
    """The lines of a text file, read as they are asked for. Raises CannotLink, also for what a line holds."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            yield lines
    except OSError as fault:
        raise CannotLink([f"{file} cannot be read: {fault.strerror}."]) from None
    except UnicodeDecodeError:
        raise CannotLink([f"{file} is not written in UTF-8."]) from None


def text_of(file: Path) -> str:
    """The text of a file. Raises CannotLink."""
    with opened(file) as lines:
        return "".join(lines)


def key_in(file: Path) -> bytes:
    """The key of a file. Raises CannotLink."""
    from handrail.methods.linkage.encoded_lists import read_key

    return read_key(text_of(file), name=str(file))


def write_secret(file: Path, text: str) -> None:
    """Write a new file that only its owner can read. Raises CannotLink: it is there already, or cannot be written."""
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as unread:
            unread.write(text + "\n")
    except OSError as fault:
        raise CannotLink([f"{file} cannot be written: {fault.strerror}."]) from None


def pair_rows(scored: Any) -> Iterator[tuple[str, ...]]:
    """A row for each pair."""
    for left, right, score in scored:
        yield left.id, right.id, f"{score.probability:.6f}", f"{score.weight:.3f}", score.why


def cluster_rows(mentions: Sequence[Mention], cluster_of: Any) -> Iterator[tuple[str, str]]:
    """A row for each record; a cluster goes by the id of its first."""
    for place, mention in enumerate(mentions):
        yield mention.id, mentions[cluster_of(place)].id


def attention_told(mentions: Sequence[Mention], needing: Sequence[Any]) -> Iterator[str]:
    """A sentence for each cluster that was not grown, by the records' ids alone."""
    for conflict in needing:
        joined, apart = (
            [mentions[place].id for place in pair] for pair in (conflict.joined_by, conflict.kept_apart_by)
        )
        yield (
            f"Needs attention: {joined[0]} and {joined[1]} belong together, "
            f"but {apart[0]} and {apart[1]} do not ({conflict.why}). Both groups stay apart."
        )


def write_table(file: Path, header: Sequence[str], rows: Iterator[tuple[str, ...]]) -> None:
    """Write a whole table or nothing: it takes its place only when it is done. Raises CannotLink."""
    try:
        with NamedTemporaryFile("w", dir=file.parent, delete=False, encoding="utf-8", newline="") as unfinished:
            try:
                csv.writer(unfinished, lineterminator="\n").writerows([header, *rows])
            except BaseException:
                Path(unfinished.name).unlink()
                raise
        os.replace(unfinished.name, file)
    except OSError as fault:
        raise CannotLink([f"{file} cannot be written: {fault.strerror}."]) from None
