"""The analysis as objects with types; what each field means is told in the page's ``analysis.d.ts``."""

from __future__ import annotations

import json
import re
import types
import typing
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, Callable

from . import _isnad

Units = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text: from ``start`` up to ``end``, which is outside it."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """The text as a whole."""

    language: str
    languages: list[str]
    direction: str
    length: int
    words: int
    sentences: int
    date_source: str
    date: str | None = None
    date_evidence: Span | None = None
    date_confidence: float | None = None
    title: Span | None = None
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the page with its role."""

    start: int
    end: int
    role: str
    language: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A naming of an entity."""

    start: int
    end: int
    text: str
    type: str
    entity: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what is named."""

    id: str
    type: str
    name: str
    mentions: int
    aliases: list[str] = field(default_factory=list)
    title: str | None = None
    wikidata: str | None = None
    gloss: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time; ``value`` and ``mod`` are TIMEX3's."""

    start: int
    end: int
    text: str
    type: str
    value: str
    calendar: str
    mod: str | None = None
    from_: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its unit, or with what it counts."""

    start: int
    end: int
    text: str
    type: str
    value: float | None = None
    unit: str | None = None
    of: str | None = None
    approximate: bool = False
    min: float | None = None
    max: float | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it."""

    start: int
    end: int
    text: str
    source_sort: str
    entity: str | None = None
    inferred: bool = False
    title: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """The verb or phrase that introduces it."""

    start: int
    end: int
    text: str
    stance: str
    gloss: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A step on the way of a quotation."""

    source: str
    cue: Cue | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation."""

    id: str
    start: int
    end: int
    text: str
    kind: str
    marks: str
    why: str
    confidence: float
    repaired: bool = False
    speaker: Speaker | None = None
    cue: Cue | None = None
    channel: Span | None = None
    speaker_confidence: float | None = None
    within: str | None = None
    source: str | None = None
    chain: list[Link] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Source:
    """Whoever says something; ``mentions`` are pairs of start and end."""

    id: str
    name: str
    sort: str
    mentions: list[tuple[int, int]]
    entity: str | None = None


class Analysis:
    """The analysis of one article. Two are equal where their texts and their JSON are."""

    def __init__(self, text: str, json: str) -> None:
        self.text = text
        self._json = json

    def to_json(self) -> str:
        """The JSON, byte for byte what the page and the command give; positions count UTF-16 code units."""
        return self._json

    def to_dict(self) -> dict[str, Any]:
        """What the JSON says; positions count UTF-16 code units."""
        return json.loads(self._json)

    def export(self, format: str) -> str:
        """Another format (``isnad.export_formats()``); ``ValueError`` where there is none of that name."""
        return _isnad.export(self.text, self._json, format)

    @cached_property
    def _data(self) -> dict[str, Any]:
        return self.to_dict()

    @cached_property
    def _units(self) -> Units:
        """From UTF-16 code units to characters."""
        if not self.text or max(self.text) <= "\uffff":
            return lambda unit: unit
        places: list[int] = []
        for at, c in enumerate(self.text):
            places.extend([at] if c <= "\uffff" else [at, at])
        places.append(len(self.text))
        return lambda unit: places[min(unit, len(places) - 1)]

    @cached_property
    def document(self) -> Document:
        """The text as a whole."""
        return _load(Document, self._data["document"], self._units)

    @cached_property
    def blocks(self) -> list[Block]:
        """The lines of the page with their roles."""
        return self._list(Block, "blocks")

    @cached_property
    def mentions(self) -> list[Mention]:
        """Namings of entities, in the order of the text."""
        return self._list(Mention, "mentions")

    @cached_property
    def entities(self) -> list[Entity]:
        """Who and what is named, in the order of first mention."""
        return self._list(Entity, "entities")

    @cached_property
    def times(self) -> list[Time]:
        """Expressions of time, in the order of the text."""
        return self._list(Time, "times")

    @cached_property
    def numbers(self) -> list[Number]:
        """Numbers, in the order of the text."""
        return self._list(Number, "numbers")

    @cached_property
    def quotes(self) -> list[Quote]:
        """Quotations, in the order of the text."""
        return self._list(Quote, "quotes")

    @cached_property
    def sources(self) -> list[Source]:
        """Whoever says something, in the order in which they first speak."""
        return self._list(Source, "sources")

    def _list(self, kind: type, key: str) -> list[Any]:
        return [_load(kind, each, self._units) for each in self._data[key]]

    def displacy(self) -> dict[str, Any]:
        """Names, times and numbers as ``spacy.displacy.render(…, style="ent", manual=True)`` takes them."""
        spans = [*self.mentions, *self.times, *self.numbers]
        ents = [{"start": s.start, "end": s.end, "label": s.type} for s in spans]
        return {"text": self.text, "ents": sorted(ents, key=lambda e: (e["start"], e["end"])), "title": None}

    def _repr_html_(self) -> str:
        """The report, in a frame of its own: its style touches nothing else in a notebook."""
        page = self.export("html").replace("&", "&amp;").replace('"', "&quot;")
        return f'<iframe sandbox="" style="width:100%;height:32rem;border:0" srcdoc="{page}"></iframe>'

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Analysis) and (self.text, self._json) == (other.text, other._json)

    def __hash__(self) -> int:
        return hash((self.text, self._json))

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return Analysis, (self.text, self._json)

    def __repr__(self) -> str:
        return (
            f"<Analysis of {len(self.text)} characters: {len(self._data['mentions'])} mentions, "
            f"{len(self._data['times'])} times, {len(self._data['quotes'])} quotations>"
        )


def _key(name: str) -> str:
    """The JSON's name of a field: ``speaker_confidence`` is ``speakerConfidence``, ``from_`` is ``from``."""
    return re.sub(r"_(\w)", lambda letter: letter[1].upper(), name).rstrip("_")


def _plan(kind: type) -> list[tuple[str, str, type | None, bool]]:
    """For each field its name, its key, the class of what it holds, and whether it holds several."""
    plan = []
    hints = typing.get_type_hints(kind)
    for one in fields(kind):
        hint, several = hints[one.name], False
        if typing.get_origin(hint) is types.UnionType:
            hint = next(part for part in typing.get_args(hint) if part is not type(None))
        if typing.get_origin(hint) is list:
            hint, several = typing.get_args(hint)[0], True
        plan.append((one.name, _key(one.name), hint if hasattr(hint, "__dataclass_fields__") else None, several))
    return plan


_PLANS: dict[type, list[tuple[str, str, type | None, bool]]] = {}


def _load(kind: type, data: dict[str, Any], units: Units) -> Any:
    if kind not in _PLANS:
        _PLANS[kind] = _plan(kind)
    given = {}
    for name, key, holds, several in _PLANS[kind]:
        if key not in data:
            continue
        value = data[key]
        if holds is not None:
            value = [_load(holds, one, units) for one in value] if several else _load(holds, value, units)
        elif name in ("start", "end"):
            value = units(value)
        elif kind is Source and name == "mentions":
            value = [(units(start), units(end)) for start, end in value]
        given[name] = value
    return kind(**given)
