"""What the Home Office's own message calls each answer: our meaning on one side, its key and word on the other.

Nothing is ever sent from here: nobody but a first responder may submit the form, by typing into it.
"""

from dataclasses import dataclass

from handrail.rules.referral_form.fields import Field, ReferralForm
from handrail.rules.referral_form.output import AllowList, Output

# The case types of the Home Office's case system, as its form's source names them (submission.js, April 2026).
CASE_TYPES = {"nrm": "560734", "dtn": "662265"}
# Where the message says something else than the form's own answer does.
MESSAGE_WORDS = {
    "AdultOrChild": {"yes": "Child", "no": "Adult", "not-sure": "Unknown"},
    "Customer.Custom17": {"unknown": "Other"},
}


@dataclass(frozen=True, repr=False)
class Keyed:
    """One answer as it would stand in the form's message."""

    field: str
    key: str
    value: object


def keyed(output: Output, form: ReferralForm) -> tuple[Keyed, ...]:
    """The answers that may go out, under the keys and in the words of the form's message."""
    if output.allow_list is AllowList.NOTHING:
        return ()
    route = (
        Keyed("pv_consents_to_nrm", "NRMOrDuty", output.route.upper()),
        Keyed("pv_consents_to_nrm", "Type", CASE_TYPES[output.route]),
    )
    return route + tuple(
        Keyed(field.id, key, as_the_message_says(key, as_the_form_says(field, value)))
        for field_id, value in output.fields
        for field in (form.field(field_id),)
        for key in field.keys
        if key not in {"NRMOrDuty", "Type"}
    )


def as_the_form_says(field: Field, value: object) -> object:
    """The form's word for an answer; words that somebody wrote stay as they are."""
    words = {option.value: option.form_value for option in field.options}
    if isinstance(value, list | tuple):
        return tuple(words.get(one, one) for one in value)
    return words.get(value, value) if isinstance(value, str) else value


def as_the_message_says(key: str, value: object) -> object:
    """The message's word for the form's."""
    return MESSAGE_WORDS.get(key, {}).get(value, value) if isinstance(value, str) else value
