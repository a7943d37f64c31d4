"""Forms about groups and who sits on them."""

from collections.abc import Iterable
from typing import Any

from django import forms

from handrail.foundation.people.models import Organisation, Person
from handrail.foundation.ui.fields import offer, select, words, yes_no
from handrail.partnership.steering.models import Group, Member


class GroupForm(forms.Form):
    """A new group."""

    name = words("What is the group called?", needed="Give the group a name.", longest=120)
    about = words("What is it for?", longest=1_000, rows=3)
    parent = forms.ChoiceField(label="Which group does it answer to?", required=False)

    def __init__(self, data: Any = None, *, parents: Iterable[Group]) -> None:
        super().__init__(data)
        self.parents = {one.code: one for one in parents}
        offer(self, "parent", [("", "None"), *((code, one.name) for code, one in self.parents.items())])

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {"name": given["name"], "about": given["about"], "parent": self.parents.get(given["parent"])}


class SeatForm(forms.Form):
    """A seat for an organisation."""

    organisation = select("Which organisation?", needed="Choose an organisation.")
    observer = yes_no("Does it only look on?", "An observer does not count towards the quorum.")

    def __init__(self, data: Any = None, *, organisations: Iterable[Organisation]) -> None:
        super().__init__(data)
        self.organisations = {one.code: one for one in organisations}
        choices = [(code, one.name) for code, one in self.organisations.items()]
        offer(self, "organisation", [("", "Choose an organisation"), *choices])

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        given = self.cleaned_data
        return {
            "organisation": self.organisations[given["organisation"]],
            "observer": given["observer"] == "yes",
        }


class LaySeatForm(forms.Form):
    """A seat for a person of no organisation."""

    name = words(
        "What is the seat called?",
        "Such as “Person with lived experience”. Never the name of a person: who sits on it is written down nowhere.",
        needed="Enter what the seat is called.",
        longest=80,
    )

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {"name": self.cleaned_data["name"]}


class PeopleForm(forms.Form):
    """Who represents an organisation, and their deputy."""

    representative = forms.ChoiceField(label="Who represents it?", required=False)
    deputy = forms.ChoiceField(label="Who comes in their place?", required=False)

    def __init__(self, data: Any = None, *, member: Member, people: Iterable[Person]) -> None:
        now = {"representative": member.representative, "deputy": member.deputy}
        super().__init__(data, initial={name: one.code for name, one in now.items() if one is not None})
        self.people = {one.code: one for one in people}
        for name in now:
            offer(self, name, [("", "Nobody"), *((code, one.name) for code, one in self.people.items())])

    def parts(self) -> dict[str, Any]:
        """What the action is given."""
        return {name: self.people.get(self.cleaned_data[name]) for name in ("representative", "deputy")}
