"""Whatever is sent is a table, or is refused with a sentence."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.foundation.spreadsheets import NotATable, read_table
from handrail.foundation.spreadsheets.tables import ODS_TYPE

CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet>
<table:table table:name="Sheet1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"""
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


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(content: bytes) -> None:
    try:
        table = read_table(content)
    except NotATable:
        return
    assert len(table.rows) == len(table.lines) > 0
