"""Where a county's districts lie: as tiles that anybody can draw, and how far it is from one to another."""

from collections.abc import Collection
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from handrail.rules.localities.checked import Checked
from handrail.rules.localities.rows import CHECKED_COLUMNS, Pack, Row, rows_of

FILE = "map.csv"
COLUMNS = ("district", "column", "row", "latitude", "longitude", *CHECKED_COLUMNS)
EARTH_KM = 6371.0
# Nobody's county is wider than this many tiles, nor lies anywhere else.
MOST_TILES = 20
BOUNDS = {"latitude": (49.0, 61.0), "longitude": (-9.0, 2.5)}


@dataclass(frozen=True, kw_only=True)
class Tile(Checked):
    """One district on the map: its column and row from the north-west, and the middle of it in degrees (WGS 84)."""

    district: str
    column: int
    row: int
    latitude: float
    longitude: float


def kilometres(one: Tile, other: Tile) -> float:
    """How far it is between the middles of two districts as the crow flies (haversine), in kilometres."""
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    half = sin(north / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def read_map(pack: Pack, districts: Collection[str]) -> tuple[Tile, ...]:
    """The tiles of a pack: each district once, and no two in one place; none if the pack has no map."""
    tiles: dict[str, Tile] = {}
    for row in rows_of(pack, FILE, COLUMNS):
        tile = read_tile(row, districts)
        if tile.district in tiles:
            row.refuse(f'"{tile.district}" is in this file twice.')
        if any((tile.column, tile.row) == (other.column, other.row) for other in tiles.values()):
            row.refuse(f"Two districts lie in column {tile.column} of row {tile.row}.")
        tiles[tile.district] = tile
    for missing in sorted(set(districts) - set(tiles)) if tiles else []:
        pack.faults.add(pack.name_of(pack.folder / FILE), 1, f'"{missing}" is not on the map.')
    return tuple(tiles.values())


def read_tile(row: Row, districts: Collection[str]) -> Tile:
    """One of them."""
    return Tile(
        district=row.code("district", of=districts),
        column=place(row, "column"),
        row=place(row, "row"),
        latitude=degrees(row, "latitude"),
        longitude=degrees(row, "longitude"),
        **row.checked(),
    )


def place(row: Row, column: str) -> int:
    """A column or a row, counted from 0."""
    said = row.text(column)
    if not said.isdecimal() or int(said) >= MOST_TILES:
        row.refuse(f'"{column}" must be a whole number from 0 to {MOST_TILES - 1}.')
        return 0
    return int(said)


def degrees(row: Row, column: str) -> float:
    """A latitude or longitude within the British Isles."""
    least, most = BOUNDS[column]
    try:
        found = float(row.text(column))
    except ValueError:
        found = most + 1
    if not least <= found <= most:
        row.refuse(f'"{column}" must be in degrees, from {least} to {most}.')
        return least
    return found
