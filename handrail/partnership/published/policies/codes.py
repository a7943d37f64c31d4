"""Short codes: letters that read alike whoever prints or types them, and a last one that finds a slip."""

import secrets
from collections.abc import Callable

# No vowels, so that no code is a word; nothing that looks like something else. Nineteen is prime: a wrong letter or
# two that changed places never give a code that adds up.
LETTERS = "cdfhjkmnprtvwx34679"
LENGTH = 6
# Programs that fetch a page because its link was sent to somebody: nobody has followed the code yet.
NOBODY = ("bot", "crawl", "spider", "preview", "facebookexternalhit", "whatsapp", "slurp", "curl", "wget", "monitor")


def new_code(draw: Callable[[str], str] = secrets.choice) -> str:
    """A code of five letters drawn by chance and one that makes it add up."""
    drawn = "".join(draw(LETTERS) for _ in range(LENGTH - 1))
    return next(drawn + last for last in LETTERS if adds_up(drawn + last))


def read_code(text: str) -> str:
    """The code as we write it, however it was typed; empty when it is none."""
    typed = "".join(letter for letter in text.casefold() if not letter.isspace() and letter not in "-.")
    return typed if len(typed) == LENGTH and set(typed) <= set(LETTERS) and adds_up(typed) else ""


def adds_up(code: str) -> bool:
    """Whether the letters, each weighed by its place, come to a multiple of nineteen."""
    return sum(place * LETTERS.index(letter) for place, letter in enumerate(code, start=1)) % len(LETTERS) == 0


def somebody_follows(method: str, *, purpose: str, agent: str) -> bool:
    """Whether a request is somebody who opens the page, as far as it says so itself."""
    if method != "GET" or "prefetch" in purpose or "preview" in purpose:
        return False
    return bool(agent) and not any(word in agent.casefold() for word in NOBODY)
