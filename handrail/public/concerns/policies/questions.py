"""The plain question asked in a flood: easy for anybody who reads the page, with or without a screen."""

import random
import secrets

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from handrail.public.concerns.models import Question

ASKED = (
    _("Here are four words: %(words)s. Type the first word."),
    _("Here are four words: %(words)s. Type the second word."),
    _("Here are four words: %(words)s. Type the third word."),
    _("Here are four words: %(words)s. Type the fourth word."),
)
WORDS = (
    "apple", "basket", "bridge", "button", "candle", "carpet", "cherry", "circle", "cloud", "corner", "cotton",
    "curtain", "engine", "feather", "flower", "forest", "garden", "hammer", "island", "jacket", "kettle", "ladder",
    "lemon", "letter", "market", "meadow", "mirror", "mountain", "needle", "orange", "paper", "pencil", "pepper",
    "pillow", "planet", "pocket", "rabbit", "ribbon", "river", "saddle", "school", "shadow", "silver", "spoon",
    "square", "stone", "summer", "table", "ticket", "timber", "tunnel", "violin", "wagon", "window", "winter",
)  # fmt: skip


def new_question(chance: random.Random | None = None) -> Question:
    """A question drawn by chance, and its answer."""
    drawn = chance or secrets.SystemRandom()
    words = drawn.sample(WORDS, len(ASKED))
    asked = drawn.randrange(len(ASKED))
    return Question(words=gettext(ASKED[asked]) % {"words": ", ".join(words)}, answer=words[asked])


def is_right(question: Question | None, typed: str) -> bool:
    """Whether that is the answer, however it was typed."""
    return question is not None and "".join(filter(str.isalpha, typed)).lower() == question.answer
