"""One thing that is kept about somebody, and how its field is called."""

from dataclasses import dataclass


@dataclass(frozen=True, repr=False)
class Kept:
    """One thing that is kept: where, as what, and what it says. `what` is its place, by which it can be withheld."""

    what: str
    heading: str
    field: str
    says: str


def labelled(name: str) -> str:
    """The name of a field as people read it."""
    return name.replace("_", " ").strip().capitalize()
