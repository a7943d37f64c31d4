"""Run the doors: one of them, or both and the work behind them on one machine."""

import argparse
import os
import socket
import sys

from django.core.management.base import CommandError

from handrail.config import environment, working
from handrail.config.doors import DOORS
from handrail.config.supervising import Task, supervise
from handrail.config.welcome import welcome
from handrail.foundation.vault.keys import django_secret

# What only the staff door needs: the public door's process never sees it.
FOR_STAFF_ONLY = ("HANDRAIL_KEYRING", "HANDRAIL_EMAIL_", "HANDRAIL_NOTIFY_", "HANDRAIL_OIDC_")
SERVER = (sys.executable, "-m", "gunicorn", "--config", "python:handrail.config.web_server", "handrail.config.wsgi")


def run(arguments: list[str]) -> None:
    """The command `handrail serve`.

    Raises:
        CommandError: a port is in use.
        NoKeys: there are no keys, or this user may not read those of this door.
    """
    asked = parser().parse_args(arguments)
    ports = ports_of(asked.door, asked.port)
    for door, port in ports.items():
        django_secret(environment.text("KEYS", str(environment.HOME / "keys")), door=door)
        refuse_busy_port(asked.host, port)
    tasks = [door_task(door, asked.host, port, asked.workers, ports) for door, port in ports.items()]
    if asked.door == "both":
        public, staff = (f"http://{asked.host}:{port}/" for port in ports.values())
        sys.stdout.write(welcome(public, staff, demonstration=environment.HOME / "demonstration.json"))
        sys.stdout.flush()
        supervise([*tasks, *working.tasks(os.environ)])
    else:
        # The server takes the place of this process: whoever runs it (systemd) sees the server itself.
        os.execve(tasks[0].command[0], tasks[0].command, dict(tasks[0].environment))  # noqa: S606


def parser() -> argparse.ArgumentParser:
    """What may be said after `handrail serve`."""
    made = argparse.ArgumentParser(prog="handrail serve", description=__doc__)
    made.add_argument("--door", choices=["public", "staff", "both"], default="both")
    made.add_argument("--host", default="127.0.0.1", help="the address to listen on (this machine only, if not given)")
    made.add_argument("--port", type=port_number, help="8000 public, 8001 staff; with both: the public one, staff next")
    made.add_argument("--workers", type=whole_number, default=2, help="processes for each door (2)")
    return made


def whole_number(text: str) -> int:
    """A number of at least 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of 1 or more")
    return int(text)


def port_number(text: str) -> int:
    """A port that a user may open; one below the last, so that the staff door has a next one."""
    if not text.isdecimal() or not 1 <= int(text) <= 65534:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port (1 to 65534)")
    return int(text)


def ports_of(door: str, port: int | None) -> dict[str, int]:
    """The doors to open and the port of each."""
    if door == "both":
        first = port or DOORS["public"].default_port
        return {"public": first, "staff": first + 1}
    return {door: port or DOORS[door].default_port}


def refuse_busy_port(host: str, port: int) -> None:
    """Say so if something listens there already: two servers on one port would share out its visitors."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as fault:
            raise CommandError(
                f"Port {port} on {host} cannot be opened ({os.strerror(fault.errno or 0)}). "
                "Stop what is using it, or choose another with --port."
            ) from None


def door_task(door: str, host: str, port: int, workers: int, ports: dict[str, int]) -> Task:
    """The web server for one door."""
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    command = (*SERVER, "--bind", bind, "--workers", str(workers))
    return Task(f"The {door} door", command, door_environment(door, host, ports))


def door_environment(door: str, host: str, ports: dict[str, int]) -> dict[str, str]:
    """What the door's process is told; the public one is not told where the subjects' keys are kept."""
    addresses = {f"HANDRAIL_{name.upper()}_ADDRESS": f"http://{host}:{port}" for name, port in ports.items()}
    kept = {**addresses, **os.environ, "HANDRAIL_DOOR": door}
    if door == "public":
        kept = {name: value for name, value in kept.items() if not name.startswith(FOR_STAFF_ONLY)}
    return kept
