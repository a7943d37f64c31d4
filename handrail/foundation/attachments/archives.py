"""Opens a zip that somebody sent without trusting what it says of itself."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from handrail.foundation.attachments.failures import NotTaken, TooMuchInside
from handrail.foundation.attachments.kinds import LOCKED

MEGABYTE = 1024 * 1024
MOST_MEMBERS = 2_000
LARGEST_MEMBER = 60 * MEGABYTE
LARGEST_TOGETHER = 150 * MEGABYTE
PASSWORD_FLAG = 0x1

DAMAGED = "This Word document is damaged or cut short. Save it again, then choose it."
ODD_NAMES = "This Word document is not built as Word builds one. Save it again in Word, then choose it."
FAULTS = (BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error)


class Archive:
    """The members of a zip, each read at most once into memory and never onto a disk."""

    def __init__(self, content: bytes) -> None:
        try:
            self._opened = ZipFile(BytesIO(content))
        except FAULTS:
            raise NotTaken(DAMAGED) from None
        members = self._opened.infolist()
        _refuse_odd(members)
        self._members = {member.filename: member for member in members}
        self._left = LARGEST_TOGETHER

    @property
    def names(self) -> list[str]:
        """What the members are called."""
        return list(self._members)

    def read(self, name: str) -> bytes:
        """One member. Raises NotTaken: it is not there, is damaged, or unfolds to more than is allowed."""
        if name not in self._members:
            raise NotTaken(DAMAGED)
        most = min(LARGEST_MEMBER, self._left)
        try:
            # What is read counts, not what the zip says of its size.
            with self._opened.open(self._members[name]) as member:
                content = member.read(most + 1)
        except FAULTS:
            raise NotTaken(DAMAGED) from None
        if len(content) > most:
            raise TooMuchInside
        self._left -= len(content)
        return content


def _refuse_odd(members: list[ZipInfo]) -> None:
    names = [member.filename for member in members]
    if len(names) > MOST_MEMBERS or sum(member.file_size for member in members) > LARGEST_TOGETHER:
        raise TooMuchInside
    if any(member.flag_bits & PASSWORD_FLAG for member in members):
        raise NotTaken(LOCKED)
    if len({name.lower() for name in names}) != len(names) or any(_leads_elsewhere(name) for name in names):
        raise NotTaken(ODD_NAMES)


def _leads_elsewhere(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in name.split("/")
