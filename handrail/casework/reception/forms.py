"""What may be typed in at a reception centre. `parts` is what the action is given besides who and when."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone

from handrail.casework.persons.forms import one_of, words
from handrail.casework.reception.models import Arrival, BelongingState, CareKind, Centre, Destination, LogKind, NeedKind
from handrail.casework.reception.policies import AtTheDoor
from handrail.foundation.locality import current_locality
from handrail.foundation.ui.forms import Option
from handrail.partnership.premises.models import Premises, Space

LONG = 2_000
MOST_CHILDREN = 20
NOT_UUID = "This form has gone stale. Open the page again."
SIGNING = [
    (BelongingState.RETURNED.value, BelongingState.RETURNED.label),
    (BelongingState.SENT_ON.value, BelongingState.SENT_ON.label),
    (BelongingState.TO_POLICE.value, BelongingState.TO_POLICE.label),
]


def several(label: str, choices: Any, hint: str = "", *, needed: str = "") -> forms.MultipleChoiceField:
    """A field of which several may be ticked."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        required=bool(needed),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": needed} if needed else {},
    )


class RegisterForm(forms.Form):
    """The door: as little as lets somebody be looked after. The id is made with the page, so that twice is once."""

    arrival_id = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": NOT_UUID, "invalid": NOT_UUID})
    arrived_at = forms.CharField(widget=forms.HiddenInput, required=False)
    age = one_of(
        "How old are they?",
        [
            ("adult", "18 or over"),
            ("may_be_under_18", Option("May be under 18", hint="Take this if you are not sure.")),
            ("under_18", "Under 18"),
        ],
        needed="Choose. If you are not sure, they may be under 18.",
    )
    language = forms.CharField(
        label="Language",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"list": "languages", "autocomplete": "off"}),
    )
    interpreter_gender = one_of(
        "Interpreter", [("any", "Any"), ("woman", "A woman"), ("man", "A man")], "If they said so.", needed=""
    )
    urgent_health = words("Anything urgent about their health?", "An injury, pregnancy, medicine they need now.")
    with_arrival = forms.ChoiceField(label="Came with", required=False, widget=forms.Select)
    children = forms.IntegerField(
        label="Children with them",
        help_text="How many. Each child is then registered by themselves.",
        required=False,
        min_value=0,
        max_value=MOST_CHILDREN,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    needed_now = several("What they need now", NeedKind.choices)
    needs = words("Anything else they need first")
    bag = words("Bag or things to keep", "What it looks like. Their number goes on it.")
    alias = words("Working name", "Leave it empty and one is made up. Never their own name.", longest=60)

    def __init__(self, data: Any = None, *, centre: Centre, came_with: str = "") -> None:
        super().__init__(data, initial={"arrival_id": uuid4(), "interpreter_gender": "any", "with_arrival": came_with})
        offer_companions(self, centre)
        self.languages = [word.label for word in current_locality().languages]

    def clean_arrived_at(self) -> datetime | None:
        """When the device says it was; what cannot be read is now."""
        try:
            told = datetime.fromisoformat(self.cleaned_data["arrived_at"])
        except ValueError:
            return None
        return told if timezone.is_aware(told) else None

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        said = ("alias", "age", "language", "interpreter_gender", "urgent_health", "needs", "bag")
        door = AtTheDoor(children=str(given["children"] or ""), **{name: given[name] for name in said if given[name]})
        came_with = UUID(given["with_arrival"]) if given["with_arrival"] else None
        return {
            "arrival_id": given["arrival_id"],
            "arrived_at": given["arrived_at"],
            "door": door,
            "needs": [NeedKind(kind) for kind in given["needed_now"]],
            "with_arrival": came_with,
        }


def offer_companions(form: forms.Form, centre: Centre, *, besides: Arrival | None = None) -> None:
    """Put everybody who is registered there, by their numbers, into the field of whom they came with."""
    people = Arrival.objects.filter(centre=centre)
    if besides is not None:
        people = people.exclude(pk=besides.pk)
    field = form.fields["with_arrival"]
    if isinstance(field, forms.ChoiceField):
        numbers = people.values_list("pk", "number")
        field.choices = [("", "Nobody"), *((str(pk), f"Number {number}") for pk, number in numbers)]


class CameWithForm(forms.Form):
    """Whom somebody came with."""

    with_arrival = forms.ChoiceField(label="Came with", required=False, widget=forms.Select)

    def __init__(self, data: Any = None, *, arrival: Arrival) -> None:
        super().__init__(data, initial={"with_arrival": str(arrival.with_arrival_id or "")})
        offer_companions(self, arrival.centre, besides=arrival)

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        chosen = self.cleaned_data["with_arrival"]
        return {"with_arrival": UUID(chosen) if chosen else None}


class CareForm(forms.Form):
    """What was done."""

    kind = one_of(
        "What was done?",
        [choice for choice in CareKind.choices if choice[0] != CareKind.AT_ONCE],
        needed="Choose what was done.",
    )

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"kind": CareKind(self.cleaned_data["kind"])}


class AtOnceForm(forms.Form):
    """Why somebody is asked to decide before they have rested."""

    words = words(
        "Why would waiting harm them?", "Kept locked.", needed="Say why waiting would harm them.", longest=LONG, rows=3
    )

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"kind": CareKind.AT_ONCE, **self.cleaned_data}


class NeedsForm(forms.Form):
    """What somebody needs now."""

    kinds = several("What do they need now?", NeedKind.choices, needed="Choose what they need.")

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"kinds": [NeedKind(kind) for kind in self.cleaned_data["kinds"]]}


class NeedForm(forms.Form):
    """Which need is met."""

    kind = forms.ChoiceField(choices=NeedKind.choices)

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"kind": NeedKind(self.cleaned_data["kind"])}


class PlaceForm(forms.Form):
    """Which room."""

    space = forms.ModelChoiceField(
        label="Room",
        queryset=Space.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a room.", "invalid_choice": "Choose a room of this centre."},
    )

    def __init__(self, data: Any = None, *, centre: Centre, free: dict[int, int]) -> None:
        super().__init__(data)
        room = self.fields["space"]
        if isinstance(room, forms.ModelChoiceField):
            room.queryset = Space.objects.filter(premises=centre.hold.premises_id, closed_at=None)
            room.label_from_instance = lambda obj: (  # type: ignore[method-assign]
                f"{obj.name}, for {obj.get_kept_for_display().lower()}: {free.get(obj.pk, 0)} free"
            )

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"space": self.cleaned_data["space"]}


class BelongingForm(forms.Form):
    """Something to keep."""

    what = words("What is it?", needed="Say what it is.")

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return dict(self.cleaned_data)


class SettleForm(forms.Form):
    """Where something that was kept went."""

    state = one_of("Where did it go?", SIGNING, needed="Choose where it went.")
    signed = words("Who signed for it, or the police’s reference", needed="Say who signed for it, or the reference.")

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {**self.cleaned_data, "state": BelongingState(self.cleaned_data["state"])}


class LeaveForm(forms.Form):
    """Where somebody went."""

    destination = one_of("Where did they go?", Destination.choices, needed="Choose where they went.")
    where = words("Where exactly", "Kept locked. Never the address of a safe house: its name for it is enough.")
    accompanied_by = words("Who went with them", "Or “nobody”.", needed="Say who went with them, or that nobody did.")
    worker = words("Who works with them from now on", "Name and organisation.")
    reason = words("If nobody does: why not", longest=LONG, rows=2)

    def clean(self) -> dict[str, Any]:
        """Somebody is named, or a reason is given."""
        given = self.cleaned_data
        if not given.get("worker", "").strip() and not given.get("reason", "").strip():
            self.add_error("worker", "Name who works with them from now on, or say below why nobody does.")
        return given

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {**self.cleaned_data, "destination": Destination(self.cleaned_data["destination"])}


class MissingForm(forms.Form):
    """Somebody is not where they should be."""

    seen_last = words("Who saw them last, where and when?", needed="Say who saw them last.", longest=LONG, rows=3)
    police_reference = words("The police’s reference", "If you have called them already.")

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return dict(self.cleaned_data)


class SearchForm(forms.Form):
    """The police carry on the search."""

    police_reference = words("The police’s reference", needed="Give the police’s reference.")

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return dict(self.cleaned_data)


class LogForm(forms.Form):
    """A line of the log."""

    kind = one_of("What is it about?", [choice for choice in LogKind.choices if choice[0] != "state"], needed="Choose.")
    words = words("What happened", needed="Say what happened.", longest=LONG, rows=3)

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {**self.cleaned_data, "kind": LogKind(self.cleaned_data["kind"])}


class StandUpForm(forms.Form):
    """Which premises."""

    premises = forms.ModelChoiceField(
        label="Which premises?",
        queryset=Premises.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the premises.", "invalid_choice": "Choose premises that are free."},
    )

    def __init__(self, data: Any = None, *, free: Any) -> None:
        super().__init__(data)
        offered = self.fields["premises"]
        if isinstance(offered, forms.ModelChoiceField):
            offered.queryset = free
            offered.label_from_instance = lambda obj: (  # type: ignore[method-assign]
                f"{obj.name}: holds {obj.capacity}, sleeps {sum(room.places for room in obj.spaces.all())}"
            )

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"at_premises": self.cleaned_data["premises"]}
