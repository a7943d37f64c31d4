"""Every promise of the pathway is tried on every situation, on the days before and after each change of the law.

What a promise reads is found from the compiled conditions, and every combination of those answers is tried (see
`whole_space.py`). That nothing else can matter is tried too: against `decide`, on situations drawn from all facts.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from operator import methodcaller
from pathlib import Path

import pytest

from handrail.rules.localities.locality import Limit, Locality
from handrail.rules.localities.pathway import PathwayRoute, PathwayRule, StepAddition
from handrail.rules.pathway.decide import decide
from handrail.rules.pathway.decision import ROUTES
from handrail.rules.pathway.engine import Engine, engine_of
from handrail.rules.pathway.facts import UNKNOWN, VALUES, Facts, facts_of
from tests.rules.pathway import by_hand, must_hold, safer_case
from tests.rules.pathway.county import TODAY, county
from tests.rules.pathway.held_elsewhere import HELD_BY_OTHER_TESTS
from tests.rules.pathway.must_hold import Promise, both, outputs
from tests.rules.pathway.promises import PROMISES
from tests.rules.pathway.whole_space import Proof, Space, broken, situation_at, space_of

ROOT = Path(__file__).resolve().parents[3]
# The ids that other programs may rely on.
STEP_IDS = """
call_999, say_nothing_to_companion, speak_alone_with_independent_interpreter, urgent_care, call_101, call_helpline,
call_crimestoppers, do_not_approach, childrens_services, police_protection, authority_decides_in_24h,
strategy_discussion, inform_police_about_child, nrm_referral, nrm_through_childrens_services, child_guardian,
missing_child_plan, age_assessment, ask_before_18th_birthday, own_safeguarding_lead, pass_to_first_responder,
first_responder_conversation, ask_nrm_consent, emergency_support_now, must_notify, should_notify, explain_refusal,
safe_follow_up, capacity_assessment, best_interests_decision, record_withdrawal, explain_police_are_told,
adult_safeguarding, homelessness_application, sexual_assault_centre, immigration_adviser, check_victims_children,
notify_infectious_disease, domestic_worker_charity, forced_marriage_unit, labour_intelligence, victim_care_centre,
crime_record_for_each_victim, report_crime, partnership_tasking, consult_before_visit, reception_centre,
no_second_notification, help_outside_uk, first_responder_contact_point, check_support_started,
reasonable_grounds_clock, recovery_period_clock, conclusive_grounds_review, reconsideration_clock
"""
FACT_RULES = {f"R{number:02}" for number in (*range(1, 6), *range(10, 21), 21, *range(30, 36), *range(40, 51))}
LATER_RULES = {f"R{number}" for number in (*range(60, 71), *range(80, 86))} | {f"T{number}" for number in range(1, 11)}


def days_of_change(locality: Locality) -> list[date]:
    """The last day before and the first day of each change of a rule, a route or what is said, and today.

    Numbers that change with time are in no condition (see `test_no_county_and_no_number_of_one_changes_a_condition`).
    """
    pathway = locality.pathway
    said: list[PathwayRule | PathwayRoute | StepAddition] = [*pathway.rules, *pathway.routes]
    dated = [*said, *(one for step in pathway.steps for one in step.also)]
    first = {one.starts for one in dated} | {one.ends + timedelta(days=1) for one in dated if one.ends < date.max}
    begun = sorted(day for day in first if day > date.min)
    return [*(day for first_day in begun for day in (first_day - timedelta(days=1), first_day)), TODAY]


DAYS = days_of_change(county())
ENGINE = engine_of(county(), on=TODAY)


def steps_in_space(engine: Engine) -> dict[str, tuple[Space, int]]:
    """Where each step is to be done."""
    found = {}
    for step in engine.steps:
        space = space_of(engine, methodcaller("there", step))
        found[step] = (space, space.there(step))
    return found


def is_among(found: tuple[Space, int], facts: dict[str, str]) -> bool:
    """Whether the situation with these answers is among those of a set."""
    space, those = found
    return bool(those >> space.place_of(facts) & 1)


def drawn(chance: random.Random, engine: Engine) -> dict[str, str]:
    """One situation, drawn from all facts alike."""
    return {key: chance.choice(list(field.bits)) for key, field in engine.layout.fields.items()}


@pytest.mark.parametrize("name", ["hertfordshire", "exampleshire"])
def test_the_space_says_what_decide_says_whatever_the_facts_beside(name: str) -> None:
    """The argument that a space of the facts which are read stands for all of them, tried on 600 whole situations."""
    chance, locality = random.Random(21), county(name)
    engine = engine_of(locality, on=TODAY)
    where = steps_in_space(engine)
    cover = "yes" if locality.child_guardians_cover else "no"
    for _ in range(300):
        told = {**drawn(chance, engine), "child_guardians_cover": cover}
        people = {"yes": 5, "no": 4}.get(told["at_threshold"])
        facts = facts_of({key: said for key, said in told.items() if key in VALUES and said != UNKNOWN})
        decision = decide(facts.with_answer("victims", people or UNKNOWN), on=TODAY, locality=locality)
        assert {step for step in where if is_among(where[step], told)} == {step.id for step in decision.steps}


def test_the_order_in_the_space_is_the_order_of_steps() -> None:
    chance = random.Random(22)
    for _ in range(40):
        told = {**drawn(chance, ENGINE), "child_guardians_cover": "no"}
        facts = facts_of({key: said for key, said in told.items() if key in VALUES and said != UNKNOWN})
        steps = [step.id for step in decide(facts, on=TODAY, locality=county()).steps]
        for one, other in pairwise(steps):
            space = space_of(ENGINE, methodcaller("before", one, other))
            assert is_among((space, space.before(one, other)), told), (one, other, told)


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_what_must_hold_holds_in_every_situation(promise: Promise, on: date) -> None:
    engine = engine_of(county(), on=on)
    for number, proof in enumerate(promise(engine)):
        _, counterexample = broken(engine, proof)
        assert counterexample is None, f"{promise.__doc__} (proof {number})"


def test_no_county_and_no_number_of_one_changes_a_condition() -> None:
    """V27: the conditions are the same in every county, and whatever number a county sets."""
    ours = county()
    limits = tuple(replace(limit, value=limit.value + 3) for limit in ours.limits)
    assert all(isinstance(limit, Limit) for limit in limits)
    for other in (county("exampleshire"), replace(ours, limits=limits)):
        for on in DAYS:
            one, two = engine_of(ours, on=on), engine_of(other, on=on)
            assert (one.rules, one.guards, one.routes, one.outputs) == (two.rules, two.guards, two.routes, two.outputs)


def asked_always(step: str, engine: Engine) -> Engine:
    """Rules that went wrong: a step is there in every situation."""
    rule = next(rule for _, rule in engine.rules if step in rule.steps)
    return replace(engine, rules=(*engine.rules, ((0,), rule)), guards={**engine.guards, step: (0,)})


def asked_never(step: str, engine: Engine) -> Engine:
    """Rules that went wrong: a step is there in no situation."""
    return replace(engine, guards={**engine.guards, step: ()})


def asked_only(step: str, key: str, answer: str, engine: Engine) -> Engine:
    """Rules that went wrong: a step hangs on an answer that it should not hang on."""
    more = engine.layout.masks_of([{key: frozenset({answer})}])[0]
    return replace(engine, guards={**engine.guards, step: tuple(mask | more for mask in engine.guards[step])})


def without_a_route(engine: Engine) -> Engine:
    return replace(engine, routes=engine.routes[:-1])


def routes_turned(engine: Engine) -> Engine:
    """Rules that went wrong: every route has the condition of the next."""
    conditions = [masks for masks, _ in engine.routes]
    turned = zip((*conditions[1:], conditions[0]), engine.routes, strict=True)
    return replace(engine, routes=tuple((masks, route) for masks, (_, route) in turned))


def silent(engine: Engine) -> Engine:
    return replace(engine, safer=tuple(((), side) for _, side in engine.safer))


GONE_WRONG: dict[Promise, Callable[[Engine], Engine]] = {
    by_hand.each_step_is_there_exactly_when_it_is_called_for: partial(asked_always, "reception_centre"),
    by_hand.each_route_holds_exactly_where_somebody_stands_so: routes_turned,
    must_hold.exactly_one_route: without_a_route,
    must_hold.danger_comes_first: partial(asked_only, "call_999", "danger_now", "yes"),
    must_hold.a_child_is_asked_for_no_consent: partial(asked_always, "safe_follow_up"),
    must_hold.a_child_is_never_notified_of: partial(asked_always, "must_notify"),
    must_hold.childrens_services_come_first: partial(asked_only, "childrens_services", "age", "under_18"),
    must_hold.an_unsure_age_is_a_childs: partial(asked_only, "strategy_discussion", "age", "under_18"),
    must_hold.an_adult_is_referred_by_consent_alone: partial(asked_always, "nrm_referral"),
    must_hold.a_notification_needs_a_no: partial(asked_always, "should_notify"),
    must_hold.willingness_to_help_is_no_consent_to_be_named: partial(
        asked_only, "must_notify", "consents.police", "yes"
    ),
    must_hold.a_no_takes_no_help_away: partial(asked_only, "victim_care_centre", "consents.nrm", "yes"),
    must_hold.nothing_is_voiced_to_a_companion: partial(asked_never, "say_nothing_to_companion"),
    must_hold.only_first_responders_refer: partial(asked_always, "ask_nrm_consent"),
    must_hold.only_section_52_bodies_must: partial(asked_always, "must_notify"),
    must_hold.an_adviser_is_qualified: partial(asked_only, "immigration_adviser", "asker", "professional"),
    must_hold.nobody_is_referred_twice: partial(asked_always, "nrm_referral"),
    must_hold.the_police_are_told_of_an_adult_by_their_yes: partial(asked_always, "report_crime"),
    safer_case.the_unknown_is_the_safer_case: partial(
        asked_only, "say_nothing_to_companion", "exploiter_present", "yes"
    ),
    safer_case.the_safer_case_is_said: silent,
    must_hold.nobody_abroad_is_referred: partial(asked_never, "help_outside_uk"),
    must_hold.the_duty_binds_whoever_it_names: partial(asked_only, "must_notify", "organisation", "police"),
    must_hold.a_child_is_always_referred: partial(asked_never, "nrm_through_childrens_services"),
}


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_each_promise_notices_rules_that_went_wrong(promise: Promise) -> None:
    engine = GONE_WRONG[promise](ENGINE)
    assert any(broken(engine, proof)[1] for proof in promise(engine))


@pytest.mark.parametrize("step", ENGINE.steps)
def test_a_step_too_many_or_too_few_is_noticed(step: str) -> None:
    promise = by_hand.each_step_is_there_exactly_when_it_is_called_for
    for engine in (asked_always(step, ENGINE), asked_never(step, ENGINE)):
        assert any(broken(engine, proof)[1] for proof in promise(engine))


def somewhere(proof: Proof) -> bool:
    return proof(space_of(ENGINE, proof)) != 0


def test_every_rule_is_there_by_its_id_and_decides_somewhere() -> None:
    ids = {rule.id for _, rule in ENGINE.rules}
    assert ids >= FACT_RULES | LATER_RULES | {"R13b"}
    for _, rule in ENGINE.rules:
        assert somewhere(both(methodcaller("rule", rule.id), methodcaller("there", *rule.steps))), rule.id


def test_every_step_that_others_rely_on_can_be_reached_and_no_other_is_there() -> None:
    promised = {step.strip() for step in STEP_IDS.replace("\n", " ").split(",")}
    assert promised == set(ENGINE.steps)
    assert [step for step in ENGINE.steps if not somewhere(methodcaller("there", step))] == []


def test_everything_that_can_be_said_is_said_somewhere() -> None:
    for step, additions in ENGINE.additions.items():
        for number in range(len(additions)):
            assert somewhere(methodcaller("says", step, number)), (step, number)
    for masks, side in ENGINE.safer:
        assert somewhere(methodcaller("holds", masks)), side.words
    assert {route.code for _, route in ENGINE.routes} == set(ROUTES)
    for code in ROUTES:
        assert somewhere(methodcaller("route", code)), code


def told_at(proof: Proof, engine: Engine) -> Facts | None:
    """The facts of one situation among those of a set, in a county that the child guardians do not cover."""
    space = space_of(engine, proof)
    found = proof(space)
    if "child_guardians_cover" in space.answers:
        found &= space.where("child_guardians_cover", "no")
    if not found:
        return None
    told = situation_at(space, (found & -found).bit_length() - 1)
    people = {"yes": 5, "no": 4}.get(told.get("at_threshold", ""), UNKNOWN)
    facts = facts_of({key: said for key, said in told.items() if key in VALUES and said != UNKNOWN})
    return facts.with_answer("victims", people)


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_every_step_says_who_by_when_and_on_what_authority(on: date) -> None:
    """V25: every step, with each thing that it may say besides. None is without a deadline, so none needs a reason."""
    engine, seen = engine_of(county(), on=on), set()
    proofs: list[Proof] = [methodcaller("there", step) for step in engine.steps]
    for facts in filter(None, (told_at(proof, engine) for proof in (*proofs, *outputs(engine)))):
        for step in decide(facts, on=on, locality=county()).steps:
            seen.add(step.id)
            assert all((step.do, step.who, step.because, step.source, step.rules)), step.id
            assert step.due is not None, step.id
            assert step.due.within, step.id
            assert step.checked_on <= TODAY
    assert seen == {step for step in engine.steps if any(step in rule.steps for _, rule in engine.rules)}


def words_of(step: str) -> tuple[str, str]:
    """What a step says to do and to say, and what it says not to do."""
    one = ENGINE.steps[step]
    return " ".join((one.do, *one.say)), " ".join(one.do_not)


def test_an_interpreter_is_independent_and_nobody_is_probed() -> None:
    """V12, V21."""
    do, do_not = words_of("speak_alone_with_independent_interpreter")
    assert "independent" in do
    assert "woman or a man" in do
    for nobody in ("companion", "relative", "friend", "child", "employer", "another person found there"):
        assert nobody in do_not
    assert "Do not leave the interpreter alone with them" in do_not
    assert "Do not probe" in do_not


def test_whoever_gets_in_touch_is_told_to_ask_whether_it_is_safe() -> None:
    """V14."""
    do, do_not = words_of("safe_follow_up")
    assert "Is it safe to contact you?" in do
    assert "not said is safe" in do_not
    assert "not said is safe" in words_of("check_support_started")[1]
    assert "Is it safe to contact you?" in words_of("speak_alone_with_independent_interpreter")[0]


def test_nothing_is_promised() -> None:
    """V15."""
    assert "Do not promise support, a decision or a right to stay." in words_of("first_responder_conversation")[1]
    assert "Do not promise to keep secret" in words_of("explain_refusal")[1]
    assert "Do not promise a place" in words_of("emergency_support_now")[1]
    said = " ".join(words_of(step)[0].lower() for step in ENGINE.steps)
    assert not [word for word in ("we promise", "guarantee", "you will be given", "will be safe") if word in said]


def test_somebody_found_at_a_crime_takes_the_same_way() -> None:
    """V26."""
    assert "not treat somebody found at a crime only as a suspect" in words_of("crime_record_for_each_victim")[1]
    assert not [
        key for key in ENGINE.layout.fields if any(word in key for word in ("suspect", "offen", "crim", "guilt"))
    ]


def test_every_promise_is_held_somewhere_by_a_test_that_is_there() -> None:
    here = " ".join(promise.__doc__ or "" for promise in PROMISES)
    for number in range(1, 28):
        assert f"V{number}:" in here or f"V{number}," in here or f"V{number}" in HELD_BY_OTHER_TESTS, number
    for _, tests in HELD_BY_OTHER_TESTS.values():
        for path, name in (test.split("::") for test in tests):
            text = (ROOT / path).read_text()
            assert f"def {name}(" in text or f"class {name}(" in text, name
