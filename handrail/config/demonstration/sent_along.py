"""One made-up driver's report with a made-up picture, of which its reporter covered a part, opened by the desk."""

from datetime import datetime, timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from handrail.casework.desk import actions as desk
from handrail.casework.desk.models import Attachment, Concern
from handrail.foundation.attachments.covering import covered, shrunk
from handrail.foundation.people.models import Person
from handrail.foundation.vault import receipts
from handrail.public.concerns.actions import attach_to, submit
from handrail.public.concerns.models import Attached, Report, ReporterKind

SIZE = (960, 640)
SKY, ROAD, VAN, FACE = "#c8d6e5", "#576574", "#f5f6fa", "#e0ac69"
MADE_UP = "MADE UP"
FACES_AT = frozenset({20, 28})
SIGNS = ("taxi-told-not-to-talk", "taxi-same-address")


def send_a_picture(*, by: Person, at: datetime) -> Attachment:
    """A driver tells, sends a picture, and somebody at the desk looks at it."""
    receipt, told_at = receipts.new_receipt(), at - timedelta(hours=3)
    submit(a_drive(), receipt=receipt, at=told_at)
    file = Attached("covered.jpg", "jpg", covered(shrunk(a_picture()), FACES_AT), covered=True)
    attach_to(receipt, file, "The van outside. I covered a face. (Made up.)", at=told_at + timedelta(minutes=2), most=1)
    desk.take_in(at=told_at + timedelta(minutes=3))
    concern = Concern.objects.get(receipt_digest=receipts.receipt_digest(receipt))
    desk.open_concern(concern.pk, by=by, at=told_at + timedelta(minutes=20))
    sent = Attachment.objects.select_related("concern").get(concern=concern)
    return desk.open_attachment(sent, by=by, at=told_at + timedelta(minutes=25))


def a_drive() -> Report:
    """What the driver told."""
    return Report(
        reporter_kind=ReporterKind.DRIVER.value,
        account="I have taken four women to the same house this week. Today one was told not to talk to me. (Made up.)",
        signs=SIGNS,
        pick_up="The station, side entrance",
        drop_off="14 Made-up Lane",
        happened_text="Just now",
        danger="no",
    )


def a_picture() -> bytes:
    """A van on a road, drawn, that says in itself that it is made up."""
    picture, made = Image.new("RGB", SIZE, SKY), BytesIO()
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 420, *SIZE), fill=ROAD)
    draw.rectangle((250, 200, 760, 470), fill=VAN)
    draw.ellipse((500, 190, 580, 290), fill=FACE)
    draw.text((300, 330), MADE_UP, fill=ROAD, font_size=72)
    picture.save(made, "JPEG", quality=90)
    return made.getvalue()
