"""What may be said when it is not sure who is one with whom: the number and the floor, over many draws of the links."""

import math
from dataclasses import replace

from handrail.methods.prevalence.estimates import Estimate, Work, answer
from handrail.methods.prevalence.histories import Lists
from handrail.methods.prevalence.links import DRAWS, Carried, carry
from handrail.methods.prevalence.lower_bound import bound_many
from handrail.methods.prevalence.resampling import Tables
from handrail.methods.prevalence.stepwise_many import stepwise_many
from handrail.methods.prevalence.transforms import Reals
from handrail.methods.prevalence.unsure import Unsure, draw_people
from handrail.methods.prevalence.wording import DRAWN

NOWHERE = "Not estimable: no draw of the links that are not sure gives a number."


def with_links_drawn(lists: Lists, unsure: Unsure, work: Work) -> tuple[Estimate, float]:
    """The number by stepwise selection, and the floor, each over draws of the links and samples of every draw.

    Raises:
        NotLists: more people may be one than the lists hold.
    """
    drawn, each = draw_people(lists, unsure, seed=work.seed), math.ceil(2 * work.replicates / DRAWS)

    def darks(tables: Tables) -> Reals:
        return stepwise_many(tables, lists.size, threads=work.threads)

    found = carry(drawn, work.in_pieces(darks, DRAWN, lists), seed=work.seed, replicates=each)
    floor = carry(drawn, lambda tables: bound_many(tables, lists.size), seed=work.seed, replicates=each)
    return told(lists, found, work), floor.by_both.low


def told(lists: Lists, found: Carried, work: Work) -> Estimate:
    """The answer, with how much of its spread is the links' alone."""
    if not math.isfinite(found.population):
        return answer(lists, DRAWN, None, warnings=(NOWHERE,))
    words = f"who may be one drawn {DRAWS} times; {found.share_of_linkage:.0%} of the spread comes of that"
    estimate = answer(lists, DRAWN, found.population, interval=found.by_both, model_in_words=words)
    return replace(estimate, seed=work.seed, replicates=work.replicates, not_estimable=found.not_estimable)
