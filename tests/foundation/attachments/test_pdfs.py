"""Of a PDF, what is drawn stays: who made it, what it carries and what it would do is gone."""

from io import BytesIO
from typing import cast

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf, Stream

from handrail.foundation.attachments.cleaning import cleaned
from handrail.foundation.attachments.failures import NotTaken
from handrail.foundation.attachments.raw_pictures import jpeg_2000_without_notes, jpeg_without_notes
from tests.foundation.attachments import planted


def copy_of(content: bytes) -> bytes:
    made = cleaned(content).copy
    assert made is not None
    return made


def opened(content: bytes) -> Pdf:
    return pikepdf.open(BytesIO(content))


@pytest.mark.parametrize(
    "saved", [{}, {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "compress_streams": False}], ids=str
)
def test_nothing_that_was_planted_is_left(saved: dict[str, object]) -> None:
    content = planted.pdf(**saved)
    assert planted.says_secret(content)
    assert not planted.says_secret(copy_of(content))


def test_a_copy_says_nothing_of_its_making_and_does_nothing() -> None:
    copy = opened(copy_of(planted.pdf()))
    assert "/Info" not in copy.trailer
    assert set(copy.Root.keys()) <= {"/Type", "/Pages", "/StructTreeRoot", "/MarkInfo"}
    assert not copy.attachments
    assert {"/Annots", "/AA", "/Thumb", "/PieceInfo"}.isdisjoint(copy.pages[0].obj.keys())
    everything = copy_of(planted.pdf(qdf=True))
    assert not any(word in layer for layer in planted.layers(everything) for word in (b"/JavaScript", b"/OpenAction"))


def test_what_is_drawn_is_still_drawn() -> None:
    copy = opened(copy_of(planted.pdf()))
    page = copy.pages[0]
    assert any(planted.SEEN.encode() in layer for layer in planted.layers(copy_of(planted.pdf())))
    assert pikepdf.PdfImage(cast(Stream, page.Resources.XObject.P)).as_pil_image().size == (24, 16)


def test_what_somebody_filled_into_a_form_is_drawn_on_the_page() -> None:
    made = Pdf.new()
    page = made.add_blank_page(page_size=(200, 200))
    look = Stream(made, b"BT (typed into a field) Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 90, 20])
    field = made.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=planted.SECRET, V="typed into a field",
            Rect=[10, 10, 100, 30], AP=Dictionary(N=look), F=4,
        )
    )  # fmt: skip
    page.Annots = pikepdf.Array([field])
    made.Root.AcroForm = Dictionary(Fields=pikepdf.Array([field]), XFA=planted.SECRET)
    out = BytesIO()
    made.save(out)
    copy = copy_of(out.getvalue())
    assert any(b"typed into a field" in layer for layer in planted.layers(copy))
    assert not planted.says_secret(copy)


def test_what_was_in_an_earlier_saving_of_the_file_is_gone() -> None:
    content = planted.pdf(object_stream_mode=pikepdf.ObjectStreamMode.disable)
    # An object that nothing points to any longer, as a program leaves it that only adds to the end.
    behind = b"99 0 obj\n(" + planted.SECRET.encode() + b" earlier)\nendobj\n"
    assert not planted.says_secret(copy_of(content.replace(b"%%EOF", behind + b"%%EOF")))


def test_the_same_file_gives_the_same_copy() -> None:
    content = planted.pdf()
    assert copy_of(content) == copy_of(content)


def test_a_pdf_locked_with_a_password_is_refused_even_if_anybody_may_read_it() -> None:
    for user in ("", "open"):
        lock = pikepdf.Encryption(user=user, owner="owner", R=6)
        with pytest.raises(NotTaken, match="locked with a password"):
            cleaned(planted.pdf(encryption=lock))


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\nnot at all\n%%EOF", planted.pdf()[:300]])
def test_a_damaged_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(NotTaken, match=r"damaged|no pages"):
        cleaned(content)


def test_a_coded_picture_loses_its_notes_and_none_of_its_points() -> None:
    content = planted.jpeg()
    plain = jpeg_without_notes(content)
    assert not planted.says_secret(plain)
    scan = content.index(b"\xff\xda")
    assert plain[plain.index(b"\xff\xda") :] == content[scan : content.index(b"\xff\xd9", scan) + 2]


def test_a_picture_of_the_newer_coding_loses_its_notes() -> None:
    def box(name: bytes, content: bytes) -> bytes:
        return (len(content) + 8).to_bytes(4, "big") + name + content

    drawn = box(b"jP  ", b"\r\n\x87\n") + box(b"jp2h", b"size") + box(b"jp2c", b"points")
    noted = drawn[:12] + box(b"xml ", b"who") + drawn[12:] + box(b"uuid", b"where")
    assert jpeg_2000_without_notes(noted) == drawn
    with pytest.raises(NotTaken):
        jpeg_2000_without_notes(b"\0\0\0\3jp2c")
