"""The `handrail` command: everything that is done from a terminal goes through here.

Every command of ours is one file, and the first sentence of that file is its line in the list. Three are kept
in this room because they must work before settings can be loaded, or must outlive them; the others are the
management commands of the apps. Django's own commands (`handrail migrate`) run too, but are not listed.
"""

import ast
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand, CommandError
from django.db.utils import OperationalError

from handrail.config.doors import DOORS
from handrail.foundation.vault.keys import NoKeys
from handrail.rules.localities.pack import PackFault

DONE, COULD_NOT, BAD_INPUT = 0, 1, 2
OF_THIS_ROOM = {
    "setup": "handrail.config.setting_up",
    "serve": "handrail.config.serving",
    "work": "handrail.config.working",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and answer with its exit code: 0 done, 1 could not, 2 bad input."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.config.settings")
    name, *rest = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    if name in {"-h", "--help", "help"}:
        return main([rest[0], "--help"]) if rest else show_commands()
    try:
        run(name, rest)
    except (CommandError, NoKeys, PackFault, ImproperlyConfigured) as fault:
        return say(str(fault), BAD_INPUT)
    except OperationalError as fault:
        return say(f"The database cannot be used ({fault}). `handrail setup` makes what is missing.", COULD_NOT)
    except KeyboardInterrupt:
        return COULD_NOT
    return DONE


def say(sentence: str, code: int) -> int:
    """Tell whoever typed the command what was wrong."""
    sys.stderr.write(f"{sentence.rstrip()}\n")
    return code


def show_commands() -> int:
    """List our commands, one line each."""
    lines = sorted((name, first_sentence(file)) for name, file in our_commands().items())
    width = max(len(name) for name, _ in lines)
    sys.stdout.write("usage: handrail <command> [--help]\n\n")
    sys.stdout.writelines(f"  {name:<{width}}  {sentence}\n" for name, sentence in lines)
    return DONE


def our_commands() -> dict[str, Path]:
    """Each of our commands and the file it is in; found without loading settings."""
    found = {name: Path(str(find_spec(module).origin)) for name, module in OF_THIS_ROOM.items()}  # type: ignore[union-attr]
    rooms = Path(__file__).resolve().parents[2]
    for app in DOORS["staff"].rooms:
        for file in (rooms / app.replace(".", "/") / "management" / "commands").glob("[!_]*.py"):
            found[file.stem] = file
    return found


def first_sentence(file: Path) -> str:
    """What a module says it is for."""
    return (ast.get_docstring(ast.parse(file.read_text())) or "").partition("\n")[0]


def run(name: str, arguments: list[str]) -> None:
    """Run the command of that name.

    Raises:
        CommandError: there is no such command, or it could not take what it was given; the sentence says which.
    """
    if name in OF_THIS_ROOM:
        import_module(OF_THIS_ROOM[name]).run(arguments)
    else:
        run_of_an_app(name, arguments)


def run_of_an_app(name: str, arguments: list[str]) -> None:
    """Run a management command without Django's own way of ending: its faults are told by `main`."""
    command = command_of_an_app(name)
    # Set by Django's own runner too: it makes argparse end with a usage line and 2, not with a traceback.
    command._called_from_command_line = True  # type: ignore[attr-defined]
    options = vars(command.create_parser("handrail", name).parse_args(arguments))
    command.execute(*options.pop("args", ()), **options)


def command_of_an_app(name: str) -> BaseCommand:
    """The management command of that name. Raises CommandError when there is none."""
    django.setup()  # settings are loaded here and not before: setup has to run without them
    try:
        app = get_commands()[name]
    except KeyError:
        raise CommandError(f"There is no command {name!r}. `handrail --help` lists them all.") from None
    return app if isinstance(app, BaseCommand) else load_command_class(app, name)


if __name__ == "__main__":
    sys.exit(main())
