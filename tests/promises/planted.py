"""The record of a person with a canary in every field that takes words, through every act that keeps one."""

from dataclasses import fields
from datetime import datetime, timedelta

from handrail.casework.cases.actions import close_case, open_case, reopen_case
from handrail.casework.cases.models import ClosingReason, Origin
from handrail.casework.documents import actions as documents
from handrail.casework.documents.queries import documents_of, open_copy
from handrail.casework.nrm import actions as nrm
from handrail.casework.nrm.models import DecisionKind
from handrail.casework.nrm.queries import handed_over
from handrail.casework.persons import actions
from handrail.casework.persons.models import ConsentAnswer, ConsentPurpose, LawfulBasis, PotentialVictim, ReviewOutcome
from handrail.casework.persons.policies import Identity, KeptContact, Override, SafeWay
from handrail.casework.referrals import actions as referrals
from handrail.casework.referrals.models import Kind, Section
from handrail.casework.referrals.policies import ALLOWED
from handrail.casework.support import actions as support
from handrail.foundation.locality import current_locality, current_referral_form
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.people.models import Organisation, Person, Role
from tests.build import a_pdf, document
from tests.build import person as worker
from tests.casework.support import filled

ALIASES = ("Canaryalias Bittern", "Canaryalias Teal")
POSTCODES = ("EX9 8ZY", "EX9 8ZX")
ANSWERS = {"place_kind": "canary-place-kind-heath"}
IDENTITY = {
    "given_names": "Canarygiven",
    "family_name": "Canaryfamily",
    "other_names": "Canaryother",
    "date_of_birth": "1987-03-29",
    "gender": "canary-gender",
    "nationality": "canary-nationality",
    "second_nationality": "canary-second",
    "languages": "canary-spoken",
    "communication_needs": "canary-needs-loop",
    "home_office_reference": "CANARY/HO/4471",
    "other_references": "CANARY/OTHER/8812",
}
CONTACT = {
    "address": "07700 900876",
    "times": "canary-times-dusk",
    "say": "canary-say-florist",
}
BESIDE_CONTACT = {
    "postal_address": "7 Canarypost Mews",
    "who_else_sees": "canary-sees-cousin",
    "whose": "canary-whose-aunt",
    "interpreter": "canary-interpreted-lark",
    "code_word": "canary-code-redwing",
}
WAY = {"address": "canary-through-curate", "times": "canary-when-vespers"}
# Why a record is known to few, why somebody had to see it, and what was found; and of a file, why it was closed.
RESTRICTED = {
    "reason": "canary-restricted-uncle",
    "broken": "canary-broken because nobody answers",
    "found": "canary-found-rightly",
}
CLOSED = "canary-closed-siskin"
CIRCUMSTANCES = {
    "explained_by": "Canaryexplainer",
    "language": "canarytongue",
    "interpreter": "Canaryinterpreter",
    "scope": "canary-scope-coast",
}
REASONS, OVERRIDE = "canary-reasons-assessed", "canary-override-because"
# Of a file: what it is called, what it is said to be, what is drawn in it, who made it; and why it was opened.
FILE = {
    "name": "canary-file-plover.pdf",
    "description": "canary-said-contract",
    "drawn": "canary-drawn-page",
    "author": "Canaryauthor",
    "why": "canary-why-court",
}
# Typed into the Home Office's form, read there, and what came back.
FORM = {
    "professional_insight": "canary-insight-heron",
    "exploiters_details": "canary-boss-kestrel",
    "crime_reference": "CANARY/CAD/1197",
}
SENT = "CANARY-HO-5521"
# Of a referral: what is asked, why it goes without a yes, who has it, and what they answered.
REFERRED = {
    "message": "canary-asked-wren",
    "because": "canary-without-yes-knife",
    "name": "Canarynurse",
    "role": "canary-role-ward",
    "reference": "CANARY/WARD/77",
    "words": "canary-answer-surgery",
}
# Of a file of support: everything that can be typed into one, and what was said of us.
FILE_OF_SUPPORT = {each.name: f"canary-support-{each.name}-finch" for each in fields(filled.Words)}
FEEDBACK = "canary-feedback-shrike"
WORDS = [
    *(*ALIASES, *POSTCODES, *ANSWERS.values(), *IDENTITY.values(), *CONTACT.values(), *BESIDE_CONTACT.values()),
    *(*CIRCUMSTANCES.values(), REASONS, OVERRIDE, *FILE.values(), *WAY.values(), *RESTRICTED.values(), CLOSED),
    *(*FORM.values(), SENT, *REFERRED.values()),
    *(*FILE_OF_SUPPORT.values(), FEEDBACK),
]


def keep_a_person(*, by: Person, coordinator: Person, at: datetime) -> PotentialVictim:
    """One record, with everything in it that can be typed, some of it replaced since and some of it refused."""
    person = actions.open_person(alias=ALIASES[0], by=by, at=at)
    person = actions.rename(person, alias=ALIASES[1], by=by, at=at)
    typed = [("age", "adult"), *ANSWERS.items(), *(("postcode", postcode) for postcode in POSTCODES)]
    for key, value in typed:
        actions.answer(person, key=key, value=value, by=by, at=at)
    actions.set_identity(person, identity=Identity(**IDENTITY), by=by, at=at)
    contact = SafeContact.from_json({"channel": "text", **CONTACT})
    ways = {"through_somebody": SafeWay(safe="yes", **WAY)}
    how = KeptContact(safe="yes", contact=contact, ways=ways, **BESIDE_CONTACT)
    actions.set_safe_contact(person, kept=how, by=by, at=at)
    decide(person, by=by, coordinator=coordinator, at=at)
    keep_a_document(person, by=by, at=at)
    prepare_a_form(person, by=by, at=at)
    refer(person, by=by, coordinator=coordinator, at=at)
    keep_a_file(person, at=at)
    restrict(person, by=by, coordinator=coordinator, at=at)
    return person


def restrict(person: PotentialVictim, *, by: Person, coordinator: Person, at: datetime) -> None:
    """Known to few for a while, opened all the same by somebody else, reviewed, and known to all again."""
    actions.restrict(person, reason=RESTRICTED["reason"], named=[], by=by, at=at)
    colleague = worker(Role.PROFESSIONAL, at_work=person.organisation)
    broken = actions.break_glass(person, reason=RESTRICTED["broken"], by=colleague, at=at)
    found = {"outcome": ReviewOutcome.NEEDED, "words": RESTRICTED["found"]}
    actions.review_glass(broken, **found, by=coordinator, at=at)
    actions.lift_restriction(person, by=coordinator, at=at)


def keep_a_file(person: PotentialVictim, *, at: datetime) -> None:
    """A support worker's file with one of everything, followed up half a year on; and what somebody says of us."""
    by = worker(Role.SUPPORT_WORKER, at_work=person.organisation)
    case = open_case(person, origin=Origin.THEMSELVES, by=by, at=at - timedelta(days=200))
    words = filled.Words(**FILE_OF_SUPPORT)
    filled.fill(case, by=by, at=at, words=words)
    filled.follow_up(case, by=by, at=at, words=words)
    close_case(case, reason=ClosingReason.NO_CONTACT, words=CLOSED, by=by, at=at)
    reopen_case(case, words=CLOSED, by=by, at=at)
    support.give_feedback(helped=5, words=FEEDBACK, by=by, at=at)


def refer(person: PotentialVictim, *, by: Person, coordinator: Person, at: datetime) -> None:
    """A referral of all it may carry, without their yes, acknowledged and declined; and a draft that is not sent."""
    police = Organisation.objects.get(code="exampleshire-police")
    carried = [str(section) for section in ALLOWED[Kind.POLICE] if section != Section.ACCOUNT]
    for way in ("pdf", "telephone"):
        one = referrals.draft(
            person,
            kind="police",
            to=police,
            way=way,
            sections=carried,
            message=REFERRED["message"],
            by=by,
            at=at,
        )
        if way == "telephone":
            continue
        override = Override(lawful_basis=LawfulBasis.VITAL_INTERESTS, reason=REFERRED["because"])
        referrals.send_draft(one.pk, override=override, by=coordinator, at=at)
        has_it = {name: REFERRED[name] for name in ("name", "role", "reference")}
        told = referrals.Acknowledgement(**has_it, at=at)
        referrals.record_acknowledgement(one.pk, acknowledgement=told, by=by, at=at)
        referrals.decline(one.pk, reason="not_our_role", words=REFERRED["words"], by=by, at=at)


def prepare_a_form(person: PotentialVictim, *, by: Person, at: datetime) -> None:
    """The Home Office's form, with what was typed replaced once, handed over, sent, and decided on."""
    person = PotentialVictim.objects.get(pk=person.pk)
    for field, words in FORM.items():
        code = current_referral_form().field(field).pages[0]
        for typed in (words, f"{words} again"):
            nrm.save_page(person, code=code, typed={field: typed}, seen=1_000, by=by, at=at)
    nrm.begin_to_hand_over(person, by=by, at=at)
    for way in ("typing", "pdf", "json"):
        handed_over(person, way=way, by=by, at=at)
    today = at.astimezone(current_locality().timezone).date()
    nrm.record_sent(person, reference=SENT, sent_on=today, by=by, at=at)
    nrm.record_decision(person, kind=DecisionKind.REASONABLE_GROUNDS, outcome="negative", on=today, by=by, at=at)


def keep_a_document(person: PotentialVictim, *, by: Person, at: datetime) -> None:
    """A file, described twice, listed, and opened both ways."""
    content = a_pdf(FILE["drawn"], notes=FILE["author"])
    kept = document(person, content=content, name=FILE["name"], description=FILE["description"], by=by, at=at)
    documents.describe(kept, description=FILE["description"], by=by, at=at)
    documents.open_original(kept, reason=FILE["why"], by=by, at=at)
    documents_of(person, by=by, at=at)
    open_copy(kept, by=by, at=at)


def decide(person: PotentialVictim, *, by: Person, coordinator: Person, at: datetime) -> None:
    """What they agreed to and refused, whether they could decide, and what went without their yes."""
    how = actions.Circumstances(**CIRCUMSTANCES)
    for purpose, said in ((ConsentPurpose.NRM, ConsentAnswer.YES), (ConsentPurpose.POLICE, ConsentAnswer.NO)):
        actions.record_consent(person, purpose=purpose, answer=said, circumstances=how, by=by, at=at)
    actions.assess_capacity(person, purpose=ConsentPurpose.HOUSING, has_capacity=True, reasons=REASONS, by=by, at=at)
    override = Override(lawful_basis=LawfulBasis.VITAL_INTERESTS, reason=OVERRIDE)
    actions.pass_the_gate(person, kind="police", override=override, by=coordinator, at=at)
