"""A long stream comes back whole or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from handrail.foundation.vault import streams
from handrail.foundation.vault.keys import make_keys
from handrail.foundation.vault.streams import NotOurCopy, read_shut, write_shut

ABOUT = {"of": "default", "vendor": "sqlite", "made_at": "2026-11-22T12:00:00+00:00"}
HEADER_ENDS = 18 + 4


def write(file: Path, plain: list[bytes]) -> Path:
    with file.open("wb") as target:
        write_shut(target, plain, about=ABOUT)
    return file


def read(file: Path) -> bytes:
    with file.open("rb") as source:
        return b"".join(read_shut(source))


@pytest.fixture
def three_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of three small pieces."""
    monkeypatch.setattr(streams, "PIECE", 16)
    return write(tmp_path / "copy", [b"the first piece.the second one!.the last"])


def pieces_of(file: Path) -> list[bytes]:
    """Header first, then each piece with its length."""
    whole = file.read_bytes()
    at = HEADER_ENDS + int.from_bytes(whole[18:HEADER_ENDS], "big")
    found = [whole[:at]]
    while at < len(whole):
        end = at + 4 + int.from_bytes(whole[at : at + 4], "big")
        found.append(whole[at:end])
        at = end
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.binary(max_size=100), max_size=8))
def test_a_stream_comes_back_whole(parts: list[bytes], tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as smaller:
        smaller.setattr(streams, "PIECE", 32)
        assert read(write(tmp_path / "copy", parts)) == b"".join(parts)


def test_more_than_one_real_piece_comes_back(tmp_path: Path) -> None:
    plain = b"what was seen" * 200_000
    file = write(tmp_path / "copy", [plain])
    assert read(file) == plain
    assert b"what was seen" not in file.read_bytes()


@pytest.mark.parametrize(
    "rearrange",
    [
        lambda head, one, two, three: head + one + two,
        lambda head, one, two, three: head + one,
        lambda head, one, two, three: head,
        lambda head, one, two, three: head + two + one + three,
        lambda head, one, two, three: head + one + three,
        lambda head, one, two, three: head + one + one + two + three,
        lambda head, one, two, three: head + one + two + three + three,
        lambda head, one, two, three: head + one + two + three + b"\0",
        lambda head, one, two, three: head + one + two + three[:-1],
        lambda head, one, two, three: head + one + two + b"\xff\xff\xff\xff",
    ],
)
def test_a_rearranged_file_is_refused(three_pieces: Path, rearrange: Callable[..., bytes]) -> None:
    three_pieces.write_bytes(rearrange(*pieces_of(three_pieces)))
    with pytest.raises(NotOurCopy):
        read(three_pieces)


def test_one_changed_byte_anywhere_is_refused(three_pieces: Path) -> None:
    whole = three_pieces.read_bytes()
    for at in range(len(whole)):
        three_pieces.write_bytes(bytes([*whole[:at], whole[at] ^ 1, *whole[at + 1 :]]))
        with pytest.raises(NotOurCopy):
            read(three_pieces)


def test_a_file_cut_anywhere_is_refused(three_pieces: Path) -> None:
    whole = three_pieces.read_bytes()
    for end in range(len(whole)):
        three_pieces.write_bytes(whole[:end])
        with pytest.raises(NotOurCopy):
            read(three_pieces)


@pytest.mark.parametrize("junk", [b"", b"SQLite format 3\0", b"HANDRAIL-BACKUP-1\n", b"HANDRAIL-BACKUP-1\n\0\0\0\2{}"])
def test_a_foreign_file_is_refused(tmp_path: Path, junk: bytes) -> None:
    (tmp_path / "copy").write_bytes(junk)
    with pytest.raises(NotOurCopy):
        read(tmp_path / "copy")


def test_a_file_of_another_installation_is_refused(tmp_path: Path, settings: Settings) -> None:
    file = write(tmp_path / "copy", [b"seen"])
    make_keys(tmp_path / "others")
    settings.KEYS = str(tmp_path / "others")
    with pytest.raises(NotOurCopy, match="not in staff"):
        read(file)
