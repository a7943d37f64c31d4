"""Renders every Django form in GOV.UK markup: settings.FORM_RENDERER names this class.

The templates are in templates/django/forms. A form may set `heading = "account"`: the label of that field is
then the page's <h1>, as on a page that asks one question. See forms.py for dates in three parts and options with hints.
"""

from pathlib import Path
from typing import Any

import django.forms
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.template.backends.django import DjangoTemplates as Backend
from django.utils.functional import cached_property

OURS = Path(__file__).parent / "templates"
DJANGOS = Path(django.forms.__file__).parent / "templates"

# The browser would cut long text silently or speak before we can, in its own words. We answer beside the field.
LEFT_TO_THE_SERVER = frozenset({"required", "maxlength", "minlength", "class", "aria-describedby"})


class DesignSystemRenderer(DjangoTemplates):
    """Django's own way of rendering forms, with our templates first."""

    @cached_property
    def engine(self) -> Backend:
        """An engine that looks among our templates, then among Django's."""
        return Backend({"APP_DIRS": True, "DIRS": [OURS, DJANGOS], "NAME": "design_system", "OPTIONS": {}})

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """The template's words; a widget's context is dressed first."""
        if "widget" in context:
            context = {**context, "widget": dressed(context["widget"])}
        return str(super().render(template_name, context, request))


def dressed(widget: dict[str, Any]) -> dict[str, Any]:
    """What a widget template needs to know beside Django's own context.

    `wrong`: whether the field has an error; `limit`: how many characters are allowed; `classes`: the author's own;
    `described_by`: the ids that explain this input.
    """
    attributes: dict[str, Any] = widget["attrs"]
    limit = attributes.get("maxlength")
    described = [attributes.get("aria-describedby") or ""]
    if limit and widget["template_name"].endswith("textarea.html"):
        described.append(f"{attributes.get('id', '')}-info")
    return {
        **widget,
        "attrs": {name: value for name, value in attributes.items() if name not in LEFT_TO_THE_SERVER},
        "classes": attributes.get("class", ""),
        "wrong": "aria-invalid" in attributes,
        "limit": limit,
        "described_by": " ".join(filter(None, described)),
    }
