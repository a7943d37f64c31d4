"""What may be typed to find an organisation."""

from django import forms


class SearchForm(forms.Form):
    """A part of a name."""

    name = forms.CharField(label="Find by name", max_length=200, required=False, empty_value="")
