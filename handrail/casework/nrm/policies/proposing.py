"""What can be put forward for an answer without anybody having given it: to be looked at, and changed freely.

Where somebody is staying now decides which police force is told. An address at which letters are safe is often where
they stay and sometimes is not: so it is proposed on the page, and is no answer before somebody has saved that page.
"""

from collections.abc import Mapping

from handrail.casework.persons.policies import KeptContact, lines_of, safety_of
from handrail.rules.localities.locality import Locality
from handrail.rules.localities.postcodes import districts_of, read_postcode
from handrail.rules.referral_form.fields import ReferralForm


def assumed(locality: Locality) -> Mapping[str, object]:
    """What holds of every report that this county makes, until somebody says otherwise: the nation it lies in."""
    return {"report_nation": locality.nation} if locality.nation else {}


def proposed(kept: KeptContact, form: ReferralForm, *, locality: Locality) -> Mapping[str, object]:
    """The town and county of the address at which letters are safe, each only as the form's own list spells it.

    The county is proposed where the town is among the county's own in that list, or the postcode lies within it
    beyond doubt. Nothing is proposed of an address that nobody has said is safe.
    """
    written = list(lines_of(kept.postal_address)) if safety_of(kept, "post") == "yes" else []
    town = next((found for line in reversed(written) if (found := in_list(line, "uk_towns", form))), "")
    here = bool(town) or any(lies_within(line, locality) for line in written)
    region = in_list(locality.name, "uk_regions", form) if here else ""
    return {field: words for field, words in (("current_town", town), ("current_region", region)) if words}


def in_list(words: str, list_name: str, form: ReferralForm) -> str:
    """These words as the form's list spells them; empty when they are not in it."""
    sought = words.strip().casefold()
    return next((entry.words for entry in form.lists.get(list_name, ()) if entry.words.casefold() == sought), "")


def lies_within(line: str, locality: Locality) -> bool:
    """Whether this is a postcode that lies in one district of the county and nowhere else."""
    postcode = read_postcode(line)
    return postcode is not None and districts_of(postcode, locality=locality).sure
