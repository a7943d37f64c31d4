"""What is printed for people: each design says for whom, what, which signs and whom to call."""

from dataclasses import dataclass

from handrail.rules.localities.checked import Checked


class NoSuchDesign(Exception):
    """The pack has no leaflet with that code."""


@dataclass(frozen=True, kw_only=True)
class LeafletDesign(Checked):
    """One leaflet. `signs` and `channels` are codes of the pack: a number that changes there changes here."""

    code: str
    name: str
    audience: str
    title: str
    lead: str
    signs: tuple[str, ...]
    do: tuple[str, ...]
    do_not: tuple[str, ...]
    channels: tuple[str, ...]
    closing: str


def design_with(code: str, designs: tuple[LeafletDesign, ...]) -> LeafletDesign:
    """The design with that code. Raises NoSuchDesign."""
    for design in designs:
        if design.code == code:
            return design
    raise NoSuchDesign(f"There is no leaflet {code} in the pack.")
