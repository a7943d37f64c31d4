"""What must be true for any of the numbers to mean something. No data can show it, so that a person signs it."""

ASSUMPTIONS = (
    "Nobody came or went between the first and the last day: the same people could have been on every list.",
    "Everybody on these lists falls under one definition, and every organisation used it.",
    "Whoever is on two lists was recognised as one person, and no two people were taken for one.",
    "No list was filled by what another organisation sent there. Lists that were are left out or made one.",
    "Lists that depend on each other do so in pairs or threes that the lists themselves show. An odds ratio that "
    "they cannot show is in the steps of this study, and we have read what it would change.",
    "A group that every organisation hardly sees is in none of the numbers but the lower bound.",
)
OF_OWN_RECORDS = "The lists are made from records of this partnership by the rules shown, and the rules fit our work."


def assumptions_of(*, own_records: bool) -> tuple[str, ...]:
    """The sentences that are signed."""
    return (*ASSUMPTIONS, OF_OWN_RECORDS) if own_records else ASSUMPTIONS
