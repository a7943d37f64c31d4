"""Files with a canary in every place where a program writes who, when, where and with what."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

SECRET = "canary-heron"
SEEN = "What anybody may read"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def picture() -> Image.Image:
    """Three by two: red above, blue below, one green corner on the left above."""
    made = Image.new("RGB", (24, 16), (0, 0, 255))
    made.paste((255, 0, 0), (0, 0, 24, 8))
    made.paste((0, 255, 0), (0, 0, 8, 8))
    return made


def notes_of_a_camera(orientation: int = 1) -> Image.Exif:
    """Maker, day and place, as a telephone writes them."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = exif[0x013B] = SECRET
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[29] = SECRET
    exif.get_ifd(0x8769)[0x9286] = SECRET.encode()
    return exif


def segment(code: int, content: bytes) -> bytes:
    """One segment of a JPEG."""
    return bytes((0xFF, code)) + (len(content) + 2).to_bytes(2, "big") + content


def jpeg(orientation: int = 1) -> bytes:
    """A JPEG with EXIF, GPS, XMP, IPTC, a colour profile, comments, and something behind its end."""
    made = BytesIO()
    picture().save(made, "JPEG", quality=95, exif=notes_of_a_camera(orientation), comment=SECRET.encode())
    plain = made.getvalue()
    more = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET.encode())
    more += segment(0xED, b"Photoshop 3.0\0" + SECRET.encode()) + segment(0xE2, b"ICC_PROFILE\0\1\1" + SECRET.encode())
    return plain[:2] + more + plain[2:] + SECRET.encode()


def png() -> bytes:
    """A PNG with text, compressed text, XMP, EXIF and something behind its end."""
    notes = PngInfo()
    notes.add_text("Author", SECRET)
    notes.add_text("Comment", SECRET, zip=True)
    notes.add_itxt("XML:com.adobe.xmp", SECRET)
    made = BytesIO()
    picture().convert("RGBA").save(made, "PNG", pnginfo=notes, exif=notes_of_a_camera())
    return made.getvalue() + SECRET.encode()


def moving_png() -> bytes:
    """A PNG of two pictures."""
    made = BytesIO()
    picture().save(made, "PNG", save_all=True, append_images=[Image.new("RGB", (24, 16))])
    return made.getvalue()


def pdf(**saved: object) -> bytes:
    """A PDF with a canary in every place that is not drawn, and in the notes of the picture that is."""
    made = Pdf.new()
    page = made.add_blank_page(page_size=(200, 200))
    page.Contents = Stream(made, f"BT /F 12 Tf 20 100 Td ({SEEN}) Tj ET /P Do".encode())
    coded = Stream(made, jpeg(), Type=Name.XObject, Subtype=Name.Image, Width=24, Height=16, BitsPerComponent=8)
    coded.Filter, coded.ColorSpace, coded.Metadata = Name.DCTDecode, Name.DeviceRGB, Stream(made, SECRET.encode())
    coded[Name("/PrivateNote")] = pikepdf.String(SECRET)
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.Resources = Dictionary(Font=Dictionary(F=font), XObject=Dictionary(P=coded))
    page.Thumb, page.PieceInfo = Stream(made, SECRET.encode()), Dictionary(Maker=pikepdf.String(SECRET))
    script = Dictionary(S=Name.JavaScript, JS=pikepdf.String(SECRET))
    page.AA = Dictionary(O=script)
    margin = made.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], T=SECRET, Contents=SECRET)
    )
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=Dictionary(S=Name.URI, URI=SECRET))
    page.Annots = Array([margin, made.make_indirect(link)])
    made.attachments["note.txt"] = pikepdf.AttachedFileSpec(  # type: ignore[call-arg]
        made, SECRET.encode(), filename=f"{SECRET}.txt"
    )
    made.Root.OpenAction = made.make_indirect(script)
    made.Root[Name("/Ours")] = Dictionary(By=pikepdf.String(SECRET))
    made.Root.StructTreeRoot = Dictionary(
        Type=Name.StructTreeRoot,
        K=Array([Dictionary(S=Name.Figure, Alt=f"C:\\{SECRET}.jpg", K=Dictionary(Type=Name.OBJR, Obj=margin))]),
    )
    with made.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:creator"] = [SECRET]
    made.docinfo["/Author"] = SECRET
    out = BytesIO()
    made.save(out, **{"deterministic_id": "encryption" not in saved, **saved})  # type: ignore[arg-type]
    return out.getvalue()


def relationships(*links: str) -> str:
    """A list of relationships."""
    inner = "".join(f"<Relationship {link}/>" for link in links)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def link(number: int, kind: str, target: str, *, outside: bool = False) -> str:
    """One relationship."""
    mode = ' TargetMode="External"' if outside else ""
    return f'Id="rId{number}" Type="{R}/{kind}" Target="{target}"{mode}'


BODY = f"""<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:a="urn:a" xmlns:pic="urn:pic" xmlns:o="urn:o"
><w:body><w:p w:rsidR="00CANARY"><w:r w:rsidRPr="00AB"><w:t>{SEEN}</w:t></w:r>
<w:ins w:id="1" w:author="{SECRET}" w:date="2026-01-01T00:00:00Z"><w:r><w:t>, and what was added</w:t></w:r></w:ins>
<w:del w:id="2" w:author="{SECRET}"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>
<w:smartTag w:element="{SECRET}"><w:smartTagPr><w:attr w:val="{SECRET}"/></w:smartTagPr><w:r><w:t>; </w:t></w:r>
</w:smartTag><w:commentRangeStart w:id="0"/><w:hyperlink r:id="rId4"><w:r><w:t>a link</w:t></w:r></w:hyperlink>
<w:r><w:instrText>INCLUDEPICTURE "http://elsewhere.example/{SECRET}"</w:instrText></w:r>
<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"><w:ffData>
<w:entryMacro w:val="{SECRET}"/><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>
<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>
<w:fldSimple w:instr="AUTHOR {SECRET}"><w:r><w:t>shown</w:t></w:r></w:fldSimple>
<pic:cNvPr id="0" name="{SECRET}.jpg" descr="C:\\Users\\{SECRET}\\a.jpg"/><a:blip r:embed="rId3" r:link="rId5"/>
<o:OLEObject r:id="rId6" ProgID="{SECRET}"/></w:p></w:body></w:document>"""
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:styleId="a"><w:name w:val="a"/><w:rsid w:val="00AB"/></w:style></w:styles>'
)
SETTINGS = f"""<w:settings xmlns:w="{W}" xmlns:r="{R}"><w:attachedTemplate r:id="rId1"/><w:defaultTabStop w:val="720"/>
<w:rsids><w:rsid w:val="00CANARY"/></w:rsids>
<w:docVars><w:docVar w:name="a" w:val="{SECRET}"/></w:docVars></w:settings>"""
CONTENT_TYPES = f"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/></Types>"""


def docx(**changed: bytes | str | None) -> bytes:
    """A Word document with a canary in every part; `changed` replaces, adds or (None) leaves out members."""
    members: dict[str, bytes | str | None] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relationships(
            link(1, "officeDocument", "word/document.xml"),
            link(2, "metadata/core-properties", "docProps/core.xml"),
            link(3, "metadata/thumbnail", "docProps/thumbnail.jpeg"),
        ),
        "docProps/core.xml": f"<a><creator>{SECRET}</creator></a>",
        "docProps/app.xml": f"<a>{SECRET}</a>",
        "docProps/custom.xml": f"<a>{SECRET}</a>",
        "docProps/thumbnail.jpeg": jpeg(),
        "word/document.xml": BODY,
        "word/styles.xml": STYLES,
        "word/settings.xml": SETTINGS,
        "word/comments.xml": f'<w:comments xmlns:w="{W}" w:author="{SECRET}">{SECRET}</w:comments>',
        "word/people.xml": f"<a>{SECRET}</a>",
        "word/media/image1.jpg": jpeg(),
        "word/embeddings/sheet.bin": SECRET,
        "customXml/item1.xml": f"<a>{SECRET}</a>",
        "word/_rels/document.xml.rels": relationships(
            link(1, "styles", "styles.xml"),
            link(2, "settings", "settings.xml"),
            link(3, "image", "media/image1.jpg"),
            link(4, "hyperlink", f"https://elsewhere.example/{SECRET}", outside=True),
            link(5, "image", f"https://elsewhere.example/{SECRET}.png", outside=True),
            link(6, "oleObject", "embeddings/sheet.bin"),
            link(7, "comments", "comments.xml"),
            link(8, "customXml", "../customXml/item1.xml"),
        ),
        "word/_rels/settings.xml.rels": relationships(
            link(1, "attachedTemplate", f"file:///C:/{SECRET}.dotm", outside=True)
        ),
        **changed,
    }
    return zipped({name: content for name, content in members.items() if content is not None})


def zipped(members: dict[str, bytes | str]) -> bytes:
    """A zip of these."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as out:
        for name, content in members.items():
            out.writestr(name, content)
    return made.getvalue()


def doc() -> bytes:
    """What can be recognised of a Word document of the old kind."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le") + SECRET.encode()


def layers(content: bytes) -> Iterator[bytes]:
    """The bytes as they are, and whatever can be unfolded from them by other programs than those that cleaned them."""
    yield content
    yield from deflated(content)
    try:
        with ZipFile(BytesIO(content)) as opened:
            for name in opened.namelist():
                yield name.encode()
                yield from layers(opened.read(name))
    except BadZipFile:
        return


def deflated(content: bytes) -> Iterator[bytes]:
    """Every run of bytes that zlib can unfold, wherever it begins: streams of a PDF, chunks of a PNG."""
    at = -1
    while (at := content.find(b"\x78", at + 1)) != -1:
        try:
            yield zlib.decompressobj().decompress(content[at:])
        except zlib.error:
            continue


def says_secret(content: bytes) -> bool:
    """Whether the canary stands anywhere in there, in one of the ways in which programs write words."""
    words = {SECRET, "CANARY"}
    forms = {word.encode(code) for word in words for code in ("utf-8", "utf-16-le", "utf-16-be")}
    forms |= {word.encode().hex().encode() for word in words}
    return any(form in layer for layer in layers(content) for form in forms)


def heic(notes: str) -> bytes:
    """A small picture as telephones take them, with these words in its notes."""
    # Its encoder is installed for tests alone, and loads slowly.
    from pillow_heif import from_pillow

    picture, made, exif = Image.new("RGB", (96, 64), "blue"), BytesIO(), Image.Exif()
    ImageDraw.Draw(picture).rectangle((0, 0, 31, 31), fill="red")
    exif[0x010E] = notes
    from_pillow(picture).save(made, quality=90, exif=exif.tobytes(), xmp=f"<x>{notes}</x>".encode())
    return made.getvalue()
