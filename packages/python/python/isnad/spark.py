"""Batches on Apache Spark: a column with the analysis for each row, made by ``mapInArrow``.

>>> from isnad.spark import annotate                          # doctest: +SKIP
>>> annotate(articles, text="body", date="published")         # doctest: +SKIP
... .selectExpr("url", "explode(isnad.quotes) AS quote")
... .where("quote.speaker.source_sort = 'anonymous'")
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from . import _clean, _isnad
from .frame import LAYERS
from .model import Analysis

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_SPAN = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())])
_CUE = pa.struct([*_SPAN, ("stance", pa.string()), ("gloss", pa.string())])
_SPEAKER = pa.struct(
    [
        *_SPAN,
        ("source_sort", pa.string()),
        ("entity", pa.string()),
        ("inferred", pa.bool_()),
        ("title", pa.string()),
        ("name", pa.string()),
    ]
)
_QUOTE = pa.struct(
    [
        ("id", pa.string()),
        *_SPAN,
        ("kind", pa.string()),
        ("marks", pa.string()),
        ("why", pa.string()),
        ("confidence", pa.float64()),
        ("repaired", pa.bool_()),
        ("speaker", _SPEAKER),
        ("cue", _CUE),
        ("channel", _SPAN),
        ("speaker_confidence", pa.float64()),
        ("within", pa.string()),
        ("source", pa.string()),
        ("chain", pa.list_(pa.struct([("source", pa.string()), ("cue", _CUE)]))),
    ]
)
_DOCUMENT = pa.struct(
    [
        ("language", pa.string()),
        ("date", pa.string()),
        ("date_source", pa.string()),
        ("words", pa.int64()),
        ("sentences", pa.int64()),
    ]
)

#: The type of the column: ``error`` is empty where the rest is there. Positions count characters.
ANALYSIS = pa.struct(
    [
        ("error", pa.string()),
        ("document", _DOCUMENT),
        *((layer, pa.list_(pa.struct(list(LAYERS[layer])))) for layer in ("mentions", "entities", "times", "numbers")),
        ("quotes", pa.list_(_QUOTE)),
        ("sources", pa.list_(pa.struct(list(LAYERS["sources"])))),
    ]
)


def annotate(df: DataFrame, text: str = "text", date: str | None = None, into: str = "isnad") -> DataFrame:
    """The rows with one more column, ``into``: the analysis of the column ``text``, published on the day in the column ``date``.

    A row that cannot be analysed (no text, a date that is none) keeps its place, with what is wrong in ``error``. Each task works on one core, as
    Spark counts them.
    """
    from pyspark.sql.pandas.types import from_arrow_type
    from pyspark.sql.types import StructField, StructType

    names = [text] if date is None else [text, date]
    for name in names:
        if name not in df.columns:
            raise ValueError(f"there is no column {name!r}")
    if into in df.columns:
        raise ValueError(f"there is a column {into!r} already")
    schema = StructType([*df.schema.fields, StructField(into, from_arrow_type(ANALYSIS))])

    def batches(given: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in given:
            texts = batch.column(text).to_pylist()
            days = [None] * len(texts) if date is None else batch.column(date).to_pylist()
            column = pa.array([_cell(*each) for each in zip(texts, days)], type=ANALYSIS)
            yield pa.RecordBatch.from_arrays([*batch.columns, column], names=[*batch.schema.names, into])

    return df.mapInArrow(batches, schema)


def _cell(text: object, day: object) -> dict[str, Any]:
    if not isinstance(text, str):
        return {"error": "no text"}
    text = _clean(text)
    try:
        analysis = Analysis(text, _isnad.analyze(text, "" if day is None else str(day)))
    except ValueError as fault:
        return {"error": str(fault)}
    return {
        name: _plain(ANALYSIS.field(name).type, getattr(analysis, name))
        for name in (field.name for field in ANALYSIS)
        if name != "error"
    }


def _plain(kind: pa.DataType, value: Any) -> Any:
    """An object as the dicts and lists that Arrow takes."""
    if value is None:
        return None
    if pa.types.is_list(kind):
        return [_plain(kind.value_type, each) for each in value]
    if pa.types.is_struct(kind):
        return {
            field.name: _plain(field.type, getattr(value, "from_" if field.name == "from" else field.name))
            for field in kind
        }
    return value
