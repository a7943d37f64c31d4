"""Run as a program behind the public door: turns one answered draft into many, each with a receipt of its own."""

import json
import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402

from handrail.foundation.vault.drafts import close_draft, open_draft  # noqa: E402
from handrail.foundation.vault.receipts import new_receipt  # noqa: E402
from handrail.public.concerns.models import Draft  # noqa: E402
from handrail.public.concerns.policies.cookies import ANSWERS, ANSWERS_LAST, PIECE, piece  # noqa: E402
from handrail.public.concerns.policies.pages import Page  # noqa: E402

PURPOSE = "concerns.online.answers"


def cookies_of(draft: Draft) -> str:
    """The cookie header of a browser that holds this draft."""
    text = close_draft(draft.to_json().encode(), purpose=PURPOSE, at=timezone.now())
    assert len(text) < PIECE
    return f"{piece(ANSWERS, 0)}=1.{text}"


answered = json.load(sys.stdin)[piece(ANSWERS, 0)].partition(".")[2]
first = Draft.from_json(open_draft(answered, purpose=PURPOSE, at=timezone.now(), max_age=ANSWERS_LAST))
made = []
for number in range(int(sys.argv[1])):
    another = Draft(receipt=new_receipt(), answers=first.answers)
    made.append(cookies_of(another.with_answers(Page.ACCOUNT, {"account": (f"Prepared {number}. " + "word " * 120,)})))
json.dump(made, sys.stdout)
