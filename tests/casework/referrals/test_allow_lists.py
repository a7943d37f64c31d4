"""What a kind of referral carries: a canary in every field of the record, and only the allowed ones come out."""

import re

import pytest
from django.urls import reverse

from handrail.casework.cases.actions import open_case
from handrail.casework.cases.models import Origin
from handrail.casework.persons import actions as persons
from handrail.casework.persons.models import PotentialVictim
from handrail.casework.persons.policies import Identity, KeptContact
from handrail.casework.referrals import actions
from handrail.casework.referrals.models import ON_A_FORM, Kind, Referral, Section
from handrail.casework.referrals.policies import (
    ALLOWED,
    NEVER_CARRIED,
    OF_A_PERSON,
    PERSON_FIELDS,
    REPORT_FIELDS,
    SECTION_FIELDS,
    never_carried,
)
from handrail.casework.referrals.queries import receivers_to_offer, shared_values
from handrail.casework.referrals.views.fields import LABELS
from handrail.casework.support import actions as support
from handrail.casework.support.models import PartAnswer, ShareWay
from handrail.foundation.notices.policies import SafeContact
from handrail.foundation.people.models import Organisation, Role
from handrail.foundation.permission import NotAllowed
from handrail.rules.pathway.facts import KEYS
from tests import build
from tests.build import Office
from tests.casework.referrals.conftest import SignIn
from tests.foundation.printing.read_back import opened, words_of

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
SENT_HERE = [kind for kind in OF_A_PERSON if kind not in ON_A_FORM]
# One word for each part, of letters that no page has by itself. Answers out of a list are looked for by their label.
CANARIES = {
    Section.ACCOUNT: ("zqaccount",),
    Section.WHERE: ("zqaddress", "zqdescription"),
    Section.PEOPLE: ("zqpeople",),
    Section.IDENTIFIERS: ("zqnames", "zqbusinesses"),
    Section.HOW_KNOWN: ("zqhow",),
    Section.REPORTER: ("zqreporter",),
    Section.IDENTITY: ("zqgiven", "zqfamily", "zqothers", "zqnation", "zqreference", "zqhomeoffice"),
    Section.SAFE_CONTACT: ("07700900777", "zqpostal", "zqwhose", "zqelse", "zqsay"),
    Section.INTERPRETER: ("zqlanguage", "zqsigning"),
    Section.RISK: ("Anyone there who may be exploiting them",),
    Section.NEEDS: ("Needs for care and support", "Children, or pregnant"),
    Section.HEALTH: ("Yes, and it can wait", "Infectious disease suspected"),
    Section.SEXUAL_ASSAULT: ("Yes, in the last 7 days",),
    Section.ADVICE: ("Came to work in a private home", "Forced marriage"),
    Section.CONSENTS: ("What they said",),
    Section.TOLD_ALREADY: ("zqinmywords", "zqhopes"),
    Section.DOCUMENTS: ("zqdocument",),
}
# No file goes on paper or over a telephone.
FILES = frozenset({Section.DOCUMENTS})
NOBODYS = ("zqalias", "zqscope", "zqunagreed", "zqinterpreter", "Is their right to be in the UK uncertain")
TOLD = {
    "account": "zqaccount",
    "address": "zqaddress",
    "place_description": "zqdescription",
    "people_text": "zqpeople",
    "names": "zqnames",
    "businesses": "zqbusinesses",
    "how_known_text": "zqhow",
    "name": "zqreporter",
    "sharing": "share",
}
ANSWERED = {
    "danger_now": "no",
    "exploiter_present": "no",
    "capacity": "presumed",
    "care_and_support_needs": "yes",
    "destitute_tonight": "yes",
    "victim_has_children_or_pregnant": "yes",
    "wants_support_without_police": "no",
    "injury": "not_urgent",
    "infectious_disease": "yes",
    "sexual_assault": "within_7_days",
    "overseas_domestic_worker": "yes",
    "forced_marriage": "yes",
    "immigration_insecure": "yes",
}
WHO = Identity(
    given_names="zqgiven",
    family_name="zqfamily",
    other_names="zqothers",
    date_of_birth="1998-04-03",
    nationality="zqnation",
    languages="zqlanguage",
    communication_needs="zqsigning",
    home_office_reference="zqhomeoffice",
    other_references="zqreference",
)
HOW = KeptContact(
    safe="yes",
    contact=SafeContact(channel="phone", address="07700900777", voicemail_ok="no", say="zqsay"),
    postal_address="zqpostal",
    who_else_sees="zqelse",
    whose="zqwhose",
)


def full_record(office: Office) -> PotentialVictim:
    """A record in which every field holds something that can be found again, kept by the desk."""
    by = office.officer
    concern = office.assessed(**TOLD)
    kept = build.person_record(by=by, at=office.later(), alias="zqalias", concern=concern, age="adult", **ANSWERED)
    persons.set_identity(kept, identity=WHO, by=by, at=office.later())
    persons.set_safe_contact(kept, kept=HOW, by=by, at=office.later())
    for purpose in ("nrm", "support", "police", "safeguarding", "housing", "health", "charity"):
        build.consent(kept, purpose, by=by, at=office.later(), scope="zqscope", interpreter="zqinterpreter")
    return kept


def choose_their_words(of: PotentialVictim, office: Office, to: Organisation) -> None:
    """Two parts of what they have told are agreed to and chosen for that organisation; a third is not agreed to."""
    worker = build.person(Role.SUPPORT_WORKER, at_work=office.home)
    case = open_case(of, origin=Origin.THEMSELVES, by=worker, at=office.later())
    for section, words, agreed in (
        ("how_to_talk", "zqinmywords", PartAnswer.YES),
        ("hopes", "zqhopes", PartAnswer.YES),
        ("what_happened", "zqunagreed", PartAnswer.NO),
    ):
        support.write_part(
            case, section=section, words=words, language="Polish", agreed=agreed, by=worker, at=office.later()
        )
    support.share_summary(
        case,
        sections=["how_to_talk", "hopes"],
        way=ShareWay.REFERRAL,
        organisation=to,
        by=worker,
        at=office.later(),
    )


def drafted(office: Office, kind: Kind, *, way: str = "member") -> Referral:
    """Everything that this kind may carry at most, prepared by somebody who may see all of it."""
    to = receivers_to_offer(kind)[0].organisation
    office.reader(to.code)
    office.officer = build.person(Role.COORDINATOR, at_work=office.home)
    of = full_record(office)
    choose_their_words(of, office, to)
    file = build.document(of, description="zqdocument", by=office.officer, at=office.later())
    goes = way == "member" and Section.DOCUMENTS in ALLOWED[kind]
    return actions.draft(
        of,
        kind=kind,
        to=to,
        way=way,
        sections=[str(section) for section in ALLOWED[kind]],
        message="",
        documents=[str(file.pk)] if goes else [],
        by=office.officer,
        at=office.later(),
    )


def only_allowed(kind: Kind, text: str, *, without: frozenset[Section] = frozenset()) -> None:
    """Every canary of an allowed part is there, and none of another."""
    allowed = set(ALLOWED[kind]) - without
    # A printed table breaks its lines where it likes.
    text = "".join(text.split())
    for section, canaries in CANARIES.items():
        for canary in canaries:
            assert (unbroken(canary) in text) == (section in allowed), (kind, section, canary)
    assert not any(unbroken(canary) in text for canary in NOBODYS)


def unbroken(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("kind", SENT_HERE)
def test_the_receivers_page_holds_the_allowed_parts_and_no_others(kind: Kind, office: Office, sign_in: SignIn) -> None:
    one = actions.send_draft(drafted(office, kind).pk, by=office.officer, at=office.later())
    browser = sign_in(office.reader(one.to_organisation.code))
    only_allowed(kind, browser.get(reverse("referrals:referral", args=[one.pk])).content.decode())


@pytest.mark.parametrize("kind", SENT_HERE)
def test_the_document_holds_the_allowed_parts_and_no_others(kind: Kind, office: Office, sign_in: SignIn) -> None:
    one = actions.send_draft(drafted(office, kind, way="pdf").pk, by=office.officer, at=office.later())
    browser = sign_in(office.officer)
    page = browser.post(reverse("referrals:hand_over", args=[one.pk])).content.decode()
    password = re.findall(r'name="password" value="([^"]+)"', page)[0]
    pdf = browser.post(reverse("referrals:document", args=[one.pk]), {"password": password}).content
    only_allowed(kind, words_of(opened(pdf, password=password)), without=FILES)


@pytest.mark.parametrize("kind", SENT_HERE)
def test_the_script_holds_the_allowed_parts_and_no_others(kind: Kind, office: Office, sign_in: SignIn) -> None:
    one = drafted(office, kind, way="telephone")
    page = sign_in(office.officer).get(reverse("referrals:call", args=[one.pk])).content.decode()
    only_allowed(kind, page, without=FILES)


@pytest.mark.parametrize("kind", OF_A_PERSON)
def test_no_route_adds_a_part_that_the_kind_never_carries(kind: Kind, office: Office) -> None:
    if kind in ON_A_FORM:
        assert never_carried(kind)
        return
    of, to = office.kept(), receivers_to_offer(kind)[0].organisation
    for section in set(never_carried(kind)) - FILES:
        with pytest.raises(NotAllowed, match="never carries"):
            actions.draft(
                of,
                kind=kind,
                to=to,
                way="telephone",
                sections=[section],
                message="",
                by=office.worker,
                at=office.later(),
            )


def test_a_part_that_was_not_chosen_is_not_even_kept(office: Office) -> None:
    one = office.drafted(sections=("health",), of=full_record(office) and office.kept(injury="urgent"))
    assert set(shared_values(one)) == {"injury"}


def test_every_fact_is_in_one_part_or_carried_by_nothing() -> None:
    carried = [name for names in PERSON_FIELDS.values() for name in names]
    facts = {key.split(".")[0] for key in KEYS}
    in_parts = {*carried, *REPORT_FIELDS[Section.WHERE]}
    assert facts <= in_parts | NEVER_CARRIED, facts - in_parts - NEVER_CARRIED
    assert not set(carried) & NEVER_CARRIED
    assert SECTION_FIELDS.keys() == set(Section) == CANARIES.keys()


def test_every_field_has_a_label() -> None:
    assert {name for names in SECTION_FIELDS.values() for name in names} == LABELS.keys()


def test_a_notification_carries_nobodys_identity_contact_or_language() -> None:
    assert set(ALLOWED[Kind.DUTY_TO_NOTIFY]) == {Section.ACCOUNT, Section.WHERE}


def test_what_nobody_said_is_safe_is_told_as_do_not_contact(office: Office, sign_in: SignIn) -> None:
    one = office.referred(sections=("safe_contact",))
    shown = sign_in(office.reader()).get(reverse("referrals:referral", args=[one.pk])).content.decode()
    assert "Do not contact them." in shown


def test_who_reads_no_concern_shares_no_account(office: Office) -> None:
    kept = build.person_record(by=office.officer, at=office.later(), concern=office.assessed(), age="adult")
    PotentialVictim.objects.filter(pk=kept.pk).update(organisation=office.theirs)
    kept.refresh_from_db()
    office.reader("exampleshire-police")
    police = build.Organisation.objects.get(code="exampleshire-police")
    with pytest.raises(NotAllowed):
        actions.draft(
            kept,
            kind="police",
            to=police,
            way="member",
            sections=["account"],
            message="",
            by=office.worker,
            at=office.later(),
        )
