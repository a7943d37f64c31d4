"""What may be typed in about a campaign, its codes and its end."""

from decimal import Decimal
from typing import Any

from django import forms

from handrail.foundation.ui.fields import day, number, offer, radios, words
from handrail.partnership.outreach.models import Comparator, Format, Measure, Plan
from handrail.partnership.outreach.policies import AUDIENCES, Planned
from handrail.rules.localities.locality import Locality

MOST_POUNDS = 10_000_000
MOST_MORE = 1_000_000
SLUG_WRONG = "Use small letters, numbers and hyphens only, like taxi-2027."


def several(label: str, hint: str = "", *, needed: str = "") -> forms.MultipleChoiceField:
    """A question of which several may be ticked."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        required=bool(needed),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": needed, "invalid_choice": "Choose from these."},
    )


class PlanForm(forms.Form):
    """What is planned of a campaign."""

    name = words("What is it called?", "As colleagues say it.", needed="Enter a name.", longest=120)
    audience = radios("Whom is it for?", AUDIENCES.items(), needed="Choose whom it is for.")
    title = words("The heading that people read", needed="Enter a heading.", longest=120)
    lead = words(
        "The sentence beneath it", "Plain words. Nothing about any person.", needed="Enter a sentence.",
        longest=500, rows=3,
    )  # fmt: skip
    starts_on = day("First day", needed="Enter the first day.")
    ends_on = day("Last day", needed="Enter the last day.")
    districts = several("In which districts?", needed="Choose at least one district.")
    materials = several("Which leaflets, printed as what?")
    cost = forms.DecimalField(
        label="What does it cost, in pounds?",
        min_value=0,
        max_value=MOST_POUNDS,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-5"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value", "max_decimal_places", "max_whole_digits", "max_digits"),
            "Enter pounds, like 1250 or 1250.50.",
        ),
    )
    expected = words("What do you expect it to do?", needed="Say what you expect.", longest=500, rows=3)
    measure = radios("By what will you see it?", Measure.choices, needed="Choose by what you will see it.")
    more_by = number(
        "How many more do you expect, from the first day to the last?", "Say nought if none.", least=0, most=MOST_MORE
    )
    comparator = radios("More than what?", Comparator.choices, needed="Choose what it is compared with.")
    compared_with = several("Districts to compare with", "Only if it is compared with other districts.")

    def __init__(self, data: Any = None, *, locality: Locality, plan: Plan | None = None) -> None:
        super().__init__(data, initial=shown(plan) if plan else None)
        districts = [(district.code, district.name) for district in locality.districts]
        for name, choices in (
            ("districts", districts),
            ("compared_with", districts),
            ("materials", [(f"{d.code}:{f}", f"{d.name}, {f.label}") for d in locality.leaflets for f in Format]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 — for the type checker
            field.choices = choices

    def planned(self) -> Planned:
        """What is planned."""
        given = self.cleaned_data
        same = {name: given[name] for name in ("name", "audience", "title", "lead", "starts_on", "ends_on")}
        compared = given["compared_with"] if given["comparator"] == Comparator.DISTRICTS else ()
        return Planned(
            **same,
            districts=tuple(given["districts"]),
            materials=tuple((design, set_as) for design, _, set_as in (m.partition(":") for m in given["materials"])),
            cost_pence=int(given["cost"] * 100),
            expected=given["expected"],
            measure=Measure(given["measure"]),
            more_by=given["more_by"],
            comparator=Comparator(given["comparator"]),
            compared_with=tuple(compared),
        )

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"plan": self.planned()}


class NewCampaignForm(PlanForm):
    """A campaign that nobody has heard of yet."""

    slug = forms.RegexField(
        r"^[a-z0-9][a-z0-9-]{2,39}$",
        label="Short name",
        help_text=SLUG_WRONG,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "govuk-input--width-20"}),
        error_messages=dict.fromkeys(("required", "invalid"), SLUG_WRONG),
    )
    field_order = ("name", "slug")

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"slug": self.cleaned_data["slug"], **super().parts()}


def shown(plan: Plan) -> dict[str, Any]:
    """A plan as the form shows it."""
    same = ("name", "audience", "title", "lead", "starts_on", "ends_on", "districts", "expected")
    return {
        **{name: getattr(plan, name) for name in (*same, "measure", "more_by", "comparator", "compared_with")},
        "materials": [f"{design}:{set_as}" for design, set_as in plan.materials],
        "cost": Decimal(plan.cost_pence) / 100,
    }


class CodeForm(forms.Form):
    """A code for one batch of one design."""

    material = radios("For which leaflet?", needed="Choose a leaflet.")
    batch = words(
        "For which batch?", "An event, a district’s renewals, an order. Never a person.", needed="Say which batch.",
        longest=60,
    )  # fmt: skip
    copies = number("How many will carry it, or be shown it?", least=1, most=MOST_MORE)

    def __init__(self, data: Any = None, *, locality: Locality, plan: Plan) -> None:
        super().__init__(data)
        names = {design.code: design.name for design in locality.leaflets}
        made = [(f"{d}:{f}", f"{names[d]}, {Format(f).label}") for d, f in plan.materials if d in names]
        offer(self, "material", made)

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        design, _, set_as = self.cleaned_data["material"].partition(":")
        given = self.cleaned_data
        return {"design": design, "set_as": Format(set_as), "batch": given["batch"], "copies": given["copies"]}


class WhyForm(forms.Form):
    """Why a campaign ends."""

    why = words("Why does it end?", "How it went, in a sentence or two.", needed="Say why.", longest=300, rows=3)
