"""Reads questions, needed training and earlier figures of a pack, or notes every fault they have."""

from collections.abc import Collection, Mapping

from handrail.rules.localities.checked import CodedWord
from handrail.rules.localities.learning import ACTS, EarlierFigure, NeededTraining, Question
from handrail.rules.localities.rows import CHECKED_COLUMNS, CODE, Pack, rows_of
from handrail.rules.localities.tables import Table, tables_of

QUESTIONS, NEEDED = "questions.toml", "training_needed.csv"
FILES = frozenset({QUESTIONS, NEEDED})
KEYS = frozenset({*CHECKED_COLUMNS, "code", "course", "version", "asks", "answers", "right", "because"})
# Two can be guessed, and more than six nobody reads to the end.
FEWEST_ANSWERS, MOST_ANSWERS = 3, 6
PUBLISHED = "figures/published.csv"
PUBLISHED_COLUMNS = ("series", "source", "unit", "from", "to", "count", "edition")
# Of what a county published, these are of training.
OF_TRAINING = ("workers_trained", "impact_organisations_trained", "impact_training_sessions")


def read_questions(
    pack: Pack, beneath: Mapping[str, Question], *, courses: Mapping[str, CodedWord]
) -> dict[str, Question]:
    """The questions by their codes, in their order; a county's own holds where both have one of a code."""
    known = dict(beneath)
    seen: set[str] = set()
    for table in tables_of(pack, QUESTIONS, "question"):
        read = read_question(table, courses)
        if read.code in seen:
            table.refuse(f'"{read.code}" is in this file twice.', "code")
        seen.add(read.code)
        known[read.code] = read
    return known


def read_question(table: Table, courses: Collection[str]) -> Question:
    """One question. Its answers differ, and the right one is among them."""
    table.refuse_strange(KEYS)
    code, answers, right = table.text("code"), table.texts("answers"), table.text("right")
    if code and not CODE.fullmatch(code):
        table.refuse(f'"{code}" is no code: use small letters, figures, - and _.', "code")
    if not FEWEST_ANSWERS <= len(set(answers)) == len(answers) <= MOST_ANSWERS:
        table.refuse(f"A question has {FEWEST_ANSWERS} to {MOST_ANSWERS} answers, no two alike.", "answers")
    if right not in answers:
        table.refuse('"right" must be one of the answers, word for word.', "right")
    return Question(
        code=code,
        course=table.one_of("course", sorted(courses)),
        version=table.text("version"),
        asks=table.text("asks"),
        answers=answers,
        right=answers.index(right) if right in answers else 0,
        because=table.text("because"),
        **table.checked(),
    )


def read_needed(
    pack: Pack, beneath: Mapping[tuple[str, str], NeededTraining], *, courses: Mapping[str, CodedWord]
) -> dict[tuple[str, str], NeededTraining]:
    """What depends on which course, by both; empty unless a county says so."""
    found = dict(beneath)
    for row in rows_of(pack, NEEDED, ("act", "course", *CHECKED_COLUMNS)):
        one = NeededTraining(act=row.code("act", of=ACTS), course=row.code("course", of=courses), **row.checked())
        if (one.act, one.course) in found:
            row.refuse(f'"{one.act}" needs "{one.course}" already.')
        found[one.act, one.course] = one
    return found


def read_earlier(pack: Pack) -> tuple[EarlierFigure, ...]:
    """What of a county's published figures is of training, in the order of the file."""
    return tuple(
        EarlierFigure(
            series=row.code("series"),
            says=row.text("unit"),
            count=row.whole("count"),
            first=row.day("from"),
            last=row.day("to"),
            source=row.text("source"),
        )
        for row in rows_of(pack, PUBLISHED, PUBLISHED_COLUMNS)
        if row.text("series") in OF_TRAINING
    )
