"""What is handed on of each person: codes from every room, put into the words of the standard."""

from collections.abc import Iterator, Sequence
from datetime import date

from handrail.casework.cases.models import Case, CaseEvent, EventKind
from handrail.casework.desk.policies import district_name
from handrail.casework.nrm.models import DECIDED, Decision, DecisionKind, PreparedForm
from handrail.casework.nrm.policies import contents_of
from handrail.casework.persons.models import ConsentAnswer, ConsentPurpose, PotentialVictim, Restriction
from handrail.casework.persons.policies import Identity, known_of, standings_of
from handrail.casework.persons.queries.telling import identities_told
from handrail.casework.referrals.models import LIVE, Referral, ReferralStatus
from handrail.foundation.locality import current_locality
from handrail.rules.case_data_standard.records import CaseRecord, said_by
from handrail.rules.case_data_standard.standard import Placed, Standard

HOME_OFFICE = "NonPoliceGovernmentalOrganization"
TICKS = "type_"
WENT = (*LIVE, ReferralStatus.DONE)
HERE = "GB"
MISSING_GENDER = "NonSpecifiedUnknown"


def records_to_hand_on(standard: Standard) -> Iterator[CaseRecord]:
    """The record of each person that is neither erased nor restricted, oldest first."""
    restricted = Restriction.objects.filter(lifted_at=None).values("person")
    people = PotentialVictim.objects.filter(erased_at=None).exclude(pk__in=restricted)
    for person in people.select_related("concern", "organisation").order_by("created_at", "id").iterator(500):
        yield record_of(person, standard)


def restricted_count() -> int:
    """How many people's records stay here because they are restricted."""
    return Restriction.objects.filter(lifted_at=None, person__erased_at=None).values("person").distinct().count()


def record_of(person: PotentialVictim, standard: Standard) -> CaseRecord:
    """One person's record. Whoever calls writes down that it was read."""
    identity = next(reversed(identities_told(person)), Identity())
    form = contents_of(PreparedForm.objects.filter(person=person).first()).answers
    zone = current_locality().timezone
    registered_on = person.created_at.astimezone(zone).date()
    said = said_by([*of_exploitation(person, form, standard), *of_the_case(person, standard)])
    said |= told_of(person, identity, standard) | referred_on(person, standard) | decided(person, standard)
    said["cas_IncomingReferralDate"] = (registered_on.isoformat(),)
    district = person.concern.district if person.concern else ""
    return CaseRecord(
        registered_on=registered_on,
        said={name: values for name, values in said.items() if any(values)},
        born=day_in(identity.date_of_birth),
        country=HERE if form.get("exploited_where") == "uk" else "",
        district=district_name(district) if district else "",
        may_name=agreed(person),
    )


def agreed(person: PotentialVictim) -> bool:
    """Whether an adult's yes to support holds now. Nobody else's name leaves in a file."""
    yes = standings_of(person)[ConsentPurpose.SUPPORT].answer == ConsentAnswer.YES
    return yes and known_of(person).is_adult


def of_exploitation(person: PotentialVictim, form: dict[str, object], standard: Standard) -> Iterator[Placed]:
    """What kinds it may be: as the desk assessed the concern, and as was ticked on the Home Office's form."""
    concern = person.concern if person.concern and person.concern.erased_at is None else None
    for kind in concern.exploitation if concern else ():
        yield from standard.places_of("exploitation_kinds", kind)
    if concern and concern.place_kind:
        yield from standard.places_of("place_kinds", concern.place_kind)
    for name, answer in form.items():
        if name.startswith(TICKS) and answer is True:
            yield from standard.places_of("nrm_ticks", name)


def of_the_case(person: PotentialVictim, standard: Standard) -> Iterator[Placed]:
    """How the file stands, and why it was closed."""
    case = Case.objects.filter(person=person).first()
    if case is None:
        return
    yield from standard.places_of("case_statuses", case.status)
    closing = CaseEvent.objects.filter(case=case, kind=EventKind.CLOSED).last() if case.status == "closed" else None
    if closing is not None:
        yield from standard.places_of("closing_reasons", closing.reason)


def decided(person: PotentialVictim, standard: Standard) -> dict[str, tuple[str, ...]]:
    """What the Home Office decided last; a person is a possible victim until then. It is never our own finding."""
    came = list(Decision.objects.filter(person=person, taken_back_at=None))
    latest = max(came, key=lambda one: (one.on, one.recorded_at), default=None)
    latest = newest_that_counts(came) or latest
    if latest is None or latest.kind == DecisionKind.SUPPORT_STARTED:
        code = "none_yet"
    else:
        code = f"{latest.kind}.{latest.outcome}" if latest.outcome else latest.kind
    said = said_by(standard.places_of("nrm_decisions", code))
    if latest is not None and latest.kind in DECIDED:
        said["vic_TraffickingStatusDecisionMakingOrg"] = (HOME_OFFICE,)
    return said


def newest_that_counts(came: Sequence[Decision]) -> Decision | None:
    """The latest that is a decision or asks for a new one; that support began decides nothing."""
    counting = [one for one in came if one.kind != DecisionKind.SUPPORT_STARTED]
    return max(counting, key=lambda one: (one.on, one.recorded_at), default=None)


def referred_on(person: PotentialVictim, standard: Standard) -> dict[str, tuple[str, ...]]:
    """Where they were referred last, when and what for."""
    last = Referral.objects.filter(person=person, status__in=WENT, sent_at__isnull=False).order_by("sent_at").last()
    if last is None or last.sent_at is None:
        return {}
    sent_on = last.sent_at.astimezone(current_locality().timezone).date()
    return {
        **said_by(standard.places_of("referral_kinds", last.kind)),
        "cas_ReferredOrganisation": (last.to_name,),
        "cas_OutgoingReferralDate": (sent_on.isoformat(),),
    }


def told_of(person: PotentialVictim, identity: Identity, standard: Standard) -> dict[str, tuple[str, ...]]:
    """Who they are, as far as they told. How to reach them stays here: a row cannot say when and how that is safe."""
    worker = Case.objects.filter(person=person, worker__isnull=False).values_list("worker__name", flat=True).first()
    nationalities = [standard.country_of(word) for word in (identity.nationality, identity.second_nationality) if word]
    return {
        "prs_FirstName": (identity.given_names,),
        "prs_SecondName": (identity.family_name,),
        "prs_Birthdate": (identity.date_of_birth,),
        "prs_Gender": (gender_in(identity.gender, standard),),
        "prs_Citizenship": tuple(dict.fromkeys(filter(None, nationalities))),
        "cas_CaseOwner": (worker or "",),
        "cas_ReferringOrganisation": (person.organisation.name,),
    }


def gender_in(word: str, standard: Standard) -> str:
    """The code for somebody's own word; for a word that has none, that it is not specified."""
    asked = "_".join(word.lower().replace("-", " ").split())
    found = next((one.theirs for one in standard.placed if one.list == "genders" and one.ours == asked), "")
    return found or (MISSING_GENDER if asked else "")


def day_in(text: str) -> date | None:
    """The day that was kept; None where it is not known to the day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
