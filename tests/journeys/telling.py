"""Walks through the report, question by question, as somebody with a browser does."""

import re
from collections.abc import Mapping
from typing import Any

from tests.journeys.visiting import Visitor

Answers = Mapping[str, Mapping[str, Any]]

A_DRIVER_SAW: Answers = {
    "danger": {"danger": "no"},
    "who-you-are": {"reporter_kind": "taxi_driver"},
    "what-happened": {"account": "I drove three women to the same house. Each time a man paid and held their bags."},
    "kind-of-place": {"place_kind": "house"},
    "where": {"address": "12 Mill Lane", "place_description": "Next to the chip shop"},
    "district": {"district": "northam"},
    "when": {"happened_on_day": "3", "happened_on_month": "11", "happened_on_year": "2026", "still_happening": "yes"},
    "people": {"people_count": "3", "child": "unknown"},
    "details": {"vehicles": "Grey estate AB12 CDE"},
    "how-you-know": {"how_known": "saw"},
    "your-name": {"sharing": "confidence"},
    "name": {"name": "Sam"},
    "contact": {"contact_channel": "text"},
    "safe-contact": {"address": "07700 900123", "times": "mornings"},
}
CHECK = "check-your-answers"


def question(visitor: Visitor) -> str:
    """The last part of the address: which question this is."""
    return visitor.path.rstrip("/").rpartition("/")[2]


def begin(visitor: Visitor, start: str = "/tell-us/") -> None:
    """From the start page to the first question."""
    visitor.go(start)
    visitor.press("Start now")


def answer(visitor: Visitor, typed: Mapping[str, Any]) -> None:
    """Answer this question and go on."""
    visitor.fill(dict(typed))
    visitor.press("Continue")


def skip(visitor: Visitor) -> None:
    """Go on without an answer."""
    with visitor.page.expect_navigation():
        visitor.page.locator("button[name=skip]").click()


def answer_until(visitor: Visitor, answers: Answers, last: str = CHECK) -> None:
    """Answer what there is an answer for and skip the rest, until that page is reached."""
    while (here := question(visitor)) != last:
        if here in answers:
            answer(visitor, answers[here])
        else:
            skip(visitor)
        assert question(visitor) != here, visitor.words


def send(visitor: Visitor) -> str:
    """Send what was answered; gives the receipt that is shown."""
    visitor.press("Send")
    return receipt_shown(visitor)


def receipt_shown(visitor: Visitor) -> str:
    """The receipt on the page."""
    return visitor.page.locator(".handrail-receipt").inner_text().strip()


def tell(visitor: Visitor, answers: Answers) -> str:
    """The whole way; gives the receipt."""
    begin(visitor)
    answer_until(visitor, answers)
    return send(visitor)


def give_receipt(visitor: Visitor, receipt: str) -> None:
    """Follow up with a receipt."""
    visitor.go("/follow-up/")
    visitor.fill({"receipt": receipt})
    visitor.press("Continue")


def spoil(receipt: str, *, group: int) -> str:
    """The same receipt with one wrong character in that group, counted from 1."""
    groups = receipt.split("-")
    wrong = groups[group - 1]
    groups[group - 1] = ("7" if wrong[0] != "7" else "8") + wrong[1:]
    return "-".join(groups)


def is_a_receipt(text: str) -> bool:
    """Five groups of five letters and numbers."""
    return re.fullmatch(r"(?:[0-9A-Z]{5}-){4}[0-9A-Z]{5}", text) is not None
