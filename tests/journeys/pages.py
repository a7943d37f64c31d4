"""What a page in one of its states is, and those of the public door; staff_pages.py has the others."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from handrail.public.concerns.policies.pages import Page as Question
from tests.journeys import without_signal
from tests.journeys.telling import A_DRIVER_SAW, answer_until, begin, give_receipt, spoil
from tests.journeys.visiting import Visitor

Show = Callable[[Visitor], Any]


@dataclass(frozen=True)
class Shown:
    """One page in one state. `url_name` is the address that this page stands for."""

    title: str
    url_name: str
    show: Show
    who: str = ""
    status: int = 200


def at(path: str) -> Show:
    """Open that path; {concerns[new]} and the like are filled in from the scene."""
    return lambda visitor: visitor.go(path.format(**visitor.stage.told))


def send(path: str, button: str, **typed: Any) -> Show:
    """Open that path, fill in its form and press the button."""

    def show(visitor: Visitor) -> None:
        at(path)(visitor)
        assert visitor.has(button), f"{visitor.page.url} said {visitor.status}: {visitor.words}"
        visitor.fill(typed)
        visitor.press(button)

    return show


def read(url_name: str, path: str) -> Shown:
    """A page that anybody may read."""
    return Shown(path, url_name, at(path))


def ask(question: Question) -> Shown:
    """A question, with its answer filled in."""
    return Shown(
        f"the question {question}", "concerns:question", at(f"/tell-us/{question}/"), "somebody who has told all"
    )


def ask_badly(question: Question, **typed: Any) -> Shown:
    """A question with an answer that cannot be."""
    show = send(f"/tell-us/{question}/", "Continue", **typed)
    return Shown(f"the question {question} answered wrongly", "concerns:question", show, "somebody who has told all")


def post_without_cookies(visitor: Visitor) -> None:
    """Send a form whose cookie is gone."""
    visitor.go("/follow-up/")
    visitor.context.clear_cookies()
    visitor.press("Continue")


def lose_the_answers(visitor: Visitor) -> None:
    """Come back with answers that cannot be read any more."""
    visitor.context.add_cookies(
        [{"name": "handrail_answers_0", "value": "1.spoilt", "url": f"{visitor.home}/tell-us/"}]
    )
    visitor.go("/tell-us/")


def lose_all_but_one(visitor: Visitor) -> None:
    """Send one answer when the earlier ones are gone."""
    begin(visitor)
    visitor.fill({"danger": "no"})
    visitor.context.clear_cookies(name="handrail_answers_0")
    visitor.press("Continue")


def look_for_nothing(visitor: Visitor) -> None:
    """Follow up with a good receipt that nothing is known of: one that is not sent yet."""
    begin(visitor)
    answer_until(visitor, A_DRIVER_SAW)
    visitor.go("/follow-up/")
    visitor.fill({"receipt": "00000-00000-00000-00000-00000"})
    visitor.press("Continue")


def spoil_a_receipt(visitor: Visitor) -> None:
    """Follow up with a receipt that has one wrong character."""
    give_receipt(visitor, spoil(visitor.stage.told["receipt"], group=2))


PUBLIC = (
    read("advice:front", "/"),
    read("advice:front", "/?language=ar"),
    read("advice:front", "/?language=ti"),
    read("concerns:start", "/tell-us/?language=ar"),
    read("advice:channels", "/get-help/"),
    read("advice:signs", "/signs/"),
    read("help:find", "/help/"),
    read("help:find", "/help/?need=work_rights&postcode=no+such&open_now=on"),
    read("help:service", "/help/{shelf[service]}/"),
    read("help:service", "/help/{shelf[old]}/"),
    read("advice:sign_group", "/signs/general/"),
    read("advice:short_version", "/signs/for/nurse-or-gp/"),
    read("advice:easy_read", "/easy-read/"),
    read("advice:leaflets", "/leaflets/"),
    read("advice:leaflet", "/leaflets/workers/ar/"),
    read("advice:professionals", "/professionals/"),
    read("advice:about_you", "/about-you/"),
    read("advice:about_leaving", "/leaving-quickly/"),
    read("advice:what_happens", "/what-happens/"),
    read("advice:privacy", "/privacy/"),
    read("advice:accessibility", "/accessibility/"),
    read("advice:about", "/about/"),
    read("pathway:start", "/next-steps/"),
    read("pathway:question", "/next-steps/question/age/"),
    read("pathway:question", "/next-steps/question/victims/"),
    Shown("an unanswered question", "pathway:question", send("/next-steps/question/postcode/", "Continue", answer="?")),
    read("pathway:steps", "/next-steps/steps/"),
    Shown("the page without signal, kept", "pathway:offline", without_signal.keep_the_page),
    Shown("the page without signal, unanswered", "pathway:offline", without_signal.leave_unanswered),
    Shown("the page without signal, a question", "pathway:offline", without_signal.begin),
    Shown("the page without signal, its steps", "pathway:offline", without_signal.see_the_steps),
    Shown("the steps without signal, in Arabic", "pathway:offline", without_signal.see_the_steps_in("ar")),
    Shown("the steps without signal, in Vietnamese", "pathway:offline", without_signal.see_the_steps_in("vi")),
    Shown("next steps, begun", "pathway:start", send("/next-steps/question/age/", "Continue", answer="adult")),
    read("concerns:start", "/tell-us/"),
    read("concerns:follow_up", "/follow-up/"),
    *(ask(question) for question in Question),
    ask_badly(Question.ACCOUNT, account=""),
    ask_badly(Question.PLACE, postcode="NOT ONE", address="x" * 400),
    ask_badly(Question.WHEN, happened_on_day="31", happened_on_month="2", happened_on_year="2026"),
    ask_badly(Question.PEOPLE, people_count="many"),
    ask_badly(Question.SAFE_CONTACT, address="not a number"),
    Shown("answers half given", "concerns:start", at("/tell-us/"), "somebody who has told nothing yet"),
    Shown("answers to check", "concerns:check", at("/tell-us/check-your-answers/"), "somebody who has told all"),
    Shown(
        "nothing to send",
        "concerns:check",
        send("/tell-us/check-your-answers/", "Send"),
        "somebody who has told nothing yet",
    ),
    Shown("the receipt", "concerns:sent", at("/tell-us/sent/"), "somebody who has sent"),
    Shown("no receipt any more", "concerns:sent", at("/tell-us/sent/"), status=404),
    Shown("answers lost", "concerns:start", lose_the_answers, status=400),
    Shown("earlier answers lost", "concerns:question", lose_all_but_one),
    Shown("a receipt with a wrong character", "concerns:follow_up", spoil_a_receipt),
    Shown("a concern followed up", "concerns:followed", at("/follow-up/your-concern/"), "somebody with a receipt"),
    Shown(
        "an empty message",
        "concerns:followed",
        send("/follow-up/your-concern/", "Send", message=""),
        "somebody with a receipt",
    ),
    Shown("no such page", "advice:front", at("/nothing/"), status=404),
    Shown("a form that went stale", "concerns:follow_up", post_without_cookies, status=403),
    Shown("the front page behind a senseless address", "advice:front", at("/?" + "a=b&" * 600), status=200),
)

# Addresses that show no page of their own: they answer a button, send one elsewhere, or give a file.
NO_PAGE = frozenset(
    {
        "concerns:driver_forget", "concerns:driver_worker", "desk:open_attachment", "desk:attachment_copy",
        "dots:take_into_use", "dots:take_signal",
        "advice:short_version_to_print", "advice:easy_read_to_print",
        "advice:leave", "concerns:forget", "pathway:document", "pathway:forget", "api:decide", "api:openapi-json",
        "api:api-root", "pathway:offline_manifest", "pathway:offline_pathway", "pathway:offline_worker",
        "persons:next_start", "persons:next_document", "documents:copy", "nrm:document", "nrm:payload",
        "concerns:sign_off", "subject_rights:document",
        "home", "desk:telephone_forget", "desk:decide_quarantine", "desk:open_concern", "desk:open_additions",
        "referrals:accept", "referrals:withdraw", "referrals:review", "referrals:begin", "referrals:document",
        "referrals:attached", "outreach:file", "outreach:begin", "outreach:retire_code",
        "outreach:withdraw", "board:campaign_chart", "board:campaign_csv", "landing:tell",
        "support:letter_document", "support:shared_document",
        "reception:move", "reception:care", "reception:meet_need", "reception:look_after", "reception:open_file",
        "training:give_back", "training:close_attendance", "training:come", "training:calendar",
        "training:certificate", "training:certificates", "training:coverage_chart", "training:knowledge_chart",
        "training:past_bring_in", "training:past_drop", "learning:calendar", "learning:paper",
        "seminars:begin", "seminars:remove_item",
        "seminars:publish", "seminars:badges",
        "steering:end_group", "steering:unseat", "steering:end_lay_seat",
        "steering:cancel_meeting", "steering:send_agenda",
        "steering:apologise", "steering:send_draft", "steering:agenda_document", "steering:minutes_document",
        "steering:calendar", "steering:move_topic_up", "steering:put_back", "steering:paper",
        "steering:remove_paper", "steering:levels_chart", "steering:attendance_chart",
        "programme:file", "programme:calendar", "programme:slides",
        "services:front", "services:openapi", "services:services", "services:service",
        "services:service_at_locations", "services:service_at_location", "services:organizations",
        "services:organization", "services:taxonomies", "services:taxonomy", "services:taxonomy_terms",
        "services:taxonomy_term", "directory:confirm_service", "directory:confirm_contact",
        "directory:withdraw_contact",
        "exchange:bring_in", "exchange:drop", "exchange:faults",
        "licensing:make_letters", "licensing:bring_in", "licensing:drop", "licensing:faults",
        "licensing:letters", "licensing:posted", "licensing:drop_letters",
        "reception:found", "premises:close_space", "premises:end_void",
        "people:withdraw_invitation", "cases:acknowledge", "cases:end_calendar", "cases:calendar_feed",
        "mfa_login_webauthn", "mfa_download_recovery_codes", "audit:export_trail",
        "board:published_chart", "board:published_csv", "board:issued_file", "board:chart", "board:table_csv",
        "prevalence:picture", "prevalence:document", "prevalence:stop", "prevalence:go_on",
        "explorer:chart", "explorer:county", "explorer:table_csv", "explorer:table_ods", "explorer:table_json",
        "explorer:seen", "explorer:remove",
        "figures:chart", "figures:table_csv",
        "openid_connect_login", "openid_connect_callback",
        # Their old names lead to the pages of the same kind that are listed above.
        "accounts/social/login/cancelled/", "accounts/social/login/error/",
        "accounts/social/signup/", "accounts/social/connections/",
    }
)  # fmt: skip
