"""Why a file is not taken, or no copy of it can be made, in a sentence for whoever chose it."""

UNFOLDS = "This file unfolds to far more than its size. Save it again in another program, then choose it."


class NotTaken(Exception):
    """The file cannot be kept as a document: its kind, its size or its content. Nothing of it is kept."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class TooMuchInside(NotTaken):
    """The file unfolds to more than it should. It may have been made to bring down whoever opens it."""

    def __init__(self) -> None:
        super().__init__(UNFOLDS)
