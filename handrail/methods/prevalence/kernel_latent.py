"""One chain of the latent-class sampler, compiled: see `latent`."""

import math
from typing import Any

import numpy as np

from handrail.methods.prevalence.kernel import Ints, Reals, compiled

# The hash of kernel.py: numba keeps what it compiled until this file changes, whatever changed below it.
BUILT_ON = "e4738e436bd1"
SMALLEST = 1e-300


@compiled
def log_gamma_draw(draw: Any, shape: float) -> float:
    """The logarithm of a gamma variate of that shape; in logs, because a shape near nothing gives numbers near it."""
    if shape >= 1.0:
        return math.log(draw.standard_gamma(shape) + SMALLEST)
    return math.log(draw.standard_gamma(shape + 1.0) + SMALLEST) + math.log(draw.random() + SMALLEST) / shape


@compiled
def share_out(draw: Any, count: int, weights: Reals, into: Reals) -> None:
    """Share a count out over classes by weight (a multinomial draw), adding to `into`."""
    total = 0.0
    for k in range(len(weights)):
        total += weights[k]
    left = count
    for k in range(len(weights)):
        if left == 0:
            return
        if k == len(weights) - 1 or weights[k] >= total:
            into[k] += left
            return
        taken = draw.binomial(left, weights[k] / total)
        into[k] += taken
        left -= taken
        total -= weights[k]


@compiled
def fill_missed(missed: Reals, shares: Reals, rates: Reals) -> float:
    """How likely somebody is in each class and on no list; answers how likely somebody is on none at all."""
    total = 0.0
    for k in range(len(shares)):
        missed[k] = shares[k]
        for place in range(len(rates)):
            missed[k] *= 1.0 - rates[place, k]
        total += missed[k]
    return total


@compiled
def share_out_seen(draw: Any, histories: Ints, counts: Ints, shares: Reals, rates: Reals, members: Reals) -> None:
    """Put everybody seen into classes. `members` is written: all of them in the last row, those on list j in row j."""
    size, classes = rates.shape
    weights, put = np.empty(classes), np.empty(classes)
    for at in range(len(histories)):
        for k in range(classes):
            weights[k], put[k] = shares[k], 0.0
            for place in range(size):
                weights[k] *= rates[place, k] if histories[at] >> place & 1 else 1.0 - rates[place, k]
        share_out(draw, counts[at], weights, put)
        for k in range(classes):
            members[size, k] += put[k]
            for place in range(size):
                if histories[at] >> place & 1:
                    members[place, k] += put[k]


@compiled
def draw_rates(draw: Any, members: Reals, rates: Reals) -> None:
    """New rates of every list in every class, given who is in it; uniform beforehand."""
    size, classes = rates.shape
    for place in range(size):
        for k in range(classes):
            held = draw.standard_gamma(1.0 + members[place, k])
            not_held = draw.standard_gamma(1.0 + members[size, k] - members[place, k])
            rates[place, k] = held / (held + not_held)


@compiled
def draw_shares(draw: Any, members: Reals, concentration: float, shares: Reals) -> float:
    """New shares of the classes by breaking a stick; answers the logarithm of what is left of it for the last one."""
    classes = len(shares)
    rest, left = 0.0, 0.0
    for k in range(classes):
        rest += members[k]
    for k in range(classes - 1):
        rest -= members[k]
        broken = log_gamma_draw(draw, 1.0 + members[k])
        kept = log_gamma_draw(draw, concentration + rest)
        highest = max(broken, kept)
        both = highest + math.log(math.exp(broken - highest) + math.exp(kept - highest))
        shares[k] = math.exp(left + broken - both)
        left += kept - both
    shares[classes - 1] = math.exp(left)
    return left


@compiled
def run_chain(
    draw: Any, histories: Ints, counts: Ints, size: int, classes: int, prior: float, burn: int, thin: int, kept: Reals
) -> None:
    """One chain. `kept` is written: the dark figure after the burn-in, at every `thin`-th step.

    Args:
        draw: a NumPy generator of this chain's own.
        histories: those that somebody has.
        counts: how many people have them.
        size: how many lists.
        classes: at most so many.
        prior: shape and rate of the concentration's gamma prior.
        burn: steps before anything is kept.
        thin: steps between what is kept.
        kept: written.
    """
    rates, shares = np.empty((size, classes)), np.empty(classes)
    members, missed = np.zeros((size + 1, classes)), np.empty(classes)
    unseen, concentration, seen = np.zeros(classes), draw.random() + 0.1, counts.sum()
    draw_rates(draw, members, rates)
    draw_shares(draw, members[size], concentration, shares)
    # Chains begin far apart: from a third of the people seen to thirty times as many are unseen.
    dark = int(seen * math.exp(draw.random() * 4.5 - 1.1))
    fill_missed(missed, shares, rates)
    share_out(draw, dark, missed, unseen)
    for step in range(burn + thin * len(kept)):
        members.fill(0.0)
        share_out_seen(draw, histories, counts, shares, rates, members)
        for k in range(classes):
            members[size, k] += unseen[k]
        draw_rates(draw, members, rates)
        left = draw_shares(draw, members[size], concentration, shares)
        concentration = draw.standard_gamma(prior + classes - 1.0) / (prior - left) + SMALLEST
        none = min(fill_missed(missed, shares, rates), 1.0 - 1e-12)
        dark = draw.poisson(draw.standard_gamma(float(seen)) * none / (1.0 - none))
        unseen.fill(0.0)
        share_out(draw, dark, missed, unseen)
        if step >= burn and (step - burn) % thin == thin - 1:
            kept[(step - burn) // thin] = dark
