"""Which mentions have the tokens that they would get now, and how many are behind."""

import json
from functools import lru_cache
from hashlib import sha256
from typing import Final

from django.db.models import QuerySet

from handrail.casework.dots.models import Mention
from handrail.foundation.vault.tokens import name_of_key
from handrail.methods.linkage.keys import KEYS

# Raised by whoever changes what marks a mention has (`policies.marks`) otherwise than by the list of keys.
MARKS: Final = 1
DIGITS: Final = 7


def marked_now() -> str:
    """The name of what makes tokens now: the kinds of marks, and the key that they are marked with."""
    return f"{name_of_marks()}.{name_of_key()}"


@lru_cache(maxsize=1)
def name_of_marks() -> str:
    """Changes with the list of keys, and with what else marks a mention. How many may have a key changes nothing."""
    kinds = [[kind.name, *([part.column, part.start, part.end] for part in kind.parts)] for kind in KEYS]
    return sha256(json.dumps([MARKS, kinds]).encode()).hexdigest()[:DIGITS]


def behind() -> QuerySet[Mention]:
    """The mentions that stand and were marked otherwise: the newer keys do not find them."""
    return Mention.objects.filter(withdrawn_at=None).exclude(marked_by=marked_now())


def how_many_behind() -> int:
    """How many those are."""
    return behind().count()
