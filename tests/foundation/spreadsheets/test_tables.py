"""Whatever is sent is a table, or is refused with a sentence."""

from io import BytesIO
from time import process_time
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.foundation.spreadsheets import Field, NotATable, proposed, read_table, why_it_runs_over
from handrail.foundation.spreadsheets.workbooks import ODS_TYPE
from tests.partnership.licensing.registers import as_excel

CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet>
<table:table table:name="Sheet1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"""
FIELDS = (Field("ref", "Ref", ("ref",)), Field("what", "What happened", ("what happened",)), Field("on", "", ("date",)))
FAR = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
LIST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""


def as_ods(*rows: tuple[str, ...]) -> bytes:
    written = "".join(f"<table:table-row>{''.join(map(CELL.format, row))}</table:table-row>" for row in rows)
    made = BytesIO()
    with ZipFile(made, "w") as package:
        package.writestr("mimetype", ODS_TYPE)
        package.writestr("content.xml", CONTENT.format(rows=written))
        package.writestr("META-INF/manifest.xml", LIST)
    return made.getvalue()


def test_a_sheet_of_libreoffice_is_read_like_any_other() -> None:
    table = read_table(as_ods(("Date", "What was seen"), ("31/03/2027", "Men in a van")))

    assert table.headings == ("Date", "What was seen")
    assert table.rows == (("31/03/2027", "Men in a van"),)


def test_another_package_of_libreoffice_is_no_table() -> None:
    made = BytesIO()
    with ZipFile(made, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")

    with pytest.raises(NotATable, match="no table"):
        read_table(made.getvalue())


def test_a_workbook_of_two_cells_far_apart_is_refused_and_brings_nothing_down() -> None:
    far = as_excel([("Ref", "What happened"), ("1", "Men")], sheet=lambda made: made.replace("</sheetData>", FAR))

    with pytest.raises(NotATable, match="takes too much to open"):
        read_table(far)


@pytest.mark.parametrize(
    ("written", "headings"),
    [
        (b"sep=;\nRef;What happened\n1;Men, a van\n", ("Ref", "What happened")),
        (b"Return for March, 2026, A council\n\nRef;What happened\n1;Men\n", ("Ref", "What happened")),
        (b"Date,What happened,Date\n1,Men,2\n", ("Date", "What happened", "Date")),
        ("Ref\tWhat happened\n1\tMen\n".encode("utf-16"), ("Ref", "What happened")),
        ("Ref,What happened\n1,Zoë’s men\n".encode("cp1252"), ("Ref", "What happened")),
        ("\ufeffRef|What happened\n1|Men\n".encode(), ("Ref", "What happened")),
    ],
)
def test_headings_are_found_however_the_file_was_saved(written: bytes, headings: tuple[str, ...]) -> None:
    table = read_table(written, FIELDS)
    assert (table.headings, len(table.rows)) == (headings, 1)


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows() -> None:
    with pytest.raises(NotATable, match="From row 3 on the rows run together"):
        read_table(b'Ref,What happened\n1,Men\n2,"A van\n3,A car\n')


def test_a_comma_that_shifts_the_cells_is_seen() -> None:
    table = read_table(b"Ref,What happened,Town\n1,Men, at night,Northam\n2,Men,Northam,,\n")
    assert [bool(why_it_runs_over(row, table)) for row in table.rows] == [True, False]


def test_what_nobody_sees_is_left_out_of_cells() -> None:
    table = read_table("Ref,Name\n1,\u202eAna\u202c\x07\u200e\n".encode())
    assert table.rows == (("1", "Ana"),)


def test_the_sheet_with_our_headings_is_read_and_the_others_are_named() -> None:
    rows = [("Ref", "What happened"), ("1", "Men")]
    table = read_table(as_excel([("Guidance",), ("Fill in the next sheet",)], more={"Jan": rows, "Feb": rows}), FIELDS)
    assert (table.headings, table.others) == (("Ref", "What happened"), ("Register", "Feb"))


@pytest.mark.parametrize("content", [b"\n" * 3_000_000, b"," * 2_000_000, b"a,b\n" * 100_022])
def test_what_no_spreadsheet_has_is_too_large(content: bytes) -> None:
    with pytest.raises(NotATable, match="too large"):
        read_table(content)


def test_thousands_of_letters_are_no_heading() -> None:
    began = process_time()
    assert proposed(["abcdefgh" * 4_000] * 100, fields=FIELDS, remembered={}) == {}
    assert process_time() - began < 1


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(content: bytes) -> None:
    try:
        table = read_table(content)
    except NotATable:
        return
    assert len(table.rows) == len(table.lines) > 0
