"""What can go wrong when something shut is to be opened."""


class CannotOpen(Exception):
    """The bytes are not ours, were changed, belong elsewhere, or their key is not held here."""

    def __init__(self, sentence: str = "This cannot be opened: it was changed, or belongs somewhere else.") -> None:
        super().__init__(sentence)


class Forgotten(Exception):
    """The person has been erased: their key is gone, and nothing opens what it locked."""

    def __init__(self, sentence: str = "This person has been forgotten. What was kept about them is gone.") -> None:
        super().__init__(sentence)
