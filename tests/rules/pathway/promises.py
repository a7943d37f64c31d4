"""Every promise that is tried on every situation, in the order in which they are read."""

from tests.rules.pathway import by_hand, must_hold, safer_case
from tests.rules.pathway.must_hold import Promise

PROMISES: tuple[Promise, ...] = (
    by_hand.each_step_is_there_exactly_when_it_is_called_for,
    by_hand.each_route_holds_exactly_where_somebody_stands_so,
    must_hold.exactly_one_route,
    must_hold.danger_comes_first,
    must_hold.a_child_is_asked_for_no_consent,
    must_hold.a_child_is_never_notified_of,
    must_hold.childrens_services_come_first,
    must_hold.an_unsure_age_is_a_childs,
    must_hold.an_adult_is_referred_by_consent_alone,
    must_hold.a_notification_needs_a_no,
    must_hold.willingness_to_help_is_no_consent_to_be_named,
    must_hold.a_no_takes_no_help_away,
    must_hold.nothing_is_voiced_to_a_companion,
    must_hold.only_first_responders_refer,
    must_hold.only_section_52_bodies_must,
    must_hold.an_adviser_is_qualified,
    must_hold.nobody_is_referred_twice,
    must_hold.the_police_are_told_of_an_adult_by_their_yes,
    safer_case.the_unknown_is_the_safer_case,
    safer_case.the_safer_case_is_said,
    must_hold.nobody_abroad_is_referred,
    must_hold.the_duty_binds_whoever_it_names,
    must_hold.a_child_is_always_referred,
)
