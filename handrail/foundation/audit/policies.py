"""What may stand in the trail, how a line is linked, and the database's own refusal to change one."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime

Word = str | int | bool | None

# Codes, references, dates and numbers. No space: a name, an address or a sentence does not get in.
CODED = re.compile(r"[\w.:,;/+=#~-]*", re.ASCII)
ACT = re.compile(r"[a-z_]+\.[a-z_]+")
LONGEST = 120


class NotForTheTrail(Exception):
    """Something was to be written into the trail that does not belong there; says which part, never what."""


def refuse_what_does_not_belong(act: str, *, about: str, by: str, at: datetime, detail: Mapping[str, Word]) -> None:
    """The trail names records and people by reference only, and knows when.

    Raises:
        NotForTheTrail: free text, an act not written like `desk.concern_opened`, or a time without a zone.
    """
    if not ACT.fullmatch(act):
        raise NotForTheTrail("An act is written like `desk.concern_opened`.")
    if at.tzinfo is None:
        raise NotForTheTrail(f"The time of {act} has no time zone.")
    for part, word in {"about": about, "by": by, **detail}.items():
        if isinstance(word, str) and (len(word) > LONGEST or not CODED.fullmatch(word)):
            raise NotForTheTrail(f"The trail takes codes and references, no free text: see `{part}` of {act}.")
    if not about or not by:
        raise NotForTheTrail(f"{act} has to say what it is about and who did it.")


def line(seq: int, *, at: datetime, act: str, about: str, by: str, detail: Mapping[str, Word], previous: str) -> bytes:
    """What a link is made of: every field, in one unmistakable form."""
    when = at.astimezone(UTC).isoformat(timespec="microseconds")
    return json.dumps([seq, when, act, about, by, detail, previous], sort_keys=True, ensure_ascii=False).encode()
