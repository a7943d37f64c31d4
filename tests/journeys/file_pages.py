"""The pages of files, in each of their states."""

from tests.journeys.pages import Shown, at, send

WHO = "supporter"


def of_file(title: str, name: str, path: str, file: str = "full") -> Shown:
    """A page of a file."""
    return Shown(title, f"cases:{name}", at(f"/files/{{files[{file}]}}/{path}"), WHO)


FILES = (
    Shown("one's files", "cases:caseload", at("/files/"), WHO),
    Shown("everybody's files that are closed", "cases:caseload", at("/files/?worker=&status=closed"), WHO),
    Shown("files to be opened", "cases:open_case", at("/files/of/{without_file}/"), WHO),
    Shown("files handed over", "cases:hand_overs", at("/files/handed-over/"), WHO),
    Shown("files to be handed over", "cases:hand_over", at("/files/handed-over/new/"), WHO),
    Shown("files handed to nobody", "cases:hand_over", send("/files/handed-over/new/", "Hand them over"), WHO),
    Shown("one's calendar", "cases:calendar", at("/files/calendar/"), WHO),
    Shown("one's calendar with its address", "cases:calendar", send("/files/calendar/", "Make an address"), WHO),
    Shown("a referral to open a file from", "cases:open_case_from", at("/files/from/{taken_on}/"), WHO),
    Shown(
        "a file opened from a referral without a working name",
        "cases:open_case_from",
        send("/files/from/{taken_on}/", "Open the file"),
        WHO,
    ),
    of_file("a file", "case", ""),
    of_file("what a file may touch", "touches", "touches/"),
    Shown("what a file touches", "cases:touches", at("/files/{files[full]}/touches/"), "coordinator"),
    of_file("a file that is closed", "case", "", "closed"),
    of_file("a file to be given", "assign_worker", "worker/"),
    of_file("a file to be closed", "close_case", "close/"),
    of_file("a file to be opened again", "reopen_case", "reopen/", "closed"),
    Shown("a file closed without a reason", "cases:close_case", send("/files/{files[full]}/close/", "Close it"), WHO),
    Shown(
        "a file opened again without a reason",
        "cases:reopen_case",
        send("/files/{files[closed]}/reopen/", "Open it again"),
        WHO,
    ),
    Shown(
        "a file given to nobody", "cases:assign_worker", send("/files/{files[full]}/worker/", "Give them the file"), WHO
    ),
)
