"""The pages of a driver's report and of what is sent along, at both doors."""

from functools import partial

from tests import build
from tests.journeys.pages import Shown, at, send
from tests.journeys.visiting import Visitor


def tell_as_driver(visitor: Visitor) -> None:
    """Send the least that a driver can tell."""
    visitor.go("/driver/")
    visitor.fill({"account": "She was told not to talk to me."})
    visitor.press("Send")


def choose_to_cover(visitor: Visitor, *, parts: bool) -> None:
    """Choose a picture whose parts are to be covered; with `parts`, cover one."""
    tell_as_driver(visitor)
    visitor.press("Add a photograph or a document")
    picture = {"name": "a.png", "mimeType": "image/png", "buffer": build.a_picture()}
    visitor.page.locator("[type=file]").set_input_files(picture)
    visitor.fill({"how": "cover"})
    visitor.press("Continue")
    if parts:
        visitor.fill({"parts": "0"})
        visitor.press("Cover what is ticked, and look again")


REPORTING = (
    Shown("a driver's report", "concerns:driver_start", at("/driver/")),
    Shown("a driver's report with nothing in it", "concerns:driver_start", send("/driver/", "Send")),
    Shown("a driver's receipt", "concerns:driver_sent", tell_as_driver),
    Shown("no driver's receipt any more", "concerns:driver_sent", at("/driver/sent/"), status=404),
    Shown("a file to send", "concerns:files", at("/follow-up/files/"), "somebody with a receipt"),
    Shown("no file sent", "concerns:files", send("/follow-up/files/", "Continue"), "somebody with a receipt"),
    Shown("a picture to cover", "concerns:cover", partial(choose_to_cover, parts=False)),
    Shown("a picture with a part covered", "concerns:cover", partial(choose_to_cover, parts=True)),
)
SENT = (
    Shown("a file nobody has opened", "desk:attachment", at("/concerns/files/{sent_files[new]}/"), "officer"),
    Shown("a picture that was sent", "desk:attachment", at("/concerns/files/{sent_files[opened]}/"), "officer"),
    Shown(
        "a file as it came",
        "desk:attachment_original",
        send("/concerns/files/{sent_files[opened]}/original/", "Keep the file as it came"),
        "officer",
    ),
    Shown(
        "a sent file to keep in a record",
        "documents:keep_sent",
        at("/documents/of/{sent_files[record]}/from-the-concern/{sent_files[opened]}/"),
        "officer",
    ),
)
