"""Tables."""

from __future__ import annotations

import pytest

import isnad

pytest.importorskip("pyarrow", reason="pyarrow is not installed")

from isnad.frame import LAYERS, to_arrow, to_frame

TEXTS = ["قال الوزير سامي الحاج أمس: «نعود غدا».", "“We return tomorrow,” said Salma Haddad, who paid $40 million."]


@pytest.mark.parametrize("layer", LAYERS)
def test_each_layer(layer: str) -> None:
    analyses = [isnad.analyze(text) for text in TEXTS]
    table = to_arrow(analyses, layer)
    assert table.num_rows == sum(len(getattr(a, layer)) for a in analyses) > 0
    assert table.column_names == ["article", *LAYERS[layer].names]
    # Nothing that is there for every finding is lost on the way.
    for column in ("text", "type", "id", "value", "kind", "sort"):
        if column in table.column_names:
            assert table.column(column).null_count == 0, column


def test_who_said_what() -> None:
    rows = to_arrow(isnad.analyze_many(TEXTS), "quotes", names=["one", "two"]).to_pylist()
    assert [(r["article"], r["speaker"], r["speaker_name"], r["text"]) for r in rows] == [
        ("one", "سامي الحاج", "سامي الحاج", "نعود غدا"),
        ("two", "Salma Haddad", "Salma Haddad", "We return tomorrow,"),
    ]


def test_frames() -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    frame = to_frame(isnad.analyze_many(TEXTS), "numbers")
    assert list(frame["value"]) == [40_000_000] and list(frame["article"]) == [1]
    polars = pytest.importorskip("polars", reason="Polars is not installed")
    frame = to_frame(isnad.analyze_many(TEXTS), "mentions", engine="polars")
    assert frame.filter(polars.col("type") == "PER").height == 2


def test_faults() -> None:
    with pytest.raises(ValueError, match="no layer 'names'"):
        to_arrow([], "names")
    with pytest.raises(ValueError, match="engine"):
        to_frame([], "times", engine="excel")
