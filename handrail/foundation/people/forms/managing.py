"""What may be typed about the people one manages, and by whoever joins."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.people.permissions import why_not_give_role
from handrail.foundation.people.queries import organisations_for, successors_of


class RolesForm(forms.Form):
    """Which roles somebody has. Shows only those that whoever asks may give; the others stay as they are."""

    roles = forms.MultipleChoiceField(
        label="What they do",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one role."},
    )

    def __init__(self, *args: Any, by: Person, person: Person | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        givable = [role for role in Role if why_not_give_role(role, by=by) is None]
        held = person.roles if person else frozenset()
        self.kept = held - set(givable)
        field = self.fields["roles"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 — declared above; tells the type checker
        field.choices = [(role.value, role.label) for role in givable]
        field.required = not self.kept
        self.initial.setdefault("roles", [role.value for role in held])

    @property
    def chosen(self) -> frozenset[Role]:
        """The roles as they are to be: what was ticked, and what could not be touched."""
        return frozenset(map(Role, self.cleaned_data["roles"])) | self.kept


class InviteForm(RolesForm):
    """Whom to invite, to which organisation."""

    name = forms.CharField(label="Their name", max_length=120, error_messages={"required": "Enter their name."})
    email = forms.EmailField(
        label="Their work e-mail address",
        error_messages={
            "required": "Enter their work e-mail address.",
            "invalid": "Enter an e-mail address like name@example.org.",
        },
    )
    organisation = forms.ModelChoiceField(
        label="Their organisation",
        queryset=Organisation.objects.none(),
        empty_label=None,
        error_messages={
            "required": "Choose their organisation.",
            "invalid_choice": "Choose an organisation from the list.",
        },
    )

    field_order = ("name", "email", "organisation", "roles")

    def __init__(self, *args: Any, by: Person, **options: Any) -> None:
        super().__init__(*args, by=by, **options)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 — declared above; tells the type checker
        field.queryset = organisations_for(by)


class AcceptForm(forms.Form):
    """A new colleague's password."""

    password = forms.CharField(
        label="Choose a password",
        help_text="At least 12 characters. Three random words are easy to remember and hard to guess.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Choose a password."},
        strip=False,
        max_length=200,
    )
    again = forms.CharField(
        label="The same password again",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Enter the same password again."},
        strip=False,
        max_length=200,
    )

    def __init__(self, *args: Any, newcomer: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.newcomer = newcomer

    def clean_password(self) -> str:
        """The password, if it is good enough."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.newcomer)
        return password

    def clean_again(self) -> str:
        """The repetition, if it is one."""
        again: str = self.cleaned_data["again"]
        if "password" in self.cleaned_data and again != self.cleaned_data["password"]:
            raise forms.ValidationError("The two passwords are not the same.")
        return again


class Colleague(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice among people, by name."""

    def label_from_instance(self, obj: Person) -> str:
        """Their name; a person's own words for themselves are only a reference."""
        return obj.name


class LeaveForm(forms.Form):
    """To whom the work of somebody who leaves is handed over."""

    successor = Colleague(
        label="Who takes over their work?",
        queryset=Person.objects.none(),
        required=False,
        empty_label="Nobody yet: put it back for others to take up",
        to_field_name="code",
        error_messages={"invalid_choice": "Choose somebody from the list."},
    )

    def __init__(self, *args: Any, person: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["successor"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 — declared above; tells the type checker
        field.queryset = successors_of(person)


class SearchForm(forms.Form):
    """A part of a name."""

    name = forms.CharField(label="Find by name", max_length=120, required=False, empty_value="")
