"""What methods are called, and how numbers are rounded: read where nothing is worked out, so that nothing is loaded."""

FLOOR = "lower-bound"
DRAWN = "links"
CALLED = {
    "bic": "best of all models (BIC)",
    "stepwise": "pairs one by one (p < 0.02)",
    "main": "no list depends on another",
    "decomposable": "average of decomposable models",
    "home-office": "as the Home Office did for 2013",
    "latent": "classes of people (latent)",
    DRAWN: "pairs one by one, links drawn",
    FLOOR: "lower bound",
}


def rounded(number: float) -> int:
    """Two digits that mean something; the rest would be false precision."""
    whole = max(round(number), 0)
    step = 10 ** max(len(str(whole)) - 2, 0)
    return int(round(whole / step) * step)
