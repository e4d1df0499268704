"""The recipes of docs/batch.md, as they stand there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import isnad

ROOT = Path(__file__).resolve().parents[3]
ARTICLES = [
    {"id": "a", "text": "قال الوزير سامي الحاج: «نعود غدا». وأضاف الحاج: «لن نتأخر».", "date": "2025-02-14"},
    {"id": "b", "text": "قالت سلمى حداد: «لا نعرف شيئا بعد».", "date": None},
]


def recipe(heading: str) -> str:
    text = (ROOT / "docs/batch.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {heading}\n.*?^```\w+\n(.*?)^```", text, re.M | re.S)
    assert found, heading
    return found[1]


def test_duckdb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    monkeypatch.chdir(tmp_path)
    lines = [isnad.analyze(a["text"], a["date"]).to_json() for a in ARTICLES]
    Path("analyses.jsonl").write_text("\n".join(lines), encoding="utf-8")
    rows = duckdb.sql(recipe("DuckDB")).fetchall()
    assert sorted(rows) == [("الحاج", 1), ("سامي الحاج", 1), ("سلمى حداد", 1)]


def test_polars(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("polars", reason="Polars is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    monkeypatch.chdir(tmp_path)
    Path("articles.jsonl").write_text("\n".join(map(json.dumps, ARTICLES)), encoding="utf-8")
    *before, last = recipe("Polars and pandas").strip().split("\n")
    given: dict[str, object] = {}
    exec("\n".join(before), given)
    assert eval(last, given).rows() == [("سامي الحاج", 2), ("سلمى حداد", 1)]
