"""How likely each sense of each name is, once all the names of a document have been heard."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from alleged.resolve.gazetteer import Sense
from alleged.resolve.place_senses import Name

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SIGNS = (
    *("country", "region", "province", "district", "point", "town"),
    *(
        "population",
        "population unknown",
        "capital",
        "preferred name",
        "capital of a large country",
    ),
    *("called a town", "called a district", "called a province"),
    *("said to lie inside", "said to lie elsewhere", "country named", "province named"),
    *("country shared", "province shared", "close by", "near", "same part of the world"),
    "capital among countries",
)
AT = {sign: number for number, sign in enumerate(SIGNS)}

REACHES_KM = (("close by", 40.0), ("near", 200.0), ("same part of the world", 1000.0))
"""Over which distance the pull of another place falls to a third."""

INSIDE_KM = {"district": 80.0, "region": 500.0}
"""How far from its point a place without borders in our index still holds another; else 40."""

HUBS = 40
"""Names whose nearness is reckoned with: the most mentioned ones of a long document."""

ROUNDS = 4
EARTH_KM = 6371.0


class Company:
    """All senses of all names of a document as arrays, so that each can be weighed by the rest.

    Only names that have a sense take part; `owner` and `starts` count those alone.
    """

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = [name for name in names if name.senses]
        self.number_of = {id(name): number for number, name in enumerate(self.names)}
        self.containers = [
            [self.number_of[id(names[n])] for n in sorted(name.containers) if names[n].senses]
            for name in self.names
        ]
        self.senses = [sense for name in self.names for sense in name.senses]
        counts = [len(name.senses) for name in self.names]
        self.owner: Ints = np.repeat(np.arange(len(counts)), counts)
        self.starts: Ints = np.cumsum([0, *counts])[:-1]
        self.ends: Ints = np.cumsum(counts)
        places = [sense.place for sense in self.senses]
        degrees = np.array([(p.lat or 0.0, p.lon or 0.0) for p in places]).reshape(-1, 2)
        lat, lon = np.radians(degrees).T
        self.points = np.stack(
            (np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)), axis=1
        )
        codes = {"": 0}
        self.country: Ints = np.array(
            [codes.setdefault(p.country, len(codes)) for p in places], dtype=np.int64
        )
        self.province: Ints = np.array(
            [
                codes.setdefault(
                    f"{s.place.country}.{s.province}" if s.province else "", len(codes)
                )
                for s in self.senses
            ],
            dtype=np.int64,
        )
        self.codes = len(codes)
        self.is_country = np.array([p.precision == "country" for p in places], dtype=bool)
        self.is_province = np.array([p.precision == "province" for p in places], dtype=bool)
        self.is_capital = np.array([s.capital_of > 0 for s in self.senses], dtype=bool)
        self.own_signs = self._own_signs()
        self._pulls: tuple[Ints, Ints, npt.NDArray[np.bool_], list[Any]] | None = None

    def is_known_country(self, number: int, country: str, belief: Floats) -> bool:
        """Say whether a name other than that one, well spelt, likely lies in a country."""
        others = [
            share
            for owner, sense, share in zip(self.owner, self.senses, belief, strict=True)
            if owner != number and sense.fit and sense.place.country == country
        ]
        return max(others, default=0.0) > 0.5

    def seat_of(self, number: int, row: int, reach_km: float) -> Sense | None:
        """Return the town of a province's own name that lies in it, if there is one."""
        start = self.starts[number]
        towns = [
            (sense.population, i)
            for i, sense in enumerate(self.names[number].senses)
            if sense.place.precision == "town"
            and sense.place.country == self.senses[start + row].place.country
            and EARTH_KM * np.arccos(min(1.0, self.points[start + i] @ self.points[start + row]))
            < reach_km
        ]
        return self.names[number].senses[max(towns)[1]] if towns else None

    def _own_signs(self) -> Floats:
        """Return the signs that do not depend on the other names; a row a sense."""
        table = np.zeros((len(self.senses), len(SIGNS)))
        for row, sense in zip(table, self.senses, strict=True):
            kind = sense.place.precision
            row[AT[kind]] = 1
            row[AT["preferred name"]] = sense.fit == 2
            if kind == "town":
                row[AT["population"]] = np.log10(sense.population + 100) - 4
                row[AT["population unknown"]] = sense.population == 0
                row[AT["capital"]] = sense.capital_of > 0
                row[AT["capital of a large country"]] = max(0.0, np.log10(sense.capital_of + 1) - 7)
        for number, name in enumerate(self.names):
            rows = slice(self.starts[number], self.ends[number])
            for said in name.kinds_said:
                table[rows, AT[f"called a {said}"]] = table[rows, AT[said]]
        return table

    def shares(self, scores: Floats) -> Floats:
        """Return how likely each sense is among those of its name, from their scores."""
        top = np.maximum.reduceat(scores, self.starts)
        power = np.exp(scores - top[self.owner])
        shares: Floats = power / np.add.reduceat(power, self.starts)[self.owner]
        return shares

    def signs(self, belief: Floats) -> Floats:
        """Return all signs, those of company as strong as the other names are now believed."""
        table = self.own_signs.copy()
        if len(self.names) > 1:
            self._share_divisions(table, belief)
            self._share_distances(table, belief)
            self._hear_containers(table, belief)
        return table

    def _share_divisions(self, table: Floats, belief: Floats) -> None:
        """Fill in what the other names say about the country and the province."""
        others = len(self.names) - 1
        for sign, codes, holds in (
            ("country", self.country, self.is_country),
            ("province", self.province, self.is_province),
        ):
            held = self._gathered(self.owner, codes, belief)
            own = held[self.owner, codes]
            table[:, AT[f"{sign} shared"]] = (held.sum(0)[codes] - own) / others
            named = self._gathered(self.owner[holds], codes[holds], belief[holds])
            best, second = np.sort(named, axis=0)[[-1, -2]]
            by_others = np.where(named[self.owner, codes] < best[codes], best[codes], second[codes])
            table[:, AT[f"{sign} named"]] = by_others * ~holds
        states = np.add.reduceat(belief * (self.is_country | self.is_capital), self.starts)
        share = (states.sum() - states[self.owner]) / others
        table[:, AT["capital among countries"]] = share * self.is_capital

    def _gathered(self, owner: Ints, codes: Ints, belief: Floats) -> Floats:
        """Return the belief in each code, a row a name; the code of what lies nowhere has none."""
        cells: Any = np.bincount(
            owner * self.codes + codes, belief, minlength=len(self.names) * self.codes
        )
        table: Floats = cells.reshape(len(self.names), self.codes)
        table[:, 0] = 0
        return table

    def _share_distances(self, table: Floats, belief: Floats) -> None:
        """Fill in how much company a sense has within some reaches."""
        if self._pulls is None:
            self._pulls = self._reckon_pulls()
        columns, edges, own, pulls = self._pulls
        is_small = ~(self.is_country | self.is_province)[columns]
        for (sign, reach), pull in zip(REACHES_KM, pulls, strict=True):
            is_wide = reach > 500
            weight = (belief[columns] * (is_wide | is_small)).astype(np.float32)
            company = np.maximum.reduceat(pull * weight, edges, axis=1)
            company[own] = 0
            total = company.sum(1)
            table[:, AT[sign]] = total / (len(self.names) - 1) if is_wide else np.log1p(total)

    def _reckon_pulls(self) -> tuple[Ints, Ints, npt.NDArray[np.bool_], list[Any]]:
        """Return the senses of the hubs, where each hub's begin, whose they are, and their pull."""
        hubs = np.arange(len(self.names))
        if len(hubs) > HUBS:
            hubs = np.array(sorted(hubs, key=lambda i: -len(self.names[i].mentions))[:HUBS])
        columns = np.concatenate([np.arange(self.starts[i], self.ends[i]) for i in hubs])
        edges = np.cumsum([0, *(self.ends[hubs] - self.starts[hubs])])[:-1]
        own = self.owner[:, None] == hubs[None, :]
        points = self.points.astype(np.float32)
        km = EARTH_KM * np.arccos(np.clip(points @ points[columns].T, -1, 1))
        return columns, edges, own, [np.exp(-km / reach) for _, reach in REACHES_KM]

    def _hear_containers(self, table: Floats, belief: Floats) -> None:
        """Fill in what "Dorun, Kemra" says about Dorun."""
        for number, containers in enumerate(self.containers):
            rows = slice(self.starts[number], self.ends[number])
            inside = np.zeros(self.ends[number] - self.starts[number])
            for container in containers:
                for j in range(self.starts[container], self.ends[container]):
                    inside = np.maximum(inside, np.sqrt(belief[j]) * self._lies_in(rows, j))
            if containers:
                table[rows, AT["said to lie inside"]] = inside
                if inside.max() > 0.3:
                    table[rows, AT["said to lie elsewhere"]] = inside.max() - inside

    def _lies_in(self, rows: slice, j: int) -> npt.NDArray[np.bool_]:
        """Say of each of some senses whether it lies in sense `j`."""
        holder = self.senses[j].place.precision
        inside: npt.NDArray[np.bool_]
        if holder == "country":
            inside = (self.country[rows] == self.country[j]) & ~self.is_country[rows]
            return inside
        if holder == "province":
            inside = self.province[rows] == self.province[j]
        else:
            km = EARTH_KM * np.arccos(np.clip(self.points[rows] @ self.points[j], -1, 1))
            inside = km < INSIDE_KM.get(holder, 40.0)
        inside &= ~self.is_country[rows] & ~self.is_province[rows]
        return inside


def beliefs(company: Company, weights: Floats) -> tuple[Floats, Floats]:
    """Return how likely each sense is among those of its name, and the signs it rests on.

    The names hear one another a few times over: what one is believed to mean moves the others,
    and they move it.
    """
    signs = company.own_signs
    belief = company.shares(signs @ weights)
    for _ in range(ROUNDS if len(company.names) > 1 else 0):
        signs = company.signs(belief)
        belief = (belief + company.shares(signs @ weights)) / 2
    return belief, signs
