"""Every address of the staff door, and who may enter. A new address that is not placed here fails the build."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.urls import URLPattern, URLResolver, get_resolver

from handrail.config.doors import DOORS
from handrail.foundation.people.models import Role

EVERYBODY = frozenset(Role)
NOBODY: frozenset[Role] = frozenset()
DESK = frozenset({Role.DESK_OFFICER, Role.COORDINATOR})
PARTNERS = frozenset({Role.PROFESSIONAL, Role.SUPPORT_WORKER, Role.OPERATIONS_LEAD})
COUNTING = DESK | {Role.ANALYST, Role.BOARD_MEMBER}
PRINTING = frozenset({Role.COMMUNICATIONS, Role.COORDINATOR})
LEAFLETS = PRINTING | {Role.LICENSING_OFFICER, Role.TRAINER}
CAMPAIGNS = LEAFLETS | COUNTING
ORDERING = LEAFLETS | PARTNERS | {Role.ORGANISATION_ADMINISTRATOR}
EVERYWHERE = frozenset({Role.COORDINATOR, Role.SYSTEM_ADMINISTRATOR})
OWN_PEOPLE = frozenset({Role.ORGANISATION_ADMINISTRATOR})
TRAIL = frozenset({Role.DATA_PROTECTION_OFFICER})
COORDINATING = frozenset({Role.COORDINATOR})
SUPPORTING = frozenset({Role.SUPPORT_WORKER})
LEADING = frozenset({Role.OPERATIONS_LEAD})
TRAINING = frozenset({Role.TRAINER})
LICENSING = frozenset({Role.LICENSING_OFFICER})
# The world of the test puts one professional and one support worker on duty at the centre that their lead has opened.
ON_DUTY = PARTNERS


@dataclass(frozen=True)
class Place:
    """Who may enter an address: these roles wherever the thing belongs, those only when it is their organisation's.

    `thing` names what the address is about, in the state in which it may be done; None where it is about nothing.
    With `nothing_there`, whoever may enter is told that there is nothing to show yet (404), and others are refused.
    """

    everywhere: frozenset[Role] = NOBODY
    own: frozenset[Role] = NOBODY
    thing: str | None = None
    nothing_there: bool = False
    arguments: dict[str, str] = field(default_factory=dict)

    def lets_in(self, role: Role, *, of_own_organisation: bool) -> bool:
        """Whether somebody with that role may enter."""
        return role in self.everywhere or (of_own_organisation and role in self.own)


PLACES: dict[str, Place] = {
    "home": Place(EVERYBODY),
    "people:account": Place(EVERYBODY),
    "people:people": Place(EVERYWHERE | OWN_PEOPLE),
    "people:invite": Place(EVERYWHERE | OWN_PEOPLE),
    "people:give_roles": Place(EVERYWHERE, OWN_PEOPLE, "colleague"),
    "people:leave": Place(EVERYWHERE, OWN_PEOPLE, "colleague"),
    "people:withdraw_invitation": Place(EVERYWHERE, OWN_PEOPLE, "invitation"),
    "directory:organisations": Place(EVERYBODY),
    "directory:organisation": Place(EVERYBODY, thing="organisation"),
    "directory:services": Place(EVERYBODY),
    "directory:service": Place(EVERYBODY, thing="service"),
    "directory:due": Place(COORDINATING | OWN_PEOPLE),
    "directory:bring_in": Place(COORDINATING),
    "directory:add_service": Place(COORDINATING, OWN_PEOPLE, "organisation"),
    "directory:change_service": Place(COORDINATING, OWN_PEOPLE, "service"),
    "directory:confirm_service": Place(COORDINATING, OWN_PEOPLE, "service"),
    "directory:say_capacity": Place(COORDINATING, OWN_PEOPLE, "service"),
    "directory:withdraw_service": Place(COORDINATING, OWN_PEOPLE, "service"),
    "directory:name_contact": Place(COORDINATING, OWN_PEOPLE, "organisation"),
    "directory:rename_contact": Place(COORDINATING, OWN_PEOPLE, "point_of_contact"),
    "directory:confirm_contact": Place(COORDINATING, OWN_PEOPLE, "point_of_contact"),
    "directory:withdraw_contact": Place(COORDINATING, OWN_PEOPLE, "point_of_contact"),
    "audit:trail": Place(TRAIL),
    "audit:export_trail": Place(TRAIL),
    "desk:inbox": Place(DESK),
    "desk:search": Place(DESK),
    "desk:decide_quarantine": Place(DESK),
    "desk:telephone_start": Place(DESK),
    "desk:telephone_check": Place(DESK),
    "desk:telephone_sent": Place(DESK, nothing_there=True),
    "desk:telephone_forget": Place(DESK),
    "desk:telephone_question": Place(DESK, arguments={"slug": "danger"}),
    "desk:attachment": Place(DESK, thing="sent_file"),
    "desk:open_attachment": Place(DESK, thing="sent_file"),
    "desk:attachment_copy": Place(DESK, thing="opened_file"),
    "desk:attachment_original": Place(DESK, thing="opened_file"),
    "desk:concern": Place(DESK, thing="opened"),
    "desk:open_concern": Place(DESK, thing="new"),
    "desk:open_additions": Place(DESK, thing="added_to"),
    "desk:assess": Place(DESK, thing="opened"),
    "desk:assign": Place(DESK, thing="opened"),
    "desk:add_note": Place(DESK, thing="opened"),
    "desk:message_back": Place(DESK, thing="opened"),
    "desk:join": Place(DESK, thing="opened"),
    "desk:separate": Place(DESK, thing="joined"),
    "desk:close_concern": Place(DESK, thing="assessed"),
    "desk:reopen": Place(DESK, thing="closed"),
    "referrals:inbox": Place(PARTNERS),
    "referrals:outbox": Place(DESK | PARTNERS),
    "referrals:watch": Place(DESK),
    "referrals:concern_referrals": Place(DESK, thing="assessed"),
    "referrals:referral": Place(DESK, PARTNERS, "sent"),
    "referrals:accept": Place(own=PARTNERS, thing="sent_and_opened"),
    "referrals:decline": Place(own=PARTNERS, thing="sent_and_opened"),
    "referrals:return_": Place(own=PARTNERS, thing="accepted"),
    "referrals:mark_done": Place(own=PARTNERS, thing="accepted"),
    "referrals:withdraw": Place(DESK, thing="sent"),
    "referrals:review": Place(DESK, thing="declined"),
    "referrals:begin": Place(own=PARTNERS, thing="accepted"),
    "referrals:send_on": Place(DESK, thing="declined"),
    "referrals:person_referrals": Place(DESK, PARTNERS, "person"),
    "referrals:refer": Place(DESK, PARTNERS, "person"),
    "referrals:draft": Place(DESK, PARTNERS, "kind_of_person"),
    "referrals:change_draft": Place(DESK, PARTNERS, "drafted"),
    "referrals:send_draft": Place(DESK, PARTNERS, "drafted"),
    "referrals:call": Place(DESK, PARTNERS, "to_be_told"),
    "referrals:hand_over": Place(DESK, PARTNERS, "as_document"),
    "referrals:document": Place(DESK, PARTNERS, "as_document"),
    "referrals:attached": Place(DESK, PARTNERS, "attached"),
    "referrals:acknowledge": Place(DESK, PARTNERS, "as_document"),
    "persons:persons": Place(DESK | PARTNERS),
    "persons:open_person": Place(DESK | PARTNERS),
    "persons:of_concern": Place(DESK, thing="opened"),
    "persons:person": Place(DESK, PARTNERS, "person"),
    "persons:identity": Place(DESK, PARTNERS, "person"),
    "persons:set_identity": Place(DESK, PARTNERS, "person"),
    "persons:set_safe_contact": Place(DESK, PARTNERS, "person"),
    "persons:restrict": Place(DESK, PARTNERS, "person"),
    "persons:change_named": Place(COORDINATING, thing="restricted_person"),
    "persons:lift_restriction": Place(COORDINATING, thing="restricted_person"),
    "persons:break_glass": Place(DESK | PARTNERS),
    "persons:glass": Place(COORDINATING),
    "persons:review_glass": Place(COORDINATING, thing="broken_glass"),
    "persons:rename": Place(DESK, PARTNERS, "person"),
    "persons:assess_capacity": Place(DESK, PARTNERS, "person"),
    "persons:consents": Place(DESK, PARTNERS, "person"),
    "persons:record_consent": Place(DESK, PARTNERS, "consent_of_person"),
    "persons:withdraw_consent": Place(DESK, PARTNERS, "given_consent"),
    "persons:next_start": Place(DESK, PARTNERS, "person"),
    "persons:next_steps": Place(DESK, PARTNERS, "person"),
    "persons:next_document": Place(DESK, PARTNERS, "person"),
    "persons:next_question": Place(DESK, PARTNERS, "question_of_person"),
    "documents:documents": Place(DESK, PARTNERS, "person"),
    "documents:add_document": Place(DESK, PARTNERS, "person"),
    "documents:keep_sent": Place(DESK, thing="file_for_record"),
    "documents:copy": Place(DESK, PARTNERS, "document"),
    "documents:describe": Place(DESK, PARTNERS, "document"),
    "documents:original": Place(frozenset({Role.COORDINATOR}), thing="document"),
    "documents:remove": Place(DESK, PARTNERS, "document"),
    "nrm:form": Place(DESK, PARTNERS, "person"),
    "nrm:page": Place(DESK, PARTNERS, "page_of_form"),
    "nrm:read_texts": Place(DESK, PARTNERS, "refusing_person"),
    "nrm:hand_over": Place(DESK, PARTNERS, "refusing_person"),
    "nrm:type_there": Place(DESK, PARTNERS, "begun_form"),
    "nrm:document": Place(DESK, PARTNERS, "begun_form"),
    "nrm:payload": Place(DESK, PARTNERS, "begun_form"),
    "nrm:sent": Place(DESK, PARTNERS, "begun_form"),
    "nrm:decisions": Place(DESK, PARTNERS, "person"),
    "nrm:record_decision": Place(DESK, PARTNERS, "person"),
    "nrm:take_back": Place(DESK, PARTNERS, "decision"),
    "outreach:leaflets": Place(LEAFLETS),
    "outreach:order_run": Place(PRINTING),
    "outreach:give_out": Place(own=LEAFLETS, thing="print_run"),
    "outreach:file": Place(LEAFLETS, arguments={"design": "drivers", "set_as": "card"}),
    "outreach:campaigns": Place(CAMPAIGNS),
    "outreach:new_campaign": Place(PRINTING),
    "outreach:campaign": Place(CAMPAIGNS, thing="campaign"),
    "outreach:change": Place(PRINTING, thing="campaign_planned"),
    "outreach:begin": Place(PRINTING, thing="campaign_planned"),
    "outreach:call_off": Place(PRINTING, thing="campaign_planned"),
    "outreach:end": Place(PRINTING, thing="campaign"),
    "outreach:make_code": Place(PRINTING, thing="campaign"),
    "outreach:retire_code": Place(PRINTING, thing="code_of_campaign"),
    "outreach:orders": Place(ORDERING),
    "outreach:ask": Place(ORDERING),
    "outreach:order": Place(PRINTING, thing="order"),
    "outreach:withdraw": Place(own=ORDERING, thing="order"),
    "board:campaign": Place(CAMPAIGNS, thing="campaign"),
    "board:campaign_chart": Place(CAMPAIGNS, thing="campaign"),
    "board:campaign_csv": Place(CAMPAIGNS, thing="campaign"),
    "training:sessions": Place(EVERYBODY),
    "training:session": Place(EVERYBODY, thing="seminar"),
    "training:give_back": Place(EVERYBODY, thing="seminar"),
    "training:plan": Place(COORDINATING | TRAINING),
    "training:change": Place(COORDINATING, TRAINING, "seminar"),
    "training:cancel": Place(COORDINATING, TRAINING, "seminar"),
    "training:who_comes": Place(COORDINATING, TRAINING, "training_over"),
    "training:close_attendance": Place(COORDINATING, TRAINING, "training_over"),
    "training:coverage": Place(COORDINATING | TRAINING | OWN_PEOPLE),
    "training:headcount": Place(COORDINATING | TRAINING | OWN_PEOPLE),
    "seminars:seminars": Place(EVERYBODY),
    "seminars:choose": Place(EVERYBODY, thing="seminar"),
    "seminars:seminar": Place(COORDINATING, TRAINING, "seminar"),
    "seminars:begin": Place(COORDINATING, TRAINING, "seminar_not_begun"),
    "seminars:call": Place(COORDINATING, TRAINING, "seminar"),
    "seminars:add_room": Place(COORDINATING, TRAINING, "seminar"),
    "seminars:add_item": Place(COORDINATING, TRAINING, "seminar"),
    "seminars:change_item": Place(COORDINATING, TRAINING, "item_of_seminar"),
    "seminars:remove_item": Place(COORDINATING, TRAINING, "item_of_seminar"),
    "seminars:add_slides": Place(COORDINATING, TRAINING, "item_of_seminar"),
    "seminars:publish": Place(COORDINATING, TRAINING, "seminar"),
    "seminars:offers": Place(COORDINATING, TRAINING, "seminar"),
    "seminars:decide": Place(COORDINATING, TRAINING, "offer_to_speak"),
    "seminars:badges": Place(COORDINATING, TRAINING, "seminar"),
    "seminars:agree": Place(COORDINATING, TRAINING, "seminar"),
    "seminars:finish": Place(COORDINATING, TRAINING, "agreed_at_seminar"),
    "languages:languages": Place(PRINTING),
    "languages:language": Place(PRINTING, arguments={"code": "ar"}),
    "licensing:licensing": Place(LICENSING),
    "licensing:find": Place(LICENSING),
    "licensing:reached": Place(LICENSING | COORDINATING),
    "licensing:due": Place(LICENSING, arguments={"year": "2027", "month": "1"}),
    "licensing:make_letters": Place(own=LICENSING, thing="month_due"),
    "licensing:never": Place(LICENSING),
    "licensing:bring": Place(LICENSING),
    "licensing:imported": Place(own=LICENSING, thing="register_checked"),
    "licensing:columns": Place(own=LICENSING, thing="register_checked"),
    "licensing:bring_in": Place(own=LICENSING, thing="register_checked"),
    "licensing:drop": Place(own=LICENSING, thing="register_checked"),
    "licensing:faults": Place(own=LICENSING, thing="register_checked"),
    "licensing:mailing": Place(own=LICENSING, thing="heap_of_letters"),
    "licensing:letters": Place(own=LICENSING, thing="heap_of_letters"),
    "licensing:posted": Place(own=LICENSING, thing="heap_of_letters"),
    "licensing:drop_letters": Place(own=LICENSING, thing="heap_of_letters"),
    "licensing:licence": Place(own=LICENSING, thing="licence"),
    "licensing:give": Place(own=LICENSING, thing="licence"),
    "licensing:language": Place(own=LICENSING, thing="licence"),
    "licensing:training": Place(own=LICENSING, thing="licence"),
    "premises:premises": Place(COORDINATING | LEADING),
    "premises:propose": Place(COORDINATING | LEADING),
    "premises:offer": Place(COORDINATING | LEADING),
    "premises:place": Place(COORDINATING | LEADING, thing="premises"),
    "premises:change": Place(COORDINATING, LEADING, "premises"),
    "premises:add_space": Place(COORDINATING, LEADING, "premises"),
    "premises:make_void": Place(COORDINATING, LEADING, "premises"),
    "premises:withdraw": Place(COORDINATING, LEADING, "premises"),
    "premises:close_space": Place(COORDINATING, LEADING, "room"),
    "premises:end_void": Place(COORDINATING, LEADING, "void"),
    "premises:extend": Place(COORDINATING | LEADING, thing="premises_booked"),
    "subject_rights:requests": Place(DESK | PARTNERS | TRAIL),
    "subject_rights:due": Place(COORDINATING | TRAIL),
    "subject_rights:of_person": Place(DESK, PARTNERS, "person"),
    "subject_rights:record_request": Place(DESK, PARTNERS, "person"),
    "subject_rights:place_hold": Place(DESK, PARTNERS, "person"),
    "subject_rights:propose_erasing": Place(DESK, PARTNERS, "person"),
    "subject_rights:request": Place(DESK, PARTNERS, "request"),
    "subject_rights:identify": Place(DESK, PARTNERS, "request"),
    "subject_rights:extend": Place(DESK, PARTNERS, "request"),
    "subject_rights:contents": Place(DESK, PARTNERS, "request"),
    "subject_rights:prepare": Place(DESK, PARTNERS, "request"),
    "subject_rights:agree": Place(DESK, PARTNERS, "prepared_request"),
    "subject_rights:send_back": Place(DESK, PARTNERS, "prepared_request"),
    "subject_rights:hand_over": Place(DESK, PARTNERS, "agreed_request"),
    "subject_rights:document": Place(DESK, PARTNERS, "agreed_request"),
    "subject_rights:answer": Place(DESK, PARTNERS, "request"),
    "subject_rights:lift_hold": Place(COORDINATING, thing="held_person"),
    "subject_rights:decide_erasing": Place(COORDINATING | TRAIL, thing="erasing"),
    "cases:caseload": Place(COORDINATING | SUPPORTING),
    "cases:open_case": Place(own=COORDINATING | SUPPORTING, thing="person_without_file"),
    "cases:case": Place(COORDINATING, SUPPORTING, "file"),
    "cases:close_case": Place(COORDINATING, SUPPORTING, "file"),
    "cases:reopen_case": Place(COORDINATING, SUPPORTING, "closed_file"),
    "cases:assign_worker": Place(COORDINATING, SUPPORTING, "file"),
    "cases:open_case_from": Place(own=SUPPORTING, thing="taken_on_of_person"),
    "cases:hand_overs": Place(COORDINATING | SUPPORTING),
    "cases:hand_over": Place(COORDINATING | SUPPORTING),
    "cases:acknowledge": Place(own=SUPPORTING, thing="handed_over"),
    "cases:calendar": Place(DESK | PARTNERS),
    "cases:end_calendar": Place(DESK | PARTNERS),
    "support:needs": Place(COORDINATING, SUPPORTING, "file"),
    "support:assess_needs": Place(COORDINATING, SUPPORTING, "file"),
    "support:plan": Place(COORDINATING, SUPPORTING, "file"),
    "support:set_goal": Place(COORDINATING, SUPPORTING, "file"),
    "support:contacts": Place(COORDINATING, SUPPORTING, "file"),
    "support:plan_contact": Place(COORDINATING, SUPPORTING, "file"),
    "support:record_contact": Place(COORDINATING, SUPPORTING, "file"),
    "support:interpreters": Place(COORDINATING, SUPPORTING, "file"),
    "support:book_interpreter": Place(COORDINATING, SUPPORTING, "file"),
    "support:risks": Place(COORDINATING, SUPPORTING, "file"),
    "support:note_risk": Place(COORDINATING, SUPPORTING, "file"),
    "support:note_child": Place(COORDINATING, SUPPORTING, "file"),
    "support:warn": Place(COORDINATING, SUPPORTING, "file"),
    "support:summary": Place(COORDINATING, SUPPORTING, "file"),
    "support:share_summary": Place(COORDINATING, SUPPORTING, "file"),
    "support:letters": Place(COORDINATING, SUPPORTING, "file"),
    "support:outcomes": Place(COORDINATING, SUPPORTING, "file"),
    "support:agree_plan": Place(COORDINATING, SUPPORTING, "planned_file"),
    "support:earlier_plan": Place(COORDINATING, SUPPORTING, "plan_version"),
    "support:reword_goal": Place(COORDINATING, SUPPORTING, "goal"),
    "support:end_goal": Place(COORDINATING, SUPPORTING, "goal"),
    "support:plan_action": Place(COORDINATING, SUPPORTING, "goal"),
    "support:change_action": Place(COORDINATING, SUPPORTING, "plan_action"),
    "support:settle_action": Place(COORDINATING, SUPPORTING, "plan_action"),
    "support:settle_contact": Place(COORDINATING, SUPPORTING, "planned_contact"),
    "support:book_for_contact": Place(COORDINATING, SUPPORTING, "planned_contact"),
    "support:settle_booking": Place(COORDINATING, SUPPORTING, "booking"),
    "support:review_risk": Place(COORDINATING, SUPPORTING, "risk"),
    "support:close_risk": Place(COORDINATING, SUPPORTING, "risk"),
    "support:take_off_child": Place(COORDINATING, SUPPORTING, "child_of_file"),
    "support:end_warning": Place(COORDINATING, SUPPORTING, "warning"),
    "support:write_part": Place(COORDINATING, SUPPORTING, "part_of_file"),
    "support:withdraw_part": Place(COORDINATING, SUPPORTING, "agreed_part"),
    "support:shared_document": Place(COORDINATING, SUPPORTING, "shared_summary"),
    "support:write_letter": Place(COORDINATING, SUPPORTING, "letter_of_file"),
    "support:letter": Place(COORDINATING, SUPPORTING, "letter"),
    "support:letter_document": Place(COORDINATING, SUPPORTING, "letter"),
    "support:give_letter": Place(COORDINATING, SUPPORTING, "letter"),
    "support:put_aside_letter": Place(COORDINATING, SUPPORTING, "letter"),
    "support:record_outcome": Place(COORDINATING, SUPPORTING, "followed_file"),
    "support:follow_ups": Place(COORDINATING | SUPPORTING, arguments={"month": "6"}),
    "support:feedback": Place(COORDINATING | SUPPORTING),
    "support:feedback_heard": Place(COORDINATING | {Role.ANALYST}),
    "reception:centres": Place(DESK | PARTNERS),
    "reception:of_operation": Place(COORDINATING, LEADING, "operation_with_centre"),
    "reception:stand_up": Place(COORDINATING, LEADING, "operation_with_centre"),
    "reception:move": Place(COORDINATING, LEADING, "centre"),
    "reception:centre": Place(COORDINATING, ON_DUTY, "centre"),
    "reception:register_sheet": Place(COORDINATING, ON_DUTY, "centre"),
    "reception:register": Place(COORDINATING, ON_DUTY, "centre"),
    "reception:log": Place(COORDINATING, ON_DUTY, "centre"),
    "reception:arrival": Place(COORDINATING, ON_DUTY, "arrival"),
    "reception:care": Place(COORDINATING, ON_DUTY, "arrival"),
    "reception:at_once": Place(COORDINATING, ON_DUTY, "arrival"),
    "reception:note_needs": Place(COORDINATING, ON_DUTY, "arrival"),
    "reception:meet_need": Place(COORDINATING, ON_DUTY, "arrival"),
    "reception:look_after": Place(COORDINATING, ON_DUTY, "arrival"),
    "reception:give_place": Place(COORDINATING, ON_DUTY, "arrival"),
    "reception:came_with": Place(COORDINATING, ON_DUTY, "arrival"),
    "reception:take_belonging": Place(COORDINATING, ON_DUTY, "arrival"),
    "reception:leave": Place(COORDINATING, ON_DUTY, "arrival"),
    "reception:missing": Place(COORDINATING, ON_DUTY, "arrival"),
    "reception:open_file": Place(own=COORDINATING | SUPPORTING, thing="arrival"),
    "reception:settle_belonging": Place(COORDINATING, ON_DUTY, "belonging"),
    "reception:found": Place(COORDINATING, ON_DUTY, "somebody_missing"),
    "reception:hand_over_search": Place(COORDINATING, ON_DUTY, "somebody_missing"),
    "operations:operations": Place(COORDINATING | LEADING),
    "operations:plan_operation": Place(COORDINATING | LEADING),
    "operations:invitations": Place(LEADING),
    "operations:invitation": Place(own=LEADING, thing="invited_organisation"),
    "operations:duties": Place(DESK | PARTNERS),
    "operations:answer_duty": Place(COORDINATING, LEADING, "duty"),
    "operations:operation": Place(COORDINATING, LEADING, "operation"),
    "operations:change_plan": Place(COORDINATING, LEADING, "operation"),
    "operations:expected": Place(COORDINATING, LEADING, "operation"),
    "operations:add_concern": Place(COORDINATING, LEADING, "operation"),
    "operations:take_off_concern": Place(COORDINATING, LEADING, "concern_of_operation"),
    "operations:name_commander": Place(COORDINATING, LEADING, "operation"),
    "operations:consult": Place(COORDINATING, LEADING, "operation"),
    "operations:set_aside": Place(COORDINATING, thing="operation"),
    "operations:decide_centre": Place(COORDINATING, thing="operation"),
    "operations:assess_risk": Place(COORDINATING, LEADING, "operation"),
    "operations:approve_risk": Place(COORDINATING, LEADING, "risk_of_operation"),
    "operations:book_interpreter": Place(COORDINATING, LEADING, "operation"),
    "operations:change_interpreter": Place(COORDINATING, LEADING, "interpreter_of_operation"),
    "operations:invite_agency": Place(COORDINATING, LEADING, "operation"),
    "operations:take_back_invitation": Place(COORDINATING, LEADING, "invitation_sent"),
    "operations:roster": Place(COORDINATING, LEADING, "operation"),
    "operations:ask_to_come": Place(COORDINATING, LEADING, "operation"),
    "operations:promise_people": Place(COORDINATING, LEADING, "operation"),
    "operations:take_back_promise": Place(COORDINATING, LEADING, "promise"),
    "operations:bring_to": Place(COORDINATING, LEADING, "move_of_operation"),
    "operations:debrief": Place(COORDINATING, LEADING, "operation"),
    "operations:write_debrief": Place(COORDINATING, LEADING, "operation_over"),
    "operations:add_lesson": Place(COORDINATING, LEADING, "operation_over"),
    "operations:finish_lesson": Place(COORDINATING, LEADING, "lesson"),
    "operations:history": Place(COORDINATING, LEADING, "operation"),
    "board:board": Place(COUNTING),
    "board:published_chart": Place(COUNTING, thing="published_figure"),
    "board:published_csv": Place(COUNTING),
    "board:chart": Place(COUNTING, thing="board_figure"),
    "board:table_csv": Place(COUNTING, thing="board_figure"),
}

# Signing in and one's own second factor: django-allauth's pages. Which of them answer, and to whom, is kept by
# people.middleware; here each is placed as open before sign-in, open to everybody signed in, or not there at all.
BEFORE_SIGN_IN = frozenset(
    {
        "demonstration", "account_login", "account_logout", "account_inactive", "account_reset_password",
        "account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done",
        "mfa_authenticate", "mfa_login_webauthn", "openid_connect_login", "openid_connect_callback",
        "socialaccount_login_cancelled", "socialaccount_login_error", "people:accept_invitation",
        "cases:calendar_feed",
    }
)  # fmt: skip
OWN_ACCOUNT = frozenset(
    {
        "account_reauthenticate", "account_change_password", "mfa_index", "mfa_activate_totp", "mfa_add_webauthn",
        "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_deactivate_totp", "mfa_list_webauthn",
        "mfa_edit_webauthn", "mfa_remove_webauthn", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
    }
)  # fmt: skip
NOT_THERE = frozenset(
    {
        "account_signup", "account_email", "account_email_verification_sent", "account_set_password",
        "account_confirm_login_code", "account_confirm_email", "socialaccount_signup", "socialaccount_connections",
    }
)  # fmt: skip


def addresses(door: str) -> dict[str, str]:
    """Every named address of a door and its pattern; one without a name goes by its pattern."""
    return {name or pattern: pattern for name, pattern in walk(get_resolver(DOORS[door].urls).url_patterns)}


def walk(
    patterns: list[URLPattern | URLResolver], prefix: str = "", namespace: str = ""
) -> Iterator[tuple[str | None, str]]:
    """Name and pattern of everything below."""
    for each in patterns:
        if isinstance(each, URLPattern):
            yield (namespace + each.name if each.name else None), prefix + str(each.pattern)
        else:
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from walk(each.url_patterns, prefix + str(each.pattern), inner)


def table(seen: dict[str, dict[tuple[Role, bool], bool]], patterns: dict[str, str]) -> str:
    """The table of docs/generated/access.md, from what was seen when every role tried every address."""
    roles = list(Role)
    head = "| address | " + " | ".join(role.label for role in roles) + " |"
    lines = [head, "|---" * (len(roles) + 1) + "|"]
    for name in PLACES:
        cells = [mark(seen[name][role, True], seen[name][role, False]) for role in roles]
        lines.append(f"| `/{patterns[name]}` | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def mark(own: bool, others: bool) -> str:
    """How one cell reads."""
    return {(True, True): "●", (True, False): "own", (False, False): "", (False, True): "others only"}[own, others]
