"""The package as its users see it."""

from __future__ import annotations

import json
import pickle
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import isnad

ROOT = Path(__file__).resolve().parents[3]
ARTICLES = sorted(p for p in (ROOT / "tests/articles").glob("*.txt") if not p.name.endswith(".report.txt"))
ARABIC = "قال الوزير سامي الحاج أمس: «نعود غدا»."


def test_what_is_found() -> None:
    analysis = isnad.analyze(ARABIC, date="2025-02-14")
    [quote] = analysis.quotes
    assert quote.text == "نعود غدا" == analysis.text[quote.start : quote.end]
    assert quote.speaker is not None and quote.speaker.text == "سامي الحاج"
    assert analysis.entities[0].id == quote.speaker.entity == analysis.mentions[0].entity
    # He spoke yesterday: his tomorrow is the day of publication.
    assert [time.value for time in analysis.times] == ["2025-02-13", "2025-02-14"]
    assert (analysis.document.language, analysis.document.date_source) == ("ar", "given")
    assert analysis.sources[0].mentions == [(quote.speaker.start, quote.speaker.end)]
    assert analysis.to_dict()["quotes"][0]["id"] == quote.id


def test_positions_count_characters() -> None:
    analysis = isnad.analyze("😀😀 " + ARABIC)
    spans = [*analysis.mentions, *analysis.times, *analysis.quotes, *(q.speaker for q in analysis.quotes)]
    assert len(spans) >= 4
    for span in spans:
        assert span is not None and analysis.text[span.start : span.end] == span.text
    units = analysis.to_dict()["quotes"][0]
    assert units["start"] == analysis.quotes[0].start + 2


@pytest.mark.parametrize("article", ARTICLES, ids=lambda p: p.stem)
def test_the_bytes_of_the_command(article: Path) -> None:
    command = ROOT / "target/debug/isnad"
    if not command.exists():
        pytest.skip("the command is not built: cargo build --package isnad-cli")
    text = article.read_bytes().decode()
    question = json.dumps({"text": text, "date": "2025-02-14"})
    line = subprocess.run([command, "analyze", "--jsonl"], input=question, capture_output=True, encoding="utf-8", check=True)
    assert isnad.analyze(text, "2025-02-14").to_json() == line.stdout.rstrip("\n")


def test_every_field_is_read() -> None:
    """Objects hold all that the JSON holds."""
    for article in ARTICLES:
        analysis = isnad.analyze(article.read_text(encoding="utf-8"), "2025-02-14")
        for layer in ("mentions", "entities", "times", "numbers", "quotes", "sources", "blocks"):
            for one, given in zip(getattr(analysis, layer), analysis.to_dict()[layer], strict=True):
                unread = {key for key in given if not _has(one, key)}
                assert not unread, f"{layer}: {unread}"


def _has(one: object, key: str) -> bool:
    snake = "".join("_" + c.lower() if c.isupper() else c for c in key)
    return hasattr(one, snake) or hasattr(one, snake + "_")


def test_many_keep_their_order() -> None:
    texts = [f"قال سامي إنه باع {n} كتابا." for n in range(600)]
    several = list(isnad.analyze_many(iter(texts)))
    assert [a.text for a in several] == texts
    assert several[7] == isnad.analyze(texts[7])
    assert list(isnad.analyze_many([])) == []


def test_faults() -> None:
    with pytest.raises(ValueError, match="2025-02-30"):
        isnad.analyze("x", "2025-02-30")
    with pytest.raises(ValueError, match="2025-02-30"):
        list(isnad.analyze_many(["x", "y"], ["2025-02-28", "2025-02-30"]))
    good, bad = isnad.analyze_many(["x", "y"], [None, "gestern"], errors="return")
    assert isinstance(good, isnad.Analysis) and isinstance(bad, ValueError)
    with pytest.raises(ValueError, match="fewer dates"):
        list(isnad.analyze_many(["x", "y"], ["2025-02-28"]))
    with pytest.raises(ValueError, match="errors must be"):
        isnad.analyze_many(["x"], errors="ignore")
    with pytest.raises(ValueError, match="docx"):
        isnad.analyze("x").export("docx")


def test_any_string() -> None:
    for text in ["", "\0", "\ud800 قال", "«" * 5000, "\u202e\ufffe"]:
        assert isnad.analyze(text).document.length >= 0


def test_other_threads_go_on() -> None:
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(lambda n: isnad.analyze(ARABIC * 20).to_json(), range(8)))) == 1


def test_exports() -> None:
    analysis = isnad.analyze(ARABIC)
    for name in isnad.export_formats():
        assert name == "csv-lists" or analysis.export(name), name
    assert isnad.workbook([("one", analysis)])[:2] == b"PK"
    assert "srcdoc=" in analysis._repr_html_() and "<script" not in analysis._repr_html_()
    ents = analysis.displacy()["ents"]
    assert [analysis.text[e["start"] : e["end"]] for e in ents if e["label"] == "PER"] == ["سامي الحاج"]
    assert pickle.loads(pickle.dumps(analysis)) == analysis
    assert repr(analysis).startswith("<Analysis of ")
