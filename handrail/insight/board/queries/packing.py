"""The board pack of a finished period, as HTML, PDF, a spreadsheet or JSON: one set of figures in four forms."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from io import BytesIO
from typing import Any

from django.template.loader import render_to_string

from handrail.foundation.printing.documents import document
from handrail.foundation.spreadsheets import no_formula
from handrail.insight.board.models import Theme
from handrail.insight.board.policies.packs import HIDDEN, TOO_FEW, Pack, sheets_of

WIDEST = 100
# What the first page tells in a number each; the rest of the pack is by theme.
AT_A_GLANCE = ("referrals", "nrm_and_notifications", "visits", "reception_centres", "staff_trained", "sessions_held")


def as_json(pack: Pack) -> bytes:
    """For a program."""
    return pack.to_json().encode()


def as_html(pack: Pack) -> bytes:
    """One page that stands by itself: no script, nothing fetched from anywhere."""
    return render_to_string("board/pack.html", shown(pack)).encode()


def as_pdf(pack: Pack) -> bytes:
    """PDF/UA-1, to be put before the board."""
    return document("board/pack", shown(pack))


def as_ods(pack: Pack) -> bytes:
    """Tidy sheets. Words are words: nothing in them is worked out as a formula."""
    # Not at the top: only who wants a spreadsheet waits for it.
    from odfdo import Document, Row, Table

    book = Document("spreadsheet")
    book.body.clear()
    for name, rows in sheets_of(pack).items():
        sheet = Table(name)
        for values in rows:
            row = Row()
            row.set_values([no_formula(value) if isinstance(value, str) else value for value in values])
            sheet.append_row(row)
        book.body.append(sheet)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


FORMS: Mapping[str, Callable[[Pack], bytes]] = {".pdf": as_pdf, ".html": as_html, ".ods": as_ods, ".json": as_json}


def shown(pack: Pack) -> dict[str, Any]:
    """What a page shows: every number in words, and how long its bar is of a hundred."""
    told = pack.told
    return {
        **told,
        **issue_shown(told),
        "sha256": pack.digest,
        "counted_on": day_in_words(told["counted_on"]),
        "concerns": in_words(told["concerns"]),
        "glance": list(at_a_glance(told)),
        "themes": list(by_theme(told)),
        "published": [{**one, "rows": with_bars(one["rows"])} for one in told["published"]],
    }


def issue_shown(told: dict[str, Any]) -> dict[str, Any]:
    """What only an issued pack has, and nothing where it was not issued."""
    return {
        "edition": str(told["edition"]) if "edition" in told else None,
        "stand_as_issued": told.get("stand_as_issued", []),
        "why": told.get("why", ""),
        "revisions": [
            {**one, "was": changed_in_words(one["was"]), "now": changed_in_words(one["now"])}
            for one in told.get("revisions", [])
        ],
    }


def at_a_glance(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The few numbers of the first page: what they are of, and the number or that it is hidden."""
    figures = {one["code"]: one for one in told["figures"]}
    yield "Concerns that arrived", in_words(told["concerns"])
    for code in AT_A_GLANCE:
        if code in figures:
            yield from totals_of(figures[code])
    if "overdue" in told:
        yield "Actions that are overdue", in_words(len(told["overdue"]))


def totals_of(figure: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What a figure comes to; each of its rows where they do not add up."""
    if figure["total_shown"]:
        yield figure["title"].replace(" by outcome", "").replace(" by kind", ""), in_words(figure["total"])
        return
    yield from ((row["label"], in_words(row["count"])) for row in figure["rows"])


def by_theme(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each theme of which there is anything to say, in order: what was written, then what was counted."""
    written = {one["theme"]: one["words"] for one in told.get("words", [])}
    for theme in Theme:
        held = {
            "figures": [figure_shown(one) for one in told["figures"] if one.get("theme", Theme.CONCERNS) == theme],
            "waiting": waiting_shown(told["waiting"]) if theme is Theme.PATHWAY else [],
            "campaigns": told.get("campaigns", []) if theme is Theme.CAMPAIGNS else [],
            "overdue": overdue_shown(told.get("overdue", [])) if theme is Theme.AGREED else [],
            "notes": told["notes"] if theme is Theme.CAVEATS else [],
        }
        if theme in written or any(held.values()):
            yield {"code": theme.value, "title": str(theme.label), "words": written.get(theme, ""), **held}


def figure_shown(one: dict[str, Any]) -> dict[str, Any]:
    """A figure with its numbers in words."""
    return {**one, "total": in_words(one["total"]), "rows": with_bars(one["rows"])}


def waiting_shown(waiting: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Median times in words."""
    return [{**one, "minutes": minutes_in_words(one["minutes"])} for one in waiting]


def overdue_shown(overdue: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is overdue, with its day in words."""
    return [{**one, "due_on": day_in_words(one["due_on"])} for one in overdue]


def day_in_words(told: str) -> str:
    """A day as people read it."""
    day = date.fromisoformat(told)
    return f"{day.day} {day:%B %Y}"


def changed_in_words(count: float | None) -> str:
    """A number that was revised, as people read it."""
    return HIDDEN if count is None else f"{count:,.0f}"


def with_bars(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each row with its number in words and the length of its bar; a hidden number has none."""
    longest = max((row["count"] or 0 for row in rows), default=0) or 1
    return [
        {**row, "count": in_words(row["count"]), "bar": round(WIDEST * (row["count"] or 0) / longest)} for row in rows
    ]


def in_words(count: int | None) -> str:
    """A number as people read it."""
    return HIDDEN if count is None else f"{count:,}"


def minutes_in_words(minutes: float | None) -> str:
    """A median time in minutes, or that there are too few."""
    return TOO_FEW if minutes is None else f"{minutes:,.0f} minutes"
