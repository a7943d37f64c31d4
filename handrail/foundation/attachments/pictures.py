"""Makes a picture anew from nothing but its points: place, time, camera, thumbnail and notes stay behind."""

import struct
import zlib
from io import BytesIO

from PIL import Image

from handrail.foundation.attachments.failures import NotTaken
from handrail.foundation.attachments.kinds import Kind

# What is held in memory while a picture is made anew: about 3 bytes a point, twice.
# The sentence below says it in millions.
MOST_POINTS = 50_000_000
QUALITY = 90
ORIENTATION = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# What Pillow raises at a file that is cut short or does not keep to its format.
FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    struct.error,
    zlib.error,
    # What the reader of HEIC raises.
    RuntimeError,
)
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)

DAMAGED = "This picture is damaged or cut short. Save or send it again, then choose it."
TOO_LARGE = "This picture has more than 50 million points. Save it smaller, then choose it."
MOVING = "This picture moves. Save one picture of it, then choose that."


def clean_picture(content: bytes, kind: Kind) -> bytes:
    """The picture as it is seen, upright, and nothing else of what was in the file.

    Colours are kept as numbers; a colour profile of the camera goes. Of a file with several pictures (some telephones
    add a second for the brightness) the first is the one. Of a picture in HEIC it is a JPEG.

    Raises:
        NotTaken: damaged, cut short, moving, or with too many points.
    """
    try:
        with _opened(content, kind) as picture:
            return _encoded(_upright(_checked(picture)), kind)
    except BOMBS:
        raise NotTaken(TOO_LARGE) from None
    except FAULTS:
        raise NotTaken(DAMAGED) from None


def _opened(content: bytes, kind: Kind) -> Image.Image:
    if kind is not Kind.HEIC:
        return Image.open(BytesIO(content), formats=("JPEG" if kind is Kind.JPEG else "PNG",))
    # Loaded where one is opened: few files are of this kind. What it decodes stands upright already.
    from pi_heif import HeifImageFile  # type: ignore[import-untyped]

    picture: Image.Image = HeifImageFile(BytesIO(content))
    return picture


def clean_any_picture(content: bytes) -> bytes:
    """Any picture that Pillow reads, as a clean PNG: for those inside a document. Raises NotTaken."""
    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")) as picture:
            _refuse_many_points(picture)
            picture.load()
            return _encoded(_upright(picture), Kind.PNG)
    except BOMBS:
        raise NotTaken(TOO_LARGE) from None
    except FAULTS:
        raise NotTaken(DAMAGED) from None


def blank_picture() -> bytes:
    """One white point, as a PNG: what stands where a picture cannot be made anew."""
    return _encoded(Image.new("L", (1, 1), 255), Kind.PNG)


def _checked(picture: Image.Image) -> Image.Image:
    _refuse_many_points(picture)
    if picture.format == "PNG" and getattr(picture, "n_frames", 1) > 1:
        raise NotTaken(MOVING)
    picture.load()
    return picture


def _refuse_many_points(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_POINTS:
        raise NotTaken(TOO_LARGE)


def _upright(picture: Image.Image) -> Image.Image:
    turn = TURNS.get(_orientation_of(picture))
    return picture if turn is None else picture.transpose(turn)


def _orientation_of(picture: Image.Image) -> int:
    try:
        return int(picture.getexif().get(ORIENTATION, 1))
    except FAULTS:
        # Notes that cannot be read say nothing of how the picture stands.
        return 1


def _encoded(picture: Image.Image, kind: Kind) -> bytes:
    plain, made = _without_notes(picture, kind), BytesIO()
    if kind in (Kind.JPEG, Kind.HEIC):
        plain.save(made, format="JPEG", quality=QUALITY)
    else:
        plain.save(made, format="PNG")
    return made.getvalue()


def _without_notes(picture: Image.Image, kind: Kind) -> Image.Image:
    mode = _mode_for(picture, kind)
    # A copy in either case: what came with the file stays with the file.
    plain = picture.copy() if mode == picture.mode else picture.convert(mode)
    plain.info.clear()
    return plain


def _mode_for(picture: Image.Image, kind: Kind) -> str:
    if kind in (Kind.JPEG, Kind.HEIC):
        return "L" if picture.mode == "L" else "RGB"
    if "transparency" in picture.info or picture.mode in ("PA", "La", "RGBa"):
        return "RGBA"
    return picture.mode if picture.mode in ("1", "L", "LA", "I;16", "RGB", "RGBA") else "RGB"
