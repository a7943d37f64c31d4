"""The Home Office's form for given facts: its next pages, what it would insist on, and what would be handed over."""

from collections.abc import Mapping
from typing import Any

from handrail.public.pathway.queries.given import object_from_json
from handrail.rules.pathway.facts import UNKNOWN, Facts, FactsRefused, Fault, read_facts
from handrail.rules.referral_form.edge import keyed
from handrail.rules.referral_form.fields import Field, FieldKind, NoSuchField, Page, ReferralForm
from handrail.rules.referral_form.form import pages, required
from handrail.rules.referral_form.insists import is_open, still_insisted
from handrail.rules.referral_form.output import as_decided, payload

FORM = "form"
AGE = {"under_18": "yes", "may_be_under_18": "not-sure", UNKNOWN: "not-sure", "adult": "no"}
# Facts that answer a question of the form in the same words. A willingness to help the police is none of them.
SAME = {"exploited_as_child": "pv_under_18_when_exploited", "consents.support": "pv_wants_support"}


def form_json(raw: str | bytes, *, form: ReferralForm) -> dict[str, Any]:
    """The form for these facts, and for the answers to its own fields that stand under "form".

    Nothing that somebody wrote is handed over in a notification before a person has read it, so that free text is
    never in the payload of one here. Raises FactsRefused with every fault and its path.
    """
    given = object_from_json(raw)
    typed = given.pop(FORM, {})
    facts = read_facts(given)
    answers = {**answers_from(facts), **read_answers(typed, form)}
    consents = {key.partition(".")[2]: str(said) for key, said in facts.answers if key.startswith("consents.")}
    lacking = facts.get("capacity") == "lacking" and facts.get("consents.nrm") != "no"
    decided = as_decided(answers, consents=consents, best_interests=lacking)
    output = payload(answers, form, consents=consents, best_interests=lacking)
    shown = pages(decided, form)
    return {
        "edition": form.edition,
        "route": output.route,
        "pages": [page_json(page, decided, form) for page in shown],
        "next_page": next((page.code for page in shown if is_unfinished(page, decided)), ""),
        "still_insisted": [
            {"field": one.field, "because": one.because, "type_there": one.type_there}
            for one in still_insisted(decided, form)
        ],
        "payload": {one.key: one.value for one in keyed(output, form)},
        "left_out": [{"field": field, "because": because} for field, because in output.left_out],
    }


def answers_from(facts: Facts) -> dict[str, object]:
    """What the facts answer of the form."""
    same = {field: facts.get(key) for key, field in SAME.items() if facts.get(key) in ("yes", "no")}
    return {"pv_under_18": AGE[facts.get("age")], **same}


def read_answers(typed: object, form: ReferralForm) -> dict[str, object]:
    """Answers to the form's own fields. Raises FactsRefused with every fault and its path."""
    if not isinstance(typed, Mapping):
        raise FactsRefused((Fault(FORM, "This must be an object of the form’s fields and answers."),))
    faults = [Fault(f"{FORM}.{key}"[:80], why) for key, said in typed.items() if (why := why_not(key, said, form))]
    if faults:
        raise FactsRefused(tuple(faults))
    return {key: tuple(said) if isinstance(said, list) else said for key, said in typed.items()}


def why_not(key: str, said: object, form: ReferralForm) -> str:
    """What is wrong with an answer to a field, or nothing."""
    try:
        field = form.field(key)
    except NoSuchField:
        return "The form has no field of this name."
    several, one = (isinstance(said, list) and all(isinstance(each, str) for each in said)), isinstance(said, str)
    match field.kind:
        case FieldKind.TICK:
            return "" if isinstance(said, bool) else "This must be true or false."
        case FieldKind.CHOICES | FieldKind.FILES:
            return "" if several else "This must be a list of texts."
        case _:
            return "" if one else "This must be a text."


def page_json(page: Page, answers: Mapping[str, object], form: ReferralForm) -> dict[str, Any]:
    """One page with the fields it shows."""
    return {
        "page": page.code,
        "heading": page.heading,
        "fields": [field_json(field, answers, form) for field in page.fields],
    }


def field_json(field: Field, answers: Mapping[str, object], form: ReferralForm) -> dict[str, Any]:
    """One field: what it asks, what it takes, and the answer so far."""
    return {
        "field": field.id,
        "words": field.words,
        "kind": str(field.kind),
        "required": required(field, answers),
        "options": {option.value: option.label for option in field.options},
        "list": field.list_name if field.list_name in form.lists else "",
        "answer": answers.get(field.id),
    }


def is_unfinished(page: Page, answers: Mapping[str, object]) -> bool:
    """Whether the page asks for something that has no answer."""
    return any(required(field, answers) and is_open(answers.get(field.id)) for field in page.fields)
