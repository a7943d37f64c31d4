"""Leaflets say what the pack says, on every page of every format, and copies that no longer do are stopped."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from handrail.foundation.audit.models import TrailEntry
from handrail.foundation.people.models import Organisation, Person, Role
from handrail.foundation.permission import NotAllowed
from handrail.partnership.outreach import actions
from handrail.partnership.outreach.models import ON_PAPER, Format, MoveKind, PrintRun
from handrail.partnership.outreach.policies import changes_since, lines_on, values_of
from handrail.partnership.outreach.queries import held_by, square, typeset
from handrail.rules.localities.locality import Locality
from handrail.rules.localities.pack import read
from tests import build

PACKS = Path("localities")
COUNTIES = ["hertfordshire", "exampleshire"]
PAGES = {Format.FOLDED: 4, Format.POSTER: 1, Format.CARD: 2, Format.STICKER: 1}
FOR_PRINTER = PAGES | {Format.FOLDED: 2}
ADDRESS = "https://report.example.org"
# Millimetres, once cut: A4 twice folded is two A5 side by side.
TRIMMED = {Format.FOLDED: (297, 210), Format.POSTER: (210, 297), Format.CARD: (85, 55), Format.STICKER: (105, 74)}


@pytest.fixture(scope="module", params=COUNTIES)
def county(request: pytest.FixtureRequest) -> Locality:
    return read(PACKS / request.param)


def pages_of(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


@pytest.mark.parametrize("set_as", ON_PAPER)
def test_every_design_fits_the_pages_of_its_format(county: Locality, set_as: Format) -> None:
    for design in county.leaflets:
        made = typeset(design.code, set_as=set_as, locality=county, address=ADDRESS)
        assert pages_of(made) == PAGES[set_as], design.code
        printed = typeset(design.code, set_as=set_as, locality=county, address=ADDRESS, to_print=True)
        assert pages_of(printed) == FOR_PRINTER[set_as], design.code


@pytest.mark.parametrize("set_as", ON_PAPER)
def test_a_printer_finds_where_to_cut(county: Locality, set_as: Format) -> None:
    made = typeset("drivers", set_as=set_as, locality=county, address=ADDRESS, to_print=True)
    with pikepdf.open(BytesIO(made)) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(edge) * 25.4 / 72 for edge in page.TrimBox)
            assert (right - left, top - bottom) == pytest.approx(TRIMMED[set_as], abs=0.1)
            outer = [float(edge) * 25.4 / 72 for edge in page.BleedBox]
            assert [left - outer[0], outer[2] - right] == pytest.approx([3, 3], abs=0.1)


@pytest.mark.parametrize("set_as", Format)
def test_what_is_read_on_a_screen_is_tagged_and_describes_its_picture(county: Locality, set_as: Format) -> None:
    with pikepdf.open(BytesIO(typeset("drivers", set_as=set_as, locality=county, address=ADDRESS))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.open_metadata()["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        figures = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"]
        assert [str(each["/Alt"]) for each in figures] == [
            "A square for a telephone's camera. It opens report.example.org"
        ]


def test_every_number_on_a_leaflet_is_one_of_the_pack_and_can_be_dialled(county: Locality) -> None:
    for design in county.leaflets:
        for line in lines_on(design, locality=county):
            assert line.number == county.channel(line.code).telephone_display, line.code


def test_no_leaflet_tells_anybody_to_confront_or_says_what_somebody_is(county: Locality) -> None:
    for design in county.leaflets:
        words = str(values_of(design, locality=county, qr="", address="")).casefold()
        assert "victim" not in words
        assert any("do not" in said.casefold() for said in design.do_not)
        assert "999" in design.do[0]


def test_the_square_leads_where_it_says() -> None:
    drawn = square(ADDRESS)
    assert drawn.startswith("<svg ")
    assert drawn != square(f"{ADDRESS}/elsewhere")


def with_number(county: Locality, code: str, number: str) -> Locality:
    """The same county, where one channel has another number."""
    channels = tuple(replace(one, telephone_display=number) if one.code == code else one for one in county.channels)
    return replace(county, channels=channels)


@pytest.fixture
def communications(db: None) -> Person:
    return build.person(Role.COMMUNICATIONS, at_work=build.organisations()[0])


def ordered(by: Person, *, locality: Locality, copies: int = 100) -> PrintRun:
    return actions.order_run("drivers", set_as=Format.FOLDED, copies=copies, locality=locality, by=by, at=build.NOON)


def other_than(organisation: Organisation) -> Organisation:
    return Organisation.objects.exclude(pk=organisation.pk).filter(active=True)[:1].get()


def test_a_number_that_changes_marks_every_run_that_shows_it(communications: Person, county: Locality) -> None:
    run = ordered(communications, locality=county)
    assert changes_since(run.printed, locality=county) == []
    later = with_number(county, "crimestoppers", "0800 000 000")
    (held,) = held_by(communications.organisation, locality=later, by=communications)
    assert [(change.name, change.now[:12]) for change in held.changes] == [("Crimestoppers", "0800 000 000")]


def test_copies_that_are_out_of_date_can_only_be_destroyed(communications: Person, county: Locality) -> None:
    run = ordered(communications, locality=county)
    later = with_number(county, "crimestoppers", "0800 000 000")
    with pytest.raises(NotAllowed, match="only be destroyed"):
        actions.give_out(run, kind=MoveKind.AT_EVENT, copies=1, locality=later, by=communications, at=build.NOON)
    actions.give_out(run, kind=MoveKind.DESTROYED, copies=100, locality=later, by=communications, at=build.NOON)
    assert held_by(communications.organisation, locality=later, by=communications)[0].left == 0


def test_copies_are_never_made_nor_lost_on_the_way(communications: Person, county: Locality) -> None:
    run, theirs = ordered(communications, locality=county), other_than(communications.organisation)
    officer = build.person(Role.LICENSING_OFFICER, at_work=theirs)
    actions.give_out(
        run, kind=MoveKind.TO_ORGANISATION, copies=40, to=theirs, locality=county, by=communications, at=build.NOON
    )
    actions.give_out(run, kind=MoveKind.AT_COUNTER, copies=3, locality=county, by=officer, at=build.NOON)
    assert held_by(communications.organisation, locality=county, by=communications)[0].left == 60
    assert held_by(theirs, locality=county, by=officer)[0].left == 37
    assert TrailEntry.objects.filter(act="outreach.copies_moved").count() == 2


def test_nobody_gives_out_more_than_their_shelf_holds(communications: Person, county: Locality) -> None:
    run = ordered(communications, locality=county, copies=5)
    with pytest.raises(NotAllowed, match="holds 5 of these"):
        actions.give_out(run, kind=MoveKind.AT_EVENT, copies=6, locality=county, by=communications, at=build.NOON)


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.COMMUNICATIONS, Role.COORDINATOR}])
def test_only_communications_and_the_coordinator_order(db: None, county: Locality, role: Role) -> None:
    with pytest.raises(NotAllowed):
        ordered(build.person(role, at_work=build.organisations()[0]), locality=county)
