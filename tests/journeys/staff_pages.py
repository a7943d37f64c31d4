"""The pages of the staff door, in each of their states."""

from typing import Any

from tests.journeys.campaign_pages import CAMPAIGNS
from tests.journeys.directory_pages import DIRECTORY
from tests.journeys.file_pages import FILES
from tests.journeys.licensing_pages import LICENSING
from tests.journeys.list_pages import LISTS
from tests.journeys.operation_pages import OPERATIONS
from tests.journeys.pages import Show, Shown, at, send
from tests.journeys.premises_pages import PREMISES
from tests.journeys.prevalence_pages import STUDIES
from tests.journeys.reception_pages import RECEPTION
from tests.journeys.referral_pages import REFERRALS
from tests.journeys.reporting_pages import SENT
from tests.journeys.restricted_pages import RESTRICTED
from tests.journeys.rights_pages import RIGHTS
from tests.journeys.seminar_pages import SEMINARS
from tests.journeys.signal_pages import SIGNALS
from tests.journeys.steering_pages import STEERING
from tests.journeys.support_pages import SUPPORT
from tests.journeys.telling import A_DRIVER_SAW, answer, answer_until, begin
from tests.journeys.visiting import Visitor
from tests.journeys.wardrobe import link_in_letter


def join_with_mistakes(visitor: Visitor) -> None:
    """Take up an invitation with two different passwords."""
    visitor.go(visitor.stage.told["invitations"][2])
    visitor.fill({"password": "three long words", "again": "three other words"})
    visitor.press("Continue")


def choose_a_new_password(visitor: Visitor) -> None:
    """Follow the link for a new password."""
    email = visitor.stage.email("trainer")
    send("/accounts/password/reset/", "Send the link", email=email)(visitor)
    visitor.go(link_in_letter(visitor.stage, email, "/accounts/password/reset/key/"))


def passkey_page(link: str) -> Show:
    """Follow a link beside the first passkey."""

    def show(visitor: Visitor) -> None:
        visitor.go("/accounts/2fa/webauthn/")
        with visitor.page.expect_navigation():
            visitor.page.locator("main li").get_by_role("link", name=link).first.click()

    return show


def show_oldest_quarter(visitor: Visitor) -> None:
    """The board, long before there were concerns."""
    visitor.go("/board/")
    oldest = visitor.page.locator("select[name=period] option").last.get_attribute("value")
    visitor.fill({"period": oldest})
    visitor.press("Show")


def compare_quarters(visitor: Visitor) -> None:
    """The latest quarter beside the oldest."""
    visitor.go("/explore/?first=danger")
    oldest = visitor.page.locator("select[name=beside] option").last.get_attribute("value")
    visitor.fill({"beside": oldest})
    visitor.press("Show")


def keep_a_view(visitor: Visitor) -> None:
    """Keep a view, which leads to its page."""
    visitor.go("/explore/keep/?first=child")
    visitor.fill({"name": "Children"})
    visitor.press("Keep it")


def prepare_the_year(visitor: Visitor) -> None:
    """The pack of the latest year."""
    visitor.go("/board/packs/")
    year = visitor.page.locator("main li a").get_by_text("Year from").first.get_attribute("href")
    visitor.go(year or "")


def write_for_the_year(visitor: Visitor) -> None:
    """Words that may name somebody, which come back."""
    prepare_the_year(visitor)
    visitor.go(visitor.page.locator("main li a").get_by_text("What matters").first.get_attribute("href") or "")
    visitor.fill({"words": "Mr Tomasz Kowalski rang from 07700 900123."})
    visitor.press("Keep the words")


def colleague(path: str) -> Show:
    """A page about the trainer, whom the administrator of their organisation manages."""
    return lambda visitor: visitor.go(path.format(code=visitor.stage.told["people"]["trainer"]["code"]))


def before(title: str, url_name: str, path: str, **options: Any) -> Shown:
    """A page that needs nobody signed in."""
    return Shown(title, url_name, at(path), **options)


def desk(title: str, url_name: str, path: str) -> Shown:
    """A page of the desk."""
    return Shown(title, url_name, at(path), "desk")


def refused(title: str, url_name: str, path: str, button: str, **typed: Any) -> Shown:
    """A form of the desk, sent with what cannot be."""
    return Shown(title, url_name, send(path, button, **typed), "desk")


SIGNING_IN = (
    before("sign in", "account_login", "/accounts/login/"),
    Shown(
        "sign in refused",
        "account_login",
        send("/accounts/login/", "Sign in", login="nobody@work.example", password="x"),
    ),
    Shown("sign in empty", "account_login", send("/accounts/login/", "Sign in")),
    before("made-up sign-ins", "demonstration", "/demonstration/"),
    before("not active", "account_inactive", "/accounts/inactive/"),
    before("password forgotten", "account_reset_password", "/accounts/password/reset/"),
    before("letter sent", "account_reset_password_done", "/accounts/password/reset/done/"),
    Shown("new password", "account_reset_password_from_key", choose_a_new_password),
    before("a link that is used up", "account_reset_password_from_key", "/accounts/password/reset/key/1-abc-def/"),
    before("new password kept", "account_reset_password_from_key_done", "/accounts/password/reset/key/done/"),
    before("single sign-on stopped", "socialaccount_login_cancelled", "/accounts/3rdparty/login/cancelled/"),
    before("single sign-on failed", "socialaccount_login_error", "/accounts/3rdparty/login/error/", status=401),
    before("an invitation that is closed", "people:accept_invitation", "/people/join/nothing/", status=410),
    before("an invitation", "people:accept_invitation", "{invitations[2]}"),
    Shown("an invitation taken up wrongly", "people:accept_invitation", join_with_mistakes),
    Shown("a second factor asked", "mfa_authenticate", at("/accounts/2fa/authenticate/"), "somebody half signed in"),
    Shown(
        "a wrong code",
        "mfa_authenticate",
        send("/accounts/2fa/authenticate/", "Sign in", code="000000"),
        "somebody half signed in",
    ),
    Shown("no second factor yet", "mfa_index", at("/accounts/2fa/"), "a newcomer"),
    Shown("an authenticator set up", "mfa_activate_totp", at("/accounts/2fa/totp/activate/"), "a newcomer"),
    Shown(
        "an authenticator set up wrongly",
        "mfa_activate_totp",
        send("/accounts/2fa/totp/activate/", "Continue", code="000000"),
        "a newcomer",
    ),
)
KEYS = tuple(
    Shown(title, url_name, at(path), "a keyholder")
    for title, url_name, path in (
        ("second factors", "mfa_index", "/accounts/2fa/"),
        ("recovery codes", "mfa_view_recovery_codes", "/accounts/2fa/recovery-codes/"),
        ("new recovery codes", "mfa_generate_recovery_codes", "/accounts/2fa/recovery-codes/generate/"),
        ("passkeys", "mfa_list_webauthn", "/accounts/2fa/webauthn/"),
        ("another passkey", "mfa_add_webauthn", "/accounts/2fa/webauthn/add/"),
        ("an authenticator to be removed", "mfa_deactivate_totp", "/accounts/2fa/totp/deactivate/"),
        ("confirm by password", "account_reauthenticate", "/accounts/reauthenticate/"),
        ("confirm by code", "mfa_reauthenticate", "/accounts/2fa/reauthenticate/"),
        ("confirm by passkey", "mfa_reauthenticate_webauthn", "/accounts/2fa/webauthn/reauthenticate/"),
        ("change one's password", "account_change_password", "/accounts/password/change/"),
        ("sign out", "account_logout", "/accounts/logout/"),
        ("one's account", "people:account", "/people/account/"),
    )
)
OWN = (
    *KEYS,
    Shown("a passkey renamed", "mfa_edit_webauthn", passkey_page("Rename"), "a keyholder"),
    Shown("a passkey removed", "mfa_remove_webauthn", passkey_page("Remove"), "a keyholder"),
    Shown(
        "one's password changed wrongly",
        "account_change_password",
        send("/accounts/password/change/", "Change my password", oldpassword="x", password1="y", password2="z"),
        "a keyholder",
    ),
)
PEOPLE = (
    Shown("people", "people:people", at("/people/"), "coordinator"),
    Shown("nobody by that name", "people:people", at("/people/?name=zzz"), "coordinator"),
    Shown("somebody to invite", "people:invite", at("/people/invite/"), "coordinator"),
    Shown("nobody invited", "people:invite", send("/people/invite/", "Send the invitation"), "coordinator"),
    Shown("roles", "people:give_roles", colleague("/people/{code}/roles/"), "administrator"),
    Shown("a leaver", "people:leave", colleague("/people/{code}/leave/"), "administrator"),
    Shown("not allowed", "people:people", at("/people/"), "partner", 403),
    Shown("no such staff page", "home", at("/nothing/"), "partner", 404),
    Shown("organisations", "directory:organisations", at("/organisations/"), "partner"),
    Shown("no such organisation", "directory:organisations", at("/organisations/?name=zzz"), "partner"),
    Shown("an organisation", "directory:organisation", at("/organisations/exampleshire-police/"), "partner"),
    Shown("the trail", "audit:trail", at("/trail/"), "protection"),
    Shown("nothing in the trail", "audit:trail", at("/trail/?act=nothing.done"), "protection"),
    Shown("the trail searched wrongly", "audit:trail", at("/trail/?about=a+b&first_day=40"), "protection"),
)
INBOX, CALL = "desk:inbox", "desk:telephone_question"
DESK = (
    desk("the inbox", INBOX, "/concerns/"),
    desk("the inbox, filtered to nothing", INBOX, "/concerns/?district=westford&child=on&status=open"),
    desk("the quarantine", INBOX, "/concerns/?tray=quarantine"),
    desk("what was passed on", INBOX, "/concerns/?tray=passed_on"),
    desk("what is closed", INBOX, "/concerns/?tray=closed"),
    desk("a search", "desk:search", "/concerns/search/"),
    desk("what was seen before", "dots:ask", "/dots/"),
    refused("a question for nothing", "dots:ask", "/dots/", "Look"),
    refused("what is not seen before", "dots:ask", "/dots/", "Look", text="zzzz"),
    refused("what is seen before", "dots:ask", "/dots/", "Look", text="CD34 EFG"),
    desk("what a concern touches", "dots:of_concern", "/dots/of/{dots[concern]}/"),
    desk("whether two are the same", "dots:decide", "/dots/of/{dots[concern]}/link/{dots[link]}/"),
    refused("no decision", "dots:decide", "/dots/of/{dots[concern]}/link/{dots[link]}/", "Save"),
    desk("what was read in a concern", "dots:readings", "/dots/of/{dots[concern]}/reading/"),
    desk("a correction", "dots:correct", "/dots/of/{dots[concern]}/reading/{dots[reading]}/"),
    refused(
        "no correction", "dots:correct", "/dots/of/{dots[concern]}/reading/{dots[reading]}/", "Save the correction"
    ),
    refused("a search for nothing", "desk:search", "/concerns/search/", "Find"),
    refused("a search that finds nothing", "desk:search", "/concerns/search/", "Find", text="zzzz"),
    refused("a search that finds", "desk:search", "/concerns/search/", "Find", text="AB12 CDE"),
    *(
        desk(f"a concern that is {state}", "desk:concern", f"/concerns/{{concerns[{state}]}}/")
        for state in ("new", "unsure", "opened", "assessed", "added to", "joined", "closed", "erased", "quarantined")
    ),
    desk("a concern that was passed on", "desk:concern", "/concerns/{referred[accepted]}/"),
    desk("assess", "desk:assess", "/concerns/{concerns[opened]}/assess/"),
    refused(
        "assessed wrongly", "desk:assess", "/concerns/{concerns[opened]}/assess/", "Save the assessment", child="yes"
    ),
    desk("assign", "desk:assign", "/concerns/{concerns[assessed]}/assign/"),
    desk("a note", "desk:add_note", "/concerns/{concerns[assessed]}/note/"),
    refused("an empty note", "desk:add_note", "/concerns/{concerns[assessed]}/note/", "Save the note"),
    desk("a message", "desk:message_back", "/concerns/{concerns[assessed]}/message/"),
    refused("an empty message to a reporter", "desk:message_back", "/concerns/{concerns[assessed]}/message/", "Send"),
    desk("join", "desk:join", "/concerns/{concerns[assessed]}/join/"),
    refused("joined to nothing", "desk:join", "/concerns/{concerns[assessed]}/join/", "Join them", reference="zz"),
    desk("separate", "desk:separate", "/concerns/{concerns[joined]}/separate/"),
    desk("close", "desk:close_concern", "/concerns/{concerns[assessed]}/close/"),
    refused("closed for no reason", "desk:close_concern", "/concerns/{concerns[assessed]}/close/", "Close the concern"),
    desk("reopen", "desk:reopen", "/concerns/{concerns[closed]}/reopen/"),
    desk("a call begins", "desk:telephone_start", "/concerns/telephone/"),
    Shown("a call's first question", CALL, lambda visitor: begin(visitor, "/concerns/telephone/"), "desk"),
    Shown("999 in a call", CALL, lambda visitor: in_a_call(visitor, danger="yes"), "desk"),
    Shown("a call's answers", "desk:telephone_check", lambda visitor: answers_of_a_call(visitor), "desk"),
    Shown("a call's receipt", "desk:telephone_sent", lambda visitor: receipt_of_a_call(visitor), "desk"),
    desk("referrals of a concern", "referrals:concern_referrals", "/referrals/of/{referred[accepted]}/"),
    refused("sent to nobody", "referrals:concern_referrals", "/referrals/of/{concerns[assessed]}/", "Send"),
    desk("a concern that cannot be sent", "referrals:concern_referrals", "/referrals/of/{concerns[opened]}/"),
    desk("referrals to look after", "referrals:watch", "/referrals/watch/"),
    desk("referrals that came back", "referrals:watch", "/referrals/watch/?show=refused"),
    *(
        desk(f"the desk's referral that is {state}", "referrals:referral", f"/referrals/{{referrals[{state}]}}/")
        for state in ("sent", "accepted", "declined")
    ),
)
PARTNERS = (
    Shown("what was sent to us", "referrals:inbox", at("/referrals/"), "partner"),
    Shown("what is overdue", "referrals:inbox", at("/referrals/?show=overdue"), "partner"),
    Shown("what has ended", "referrals:inbox", at("/referrals/?show=ended"), "partner"),
    Shown("nothing was sent to us", "referrals:inbox", at("/referrals/"), "other partner"),
    *(
        Shown(
            f"our referral that is {state}", "referrals:referral", at(f"/referrals/{{referrals[{state}]}}/"), "partner"
        )
        for state in ("sent and opened", "accepted", "declined")
    ),
    Shown("decline", "referrals:decline", at("/referrals/{referrals[sent and opened]}/decline/"), "partner"),
    Shown(
        "declined for no reason",
        "referrals:decline",
        send("/referrals/{referrals[sent and opened]}/decline/", "Decline"),
        "partner",
    ),
    Shown("return", "referrals:return_", at("/referrals/{referrals[accepted]}/return/"), "partner"),
    Shown("done", "referrals:mark_done", at("/referrals/{referrals[accepted]}/done/"), "partner"),
    Shown("the board", "board:board", at("/board/"), "board"),
    Shown("a quarter without concerns", "board:board", show_oldest_quarter, "board"),
    Shown("packs that were issued", "board:packs", at("/board/packs/"), "board"),
    Shown("a pack to issue", "board:prepare", prepare_the_year, "coordinator"),
    Shown("words for a pack", "board:write", write_for_the_year, "coordinator"),
    Shown("a pack that is issued", "board:issued", at("/board/issued/{pack}/"), "board"),
    Shown("counts put together", "explorer:explore", at("/explore/?first=source&second=district"), "desk"),
    Shown("counts compared", "explorer:explore", compare_quarters, "board"),
    Shown("a question without an answer", "explorer:explore", at("/explore/?first=source&second=source"), "board"),
    Shown("a view to keep", "explorer:keep", at("/explore/keep/?first=district"), "board"),
    Shown("a view without a name", "explorer:keep", send("/explore/keep/?first=district", "Keep it"), "board"),
    Shown("a view that is kept", "explorer:view", keep_a_view, "board"),
    Shown("what is counted", "figures:measures", at("/measures/"), "board"),
    Shown("a measure", "figures:measure", at("/measures/concerns_by_kind/"), "board"),
    Shown("a measure that cannot be counted", "figures:measure", at("/measures/convictions/"), "board"),
)
PERSONS = (
    Shown(
        "who they are",
        "persons:identity",
        send("/persons/{persons[adult]}/identity/", "Show who they are", why="to_reach"),
        "partner",
    ),
    desk("persons of a concern", "persons:of_concern", "/persons/of/{concerns[opened]}/"),
    *(
        Shown(title, f"persons:{name}", at(f"/persons/{path}"), "partner")
        for title, name, path in (
            ("persons", "persons", ""),
            ("a record to be begun", "open_person", "new/"),
            ("somebody of whom much is known", "person", "{persons[adult]}/"),
            ("a child", "person", "{persons[child]}/"),
            ("how they may be reached, and why one reads who they are", "identity", "{persons[adult]}/identity/"),
            ("who they are, to be changed", "set_identity", "{persons[adult]}/identity/change/"),
            ("how they may be reached", "set_safe_contact", "{persons[adult]}/contact/"),
            ("another working name", "rename", "{persons[adult]}/rename/"),
            ("an assessment of capacity", "assess_capacity", "{persons[adult]}/capacity/"),
            ("consents", "consents", "{persons[adult]}/consents/"),
            ("a child has no consents", "consents", "{persons[child]}/consents/"),
            ("an answer to be recorded", "record_consent", "{persons[adult]}/consents/support/"),
            ("a withdrawal", "withdraw_consent", "{persons[adult]}/consents/nrm/withdraw/"),
            ("next steps of somebody", "next_steps", "{persons[adult]}/next/steps/"),
            ("next steps of a child", "next_steps", "{persons[child]}/next/steps/"),
            ("a question about somebody", "next_question", "{persons[adult]}/next/question/injury/"),
        )
    ),
    *(
        Shown(title, f"persons:{name}", send(f"/persons/{path}", button), "partner")
        for title, name, path, button in (
            ("a record without a working name", "open_person", "new/", "Begin the record"),
            ("who they are, without a reason", "identity", "{persons[adult]}/identity/", "Show who they are"),
            ("an answer without anything", "record_consent", "{persons[adult]}/consents/support/", "Record the answer"),
            ("an assessment without anything", "assess_capacity", "{persons[adult]}/capacity/", "Save the assessment"),
        )
    ),
)
DOCUMENTS = (
    *(
        Shown(title, f"documents:{name}", at(f"/documents/{path}"), "partner")
        for title, name, path in (
            ("documents", "documents", "of/{persons[adult]}/"),
            ("no documents", "documents", "of/{persons[child]}/"),
            ("a document to be added", "add_document", "of/{persons[adult]}/add/"),
            ("what a document is", "describe", "{documents[picture]}/describe/"),
            ("a document as it came", "original", "{documents[picture]}/original/"),
            ("a document to be removed", "remove", "{documents[letter]}/remove/"),
        )
    ),
    *(
        Shown(title, f"documents:{name}", send(f"/documents/{path}", button), "partner")
        for title, name, path, button in (
            ("no file chosen", "add_document", "of/{persons[adult]}/add/", "Add the document"),
            ("a document that nobody describes", "describe", "{documents[picture]}/describe/", "Save"),
            ("the original for no reason", "original", "{documents[picture]}/original/", "Download the file"),
        )
    ),
)
FORMS = (
    *(
        Shown(title, f"nrm:{name}", at(f"/nrm/{{forms[{path}"), "partner")
        for title, name, path in (
            ("the form of a referral", "form", "agrees]}/"),
            ("the form of a notification", "form", "refuses]}/"),
            ("a page of the form with choices", "page", "agrees]}/page/types-of-exploitation/"),
            ("a page of the form with words", "page", "agrees]}/page/what-is-their-background/"),
            ("a page of the form with lists", "page", "agrees]}/page/current-pv-location/"),
            ("a page of the form that is known", "page", "agrees]}/page/fr-details/"),
            ("a page of the form with a date", "page", "agrees]}/page/pv-dob/"),
            ("texts to read", "read_texts", "refuses]}/read/"),
            ("what the form insists on", "hand_over", "agrees]}/hand-over/"),
            ("what to type of a referral", "type_there", "agrees]}/type/"),
            ("what to type of a notification", "type_there", "refuses]}/type/"),
            ("that the form was sent", "sent", "agrees]}/sent/"),
            ("no form was begun", "sent", "decided]}/sent/"),
            ("decisions and clocks", "decisions", "decided]}/decisions/"),
            ("no decision yet", "decisions", "refuses]}/decisions/"),
            ("a decision to be recorded", "record_decision", "decided]}/decisions/new/"),
            ("a decision to be taken back", "take_back", "decided]}/decisions/{decision}/"),
        )
    ),
    Shown(
        "a form sent without a reference",
        "nrm:sent",
        send("/nrm/{forms[agrees]}/sent/", "Save the reference"),
        "partner",
    ),
    Shown(
        "a decision of nothing", "nrm:record_decision", send("/nrm/{forms[decided]}/decisions/new/", "Save"), "partner"
    ),
)
LEAFLETS = (
    Shown("languages", "languages:languages", at("/languages/"), "coordinator"),
    Shown("a translation", "languages:language", at("/languages/ar/"), "coordinator"),
    Shown("leaflets", "outreach:leaflets", at("/leaflets/"), "coordinator"),
    Shown("a print run", "outreach:order_run", at("/leaflets/order/"), "coordinator"),
    Shown("a print run of nothing", "outreach:order_run", send("/leaflets/order/", "Write it down"), "coordinator"),
    Shown("where copies went", "outreach:give_out", at("/leaflets/runs/{print_run}/give-out/"), "coordinator"),
    Shown(
        "copies that went nowhere",
        "outreach:give_out",
        send("/leaflets/runs/{print_run}/give-out/", "Write it down"),
        "coordinator",
    ),
)
STAFF = (
    *CAMPAIGNS,
    *STUDIES,
    *(*SIGNING_IN, *OWN, *PEOPLE, *DESK, *PARTNERS, *PERSONS, *REFERRALS, *DOCUMENTS, *FORMS),
    *(*FILES, *LEAFLETS, *SUPPORT),
    *SENT,
    *RESTRICTED,
    *RECEPTION,
    *OPERATIONS,
    *PREMISES,
    *RIGHTS,
    *SEMINARS,
    *STEERING,
    *DIRECTORY,
    *LICENSING,
    *LISTS,
    *SIGNALS,
)


def in_a_call(visitor: Visitor, **typed: str) -> None:
    """Answer the first question of a call."""
    begin(visitor, "/concerns/telephone/")
    answer(visitor, typed)


def answers_of_a_call(visitor: Visitor) -> None:
    """Answer all questions of a call."""
    begin(visitor, "/concerns/telephone/")
    answer_until(visitor, A_DRIVER_SAW)


def receipt_of_a_call(visitor: Visitor) -> None:
    """A whole call."""
    answers_of_a_call(visitor)
    visitor.press("Send")
