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
# Closed-population models by their names in the literature: what each takes the chances of being seen to be.
SHAPES = {
    "Chao (LB)": "in any way: at least",
    "Poisson2": "a little (Poisson)",
    "Darroch": "more (Darroch)",
    "Gamma3.5": "most (gamma)",
}
RATES = {
    "M0": "everybody and every list alike",
    "Mt": "everybody alike, lists differ",
    **{f"Mh {shape}": f"people differ {words}; lists alike" for shape, words in SHAPES.items()},
    **{f"Mth {shape}": f"people differ {words}; lists differ" for shape, words in SHAPES.items()},
}
NO_ORDER = (
    "Models in which being seen once changes being seen again (Mb, Mbh) take lists one after another. Lists have no "
    "order: turned round these say something else, and they are not shown."
)


def rounded(number: float) -> int:
    """Two digits that mean something; the rest would be false precision."""
    whole = max(round(number), 0)
    step = 10 ** max(len(str(whole)) - 2, 0)
    return int(round(whole / step) * step)
