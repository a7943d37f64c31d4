"""How often Python looks through everything for objects that only hold each other."""

import gc
from typing import Final

# So many new objects before the youngest are looked through, and so many such looks before the older ones are.
LOOKED_THROUGH_AFTER: Final = (50_000, 20, 100)


def look_seldom() -> None:
    """Leave what was loaded at the start out of every later look, and look seldom.

    Else a page that makes many objects (the board of a hundred people), a concern that is put beside everything known
    and very many records now and then wait for a look through everything that Django, the pathway, the packs and those
    records hold.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*LOOKED_THROUGH_AFTER)
