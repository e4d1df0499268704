"""Tables for pandas, Polars and whatever else reads Arrow: one a layer, a finding a row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from .model import Analysis

if TYPE_CHECKING:
    import pandas
    import polars

_PLACE = [("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())]

#: The columns of each layer, after ``article``.
LAYERS: dict[str, pa.Schema] = {
    "mentions": pa.schema([*_PLACE, ("type", pa.string()), ("entity", pa.string()), ("confidence", pa.float64())]),
    "entities": pa.schema(
        [
            ("id", pa.string()),
            ("type", pa.string()),
            ("name", pa.string()),
            ("mentions", pa.int64()),
            ("aliases", pa.list_(pa.string())),
            ("title", pa.string()),
            ("wikidata", pa.string()),
            ("gloss", pa.string()),
        ]
    ),
    "times": pa.schema(
        [
            *_PLACE,
            ("type", pa.string()),
            ("value", pa.string()),
            ("mod", pa.string()),
            ("calendar", pa.string()),
            ("from", pa.string()),
            ("to", pa.string()),
        ]
    ),
    "numbers": pa.schema(
        [
            *_PLACE,
            ("type", pa.string()),
            ("value", pa.float64()),
            ("unit", pa.string()),
            ("of", pa.string()),
            ("approximate", pa.bool_()),
            ("min", pa.float64()),
            ("max", pa.float64()),
        ]
    ),
    "quotes": pa.schema(
        [
            ("id", pa.string()),
            *_PLACE,
            ("kind", pa.string()),
            ("marks", pa.string()),
            ("repaired", pa.bool_()),
            ("speaker", pa.string()),
            ("speaker_entity", pa.string()),
            ("speaker_name", pa.string()),
            ("speaker_sort", pa.string()),
            ("speaker_title", pa.string()),
            ("inferred", pa.bool_()),
            ("cue", pa.string()),
            ("stance", pa.string()),
            ("gloss", pa.string()),
            ("channel", pa.string()),
            ("why", pa.string()),
            ("confidence", pa.float64()),
            ("speaker_confidence", pa.float64()),
            ("within", pa.string()),
            ("source", pa.string()),
        ]
    ),
    "sources": pa.schema(
        [("id", pa.string()), ("name", pa.string()), ("sort", pa.string()), ("entity", pa.string())]
    ),
}


def to_arrow(analyses: Iterable[Analysis], layer: str, names: Iterable[str] | None = None) -> pa.Table:
    """One table over all: ``article`` is the name of its article, or its number from 0. Positions count characters, as in Python.

    ``layer`` is one of ``LAYERS``; ``ValueError`` where it is none.
    """
    if layer not in LAYERS:
        raise ValueError(f"there is no layer {layer!r}: {', '.join(LAYERS)}")
    schema = pa.schema([("article", pa.string() if names is not None else pa.int64()), *LAYERS[layer]])
    rows = []
    named = enumerate(analyses) if names is None else zip(names, analyses)
    for article, analysis in named:
        rows.extend({"article": article, **_row(layer, each, analysis)} for each in getattr(analysis, layer))
    return pa.Table.from_pylist(rows, schema=schema)


def to_frame(
    analyses: Iterable[Analysis], layer: str, names: Iterable[str] | None = None, engine: str = "pandas"
) -> pandas.DataFrame | polars.DataFrame:
    """What ``to_arrow`` gives, as a frame of pandas or of Polars."""
    table = to_arrow(analyses, layer, names)
    if engine == "pandas":
        return table.to_pandas()
    if engine == "polars":
        import polars

        return polars.from_arrow(table)  # type: ignore[return-value]
    raise ValueError(f"engine must be 'pandas' or 'polars', not {engine!r}")


def _row(layer: str, each: Any, analysis: Analysis) -> dict[str, Any]:
    if layer != "quotes":
        return {column: getattr(each, "from_" if column == "from" else column) for column in LAYERS[layer].names}
    speaker, cue = each.speaker, each.cue
    names = {entity.id: entity.name for entity in analysis.entities}
    row = {column: getattr(each, column, None) for column in LAYERS[layer].names}
    row |= {
        "speaker": speaker and speaker.text,
        "speaker_entity": speaker and speaker.entity,
        "speaker_name": speaker and (speaker.name or names.get(speaker.entity)),
        "speaker_sort": speaker and speaker.source_sort,
        "speaker_title": speaker and speaker.title,
        "inferred": speaker and speaker.inferred,
        "cue": cue and cue.text,
        "stance": cue and cue.stance,
        "gloss": cue and cue.gloss,
        "channel": each.channel and each.channel.text,
    }
    return row
