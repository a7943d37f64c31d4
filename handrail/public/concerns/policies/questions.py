"""The plain question asked in a flood: easy for anybody who reads the page, with or without a screen."""

import random
import secrets

from handrail.public.concerns.models import Question

PLACES = ("first", "second", "third", "fourth")
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
    words = drawn.sample(WORDS, len(PLACES))
    asked = drawn.randrange(len(PLACES))
    return Question(
        words=f"Here are four words: {', '.join(words)}. Type the {PLACES[asked]} word.", answer=words[asked]
    )


def is_right(question: Question | None, typed: str) -> bool:
    """Whether that is the answer, however it was typed."""
    return question is not None and "".join(filter(str.isalpha, typed)).lower() == question.answer
