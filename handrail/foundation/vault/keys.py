"""Which key does what, which door holds it, and how keys are made. Imports no Django: settings reads from here."""

import os
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from nacl.public import PrivateKey

from handrail.foundation.vault.keyfiles import Key, Keys, read_keys, write_keys
from handrail.foundation.vault.keyfiles import NoKeys as NoKeys

KEY_BYTES = 32
DOORS = ("public", "staff")
SECRETS = ("master", "token", "backup", "trail", "draft", "receipt", "django_public", "django_staff")
# What the public door may know. Of a pair it gets the half that shuts; of the trail, the key that adds the next line.
PUBLIC_NEWEST = ("desk_seal", "trail", "receipt", "django_public")
PUBLIC_ALL = ("draft",)


def make_keys(folder: Path | str) -> None:
    """Make the keys of a new installation. Safe to repeat: what is there is never replaced.

    Raises:
        NoKeys: the folder cannot be written, or holds the public door's file but not the staff door's.
    """
    public, staff = (path_of(folder, door) for door in DOORS)
    if not staff.exists():
        if public.exists():
            raise NoKeys(
                f"{staff} is missing but {public} is there. Put the missing file back; new keys would open nothing."
            )
        write_keys(staff, first_keys())
    if not public.exists():
        write_keys(public, public_part(read_keys(staff)))


def first_keys() -> Keys:
    """One fresh key for every purpose."""
    return {**{purpose: (new_key(),) for purpose in SECRETS}, **new_pair()}


def new_key(secret: bytes | None = None, *, called: str | None = None) -> Key:
    """A fresh random key under a fresh name."""
    # The day a key was made is for people who look at the list; nothing is decided by it.
    made_on = datetime.now(UTC).date().isoformat()
    return Key(called or os.urandom(4).hex(), made_on, secret or os.urandom(KEY_BYTES))


def new_pair() -> dict[str, tuple[Key, ...]]:
    """The desk's two halves: one shuts, one opens."""
    private = PrivateKey.generate()
    opens = new_key(bytes(private))
    return {"desk_open": (opens,), "desk_seal": (new_key(bytes(private.public_key), called=opens.id),)}


def public_part(keys: Keys) -> Keys:
    """The little that the public door may know."""
    newest = {purpose: keys[purpose][:1] for purpose in PUBLIC_NEWEST}
    return {**newest, **{purpose: keys[purpose] for purpose in PUBLIC_ALL}}


@lru_cache(maxsize=8)
def path_of(folder: Path | str, door: str) -> Path:
    """Where a door's keys are. A door that does not exist has none: raises NoKeys."""
    if door not in DOORS:
        raise NoKeys("HANDRAIL_DOOR has to be `public` or `staff`.")
    return Path(folder) / f"{door}.json"


def django_secret(folder: Path | str, *, door: str) -> str:
    """What Django signs this door's cookies and forms with. Raises NoKeys."""
    return pick(read_keys(path_of(folder, door)), f"django_{door}").secret.hex()


def pick(keys: Keys, purpose: str, *, called: str = "") -> Key:
    """The newest key for a purpose, or the one of that name. Raises NoKeys if this door does not hold it."""
    found = next((kept for kept in keys.get(purpose, ()) if called in {"", kept.id}), None)
    if found is None:
        raise NoKeys(f"This door does not hold the {purpose.replace('_', ' ')} key that is needed for this.")
    return found


def held() -> Keys:
    """Every key of the door that this process is. Raises NoKeys."""
    from django.conf import settings  # not at the top: settings itself imports this module

    return read_keys(path_of(settings.KEYS, settings.DOOR))


def key(purpose: str) -> Key:
    """The key to shut, sign or mark with now. Raises NoKeys."""
    return pick(held(), purpose)


def key_called(purpose: str, name: str) -> Key:
    """The key of that name, as old as it may be. Raises NoKeys."""
    return pick(held(), purpose, called=name)
