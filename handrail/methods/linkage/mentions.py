"""A mention of somebody as it is compared: each field folded once, "" where nothing is known."""

from msgspec import Struct


class Mention(Struct, frozen=True):
    """What one record says of somebody.

    `given`, `surname` and `alias` are folded words, `names` both names and `sounds` both sounds in alphabetical order;
    a root is what all spellings and short forms of a name have in common and a sound how it is heard; `born` and
    `reported` are YYYYMMDD; `phone` is in international form; `sector` is a postcode without its last two letters.
    Roots and sounds come from whoever folds, so that this room needs no list of names.
    """

    id: str = ""
    given: str = ""
    surname: str = ""
    alias: str = ""
    names: str = ""
    given_root: str = ""
    surname_root: str = ""
    given_sound: str = ""
    surname_sound: str = ""
    sounds: str = ""
    born: str = ""
    sex: str = ""
    nationality: str = ""
    phone: str = ""
    email: str = ""
    handle: str = ""
    plate: str = ""
    house: str = ""
    street: str = ""
    locality: str = ""
    town: str = ""
    postcode: str = ""
    sector: str = ""
    business: str = ""
    reported: str = ""


COLUMNS = Mention.__struct_fields__
