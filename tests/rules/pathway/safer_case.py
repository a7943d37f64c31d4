"""Whatever is unknown or contradicts itself is taken for the safer case, and it is said so: V23, in every situation."""

from collections.abc import Iterator
from functools import partial

from handrail.rules.pathway.engine import Engine
from tests.rules.pathway.must_hold import AT_WORK, MAY_REFER, MAYBE_A_CHILD, hanging_on, steps_there
from tests.rules.pathway.whole_space import Proof, Space


def the_unknown_is_the_safer_case(engine: Engine) -> Iterator[Proof]:
    """V23: not known counts as the safer answer, of danger, of an exploiter near, of age and of being in the UK."""

    def differs(space: Space, step: Proof, key: str, unsure: tuple[str, ...]) -> int:
        there = step(space)
        return space.where(key, *unsure) & (there ^ space.given(there, key, "yes"))

    unsure = ("unsure", "unknown")
    for key, answers in (("danger_now", unsure), ("exploiter_present", unsure), ("in_uk", ("unknown",))):
        for step in hanging_on(engine, key, steps_there(engine)):
            yield partial(differs, step=step, key=key, unsure=answers)


def the_safer_case_is_said(engine: Engine) -> Iterator[Proof]:
    """V23: wherever the unknown or a contradiction was taken for the safer case, a sentence says so."""

    def unsaid(space: Space, told: str, when: tuple[tuple[str, tuple[str, ...]], ...]) -> int:
        here = space.all
        for key, answers in when:
            here &= space.where(key, *answers)
        return here & space.but(space.told(told))

    adult, agreed = ("age", ("adult",)), ("consents.nrm", ("yes",))
    here, unsure, working = ("in_uk", ("yes", "unknown")), ("unsure", "unknown"), ("asker", AT_WORK)
    refers, unchecked = (working, ("organisation", MAY_REFER)), ("organisation", ("fair_work_agency", "fire"))
    able = (("capacity", ("presumed", "unknown")), ("withdrawn", ("no", "unknown")))
    for told, *when in (
        ("no danger", ("danger_now", ("unsure", "unknown"))),
        ("can hear", ("exploiter_present", ("unsure", "unknown")), ("asker", ("public", *AT_WORK))),
        ("18 or over", ("age", ("may_be_under_18", "unknown"))),
        ("a child is not asked", ("age", MAYBE_A_CHILD), ("consents.nrm", ("yes", "no", "unsure"))),
        ("A child does not withdraw", ("age", MAYBE_A_CHILD), ("withdrawn", ("yes",))),
        ("has withdrawn", adult, here, agreed, ("withdrawn", ("yes",))),
        ("can decide this", adult, here, agreed, ("capacity", ("doubted",))),
        ("unable to decide", adult, here, agreed, ("capacity", ("lacking",))),
        ("Their no is kept to", adult, here, ("consents.nrm", ("no",)), ("capacity", ("doubted", "lacking"))),
        ("without them", adult, ("consents.police", ("yes",)), ("wants_support_without_police", ("yes",))),
        ("who you are", ("asker", ("unknown",))),
        ("for whom you work", ("asker", AT_WORK), ("organisation", ("unknown",))),
        ("in the UK", ("in_uk", ("unknown",))),
        ("That conversation comes first", *refers, adult, here, agreed, *able, ("first_responder_has_spoken", ("no",))),
        ("not sent twice", *refers, ("age", MAYBE_A_CHILD), here, ("already_referred", ("unknown",))),
        ("not sent twice", *refers, adult, here, ("consents.nrm", ("no",)), ("already_referred", ("unknown",))),
        ("names nobody", *refers, adult, here, ("consents.nrm", ("no",)), ("consents.identity_in_dtn", unsure)),
        ("We take it that they may.", working, adult, here, ("care_and_support_needs", ("unknown",))),
        ("Ask your legal advice", working, unchecked, adult, here, ("consents.nrm", ("no",))),
    ):
        yield partial(unsaid, told=told, when=tuple(when))
