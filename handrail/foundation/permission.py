"""How a rule says no: one sentence, the same on the page and in the action."""


class NotAllowed(Exception):
    """What was asked may not be done; `sentence` says why, in words a person may read."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def require(reason: str | None) -> None:
    """Go on if there is no reason why not.

    Raises:
        NotAllowed: with that reason.
    """
    if reason is not None:
        raise NotAllowed(reason)
