"""PDF/UA-1 from a Typst template and values. What people wrote is text for the template, and never part of it."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import typst
from django.apps import apps
from django.conf import settings

from handrail.foundation.printing.letters import printable, printable_in_latin

# Templates of one room may import the layout of this one; nothing outside the package can be read.
ROOT = Path(__file__).resolve().parents[2]
STANDARD: Final = "ua-1"


class NoSuchTemplate(Exception):
    """No room has a document of this name."""


def document(template: str, values: Mapping[str, object], *, of_the_pack: bool = False) -> bytes:
    """The PDF that `template` makes of `values`: "pathway/next_steps" is `print/next_steps.typ` of the app `pathway`.

    `values` is anything that JSON can say; it needs a "title". The same values make the same bytes: a document has
    no date but the one its template prints. Letters that our fonts do not have stand as [U+1230], and the last page
    says so. In a demonstration every page says that it is made up. `of_the_pack`: the words are the pack's, in whatever
    letters; one that no font has stops the document.

    Raises:
        NoSuchTemplate: the app or its template does not exist.
        typst.TypstError: the template is wrong, or what it makes would not be PDF/UA-1.
    """
    file = file_of(template)
    said = {**values, "demonstration": settings.DEMONSTRATION_FILE.exists()}
    if of_the_pack:
        return compiled(file, said)
    try:
        return compiled(file, printable(said))
    except typst.TypstError:
        # Letters that we have one by one may still be refused as a pair, such as a letter under a foreign accent.
        # A fault of the template itself is raised again here.
        return compiled(file, printable_in_latin(said))


def file_of(template: str) -> Path:
    """The template's file. Raises NoSuchTemplate."""
    label, _, name = template.partition("/")
    if label not in apps.app_configs or not name.isidentifier():
        raise NoSuchTemplate(template)
    file = Path(apps.get_app_config(label).path) / "print" / f"{name}.typ"
    if not file.is_file():
        raise NoSuchTemplate(template)
    return file


def compiled(file: Path, values: object) -> bytes:
    """The template with these values, set in the fonts that Typst brings along."""
    # A path and not the words of the file: Typst numbers each text it is handed, and a process has 65,535 numbers.
    compiler = typst.Compiler(
        file,
        root=ROOT,
        font_paths=our_fonts(),
        sys_inputs={"values": json.dumps(values)},
        package_path=ROOT / "no-packages",
        package_cache_path=ROOT / "no-packages",
    )
    made = compiler.compile(format="pdf", pdf_standards=[STANDARD])
    if not isinstance(made, bytes):
        raise TypeError(type(made))
    return made


@cache
def our_fonts() -> typst.Fonts:
    """The fonts inside Typst and those we install; never the machine's, so that a document looks alike everywhere.

    What people hand out is set without serifs, in Noto Sans and, for Arabic, Vazirmatn, which the front end's
    packages bring. Where they are not installed, Typst's own stand in.
    """
    installed = [folder for folder in settings.FONT_FOLDERS if folder.is_dir()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=installed)
