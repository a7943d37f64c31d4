"""Whatever is thrown at the pages of a report, each answers, and none fails.

HANDRAIL_FUZZ_REQUESTS says how many requests (default 400); HANDRAIL_FUZZ_SEED which.
"""

import os
import random
from typing import Any

import pytest
from django.test import Client

from handrail.foundation.vault.receipts import new_receipt
from handrail.public.concerns.forms.telling import FORMS
from handrail.public.concerns.policies.pages import Page

REQUESTS = int(os.environ.get("HANDRAIL_FUZZ_REQUESTS", "400"))
SEED = int(os.environ.get("HANDRAIL_FUZZ_SEED", "20261122"))
PATHS = [
    *(f"/tell-us/{page}/" for page in Page),
    *("/tell-us/", "/tell-us/check-your-answers/", "/tell-us/sent/", "/tell-us/forget/", "/tell-us/nothing/"),
    *("/follow-up/", "/follow-up/your-concern/", "/follow-up/sign-off/"),
]
FIELDS = [
    *(name for form in FORMS.values() for name in form.base_fields),
    *("happened_on_day", "happened_on_month", "happened_on_year", "skip", "change", "receipt", "message", "once"),
    *("answer", "csrfmiddlewaretoken", "campaign", "", "é", "signs_general"),
]
OWN_FIELDS = {
    f"/tell-us/{page}/": [*form.base_fields, "happened_on_day", "happened_on_month", "happened_on_year"]
    for page, form in FORMS.items()
}
ODD = [
    *("", " ", "\x00", "\r\n", "0", "-1", "1e9", "9" * 400, "yes", "no", "unsure", "self", "professional", "anonymous"),
    *("share", "text", "email", "none", "ZZ1 1AA", "zz2", "<script>alert(1)</script>", "{{ 7 }}", "%s", "../../etc"),
    *(
        "👩🏽‍🦱" * 50,
        "هم محبوسون",
        "\u202e",
        "\ufeff",
        "\ud7ff",
        "\uffff",
        "𝟙",
        "٣",
        "²",
        "31",
        "2",
        "2025",
        "x" * 12_000,
    ),
    *("general-scared", "car_wash", "07700 900123", "a@b.cd", "1.AAAA", "2.", "null", "[]", "'; --"),
]
COOKIES = ["handrail_answers_0", "handrail_answers_1", "handrail_receipt_0", "handrail_follow_up_0"]


class Thrower:
    """Makes requests by chance, the same ones for the same seed."""

    def __init__(self, door: Client, seed: int) -> None:
        self.chance = random.Random(seed)
        self.door = door

    def word(self) -> str:
        """Something somebody might type, or no one would."""
        drawn = self.chance.random()
        if drawn < 0.05:
            return new_receipt()
        if drawn < 0.15:
            return "".join(chr(self.chance.randrange(1, 0xD7FF)) for _ in range(self.chance.randrange(40)))
        return self.chance.choice(ODD)

    def fields(self, path: str) -> dict[str, Any]:
        """Some fields, most of them of that page, some of them several times."""
        own = OWN_FIELDS.get(path, FIELDS)
        names = [
            self.chance.choice(own if self.chance.random() < 0.8 else FIELDS) for _ in range(self.chance.randrange(7))
        ]
        return {name: [self.word() for _ in range(self.chance.choice((1, 1, 1, 3)))] for name in names}

    def disturb(self) -> None:
        """Now and then begin anew, or change what the browser keeps."""
        drawn = self.chance.random()
        if drawn < 0.05:
            self.door.post("/tell-us/")
        elif drawn < 0.08:
            kept = self.chance.choice(COOKIES)
            self.door.cookies[kept] = self.chance.choice(["", "1.AAAA", "7.x", "x", "1." + "A" * 3_000])
        elif drawn < 0.10:
            self.door.post("/follow-up/", {"receipt": new_receipt()})

    def throw(self) -> tuple[str, str, int]:
        """One request: its verb, its path and the status of its answer."""
        self.disturb()
        path = self.chance.choice(PATHS)
        verb = self.chance.choices(
            ["get", "post", "head", "put", "delete", "options", "patch"], [30, 60, 2, 2, 2, 2, 2]
        )[0]
        query = self.chance.choice(["", "", "?change", "?campaign=" + "x" * 90, "?kept&%00=%ff"])
        fields = self.fields(path) if verb in {"get", "post"} else {}
        answer = getattr(self.door, verb)(path + query if verb != "get" else path, fields)
        return verb, path, answer.status_code


@pytest.mark.django_db
def test_no_request_makes_a_page_of_a_report_fail(public_door: Client) -> None:
    thrower = Thrower(public_door, SEED)
    seen = {thrower.throw() for _ in range(REQUESTS)}
    assert not [each for each in seen if each[2] not in {200, 302, 400, 404, 405}]
    assert {status for _, _, status in seen} >= {200, 302, 404, 405}
