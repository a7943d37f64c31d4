"""What `handrail serve` says when both doors open: where they are and, in a demonstration, who may sign in."""

import json
from collections.abc import Iterator
from pathlib import Path


def welcome(public: str, staff: str, *, demonstration: Path) -> str:
    """The lines to print. `public` and `staff` are the doors' addresses."""
    lines = [f"Public door  {public}", f"Staff door   {staff}"]
    if demonstration.exists():
        lines += [
            "",
            *who_may_sign_in(demonstration),
            "",
            f"One-time codes, good for half a minute: {staff}demonstration/",
        ]
    return "\n".join([*lines, "", "Stop with Ctrl-C.", ""])


def who_may_sign_in(demonstration: Path) -> Iterator[str]:
    """One line for each role of the made-up year: the first person who has it."""
    first: dict[str, dict[str, str]] = {}
    for sign_in in json.loads(demonstration.read_text())["sign_ins"]:
        first.setdefault(sign_in["role"], sign_in)
    width = max((len(role) for role in first), default=0)
    yield "A made-up year is loaded. Sign in as:"
    for role, sign_in in first.items():
        yield f"  {role:<{width}}  {sign_in['email']}  {sign_in['password']}"
