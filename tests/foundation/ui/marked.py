"""Every sentence of the public door that is to be said in each language, found where it stands."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from django.forms import BaseForm, ChoiceField, Field

from handrail.partnership.published.models import EventKind, StandingWord
from handrail.partnership.services.models.offering import Capacity
from handrail.partnership.services.policies.rows import COUNTY, NATION
from handrail.public.advice import queries
from handrail.public.concerns.forms.telling import FORMS

PROJECT = Path(__file__).parents[3]
TEMPLATES = (*PROJECT.glob("handrail/public/**/*.html"), *PROJECT.glob("handrail/foundation/ui/templates/**/*.html"))
# Whose sentences somebody reads who is not signed in.
CODE = tuple(
    file
    for pattern in (
        *("public/**/*.py", "foundation/ui/forms.py", "foundation/ui/wording.py", "foundation/ui/choosing.py"),
        "foundation/vault/receipts.py",
        *("partnership/published/**/*.py", "partnership/services/queries/*.py"),
    )
    for file in sorted(PROJECT.glob(f"handrail/{pattern}"))
)
# Files are worked on in a process without Django, so that their sentences are plain constants.
CONSTANTS = tuple(sorted(PROJECT.glob("handrail/foundation/attachments/*.py")))
MARKED = re.compile(
    r'{% translate "([^"]+)" %}|_\("([^"]+)"\)|{% tag "([^"]+)"|\b(?:text|title)="([^"]+)"'
    r"|{% blocktranslate[^%]*%}(.*?){% endblocktranslate %}",
    re.DOTALL,
)
VARIABLE = re.compile(r"{{ (\w+) }}")
MARKERS = frozenset({"gettext", "gettext_lazy", "_", "ValidationError"})


def words() -> list[str]:
    """All of them once, in order."""
    found = (_of_templates, _of_code, _of_constants, _of_pages, _of_forms, _of_labels, _of_headings)
    return sorted({said for one in found for said in one()} - {""})


def _of_templates() -> Iterator[str]:
    for file in TEMPLATES:
        for found in MARKED.finditer(file.read_text(encoding="utf-8")):
            *plain, block = found.groups()
            yield VARIABLE.sub(r"%(\1)s", block.replace("%", "%%")) if block else next(filter(None, plain))


def _of_code() -> Iterator[str]:
    for file in CODE:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _name(node.func) in MARKERS:
                yield from _constant(node.args[0])


def _of_constants() -> Iterator[str]:
    for file in CONSTANTS:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.isupper():
                yield from (said for said in _constant(node.value) if said.endswith(".") and " " in said)


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _constant(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def _of_pages() -> Iterator[str]:
    for form in FORMS.values():
        yield from (form.title, form.title_to_oneself, form.opening, form.opening_to_oneself, form.skip_words)
        yield from form.labels_to_oneself.values()


def _of_forms() -> Iterator[str]:
    for form in forms():
        for field in form.base_fields.values():
            yield from _of_field(field)


def _of_field(field: Field) -> Iterator[str]:
    yield from (str(field.label or ""), str(field.help_text))
    # Django's own sentences are lazy, and Django translates them.
    yield from (said for said in field.error_messages.values() if isinstance(said, str))
    for _, label in field.choices if isinstance(field, ChoiceField) else ():
        yield from (str(label), getattr(label, "hint", ""))


def forms() -> Iterator[type[BaseForm]]:
    """Every form of the public door."""
    files = (*PROJECT.glob("handrail/public/*/forms.py"), *PROJECT.glob("handrail/public/*/forms/*.py"))
    for module in map(_module, files):
        yield from (one for one in vars(module).values() if isinstance(one, type) and issubclass(one, BaseForm))


def _module(file: Path) -> ModuleType:
    return importlib.import_module(".".join(file.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__"))


def _of_labels() -> Iterator[str]:
    yield from (str(label) for choices in (StandingWord, EventKind, Capacity) for label in choices.labels)
    yield from (NATION, COUNTY)


def _of_headings() -> Iterator[str]:
    yield from (heading for _, heading in (*queries.GROUP_HEADINGS, *queries.SIGN_HEADINGS))
