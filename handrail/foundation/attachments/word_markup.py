"""Takes out of a part of a Word document who wrote it, what was deleted, and what would fetch or run something."""

import re
from collections.abc import Collection
from typing import Any, TypeAlias

from lxml import etree

from handrail.foundation.attachments.archives import DAMAGED
from handrail.foundation.attachments.failures import NotTaken
from handrail.foundation.attachments.kinds import PLACE_OF_A_FILE

# An element of lxml, which says nothing of its types.
Element: TypeAlias = Any
# Gone with everything in them: deleted text, notes in the margin, earlier formatting, objects, links to other files.
GONE_WHOLE = frozenset(
    {
        "del", "moveFrom", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange",
        "tcPrChange", "tblPrExChange", "numberingChange", "cellDel", "cellIns", "cellMerge", "delInstrText", "delText",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart",
        "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "commentRangeStart",
        "commentRangeEnd", "commentReference", "annotationRef", "permStart", "permEnd", "altChunk", "subDoc",
        "OLEObject", "control", "externalData", "dataBinding", "docPartObj", "svgBlip", "imgProps", "hlinkClick",
        "hlinkHover", "hlinkMouseOver", "proofErr", "embedRegular", "embedBold", "embedItalic", "embedBoldItalic",
        "userShapes", "smartTagPr", "customXmlPr", "entryMacro", "exitMacro", "helpText", "statusText",
    }
)  # fmt: skip
# Gone themselves; what stands in them stays. Inserted text is the text.
UNWRAPPED = frozenset({"ins", "moveTo", "smartTag", "customXml"})
# Of settings.xml, only what decides how the pages look.
LOOKS = frozenset(
    {
        "zoom", "mirrorMargins", "displayBackgroundShape", "evenAndOddHeaders", "defaultTabStop", "autoHyphenation",
        "characterSpacingControl", "footnotePr", "endnotePr", "compat", "mathPr", "themeFontLang", "clrSchemeMapping",
        "decimalSymbol", "listSeparator",
    }
)  # fmt: skip
# Attributes that say who, when, or from which save of which file.
SAYS_WHO = frozenset(
    {"author", "initials", "date", "dateUtc", "userId", "providerId", "paraId", "textId", "gfxdata", "durableId"}
)
NAMED = frozenset({"docPr", "cNvPr"})
# The only fields that stay fields: page numbers, and what was filled in or ticked in a form. Any other is left as the
# text that it last showed.
FIELDS = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES|FORMTEXT|FORMCHECKBOX|FORMDROPDOWN)(\s+\\\*\s+\w+)*\s*")
OFF = frozenset({"0", "false", "off"})
RELATIONSHIPS = "/relationships"


def parsed(content: bytes) -> Element:
    """One part, with nothing fetched and nothing unfolded. Raises NotTaken."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise NotTaken(DAMAGED) from None
    # Word writes no document type; whoever does means to unfold or to fetch something.
    if root.getroottree().docinfo.doctype:
        raise NotTaken(DAMAGED)
    return root


def written(root: Element) -> bytes:
    """The part as it is stored."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def clean_markup(root: Element, *, kept: Collection[str], settings: bool) -> None:
    """Take out what does not belong in a copy; `kept` are the relationships of this part that stay."""
    if settings:
        _keep_looks(root)
    for each in [found for found in root.iter() if found is not root]:
        _take_out(each)
    for each in root.iter():
        _clean_element(each, kept)


def local(name: str) -> str:
    """A name without its namespace: Word's two dialects differ in nothing else."""
    return name.rpartition("}")[2]


def _keep_looks(root: Element) -> None:
    for each in list(root):
        if local(each.tag) not in LOOKS:
            root.remove(each)


def _take_out(each: Element) -> None:
    parent = each.getparent()
    if parent is None:
        return
    name = local(each.tag)
    if name in GONE_WHOLE or (name == "r" and _is_hidden(each)):
        _remove(each, parent)
    elif name in UNWRAPPED:
        for child in list(each):
            each.addprevious(child)
        _remove(each, parent)


def _is_hidden(run: Element) -> bool:
    """Whether this text is there and not shown: nobody would notice it before sharing."""
    for mark in (mark for part in run if local(part.tag) == "rPr" for mark in part if local(mark.tag) == "vanish"):
        return not any(local(str(name)) == "val" and value in OFF for name, value in mark.attrib.items())
    return False


def _remove(each: Element, parent: Element) -> None:
    # What stands behind an element belongs to its parent, and stays.
    if each.tail and each.tail.strip():
        before = each.getprevious()
        if before is None:
            parent.text = (parent.text or "") + each.tail
        else:
            before.tail = (before.tail or "") + each.tail
    parent.remove(each)


def _clean_element(each: Element, kept: Collection[str]) -> None:
    name = local(each.tag)
    for attribute in list(each.attrib):
        if _goes(str(attribute), str(each.attrib[attribute]), kept):
            del each.attrib[attribute]
    if name in NAMED:
        _forget_file_names(each)
    if name == "instrText" and not FIELDS.fullmatch(each.text or ""):
        each.text = ""
    if name == "fldSimple":
        _forget_field(each)


def _goes(attribute: str, value: str, kept: Collection[str]) -> bool:
    name = local(attribute)
    if name in SAYS_WHO or name.startswith("rsid"):
        return True
    namespace = attribute.partition("}")[0]
    if namespace.endswith(RELATIONSHIPS):
        return value not in kept
    return name == "title" and namespace.endswith(":office:office")


def _forget_file_names(each: Element) -> None:
    each.set("name", "Picture")
    each.attrib.pop("title", None)
    if PLACE_OF_A_FILE.search(str(each.get("descr", ""))):
        del each.attrib["descr"]


def _forget_field(each: Element) -> None:
    for attribute in list(each.attrib):
        if local(str(attribute)) == "instr" and not FIELDS.fullmatch(str(each.attrib[attribute])):
            each.attrib[attribute] = ""
