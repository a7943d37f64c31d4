"""Makes a Word document anew from the parts that are its text and its look; no other part is carried over."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from handrail.foundation.attachments.archives import Archive
from handrail.foundation.attachments.failures import NotTaken
from handrail.foundation.attachments.kinds import CONTENT_TYPES, JPEG_BEGINS, Kind
from handrail.foundation.attachments.pictures import blank_picture, clean_any_picture, clean_picture
from handrail.foundation.attachments.word_markup import Element, clean_markup, parsed, written

PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
RELATIONSHIP = f"{{{PACKAGE}relationships}}Relationship"
# Word writes in either of two dialects, which differ in these names and in little else.
USUAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
MAIN = "officeDocument"
IMAGE = "image"
OFFICE = "application/vnd.openxmlformats-officedocument."
WORD = f"{OFFICE}wordprocessingml."
# What is carried over, by what it is to the part that names it; each with the type it is given in the copy.
CARRIED = {
    MAIN: f"{WORD}document.main+xml",
    "styles": f"{WORD}styles+xml",
    "settings": f"{WORD}settings+xml",
    "fontTable": f"{WORD}fontTable+xml",
    "numbering": f"{WORD}numbering+xml",
    "footnotes": f"{WORD}footnotes+xml",
    "endnotes": f"{WORD}endnotes+xml",
    "header": f"{WORD}header+xml",
    "footer": f"{WORD}footer+xml",
    "theme": f"{OFFICE}theme+xml",
    "chart": f"{OFFICE}drawingml.chart+xml",
    "diagramData": f"{OFFICE}drawingml.diagramData+xml",
    "diagramLayout": f"{OFFICE}drawingml.diagramLayout+xml",
    "diagramQuickStyle": f"{OFFICE}drawingml.diagramStyle+xml",
    "diagramColors": f"{OFFICE}drawingml.diagramColors+xml",
}
ENDINGS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    Kind.PNG.value: CONTENT_TYPES[Kind.PNG],
    Kind.JPEG.value: CONTENT_TYPES[Kind.JPEG],
}
MACROS = (
    "This Word document contains macros, small programs. Save it as docx without macros, or as PDF, then choose it."
)
NOT_WORD = "This is not a Word document as Word saves one (docx). Save it as docx or PDF, then choose it."
# The same day in every copy: when it was made is nobody's business.
NO_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass
class _Copy:
    """The document that is being made: its parts so far, and where each of the original went."""

    source: Archive
    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    went: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Link:
    """One relationship as it stands in the original."""

    id: str
    kind: str
    dialect: str
    target: str


def clean_word_document(content: bytes) -> bytes:
    """The text as it is read now, with its look and its pictures.

    Who wrote and changed it, notes in the margin, deleted text, links, objects and fonts within, and what it would
    fetch are left out.

    Raises:
        NotTaken: damaged, locked, with macros, unfolding to too much, or no Word document.
    """
    source = Archive(content)
    _refuse_macros(source)
    main = next((link for link in _links_of(source, "") if link.kind == MAIN), None)
    if main is None:
        raise NotTaken(NOT_WORD)
    copy = _Copy(source)
    copy.parts["_rels/.rels"] = _relationships([(main, _carry(copy, main))])
    return _zipped(copy)


def _refuse_macros(source: Archive) -> None:
    types = source.read("[Content_Types].xml").lower()
    if b"macroenabled" in types or b"vbaproject" in types or any("vba" in name.lower() for name in source.names):
        raise NotTaken(MACROS)
    if CARRIED[MAIN].encode().lower() not in types:
        raise NotTaken(NOT_WORD)


def _links_of(source: Archive, part: str) -> Iterator[_Link]:
    """The relationships of a part ("" for the whole) to other parts; those that lead outside are left out."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in source.names:
        return
    for each in parsed(source.read(listed)).iter(RELATIONSHIP):
        if str(each.get("TargetMode", "Internal")) == "Internal":
            target = posixpath.normpath(posixpath.join("/", folder, str(each.get("Target", "")))).lstrip("/")
            dialect, _, kind = str(each.get("Type", "")).rpartition("/")
            yield _Link(str(each.get("Id", "")), kind, STRICT if dialect == STRICT else USUAL, target)


def _carry(copy: _Copy, link: _Link) -> str:
    """Carry one part over, with those it names. Answers with where it is in the copy."""
    if link.target in copy.went:
        return copy.went[link.target]
    if link.kind == IMAGE:
        return _carry_picture(copy, link.target)
    number = len(copy.went) + 1
    place = "word/document.xml" if link.kind == MAIN else f"word/{link.kind}{number}.xml"
    copy.went[link.target] = place
    root, links = parsed(copy.source.read(link.target)), _named_by(copy.source, link.target)
    clean_markup(root, kept={each.id for each in links}, settings=link.kind == "settings")
    if links:
        folder, name = posixpath.split(place)
        carried = [(each, _carry(copy, each)) for each in links]
        copy.parts[f"{folder}/_rels/{name}.rels"] = _relationships(carried)
    copy.parts[place], copy.types[place] = written(root), CARRIED[link.kind]
    return place


def _named_by(source: Archive, part: str) -> list[_Link]:
    return [
        link
        for link in _links_of(source, part)
        if link.kind != MAIN and link.kind in (*CARRIED, IMAGE) and link.target in source.names
    ]


def _carry_picture(copy: _Copy, target: str) -> str:
    content, number = copy.source.read(target), len(copy.went) + 1
    ending, made = _made_anew(content)
    place = f"word/media/image{number}.{ending}"
    copy.went[target], copy.parts[place] = place, made
    return place


def _made_anew(content: bytes) -> tuple[str, bytes]:
    """How its name ends, and the picture. A photograph stays coded as one: as a PNG it would be many times larger."""
    try:
        if content.startswith(JPEG_BEGINS):
            return Kind.JPEG.value, clean_picture(content, Kind.JPEG)
        return Kind.PNG.value, clean_any_picture(content)
    except NotTaken:
        # A drawing of a kind that cannot be made anew (Windows metafiles) is left out, its place is not.
        return Kind.PNG.value, blank_picture()


def _relationships(carried: list[tuple[_Link, str]]) -> bytes:
    root: Element = etree.Element(f"{{{PACKAGE}relationships}}Relationships", nsmap={None: f"{PACKAGE}relationships"})
    for link, place in carried:
        etree.SubElement(root, RELATIONSHIP, Id=link.id, Type=f"{link.dialect}/{link.kind}", Target=f"/{place}")
    return written(root)


def _content_types(types: dict[str, str]) -> bytes:
    space = f"{PACKAGE}content-types"
    root: Element = etree.Element(f"{{{space}}}Types", nsmap={None: space})
    for ending, kind in ENDINGS.items():
        etree.SubElement(root, f"{{{space}}}Default", Extension=ending, ContentType=kind)
    for place, kind in types.items():
        etree.SubElement(root, f"{{{space}}}Override", PartName=f"/{place}", ContentType=kind)
    return written(root)


def _zipped(copy: _Copy) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as out:
        for name, content in {"[Content_Types].xml": _content_types(copy.types), **copy.parts}.items():
            out.writestr(ZipInfo(name, NO_DAY), content, compress_type=ZIP_DEFLATED)
    return made.getvalue()
