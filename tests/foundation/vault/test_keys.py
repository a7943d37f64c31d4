"""No key, no start: whatever is odd about a key file is refused, and each door holds only its own."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from handrail.foundation.vault import chain, keyfiles, receipts, sealing, tokens
from handrail.foundation.vault.keys import NoKeys, django_secret, held, key, make_keys, path_of

STAFF_ONLY = ("desk_open", "master", "token", "backup", "django_staff")


def test_keys_are_made_once_and_never_replaced(tmp_path: Path) -> None:
    make_keys(tmp_path)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    make_keys(tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before
    assert set(before) == {"public.json", "staff.json"}


def test_only_the_owner_can_read_them(tmp_path: Path) -> None:
    make_keys(tmp_path / "keys")
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "keys").iterdir()} == {0o600}


def test_two_installations_have_no_key_in_common(tmp_path: Path) -> None:
    make_keys(tmp_path / "one")
    make_keys(tmp_path / "two")
    one, two = (keyfiles.read_keys(tmp_path / name / "staff.json") for name in ("one", "two"))
    assert not {key.secret for keys in one.values() for key in keys} & {
        key.secret for keys in two.values() for key in keys
    }


def test_a_lost_public_file_is_made_from_the_staff_door_s(tmp_path: Path) -> None:
    make_keys(tmp_path)
    before = (tmp_path / "public.json").read_bytes()
    (tmp_path / "public.json").unlink()
    make_keys(tmp_path)
    assert (tmp_path / "public.json").read_bytes() == before


def test_a_lost_staff_file_is_not_made_again(tmp_path: Path) -> None:
    make_keys(tmp_path)
    (tmp_path / "staff.json").unlink()
    with pytest.raises(NoKeys, match="Put the missing file back"):
        make_keys(tmp_path)
    assert not (tmp_path / "staff.json").exists()


@pytest.mark.parametrize(
    ("break_it", "sentence"),
    [
        (lambda file: file.unlink(), "There is no key file"),
        (lambda file: file.chmod(0o644), "Others on this machine can read"),
        (lambda file: file.chmod(0o640), "Others on this machine can read"),
        (lambda file: file.write_bytes(file.read_bytes()[:-40]), "damaged"),
        (lambda file: file.write_bytes(b""), "damaged"),
        (lambda file: file.write_bytes(b"\xff\x00"), "damaged"),
        (lambda file: file.write_text("[]"), "damaged"),
        (lambda file: file.write_text(json.dumps({"format": "handrail-keys-1", "check": "", "keys": {}})), "damaged"),
        (lambda file: file.write_text(file.read_text().replace("A", "B", 1)), "damaged"),
        (lambda file: (file.unlink(), file.mkdir(mode=0o700)), "cannot be read"),
    ],
)
def test_an_odd_key_file_is_refused(keys_folder: Path, break_it: Callable[[Path], object], sentence: str) -> None:
    break_it(keys_folder / "staff.json")
    with pytest.raises(NoKeys, match=sentence) as refusal:
        held()
    assert refusal.value.sentence.count("\n") == 0


def test_a_door_that_does_not_exist_has_no_keys() -> None:
    with pytest.raises(NoKeys, match="HANDRAIL_DOOR"):
        path_of("/", "back")


def test_settings_do_not_load_without_keys(tmp_path: Path) -> None:
    surroundings = {**os.environ, "HANDRAIL_KEYS": str(tmp_path), "DJANGO_SETTINGS_MODULE": "handrail.config.settings"}
    start = subprocess.run(
        [sys.executable, "-c", "import handrail.config.settings"], env=surroundings, capture_output=True, check=False
    )
    assert start.returncode == 1
    assert b"NoKeys: There is no key file" in start.stderr


def test_keys_import_nothing_of_django() -> None:
    check = "import sys, handrail.foundation.vault.keys; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_the_public_door_holds_only_what_shuts(keys_folder: Path, at_the_public_door: None) -> None:
    assert set(held()) == {"desk_seal", "draft", "trail", "receipt", "django_public"}
    for purpose in STAFF_ONLY:
        with pytest.raises(NoKeys, match="does not hold"):
            key(purpose)


def test_no_secret_of_the_staff_door_is_in_the_public_file(keys_folder: Path) -> None:
    public = (keys_folder / "public.json").read_text()
    staff = json.loads((keys_folder / "staff.json").read_text())["keys"]
    assert not [purpose for purpose in STAFF_ONLY for kept in staff[purpose] if kept["secret"] in public]


def test_the_public_door_seals_but_cannot_open(keys_folder: Path, at_the_public_door: None) -> None:
    sealed = sealing.seal_for_desk(b"what was seen")
    with pytest.raises(sealing.CannotOpen, match="does not hold"):
        sealing.open_at_desk(sealed)
    with pytest.raises(NoKeys):
        tokens.token("name", "x")


def test_the_public_door_does_all_of_its_own_work(keys_folder: Path, at_the_public_door: None) -> None:
    assert receipts.receipt_digest(receipts.new_receipt())
    assert chain.holds(chain.link(b"line"), b"line", keys=held())
    assert django_secret(keys_folder, door="public") != django_secret(keys_folder, door="staff")


def test_a_secret_shows_in_no_repr(keys_folder: Path) -> None:
    assert key("master").secret.hex() not in repr(held())
    assert repr(key("master").secret) not in repr(held())


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("a file where the folder should be")
    with pytest.raises(NoKeys, match="cannot be written"):
        make_keys(tmp_path / "keys")


def test_a_changed_file_is_read_again_without_a_restart(keys_folder: Path, tmp_path: Path) -> None:
    before = key("master").id
    make_keys(tmp_path / "others")
    (tmp_path / "others" / "staff.json").replace(keys_folder / "staff.json")
    assert key("master").id != before
