"""How a record becomes a mention: every field folded once, in the one place where reading and linkage meet."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from handrail.methods.linkage.mentions import Mention
from handrail.methods.reading.addresses import fold_street
from handrail.methods.reading.businesses import fold_business
from handrail.methods.reading.folding import fold
from handrail.methods.reading.names import read_name, tokens_of
from handrail.methods.reading.online import email_key, fold_handle
from handrail.methods.reading.plates import fold_plate
from handrail.methods.reading.postcodes import fold_postcode
from handrail.methods.reading.telephones import fold_telephone
from handrail.methods.reading.variants import places, sound_of, spelling_key

NOT_IN_A_CODE: Final = re.compile(r"[^A-Z0-9]")
LAST_LETTERS: Final = 2  # of a postcode: without them it is a sector
# A number that nobody can have, written where somebody had to write something.
NO_VALUE: Final = frozenset({"na", "n a", "none", "unknown", "not known", "nil", "null", "nk", "tbc"})


def mention_of(row: Mapping[str, str], *, key: str) -> Mention:
    """The mention of a record by `methods.linkage.records`; `key` tells it from all others."""
    known = {column: value for column, value in row.items() if value and fold(value) not in NO_VALUE}
    given, surname, alias = names_of(known)
    postcode, sector = postcode_of(known.get("postcode", ""))
    return Mention(
        id=key,
        given=given,
        surname=surname,
        alias=alias,
        names=" ".join(sorted([given, surname])) if given and surname else "",
        given_root=root_of(given),
        surname_root=spelling_of(surname),
        given_sound=sound(given),
        surname_sound=sound(surname),
        sounds=" ".join(sorted([sound(given), sound(surname)])) if given and surname else "",
        born=row.get("date_of_birth", ""),
        sex=fold(known.get("sex", ""))[:1],
        nationality=fold(known.get("nationality", "")),
        phone=phone_of(known.get("phone", "")),
        email=email_key(known["email"]) if "email" in known else "",
        handle=fold_handle(known["online_handle"]) if "online_handle" in known else "",
        plate=fold_plate(known["vehicle_plate"]) if "vehicle_plate" in known else "",
        house=fold(known.get("house", "")).replace(" ", ""),
        street=street_of(known.get("street", "")),
        locality=fold(known.get("locality", "")),
        town=fold(known.get("town", "")),
        postcode=postcode,
        sector=sector,
        business=fold_business(known.get("business", "")).partition("|")[0],
        reported=row.get("reported_at", ""),
    )


def names_of(known: Mapping[str, str]) -> tuple[str, str, str]:
    """Given name, surname and alias. An alias stands in for a given name that is not known."""
    given, surname = folded_name(known.get("given_name", "")), folded_name(known.get("surname", ""))
    if not given and not surname and "full_name" in known:
        read = read_name(known["full_name"])
        given, surname = read.given, read.family
    alias = folded_name(known.get("alias", ""))
    return given or alias, surname, alias


@lru_cache(maxsize=200_000)
def folded_name(written: str) -> str:
    """The words of a name in their order."""
    return " ".join(tokens_of(written))


@lru_cache(maxsize=200_000)
def root_of(given: str) -> str:
    """What all short forms and spellings of a given name have in common."""
    rows = places().get(given)
    return f"~{min(rows)}" if rows else spelling_of(given)


@lru_cache(maxsize=200_000)
def spelling_of(name: str) -> str:
    """What all spellings of a name have in common."""
    return "".join(spelling_key(token) for token in name.split())


@lru_cache(maxsize=200_000)
def sound(name: str) -> str:
    """How a name is heard; of what has no sound, such as a name in digits, the name itself."""
    return "".join(sound_of(token) for token in name.split()) or name


@lru_cache(maxsize=200_000)
def street_of(written: str) -> str:
    """A street by its folded name."""
    return fold_street(written)


@lru_cache(maxsize=200_000)
def postcode_of(written: str) -> tuple[str, str]:
    """The postcode and its sector. What is no postcode of this country is kept as it is and has no sector."""
    folded = fold_postcode(written)
    _, _, inward = folded.partition(" ")
    if not folded:
        return NOT_IN_A_CODE.sub("", written.upper()), ""
    return (folded, folded[:-LAST_LETTERS]) if len(inward) > 1 else ("", folded if inward else "")


def phone_of(written: str) -> str:
    """A telephone in international form, or what is known of it without marks for what is not."""
    return fold_telephone(written).strip("?*") if written else ""
