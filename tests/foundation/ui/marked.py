"""Every sentence of the public door that is to be said in each language, found where it stands."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.forms import ChoiceField

from handrail.foundation.ui import wording
from handrail.public.advice import queries
from handrail.public.concerns.forms.telling import FORMS

PROJECT = Path(__file__).parents[3]
TEMPLATES = (*PROJECT.glob("handrail/public/**/*.html"), *PROJECT.glob("handrail/foundation/ui/templates/**/*.html"))
MARKED = re.compile(
    r'{% translate "([^"]+)" %}|_\("([^"]+)"\)|{% tag "([^"]+)"|\b(?:text|title)="([^"]+)"'
    r"|{% blocktranslate[^%]*%}(.*?){% endblocktranslate %}",
    re.DOTALL,
)
VARIABLE = re.compile(r"{{ (\w+) }}")


def words() -> list[str]:
    """All of them once, in order."""
    return sorted({*_of_templates(), *_of_code(), *_of_forms(), *_of_headings()} - {""})


def _of_templates() -> Iterator[str]:
    for file in TEMPLATES:
        for found in MARKED.finditer(file.read_text(encoding="utf-8")):
            *plain, block = found.groups()
            yield VARIABLE.sub(r"%(\1)s", block.replace("%", "%%")) if block else next(filter(None, plain))


def _of_code() -> Iterator[str]:
    for module in (wording, queries):
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "gettext":
                yield str(ast.literal_eval(node.args[0]))


def _of_forms() -> Iterator[str]:
    for form in FORMS.values():
        yield from (form.title, form.title_to_oneself, form.opening, form.opening_to_oneself, form.skip_words)
        yield from form.labels_to_oneself.values()
        for field in form.base_fields.values():
            yield from (str(field.label or ""), str(field.help_text))
            for _, label in field.choices if isinstance(field, ChoiceField) else ():
                yield from (str(label), getattr(label, "hint", ""))


def _of_headings() -> Iterator[str]:
    yield from (heading for _, heading in (*queries.GROUP_HEADINGS, *queries.SIGN_HEADINGS))
