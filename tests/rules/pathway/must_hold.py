"""What must hold of the pathway in every situation, V1 to V27, each as the situations in which it would be broken.

Written from the promises themselves, and not from `handrail/rules/pathway/invariants.py`: who is a first responder,
whom section 52 binds and which steps are for adults alone is said here a second time. Sources: statutory guidance under
section 49 of the Modern Slavery Act 2015 (v1.00), sections 51 and 52 of that Act, the First Responder Toolkit and the
referral form of April 2026. A promise is a docstring and the proofs of it; each proof is tried on a space of its own.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from operator import methodcaller

from handrail.rules.pathway.engine import Engine
from tests.rules.pathway.whole_space import Proof, Space, facts_read

MAY_REFER = (
    *("police", "nca", "county_council", "district_council", "fair_work_agency", "home_office"),
    "charity_first_responder",
)
BOUND_BY_SECTION_52 = ("police", "nca", "county_council", "district_council")
MAYBE_A_CHILD = ("under_18", "may_be_under_18", "unknown")
AT_WORK = ("professional", "unknown")
OUTSIDE = ("self", "public")
NOTIFY = ("must_notify", "should_notify")
ASKS_FOR_CONSENT = ("ask_nrm_consent", "first_responder_conversation")
FOR_ADULTS_ALONE = (
    *ASKS_FOR_CONSENT,
    *("pass_to_first_responder", "capacity_assessment", "best_interests_decision", "record_withdrawal"),
    *("explain_refusal", "safe_follow_up", "explain_police_are_told", "report_crime", "adult_safeguarding"),
    *("homelessness_application", "check_support_started"),
)
HELP_WHATEVER_IS_DECIDED = (
    *("urgent_care", "adult_safeguarding", "homelessness_application", "sexual_assault_centre"),
    *("notify_infectious_disease", "check_victims_children", "immigration_adviser", "domestic_worker_charity"),
    *("forced_marriage_unit", "victim_care_centre", "childrens_services", "call_999"),
)
FOR_ONE_AGE = ("age_assessment", "ask_before_18th_birthday")
"""These follow from how the age stands, and so differ between children of whom it is known and others."""

Promise = Callable[[Engine], Iterator[Proof]]


def child(space: Space) -> int:
    """Who is or may be under 18, or of whom nobody has said."""
    return space.where("age", *MAYBE_A_CHILD)


def at_work(space: Space) -> int:
    """Somebody asks at work, or nobody has said who asks."""
    return space.where("asker", *AT_WORK)


def for_a(space: Space, *organisations: str) -> int:
    """Somebody asks at work for one of these."""
    return at_work(space) & space.where("organisation", *organisations)


def refuses(space: Space) -> int:
    """An adult in the UK has said no to the National Referral Mechanism."""
    adult = space.where("age", "adult") & space.where("in_uk", "yes", "unknown")
    return adult & space.where("consents.nrm", "no")


def not_before(space: Space, one: str, other: str) -> int:
    """Where both are to be done, and the first does not come first."""
    return space.there(one) & space.there(other) & space.but(space.before(one, other))


def changes_with(space: Space, those: int, key: str) -> int:
    """Where another answer to a fact would bring something, or take it away."""
    found = 0
    for answer in space.engine.layout.fields[key].bits:
        found |= those ^ space.given(those, key, answer)
    return found


def both(one: Proof, other: Proof) -> Proof:
    """Where both are so."""
    return lambda space: one(space) & other(space)


def changing(output: Proof, key: str) -> Proof:
    """Where another answer to a fact would bring this, or take it away."""
    return lambda space: changes_with(space, output(space), key)


def hanging_on(engine: Engine, key: str, proofs: Iterable[Proof]) -> Iterator[Proof]:
    """Those that read a fact at all: others cannot change with it."""
    return (proof for proof in proofs if key in facts_read(engine, proof))


def steps_there(engine: Engine) -> Iterator[Proof]:
    """Where each step is to be done."""
    for step in engine.steps:
        yield methodcaller("there", step)


def outputs(engine: Engine) -> Iterator[Proof]:
    """Where each step is there, each addition is said, and each route holds: all that an answer consists of."""
    for step in engine.steps:
        yield methodcaller("there", step)
        for number in range(len(engine.additions[step])):
            yield methodcaller("says", step, number)
    for _, route in engine.routes:
        yield methodcaller("route", route.code)


def exactly_one_route(engine: Engine) -> Iterator[Proof]:
    """Routes: in every situation exactly one holds."""

    def not_one(space: Space) -> int:
        once, twice = 0, 0
        for masks, _ in space.engine.routes:
            here = space.holds(masks)
            twice, once = twice | (once & here), once | here
        return twice | space.but(once)

    yield not_one


def danger_comes_first(engine: Engine) -> Iterator[Proof]:
    """V1: if danger is there or not known to be absent, 999 is called and nothing stands before it."""
    yield lambda space: space.where("danger_now", "yes", "unsure", "unknown") & space.but(space.there("call_999"))
    for step in engine.steps:
        if step != "call_999":
            yield methodcaller("before", step, "call_999")


def a_child_is_asked_for_no_consent(engine: Engine) -> Iterator[Proof]:
    """V2: under 18 or possibly, nothing that an adult decides is there, and no answer about the referral changes it."""
    for step in FOR_ADULTS_ALONE:
        yield both(child, methodcaller("there", step))
    for key in ("consents.nrm", "withdrawn"):
        for output in hanging_on(engine, key, outputs(engine)):
            yield both(child, changing(output, key))


def a_child_is_never_notified_of(engine: Engine) -> Iterator[Proof]:
    """V3: under 18 or possibly, a notification is never offered."""
    yield lambda space: child(space) & space.there(*NOTIFY)


def childrens_services_come_first(engine: Engine) -> Iterator[Proof]:
    """V4: under 18 or possibly, children's services are told, and before any referral is made."""
    yield lambda space: child(space) & space.but(space.there("childrens_services"))
    for referral in ("nrm_referral", "nrm_through_childrens_services"):
        yield both(child, partial(not_before, one="childrens_services", other=referral))


def an_unsure_age_is_a_childs(engine: Engine) -> Iterator[Proof]:
    """V5: an age that is not sure is handled exactly as under 18, until the local authority has decided."""

    def differs(space: Space, output: Proof) -> int:
        as_child = space.given(output(space), "age", "under_18")
        return child(space) & (output(space) ^ as_child)

    steps = (methodcaller("there", step) for step in engine.steps if step not in FOR_ONE_AGE)
    routes = (methodcaller("route", route.code) for _, route in engine.routes)
    for output in hanging_on(engine, "age", chain(steps, routes)):
        yield partial(differs, output=output)


def an_adult_is_referred_by_consent_alone(engine: Engine) -> Iterator[Proof]:
    """V6: an adult is referred only with an informed yes, or without capacity after a best-interests decision."""

    def without_consent(space: Space) -> int:
        agreed = space.where("consents.nrm", "yes") & space.where("capacity", "presumed", "unknown")
        decided_for = space.where("capacity", "lacking") & space.before("best_interests_decision", "nrm_referral")
        still = space.but(space.where("withdrawn", "yes") | space.where("consents.nrm", "no"))
        adult = space.where("age", "adult") & space.there("nrm_referral")
        return adult & space.but((agreed | decided_for) & still)

    def unexplained(space: Space) -> int:
        adult = space.where("age", "adult") & space.there("nrm_referral")
        spoken = space.where("first_responder_has_spoken", "yes")
        return adult & space.but(spoken | space.before("first_responder_conversation", "nrm_referral"))

    yield without_consent
    yield unexplained


def a_notification_needs_a_no(engine: Engine) -> Iterator[Proof]:
    """V7: a notification is only ever of an adult in the UK who said no; nothing else brings one."""
    yield lambda space: space.there(*NOTIFY) & space.but(refuses(space))


def willingness_to_help_is_no_consent_to_be_named(engine: Engine) -> Iterator[Proof]:
    """V9: what a notification says does not change with what the person wants of the police."""
    for step in NOTIFY:
        yield changing(methodcaller("there", step), "consents.police")
        for number in range(len(engine.additions[step])):
            for key in ("consents.police", "wants_support_without_police"):
                yield changing(methodcaller("says", step, number), key)


def a_no_takes_no_help_away(engine: Engine) -> Iterator[Proof]:
    """V10: saying no, or withdrawing, never removes safeguarding, health, housing or advice."""

    def lost(space: Space, step: str, key: str, answer: str) -> int:
        there = space.there(step)
        return there & space.but(space.given(there, key, answer))

    for step in HELP_WHATEVER_IS_DECIDED:
        yield partial(lost, step=step, key="consents.nrm", answer="no")
        yield partial(lost, step=step, key="withdrawn", answer="yes")


def nothing_is_voiced_to_a_companion(engine: Engine) -> Iterator[Proof]:
    """V13: while an exploiter is or may be near, to say nothing of it comes before every step that speaks."""

    def unheeded(space: Space) -> int:
        near = space.where("exploiter_present", "yes", "unsure", "unknown")
        others = space.where("asker", "public", "professional", "unknown")
        return near & others & space.but(space.there("say_nothing_to_companion"))

    yield unheeded
    for step in ("speak_alone_with_independent_interpreter", *ASKS_FOR_CONSENT, "explain_refusal", "safe_follow_up"):
        yield partial(not_before, one="say_nothing_to_companion", other=step)


def only_first_responders_refer(engine: Engine) -> Iterator[Proof]:
    """V16: nobody sees "make the referral" but the staff of a first responder organisation."""
    yield lambda space: space.there("nrm_referral", "ask_nrm_consent") & space.but(for_a(space, *MAY_REFER))
    yield lambda space: space.there("pass_to_first_responder") & for_a(space, *MAY_REFER)
    for step in ("nrm_referral", *NOTIFY, *ASKS_FOR_CONSENT, "capacity_assessment", "record_withdrawal"):
        yield both(methodcaller("where", "asker", *OUTSIDE), methodcaller("there", step))


def only_section_52_bodies_must(engine: Engine) -> Iterator[Proof]:
    """V17: only bodies of section 52 must notify, other first responders should, and nobody else is offered it."""
    yield lambda space: space.there("must_notify") & space.but(for_a(space, *BOUND_BY_SECTION_52))
    should = set(MAY_REFER) - set(BOUND_BY_SECTION_52)
    yield lambda space: space.there("should_notify") & space.but(for_a(space, *should))
    yield lambda space: space.there("must_notify") & space.there("should_notify")


def an_adviser_is_qualified(engine: Engine) -> Iterator[Proof]:
    """V18: where the right to be here is uncertain, a qualified adviser is named before anything is done about it."""

    def unadvised(space: Space) -> int:
        insecure = space.where("immigration_insecure", "yes") & space.where("in_uk", "yes", "unknown")
        asks = space.where("asker", "self", *AT_WORK)
        return insecure & asks & space.but(space.there("immigration_adviser"))

    yield unadvised
    others = (methodcaller("there", step) for step in engine.steps if step != "immigration_adviser")
    for other in hanging_on(engine, "immigration_insecure", others):
        yield changing(other, "immigration_insecure")


def nobody_is_referred_twice(engine: Engine) -> Iterator[Proof]:
    """V19: whoever has been referred is not referred again, and whoever was notified of is not notified of again."""

    def again(space: Space) -> int:
        return space.where("already_referred", "nrm") & space.there("nrm_referral", *NOTIFY)

    yield again
    yield lambda space: space.where("already_referred", "dtn") & space.there(*NOTIFY)
    yield lambda space: space.there("nrm_referral") & space.there(*NOTIFY)


def the_police_are_told_of_an_adult_by_their_yes(engine: Engine) -> Iterator[Proof]:
    """V20: without their yes nobody at work tells the police of an adult, but for 999; a notification is explained."""
    to_police = [step.id for step in engine.steps.values() if step.referral_kind == "police" or "101" in step.channel]

    def unasked(space: Space, step: str) -> int:
        agreed = space.where("consents.police", "yes") & space.but(space.where("wants_support_without_police", "yes"))
        adult = at_work(space) & space.where("age", "adult")
        return adult & space.there(step) & space.but(agreed)

    assert to_police
    for step in to_police:
        yield partial(unasked, step=step)
    yield (
        lambda space: (
            space.where("asker", "self") & space.where("wants_support_without_police", "yes") & space.there(*to_police)
        )
    )
    yield lambda space: space.there(*NOTIFY) & space.but(space.there("explain_refusal"))
    yield lambda space: space.there(*NOTIFY) & not_before(space, "explain_refusal", "must_notify")


def nobody_abroad_is_referred(engine: Engine) -> Iterator[Proof]:
    """R30: outside the UK nobody is referred or notified of, and other help is named."""
    yield lambda space: space.where("in_uk", "no") & space.there("nrm_referral", *NOTIFY)
    yield lambda space: space.where("in_uk", "no") & space.but(space.there("help_outside_uk"))


def the_duty_binds_whoever_it_names(engine: Engine) -> Iterator[Proof]:
    """R43, R44: a no brings the notification to everybody bound, unless one was made, from the day the duty began."""

    def unbidden(space: Space, step: str, who: tuple[str, ...]) -> int:
        fresh = space.where("already_referred", "no", "unknown")
        return refuses(space) & for_a(space, *who) & fresh & space.but(space.there(step))

    should = tuple(sorted(set(MAY_REFER) - set(BOUND_BY_SECTION_52)))
    for step, who in (("must_notify", BOUND_BY_SECTION_52), ("should_notify", should)):
        if any(step in rule.steps for _, rule in engine.rules):
            yield partial(unbidden, step=step, who=who)


def a_child_is_always_referred(engine: Engine) -> Iterator[Proof]:
    """R14 to R16: for a child the referral is made, or children's services are given the facts to make it."""

    def unreferred(space: Space) -> int:
        here = child(space) & at_work(space) & space.where("in_uk", "yes", "unknown")
        fresh = space.where("already_referred", "no", "dtn", "unknown")
        return here & fresh & space.but(space.there("nrm_referral") ^ space.there("nrm_through_childrens_services"))

    yield unreferred
