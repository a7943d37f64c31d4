"""What may be typed of a service, of the room it has, and of another directory's file."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from handrail.foundation.locality import current_locality
from handrail.foundation.ui.fields import offer, radios, words, yes_no
from handrail.partnership.directory.forms.reading import read_number
from handrail.partnership.services.models import Capacity, LocationType, Phone, Service, Status
from handrail.partnership.services.policies import Cost, Entry, Number, Place, Point, why_not_tell
from handrail.partnership.services.queries import terms_of_list
from handrail.rules.localities.hours import BadHours, read_hours
from handrail.rules.localities.postcodes import districts_of, read_postcode

OLDEST = 120
AREAS = [("nation", "The whole country"), ("county", "The whole county"), ("districts", "Some districts")]
MOST_FEED_BYTES = 25_000_000


def ticks(label: str, hint: str = "") -> forms.MultipleChoiceField:
    """A question with several answers."""
    return forms.MultipleChoiceField(label=label, help_text=hint, required=False, widget=forms.CheckboxSelectMultiple)


def age(label: str) -> forms.IntegerField:
    """An age, or none."""
    said = f"Enter a whole number from 0 to {OLDEST}, or nothing."
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=OLDEST,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-3"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), said),
    )


class ServiceForm(forms.Form):
    """An entry of the directory."""

    name = words("What is the service called?", needed="Give the service a name.", longest=200)
    description = words("What does it do?", "Anybody can read this.", longest=2000, rows=4)
    status = radios("Is it running?", Status.choices, needed="Choose how it stands.")
    public = yes_no("May everybody see it?", "If not, only those who work here find it.")
    confidential = yes_no(
        "Is where it is secret?",
        "A refuge or a safe house: only its area and its telephone are listed, never an address.",
    )
    needs = ticks("What need does it meet?")
    groups = ticks("Whom is it for?")
    eligibility = words("Who can use it?", "In words.", longest=600, rows=2)
    minimum_age = age("From which age?")
    maximum_age = age("Up to which age?")
    telephone = words("Telephone", longest=30)
    telephone_for = words("What that number is for", longest=200)
    text_number = words("Number for texts", longest=30)
    email = forms.EmailField(label="E-mail of the service", required=False, max_length=200)
    url = forms.URLField(label="Website", required=False, max_length=300, assume_scheme="https")
    hours = words(
        "When is it open?",
        "Write “always”, or days and times like “mon-fri 08:00-20:00; sat 09:00-17:00; holidays closed”. "
        "Leave it empty if nobody knows.",
        longest=300,
    )
    area = radios("For which area is it?", AREAS, needed="Choose for which area it is.")
    districts = ticks("Which districts?")
    address = words("Address, if people can go there", "Never that of a refuge or a safe house.", longest=200)
    city = words("Town", longest=100)
    postcode = words("Postcode", longest=10)
    accessibility = words("How people get in", "Steps, lifts, hearing loops.", longest=600)
    languages = ticks("In which languages can somebody be spoken to?")
    interpreting = words("Interpreters", longest=300)
    free = forms.BooleanField(label="It is free", required=False)
    fees = words("What it costs, in words", longest=300)
    how_to_get_it = words("How does one get it?", longest=600, rows=2)
    wait = words("How long does it take?", longest=200)
    alert = words("Anything people must know now", longest=300)
    contact_role = words("Single point of contact: their role", "A role, never a name: anybody can read it.")
    contact_telephone = words("Telephone of that role", longest=30)

    def __init__(self, data: Any = None, *, known: Service | None = None) -> None:
        super().__init__(data, initial=as_typed(known) if known else {"status": "active", "public": "yes"})
        self.known = known
        locality = current_locality()
        for name, code in (("needs", "service_needs"), ("groups", "service_groups")):
            offer(self, name, [(str(term.pk), term.name) for term in terms_of_list(code)])
        offer(self, "districts", [(one.code, one.name) for one in locality.districts])
        offer(self, "languages", [(word.code, word.label) for word in locality.languages])

    def clean_hours(self) -> str:
        """Hours that can be read."""
        said: str = self.cleaned_data["hours"].strip()
        try:
            if said:
                read_hours(said)
        except BadHours as reason:
            raise ValidationError(str(reason)) from None
        return said

    def clean_telephone(self) -> Any:
        """A number that can be dialled."""
        return number_or_none(self.cleaned_data["telephone"])

    def clean_text_number(self) -> Any:
        """A number that can be texted."""
        return number_or_none(self.cleaned_data["text_number"])

    def clean_contact_telephone(self) -> Any:
        """A number that can be dialled."""
        return number_or_none(self.cleaned_data["contact_telephone"])

    def clean_postcode(self) -> str:
        """A whole postcode, as it is usually written."""
        typed: str = self.cleaned_data["postcode"].strip()
        found = read_postcode(typed) if typed else None
        if typed and (found is None or len(found.inward) != 3):
            raise ValidationError("Enter a whole postcode, like AL1 3JE.")
        return str(found) if found else ""

    def clean(self) -> dict[str, Any]:
        """What fits together, and what may be listed at all."""
        given = super().clean() or {}
        if self.errors:
            return given
        if given["area"] == "districts" and not given["districts"]:
            self.add_error("districts", "Choose at least one district.")
        if given["contact_telephone"] and not given["contact_role"]:
            self.add_error("contact_role", "Say whose number that is: a role.")
        if any(given[name] for name in ("address", "city", "postcode")) and not all(
            given[name] for name in ("address", "city", "postcode")
        ):
            self.add_error("address", "Enter the whole address, with its town and postcode, or nothing.")
        if not self.errors and (reason := why_not_tell(self.entry())):
            self.add_error("address" if given["address"] else None, reason)
        return given

    def entry(self) -> Entry:
        """What is written of the service. The room it has is kept as it was said."""
        given = self.cleaned_data
        names = {word.code: word.label for word in current_locality().languages}
        said = {name: given[name] for name in PLAIN}
        return Entry(
            **said,
            status=Status(given["status"]),
            public=given["public"] == "yes",
            confidential=given["confidential"] == "yes",
            capacity=Capacity(self.known.capacity) if self.known else Capacity.UNKNOWN,
            capacity_on=self.known.capacity_on if self.known else None,
            area="" if given["area"] == "districts" else given["area"],
            districts=tuple(given["districts"]) if given["area"] == "districts" else (),
            numbers=numbers_of(given),
            places=places_of(given),
            languages=tuple((code, names[code]) for code in given["languages"]),
            costs=costs_of(given),
            points=points_of(given),
            terms=tuple(term.pk for term in chosen(given)),
        )

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"entry": self.entry()}


PLAIN = (
    *("name", "description", "eligibility", "minimum_age", "maximum_age", "email", "url", "hours", "interpreting"),
    *("fees", "how_to_get_it", "wait", "alert"),
)


def number_or_none(typed: str) -> Any:
    """A number that was typed, or None."""
    return read_number(typed.strip()) if typed.strip() else None


def numbers_of(given: dict[str, Any]) -> tuple[Number, ...]:
    """The numbers that were typed."""
    found = []
    if told := given["telephone"]:
        found.append(Number(number=told.number, shown=told.display, description=given["telephone_for"]))
    if told := given["text_number"]:
        found.append(Number(number=told.number, shown=told.display, kind=Phone.Kind.SMS))
    return tuple(found)


def places_of(given: dict[str, Any]) -> tuple[Place, ...]:
    """The place that was typed, if it is one."""
    if not given["address"]:
        return ()
    postcode = read_postcode(given["postcode"])
    districts = districts_of(postcode, locality=current_locality()).districts if postcode else ()
    place = Place(
        location_type=LocationType.PHYSICAL,
        name=given["name"],
        address_1=given["address"],
        city=given["city"],
        region=current_locality().name,
        postcode=given["postcode"],
        accessibility=given["accessibility"],
        districts=tuple(one.code for one in districts),
    )
    return (place,)


def costs_of(given: dict[str, Any]) -> tuple[Cost, ...]:
    """That it is free, if that was said."""
    return (Cost(amount=Decimal("0.00"), words="Free"),) if given["free"] else ()


def points_of(given: dict[str, Any]) -> tuple[Point, ...]:
    """The point of contact that was typed."""
    if not given["contact_role"]:
        return ()
    told = given["contact_telephone"]
    return (Point(role=given["contact_role"], number=told.number if told else "", shown=told.display if told else ""),)


def chosen(given: dict[str, Any]) -> list[Any]:
    """The words that were ticked."""
    wanted = {*given["needs"], *given["groups"]}
    terms = [*terms_of_list("service_needs"), *terms_of_list("service_groups")]
    return [term for term in terms if str(term.pk) in wanted]


def as_typed(known: Service) -> dict[str, Any]:
    """The entry as the form shows it."""
    phones = {phone.kind: phone for phone in reversed(known.phones.all())}
    areas, contact = known.areas.all(), next(iter(known.contacts.all()), None)
    place = next((at.location for at in known.at_locations.all() if at.location.address_1), None)
    terms = [(str(one.term_id), one.term.taxonomy.code) for one in known.attributes.all()]
    call, text = phones.get(Phone.Kind.VOICE), phones.get(Phone.Kind.SMS)
    return {
        **{name: getattr(known, name) for name in (*PLAIN, "status")},
        "public": "yes" if known.public else "no",
        "confidential": "yes" if known.confidential else "no",
        "needs": [pk for pk, code in terms if code == "service_needs"],
        "groups": [pk for pk, code in terms if code == "service_groups"],
        "telephone": call.shown if call else "",
        "telephone_for": call.description if call else "",
        "text_number": text.shown if text else "",
        "area": next((area.extent if area.extent != "district" else "districts" for area in areas), ""),
        "districts": [area.district for area in areas if area.district],
        "address": place.address_1 if place else "",
        "city": place.city if place else "",
        "postcode": place.postcode if place else "",
        "accessibility": place.accessibility if place else "",
        "languages": [one.code for one in known.languages.all()],
        "free": any(cost.amount == 0 for cost in known.costs.all()),
        "contact_role": contact.role if contact else "",
        "contact_telephone": contact.shown if contact else "",
    }


class CapacityForm(forms.Form):
    """Whether there is room."""

    capacity = forms.ChoiceField(
        label="Is there room?", choices=Capacity.choices, required=False, widget=forms.RadioSelect
    )
    for_everybody = yes_no("May everybody see that?", "If not, only those who work here do.")

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {"capacity": Capacity(given["capacity"]), "for_everybody": given["for_everybody"] == "yes"}


class FeedForm(forms.Form):
    """A file of another directory."""

    file = forms.FileField(
        label="A file of services",
        help_text="JSON as Open Referral UK 3.0 or HSDS 3.0 describes it.",
        error_messages=dict.fromkeys(("required", "empty", "invalid", "missing"), "Choose a file."),
    )

    def clean_file(self) -> bytes:
        """Its content."""
        file = self.cleaned_data["file"]
        if file.size > MOST_FEED_BYTES:
            raise ValidationError(f"The file is larger than {MOST_FEED_BYTES // 1_000_000} MB.")
        return bytes(file.read())
