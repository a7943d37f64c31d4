"""Makes a PDF anew with its pages and nothing else: what is drawn stays, who made it and what it would do goes."""

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from handrail.foundation.attachments.failures import NotTaken
from handrail.foundation.attachments.kinds import LOCKED, PLACE_OF_A_FILE
from handrail.foundation.attachments.raw_pictures import jpeg_2000_without_notes, jpeg_without_notes

DAMAGED = "This PDF is damaged or cut short. Save it again, then choose it."
NO_PAGES = "This PDF has no pages. Choose another."
# What may stay, by where it stands (ISO 32000-1, tables 28, 30, 89 and 95). Anything else goes, known or not.
OF_THE_ROOT = (
    "/Type", "/Version", "/Extensions", "/Pages", "/PageLabels", "/PageLayout", "/ViewerPreferences", "/Lang",
    "/MarkInfo", "/StructTreeRoot", "/OCProperties",
)  # fmt: skip
OF_A_PAGE = (
    "/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate",
    "/Contents", "/Group", "/StructParents", "/Tabs", "/UserUnit",
)  # fmt: skip
OF_A_PICTURE = (
    "/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Intent", "/ImageMask", "/Mask",
    "/SMask", "/SMaskInData", "/Matte", "/Decode", "/Interpolate", "/Filter", "/DecodeParms", "/Length",
    "/StructParent", "/OC",
)  # fmt: skip
OF_A_DRAWING = (
    "/Type", "/Subtype", "/FormType", "/BBox", "/Matrix", "/Resources", "/Group", "/Filter", "/DecodeParms", "/Length",
    "/StructParent", "/StructParents", "/OC",
)  # fmt: skip
# What goes wherever it stands: notes, earlier states, files within, and whatever a reader would do by itself.
NOWHERE = (
    "/Metadata", "/PieceInfo", "/LastModified", "/AA", "/OpenAction", "/JS", "/JavaScript", "/EF", "/AF", "/Thumb",
    "/URI", "/Launch", "/OPI", "/RichMediaContent", "/PTEX.FileName", "/PTEX.InfoDict", "/PTEX.PageNumber",
    "/CreationInfo", "/Creator", "/Producer", "/Author", "/ModDate", "/CreationDate",
)  # fmt: skip
ALLOWED_BY_SUBTYPE = {"/Image": OF_A_PICTURE, "/Form": OF_A_DRAWING}
CODED_PICTURES = {"/DCTDecode": jpeg_without_notes, "/JPXDecode": jpeg_2000_without_notes}


def clean_pdf(content: bytes) -> bytes:
    """The pages as they are drawn: filled-in fields and marks stay as drawings; notes, links and files within go.

    Raises:
        NotTaken: locked with a password, damaged, or without pages.
    """
    try:
        with pikepdf.open(BytesIO(content), suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise NotTaken(LOCKED)
            if not pdf.pages:
                raise NotTaken(NO_PAGES)
            return _made_anew(pdf)
    except pikepdf.PasswordError:
        raise NotTaken(LOCKED) from None
    except (pikepdf.PdfError, pikepdf.DataDecodingError, RuntimeError, ValueError, TypeError, KeyError):
        # Qpdf and pikepdf answer a file that is not what it says with any of these.
        raise NotTaken(DAMAGED) from None


def _made_anew(pdf: Pdf) -> bytes:
    _draw_what_is_filled_in(pdf)
    _keep_only(pdf.Root, OF_THE_ROOT)
    for page in pdf.pages:
        _empty_annotations(page.obj)
        _keep_only(page.obj, OF_A_PAGE)
    for each in pdf.objects:
        _sweep(pdf, each)
    for key in ("/Info", "/ID"):
        if key in pdf.trailer:
            del pdf.trailer[key]
    made = BytesIO()
    pdf.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return made.getvalue()


def _draw_what_is_filled_in(pdf: Pdf) -> None:
    if any("/Annots" in page.obj for page in pdf.pages):
        if "/AcroForm" in pdf.Root:
            pdf.generate_appearance_streams()
        pdf.flatten_annotations(mode="all")


def _empty_annotations(page: Object) -> None:
    # Emptied, not only taken off the page: something else may still point to them.
    for annotation in page.get("/Annots", Array()):
        if isinstance(annotation, Dictionary):
            _keep_only(annotation, ())


def _sweep(pdf: Pdf, each: Object) -> None:
    if isinstance(each, Stream):
        _sweep_stream(pdf, each)
    elif isinstance(each, Dictionary | Array):
        _sweep_within(each)


def _sweep_stream(pdf: Pdf, stream: Stream) -> None:
    subtype = str(stream.get("/Subtype", ""))
    if subtype in ALLOWED_BY_SUBTYPE:
        _keep_only(stream, ALLOWED_BY_SUBTYPE[subtype])
    if stream.get("/Type") in (Name.EmbeddedFile, Name.Metadata):
        stream.write(b"")
    _sweep_coded_picture(pdf, stream)
    _sweep_within(stream.stream_dict)


def _sweep_within(each: Object) -> None:
    """Take out of this object, and of what stands in it directly, what stays nowhere."""
    if isinstance(each, Dictionary):
        _drop(each, NOWHERE)
        if each.get("/Type") == Name.OBJR:
            _drop(each, ("/Obj",))
        if PLACE_OF_A_FILE.search(str(each.get("/Alt", ""))):
            _drop(each, ("/Alt",))
        if each.get("/Type") == Name.Filespec or each.get("/S") in (Name.JavaScript, Name.Launch, Name.URI):
            _keep_only(each, ())
    values = each.values() if isinstance(each, Dictionary) else iter(each)
    for value in list(values):
        if isinstance(value, Dictionary | Array) and not value.is_indirect:
            _sweep_within(value)


def _sweep_coded_picture(pdf: Pdf, stream: Stream) -> None:
    filters = stream.get("/Filter", None)
    names = [str(each) for each in filters] if isinstance(filters, Array) else [str(filters)]
    if names[-1] not in CODED_PICTURES:
        return
    coded = stream.read_raw_bytes() if len(names) == 1 else _unwrapped(pdf, stream, names[:-1])
    given = stream.get("/DecodeParms", None)
    if isinstance(given, Array):
        given = given[len(names) - 1] if len(given) == len(names) else None
    parms = given if isinstance(given, Dictionary) else None
    stream.write(CODED_PICTURES[names[-1]](coded), filter=Name(names[-1]), decode_parms=parms)


def _unwrapped(pdf: Pdf, stream: Stream, outer: list[str]) -> bytes:
    wrapped = Stream(pdf, stream.read_raw_bytes())
    wrapped.stream_dict.Filter = Array([Name(each) for each in outer])
    return wrapped.read_bytes()


def _keep_only(each: Object, allowed: tuple[str, ...]) -> None:
    for key in [key for key in each.keys() if key not in allowed]:  # noqa: SIM118 (an Object is no dict)
        del each[key]


def _drop(each: Object, gone: tuple[str, ...]) -> None:
    for key in [key for key in each.keys() if key in gone]:  # noqa: SIM118
        del each[key]
