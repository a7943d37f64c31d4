"""Working names for people who arrive, so that nobody has to think of one at a door at night."""

COLOURS = (
    *("Amber", "Azure", "Coral", "Copper", "Cream", "Emerald", "Golden", "Green", "Indigo", "Ivory", "Jade"),
    *("Lilac", "Olive", "Orange", "Pearl", "Purple", "Ruby", "Sand", "Scarlet", "Silver", "Teal", "Violet"),
)
# Things that are nobody's name and no judgement of anybody.
THINGS = (
    *("Anchor", "Apple", "Bell", "Bridge", "Candle", "Cedar", "Cloud", "Feather", "Harbour", "Kite", "Lantern"),
    *("Leaf", "Maple", "Meadow", "Moon", "Pebble", "River", "Sail", "Star"),
)


def working_name(number: int) -> str:
    """The name of the arrival with that number: no two of one centre share one before the four hundredth.

    The lists have lengths without a common divisor, so that each pair comes once before any comes again.
    """
    name = f"{COLOURS[number % len(COLOURS)]} {THINGS[number % len(THINGS)]}"
    again = number // (len(COLOURS) * len(THINGS))
    return f"{name} {again + 1}" if again else name
