"""When each step is called for, written a second time and by hand, from guidance and law and not from the tables.

Each is a set of situations of a space (`whole_space.py`). The tables must call for a step in exactly these.
"""

from collections.abc import Callable, Iterator
from functools import partial

from handrail.rules.pathway.engine import Engine
from tests.rules.pathway.whole_space import Proof, Space

FIRST_RESPONDERS = (
    *("police", "nca", "county_council", "district_council", "fair_work_agency", "home_office"),
    "charity_first_responder",
)
BOUND = ("police", "nca", "county_council", "district_council")
COUNCILS = ("county_council", "district_council")
INVESTIGATORS = ("police", "nca", "fair_work_agency")
NOT_NO = ("yes", "unknown")
NOT_YES = ("no", "unknown")
STILL_OPEN = ("dtn", "no", "unknown")


class Situations:
    """The sets of situations that conditions are made of, under the names that guidance has for them."""

    def __init__(self, space: Space) -> None:
        where = self.where = space.where
        self.space = space
        self.work = where("asker", "professional", "unknown")
        self.themselves = where("asker", "self")
        self.here = where("in_uk", *NOT_NO)
        self.adult, self.child = where("age", "adult"), where("age", "under_18", "may_be_under_18", "unknown")
        self.first_responder = self.work & where("organisation", *FIRST_RESPONDERS)
        self.any_other = self.work & space.but(where("organisation", *FIRST_RESPONDERS))

    @property
    def fresh(self) -> int:
        """Nobody has referred them yet."""
        return self.where("already_referred", *STILL_OPEN)

    @property
    def stays(self) -> int:
        """They have not withdrawn."""
        return self.where("withdrawn", *NOT_YES)

    @property
    def says_no(self) -> int:
        """An adult who is here refuses the National Referral Mechanism."""
        return self.adult & self.here & self.where("consents.nrm", "no")

    @property
    def says_yes(self) -> int:
        """An adult who is here agrees, may be taken to be able to, and has not withdrawn."""
        able = self.where("capacity", "presumed", "unknown") & self.stays
        return self.adult & self.here & self.where("consents.nrm", "yes") & able

    @property
    def decided_for(self) -> int:
        """An adult who is here lacks capacity, and has neither said no nor withdrawn."""
        no_no = self.where("consents.nrm", "yes", "unsure", "unknown") & self.stays
        return self.adult & self.here & self.where("capacity", "lacking") & no_no

    @property
    def not_ready(self) -> int:
        """An adult who is here is unsure, or is still to be asked by a first responder."""
        here = self.adult & self.here & self.fresh
        unsure = self.work & self.where("consents.nrm", "unsure")
        unasked = self.first_responder & self.where("consents.nrm", "unknown") & self.stays
        return here & (unsure | (unasked & self.where("capacity", "presumed", "doubted", "unknown")))

    @property
    def referred(self) -> int:
        """A referral was made, or is to be made by whoever asks."""
        made = self.work & self.where("already_referred", "nrm") & (self.child | (self.adult & self.stays))
        return made | (self.first_responder & ((self.child & self.here) | self.says_yes | self.decided_for))


By = Callable[[Situations], int]


def child_here(of: Situations) -> int:
    return of.child & of.here & of.work


def helped(key: str, *answers: str) -> By:
    """Whoever helps at work, or the person themselves, in the UK."""
    return lambda of: (of.work | of.themselves) & of.here & of.where(key, *answers)


def helped_at_work(key: str) -> By:
    return lambda of: of.work & of.here & of.where(key, "yes")


def may_notify(of: Situations) -> int:
    return of.work & of.says_no & of.where("already_referred", "no", "unknown")


def near(of: Situations) -> int:
    return of.where("exploiter_present", "yes", "unsure", "unknown")


def passes_on(of: Situations) -> int:
    willing = of.where("consents.nrm", "yes", "unsure", "unknown") & of.stays
    return of.any_other & of.here & of.adult & willing & of.fresh


def tells_own_lead(of: Situations) -> int:
    child = of.any_other & of.child & of.here & of.fresh
    return child | passes_on(of) | (of.any_other & of.says_no) | (of.work & of.where("organisation", "dwp"))


def talks_to_a_helpline(of: Situations) -> int:
    return of.where("asker", "self", "public") | (of.any_other & of.says_no)


def rings_101(of: Situations) -> int:
    no_police = of.themselves & of.where("wants_support_without_police", "yes")
    return of.where("asker", "self", "public") & of.space.but(no_police)


def emergency_support(of: Situations) -> int:
    asked_for = of.where("consents.support", "yes")
    tonight = of.where("destitute_tonight", "yes")
    not_refused = tonight & of.where("consents.support", "yes", "unsure", "unknown")
    return (of.work & of.says_yes & (asked_for | not_refused)) | (of.themselves & of.here & of.adult & tonight)


def refers(of: Situations) -> int:
    return of.first_responder & of.fresh & ((of.child & of.here) | of.says_yes | of.decided_for)


def follows_up(of: Situations) -> int:
    withdrew = of.adult & of.where("withdrawn", "yes")
    return of.not_ready | (of.work & (of.says_no | withdrew))


def victim_care(of: Situations) -> int:
    withdrew = of.work & of.adult & of.where("withdrawn", "yes")
    return (of.work & of.here & of.adult) | (of.themselves & of.here) | withdrew


def reports_crime(of: Situations) -> int:
    agreed = of.where("consents.police", "yes") & of.where("wants_support_without_police", *NOT_YES)
    others = of.space.but(of.where("organisation", "police"))
    return of.work & of.adult & of.here & agreed & others


def not_the_police(of: Situations) -> int:
    return child_here(of) & of.space.but(of.where("organisation", "police"))


def doubted(of: Situations, *how: str) -> int:
    return of.work & of.adult & of.here & of.where("capacity", *how) & of.fresh


CALLED_FOR: dict[str, By] = {
    "call_999": lambda of: of.where("danger_now", "yes", "unsure", "unknown"),
    "say_nothing_to_companion": lambda of: near(of) & of.where("asker", "public", "professional", "unknown"),
    "speak_alone_with_independent_interpreter": lambda of: (
        near(of) & of.work & of.space.but(of.where("organisation", "fire"))
    ),
    "urgent_care": lambda of: of.where("injury", "urgent"),
    "call_101": rings_101,
    "call_helpline": talks_to_a_helpline,
    "call_crimestoppers": talks_to_a_helpline,
    "do_not_approach": lambda of: of.where("asker", "public"),
    "childrens_services": lambda of: of.child,
    "police_protection": child_here,
    "authority_decides_in_24h": child_here,
    "strategy_discussion": child_here,
    "inform_police_about_child": not_the_police,
    "nrm_through_childrens_services": lambda of: of.any_other & of.child & of.here & of.fresh,
    "child_guardian": child_here,
    "missing_child_plan": child_here,
    "age_assessment": lambda of: child_here(of) & of.where("age", "may_be_under_18", "unknown"),
    "ask_before_18th_birthday": lambda of: child_here(of) & of.where("age", "under_18"),
    "help_outside_uk": lambda of: of.where("in_uk", "no"),
    "no_second_notification": lambda of: of.work & of.where("already_referred", "nrm", "dtn"),
    "own_safeguarding_lead": tells_own_lead,
    "pass_to_first_responder": passes_on,
    "first_responder_conversation": lambda of: (
        of.first_responder & of.here & of.adult & of.fresh & of.stays & of.where("first_responder_has_spoken", *NOT_YES)
    ),
    "ask_nrm_consent": lambda of: of.first_responder & of.not_ready,
    "emergency_support_now": emergency_support,
    "nrm_referral": refers,
    "explain_police_are_told": lambda of: (
        of.work & of.adult & of.here & of.where("wants_support_without_police", "yes")
    ),
    "must_notify": lambda of: may_notify(of) & of.where("organisation", *BOUND),
    "should_notify": lambda of: (
        may_notify(of) & of.where("organisation", *(one for one in FIRST_RESPONDERS if one not in BOUND))
    ),
    "explain_refusal": lambda of: of.work & of.says_no,
    "safe_follow_up": follows_up,
    "capacity_assessment": lambda of: doubted(of, "doubted", "lacking"),
    "best_interests_decision": lambda of: doubted(of, "lacking"),
    "record_withdrawal": lambda of: of.work & of.adult & of.where("withdrawn", "yes"),
    "adult_safeguarding": lambda of: of.work & of.adult & of.here & of.where("care_and_support_needs", *NOT_NO),
    "homelessness_application": lambda of: helped("destitute_tonight", "yes")(of) & of.adult,
    "sexual_assault_centre": helped("sexual_assault", "within_7_days", "older"),
    "immigration_adviser": helped("immigration_insecure", "yes"),
    "notify_infectious_disease": helped_at_work("infectious_disease"),
    "check_victims_children": helped_at_work("victim_has_children_or_pregnant"),
    "reception_centre": helped_at_work("at_threshold"),
    "domestic_worker_charity": lambda of: of.here & of.where("overseas_domestic_worker", "yes"),
    "forced_marriage_unit": lambda of: of.where("forced_marriage", "yes"),
    "labour_intelligence": lambda of: of.here & of.where("labour_exploitation_no_victim_yet", "yes"),
    "victim_care_centre": victim_care,
    "crime_record_for_each_victim": lambda of: of.work & of.where("organisation", *INVESTIGATORS),
    "report_crime": reports_crime,
    "partnership_tasking": lambda of: of.work & of.here & of.where("organisation", *COUNCILS),
    "consult_before_visit": lambda of: of.work & of.where("planned_visit", "yes"),
    "first_responder_contact_point": lambda of: of.referred,
    "check_support_started": lambda of: of.referred & of.adult & of.where("consents.support", "yes"),
    "reasonable_grounds_clock": lambda of: of.referred,
    "recovery_period_clock": lambda of: of.referred,
    "conclusive_grounds_review": lambda of: of.referred,
    "reconsideration_clock": lambda of: of.referred,
}


def each_step_is_there_exactly_when_it_is_called_for(engine: Engine) -> Iterator[Proof]:
    """R01 to T10: each step is there in exactly the situations that call for it, by conditions written by hand."""

    def wrong(space: Space, step: str) -> int:
        return space.there(step) ^ CALLED_FOR[step](Situations(space))

    for step in engine.steps:
        if any(step in rule.steps for _, rule in engine.rules):
            yield partial(wrong, step=step)


def route_by_hand(code: str, of: Situations) -> int:
    """The situations of a route, while there is a duty to notify."""
    inside = of.where("danger_now", "no") & of.here
    adults = inside & of.first_responder & of.adult
    decided = of.says_yes | of.decided_for
    return {
        "emergency": of.where("danger_now", "yes", "unsure", "unknown"),
        "not_uk": of.where("danger_now", "no") & of.where("in_uk", "no"),
        "public": inside & of.where("asker", "self", "public"),
        "child": inside & of.work & of.child,
        "pass_on": inside & of.any_other & of.adult,
        "adult_nrm": adults & decided,
        "adult_dtn": adults & of.says_no,
        "adult_undecided": adults & of.space.but(decided | of.says_no),
    }[code]


def each_route_holds_exactly_where_somebody_stands_so(engine: Engine) -> Iterator[Proof]:
    """Routes: each holds in exactly the situations that are so, by conditions written by hand."""

    def before_the_duty(space: Space) -> int:
        of = Situations(space)
        by_hand = route_by_hand("adult_undecided", of) | route_by_hand("adult_dtn", of)
        return space.route("adult_undecided") ^ by_hand

    def wrong(space: Space, code: str) -> int:
        return space.route(code) ^ route_by_hand(code, Situations(space))

    codes = {route.code for _, route in engine.routes}
    for code in sorted(codes if "adult_dtn" in codes else codes - {"adult_undecided"}):
        yield partial(wrong, code=code)
    if "adult_dtn" not in codes:
        yield before_the_duty
