"""Loads a made-up year of concerns, marked as made up on every page."""

import json
from argparse import ArgumentParser
from pathlib import Path
from random import Random
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils import timezone

from handrail.casework.desk.models import Concern
from handrail.casework.dots.actions import read_what_waits
from handrail.casework.dots.actions.signals import raise_signals
from handrail.config.demonstration.campaigns import by_codes, run_campaigns
from handrail.config.demonstration.cast import call_the_cast
from handrail.config.demonstration.course import Carrier, leave_some, play
from handrail.config.demonstration.drivers import bring_in_drivers
from handrail.config.demonstration.leaflets import print_leaflets
from handrail.config.demonstration.learning import hold_sessions
from handrail.config.demonstration.operations import planner
from handrail.config.demonstration.packs import issue_latest_pack
from handrail.config.demonstration.persons import RecordKeeper, read_persons, those_among
from handrail.config.demonstration.premises import offer_premises
from handrail.config.demonstration.quiet import send_nothing
from handrail.config.demonstration.reception import stand_centre_up
from handrail.config.demonstration.scenes import read_script
from handrail.config.demonstration.sent_along import send_a_picture
from handrail.config.demonstration.services import list_services
from handrail.config.demonstration.steering import hold_meetings
from handrail.config.demonstration.studies import FEWEST_CONCERNS, make_studies
from handrail.config.demonstration.year import DAYS, Year, draw_year
from handrail.config.setting_up import groups, organisations, published_figures, services, tables
from handrail.foundation.locality import current_locality
from handrail.foundation.people.models import Role
from handrail.foundation.people.queries import with_role


def begin_anew() -> None:
    """Put away what an interrupted loading left behind: it was all made up. Raises CommandError on a server."""
    for connection in connections.all():
        if connection.vendor != "sqlite":
            raise CommandError("Loading the made-up year was interrupted. Make the databases anew, then begin again.")
        connection.close()
        for file in Path(connection.settings_dict["NAME"]).parent.glob(
            f"{Path(connection.settings_dict['NAME']).name}*"
        ):
            file.unlink()
    for step in (tables, organisations, groups, services, published_figures):
        step()


class Command(BaseCommand):
    """`handrail demo`: a made-up year, carried through the real actions."""

    help = "Loads a made-up year of concerns into an empty installation, and makes a sign-in for every role."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many, and which throw of the dice."""
        parser.add_argument("--concerns", type=int, default=2000, help="how many concerns (default 2000)")
        parser.add_argument("--seed", type=int, default=1807, help="another seed makes another year")
        parser.add_argument("--json", action="store_true", help="say what was made as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse to mix with anything real; then draw the year and carry it."""
        if settings.DEMONSTRATION_FILE.exists():
            if json.loads(settings.DEMONSTRATION_FILE.read_text())["sign_ins"]:
                self.stdout.write("The made-up year is loaded already.")
                return
            begin_anew()
        if Concern.objects.exists():
            raise CommandError("There are concerns here already: a made-up year is never mixed with real ones.")
        self.load(how_many=options["concerns"], seed=options["seed"], as_json=options["json"])

    def load(self, *, how_many: int, seed: int, as_json: bool) -> None:
        """Draw, carry, and write down the sign-ins and the truth."""
        ends, script = timezone.now(), read_script()
        year = draw_year(script, current_locality(), how_many=how_many, ends=ends, seed=seed)
        # The page says that this is made up before the first made-up concern can be seen.
        settings.DEMONSTRATION_FILE.write_text(json.dumps({"sign_ins": []}))
        cast = call_the_cast(at=ends)
        offer_premises(by=cast.coordinator, at=ends)
        list_services(by=cast.coordinator, at=ends)
        print_leaflets(by=cast.coordinator, at=ends)
        hold_sessions(by=with_role(Role.TRAINER)[0], members=list(cast.answering.values()), at=ends)
        hold_meetings(by=cast.coordinator, members=cast.answering, at=ends)
        chances = Random(seed + 4)  # noqa: S311 — made-up people, not keys
        codes = run_campaigns(by=cast.coordinator, asking=cast.keepers["operations"], at=ends, dice=chances)
        bring_in_drivers(officers=list(with_role(Role.LICENSING_OFFICER)), at=ends)
        dice = Random(seed + 1)  # noqa: S311 — made-up people, not keys
        carrier = Carrier(dice, cast, {scene.code: scene for scene in script.scenes})
        keeper = RecordKeeper(Random(seed + 2), cast.keepers, ends)  # noqa: S311 — made-up people, not keys
        records = [keeper.keep(told) for told in those_among(read_persons(), concerns=how_many)]
        lead, others = cast.keepers["operations"], cast.answering.values()
        visits = planner(lead=lead, coordinator=cast.coordinator, answering=others, now=ends).all()
        reports = by_codes(year.drawn, codes, dice=chances)
        ways = [*leave_some([carrier.carry(drawn) for drawn in reports]), *records, *visits]
        with send_nothing():
            play(ways, until=ends, progress=self.tell_progress(year, as_json))
            stand_centre_up(by=lead, at=ends)
            send_a_picture(by=cast.desk[0], at=ends)
            if how_many >= FEWEST_CONCERNS:
                make_studies(by=with_role(Role.ANALYST)[0], at=ends)
            while read_what_waits(at=ends):
                pass
            raise_signals(at=ends)
            issue_latest_pack(by=cast.coordinator, at=ends)
        self.write_truth(year, carrier)
        cast.write(settings.DEMONSTRATION_FILE)
        self.report(how_many, as_json)

    def tell_progress(self, year: Year, quiet: bool) -> Any:
        """Say, month by month of the made-up year, how far it has come."""
        said = set[str]()
        began = year.drawn[0].at

        def tell(at: Any) -> None:
            month = f"{at:%B %Y}"
            if month not in said and not quiet:
                said.add(month)
                share = min(100, round(100 * (at - began).days / DAYS))
                self.stdout.write(f"  {month} ({share} %)")
                self.stdout.flush()

        return tell

    def write_truth(self, year: Year, carrier: Carrier) -> None:
        """Which concerns belong together, for whoever tests how well that is found."""
        truth = [{**vars(network), "concerns": carrier.truth.get(network.code, [])} for network in year.networks]
        (settings.HOME / "demonstration-truth.json").write_text(json.dumps(truth, indent=1))

    def report(self, how_many: int, as_json: bool) -> None:
        """Say what was made."""
        words = json.dumps({"concerns": how_many}) if as_json else f"A made-up year of {how_many} concerns is loaded."
        self.stdout.write(words)
