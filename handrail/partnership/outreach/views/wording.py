"""A campaign's plan and reach in the words of its page."""

from dataclasses import dataclass

from handrail.partnership.outreach.models import ON_PAPER, Format, Plan
from handrail.partnership.outreach.queries import Reach
from handrail.partnership.published.models import ShortCode
from handrail.rules.localities.locality import Locality


@dataclass(frozen=True)
class Row:
    """One code of a campaign as its page shows it."""

    code: ShortCode | None
    what: str
    on_paper: bool
    reach: Reach


def names_of(codes: list[str], locality: Locality) -> str:
    """The names of districts, one after the other."""
    names = {district.code: district.name for district in locality.districts}
    return ", ".join(names.get(code, code) for code in codes)


def material_words(design: str, set_as: str, locality: Locality) -> str:
    """A design and its format."""
    names = {each.code: each.name for each in locality.leaflets}
    label = Format(set_as).label if set_as in Format.values else set_as
    return f"{names.get(design, design)}, {label}"


def materials_shown(plan: Plan, locality: Locality) -> list[str]:
    """What is to be printed or shown."""
    return [material_words(design, set_as, locality) for design, set_as in plan.materials]


def reach_shown(reach: list[Reach], locality: Locality) -> list[Row]:
    """Each code, what it is on and how far it came."""
    return [
        Row(one.code, material_words(one.code.design, one.code.set_as, locality), one.code.set_as in ON_PAPER, one)
        if one.code
        else Row(code=None, what="Handed out without a code", on_paper=False, reach=one)
        for one in reach
    ]


def cost_words(pence: int, handed_out: int) -> str:
    """What it costs, and what that is for each copy that was handed out."""
    whole = f"£{pence / 100:,.2f}"
    return f"{whole}, £{pence / 100 / handed_out:,.2f} for each copy handed out" if handed_out else whole
