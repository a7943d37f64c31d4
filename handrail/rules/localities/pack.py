"""Reads a county's pack, with the national pack beneath it, or refuses it with every fault it has."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from handrail.rules.localities import sections
from handrail.rules.localities.easy_read import EasyPart
from handrail.rules.localities.easy_read_files import FILE as EASY_READ_FILE
from handrail.rules.localities.easy_read_files import read_easy
from handrail.rules.localities.faults import Fault, Faults, PackFault
from handrail.rules.localities.leaflet_files import FILES as LEAFLET_FILES
from handrail.rules.localities.leaflet_files import read_leaflets
from handrail.rules.localities.leaflet_word_files import FILES as LANGUAGE_FILES
from handrail.rules.localities.leaflet_word_files import read_leaflet_words
from handrail.rules.localities.leaflet_words import LeafletWords
from handrail.rules.localities.leaflets import LeafletDesign
from handrail.rules.localities.learning import EarlierFigure, NeededTraining, Question
from handrail.rules.localities.learning_files import FILES as LEARNING_FILES
from handrail.rules.localities.learning_files import read_earlier, read_needed, read_questions
from handrail.rules.localities.locality import (
    Channel,
    CodedWord,
    District,
    Limit,
    Locality,
    Organisation,
    Sign,
    SignGroup,
)
from handrail.rules.localities.map import FILE as MAP_FILE
from handrail.rules.localities.map import Tile, read_map
from handrail.rules.localities.measure_files import MEASURES, read_measures
from handrail.rules.localities.measures import MeasureEntry
from handrail.rules.localities.operation_files import FILES as OPERATION_FILES
from handrail.rules.localities.operation_files import read_operations
from handrail.rules.localities.operations import OperationWords
from handrail.rules.localities.pathway import Pathway
from handrail.rules.localities.pathway_files import FILES as PATHWAY_FILES
from handrail.rules.localities.pathway_files import read_pathway
from handrail.rules.localities.public_words import FILES as WORD_FILES
from handrail.rules.localities.rows import Pack
from handrail.rules.localities.settings import FILE, Settings, check_settings, read_settings
from handrail.rules.localities.short_version_files import FILE as SHORT_VERSIONS_FILE
from handrail.rules.localities.short_version_files import read_short_versions
from handrail.rules.localities.short_versions import ShortVersion
from handrail.rules.localities.steering import SteeringWords
from handrail.rules.localities.steering_files import FILES as STEERING_FILES
from handrail.rules.localities.steering_files import read_steering
from handrail.rules.localities.support import SupportWords
from handrail.rules.localities.support_files import FILES as SUPPORT_FILES
from handrail.rules.localities.support_files import read_support

__all__ = ["Fault", "PackFault", "read"]

FILES = frozenset(
    {
        *("README.md", FILE, "sources.csv", "districts.csv", "postcodes.csv", "organisations.csv"),
        *("channels.csv", "sign_groups.csv", "signs.csv", "limits.csv", "bank_holidays.csv"),
        *("figures/published.csv", "figures/README.md", MEASURES),
        *PATHWAY_FILES,
        *SUPPORT_FILES,
        *OPERATION_FILES,
        *STEERING_FILES,
        *LEAFLET_FILES,
        *LEARNING_FILES,
        *LANGUAGE_FILES,
        *WORD_FILES,
        SHORT_VERSIONS_FILE,
        EASY_READ_FILE,
        MAP_FILE,
        *(f"codes/{name}.csv" for name in sections.CODE_LISTS),
        # Read by rules/referral_form, which stands on this room.
        *(f"referral_form/{name}.csv" for name in ("conditions", "pages", "fields", "options", "lists")),
        "referral_form/README.md",
        # Read by rules/case_data_standard, which stands on this room.
        *(f"htcds/{name}.csv" for name in ("fields", "lists", "codes", "ctdc", "nationalities")),
        "htcds/README.md",
    }
)
Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True)
class Layer:
    """What one folder says, over what its parent says."""

    sources: Mapping[str, str]
    lists: Mapping[str, Mapping[str, CodedWord]]
    districts: Mapping[str, District]
    organisations: Mapping[str, Organisation]
    channels: Mapping[str, Channel]
    groups: Mapping[str, SignGroup]
    signs: Mapping[str, tuple[str, Sign]]
    limits: Mapping[tuple[str, date], Limit]
    bank_holidays: frozenset[date]
    pathway: Pathway
    support: SupportWords
    leaflets: tuple[LeafletDesign, ...]
    leaflet_words: Mapping[str, LeafletWords]
    short_versions: tuple[ShortVersion, ...]
    easy_read: tuple[EasyPart, ...]
    tiles: tuple[Tile, ...]
    operations: OperationWords
    questions: Mapping[str, Question] = field(default_factory=dict)
    needed: Mapping[tuple[str, str], NeededTraining] = field(default_factory=dict)
    earlier: tuple[EarlierFigure, ...] = ()
    measures: tuple[MeasureEntry, ...] = ()
    steering: SteeringWords = field(default_factory=SteeringWords)


NOTHING = Layer(
    {}, {}, {}, {}, {}, {}, {}, {}, frozenset(), Pathway(), SupportWords(), (), {}, (), (), (), OperationWords()
)


def read(folder: Path) -> Locality:
    """The locality in that folder. Raises PackFault, which names file, line and reason of every fault at once.

    Where the county and its parent have an entry with one code, the county's holds.
    """
    faults = Faults()
    pack = Pack(folder, faults)
    settings = read_settings(pack)
    if settings.adrift:
        # Without knowing what lies beneath, nearly every other line would look wrong.
        faults.refuse_if_any()
    beneath = read_parent(pack, settings) if settings.parent else NOTHING
    layer = read_layer(pack, beneath)
    check_settings(pack, layer.organisations)
    if settings.parent and not layer.districts:
        faults.add(pack.name_of(folder / "districts.csv"), 1, "A county needs at least one district.")
    faults.refuse_if_any()
    return locality_of(settings, layer)


def read_parent(pack: Pack, settings: Settings) -> Layer:
    """The pack that the county names as its parent, which lies in the folder beside it."""
    folder = pack.folder.parent / settings.parent
    parent = Pack(folder, pack.faults)
    read_settings(parent)
    layer = read_layer(parent, NOTHING)
    check_settings(parent, layer.organisations)
    return layer


def read_layer(pack: Pack, beneath: Layer) -> Layer:
    """Everything in the pack's files, laid over what is beneath."""
    refuse_strange_files(pack)
    pack.sources = over(beneath.sources, sections.read_sources(pack))
    districts = over(beneath.districts, sections.read_districts(pack))
    organisations = over(beneath.organisations, sections.read_organisations(pack, districts))
    channels = over(beneath.channels, sections.read_channels(pack, organisations))
    groups = over(beneath.groups, sections.read_sign_groups(pack))
    signs = over(beneath.signs, sections.read_signs(pack, groups))
    leaflets = read_leaflets(pack, beneath.leaflets, signs=signs, channels=channels)
    limits = over(beneath.limits, sections.read_limits(pack))
    lists = {name: over(beneath.lists.get(name, {}), sections.read_words(pack, name)) for name in sections.CODE_LISTS}
    return Layer(
        sources=pack.sources,
        lists=lists,
        districts=districts,
        organisations=organisations,
        channels=channels,
        groups=groups,
        signs=signs,
        limits=limits,
        bank_holidays=beneath.bank_holidays | sections.read_bank_holidays(pack),
        pathway=read_pathway(pack, beneath.pathway, limits=sorted({code for code, _ in limits}), channels=channels),
        support=read_support(pack, beneath.support),
        tiles=read_map(pack, districts) or beneath.tiles,
        leaflets=leaflets,
        leaflet_words=read_leaflet_words(pack, beneath.leaflet_words, designs=leaflets, signs=signs, channels=channels),
        short_versions=read_short_versions(pack, beneath.short_versions, signs=signs, channels=channels),
        easy_read=read_easy(pack, beneath.easy_read, channels=channels),
        operations=read_operations(pack, beneath.operations),
        questions=read_questions(pack, beneath.questions, courses=lists["courses"]),
        needed=read_needed(pack, beneath.needed, courses=lists["courses"]),
        earlier=read_earlier(pack) or beneath.earlier,
        measures=read_measures(pack, beneath.measures),
        steering=read_steering(pack, beneath.steering, organisations=organisations),
    )


def refuse_strange_files(pack: Pack) -> None:
    """Note files that nothing reads: a name typed wrongly would otherwise be silently ignored."""
    for path in sorted(pack.folder.rglob("*")):
        if path.is_file() and path.relative_to(pack.folder).as_posix() not in FILES:
            pack.faults.add(pack.name_of(path), 1, "A pack has no file of this name.")


def over(beneath: Mapping[Key, Value], above: Mapping[Key, Value]) -> dict[Key, Value]:
    """The two together; what is above holds where both have a key."""
    return {**beneath, **above}


def locality_of(settings: Settings, layer: Layer) -> Locality:
    """The locality that the settings and the files together make."""
    return Locality(
        code=settings.code,
        name=settings.name,
        partnership=settings.partnership,
        parent=settings.parent,
        nation=settings.nation,
        timezone=settings.timezone,
        made_up=settings.made_up,
        desk_organisation=settings.desk_organisation,
        desk_hours=settings.desk_hours,
        desk_cut_off=settings.desk_cut_off,
        child_guardians_cover=settings.child_guardians_cover,
        districts=tuple(layer.districts.values()),
        organisations=tuple(layer.organisations.values()),
        channels=tuple(sorted(layer.channels.values(), key=lambda channel: (channel.order, channel.code))),
        sign_groups=tuple(with_signs(group, layer.signs) for group in layer.groups.values()),
        lists={name: tuple(words.values()) for name, words in layer.lists.items()},
        limits=tuple(layer.limits.values()),
        bank_holidays=layer.bank_holidays,
        pathway=layer.pathway,
        support=layer.support,
        leaflets=layer.leaflets,
        leaflet_words=layer.leaflet_words,
        short_versions=layer.short_versions,
        easy_read=layer.easy_read,
        tiles=layer.tiles,
        operations=layer.operations,
        questions=tuple(layer.questions.values()),
        needed_training=tuple(layer.needed.values()),
        earlier_training=layer.earlier,
        measures=layer.measures,
        steering=layer.steering,
    )


def with_signs(group: SignGroup, signs: Mapping[str, tuple[str, Sign]]) -> SignGroup:
    """The group with the signs that belong to it."""
    return replace(group, signs=tuple(sign for code, sign in signs.values() if code == group.code))
