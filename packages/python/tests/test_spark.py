"""Batches on Spark, in its local mode."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator

import pytest

import isnad

pytest.importorskip("pyarrow", reason="pyarrow is not installed")
pytest.importorskip("pyspark", reason="PySpark is not installed")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java, which is not installed", allow_module_level=True)

from pyspark.sql import SparkSession

from isnad.spark import annotate


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    yield session
    session.stop()


def article(n: int) -> str:
    return f"😀 قال الوزير سامي الحاج أمس: «نعود بعد {n} أيام».\nوأعلنت سلمى حداد أنها دفعت {n} مليون دولار."


def test_as_in_one_process(spark: SparkSession) -> None:
    rows = [(n, article(n), f"2025-02-{n % 28 + 1:02}") for n in range(300)]
    df = annotate(spark.createDataFrame(rows, ["n", "body", "published"]).repartition(3), text="body", date="published")
    found = {row.n: row.isnad for row in df.collect()}
    assert len(found) == 300
    for n, text, day in rows:
        alone, cell = isnad.analyze(text, day), found[n]
        assert cell.error is None
        assert [(q.text, q.speaker.text, q.start, q.cue.stance) for q in cell.quotes] == [
            (q.text, q.speaker.text, q.start, q.cue.stance) for q in alone.quotes
        ]
        assert [(t.value, t["from"]) for t in cell.times] == [(t.value, t.from_) for t in alone.times]
        assert [m.entity for m in cell.mentions] == [m.entity for m in alone.mentions]
        assert [x.value for x in cell.numbers] == [x.value for x in alone.numbers]
        assert cell.document.date == day


def test_bad_rows_keep_their_place(spark: SparkSession) -> None:
    rows = [("a", article(1), None), ("b", None, None), ("c", article(2), "gestern")]
    df = annotate(spark.createDataFrame(rows, "id string, text string, day string"), date="day")
    found = {row.id: row.isnad for row in df.collect()}
    assert found["a"].error is None and found["a"].quotes
    assert (found["b"].error, found["b"].quotes) == ("no text", None)
    assert "gestern" in found["c"].error


def test_nested_columns_are_typed(spark: SparkSession) -> None:
    df = annotate(spark.createDataFrame([(article(3),)], ["text"]))
    row = df.selectExpr("explode(isnad.quotes) AS q").where("q.speaker.source_sort = 'named'").selectExpr("q.text").first()
    assert row is not None and row.text == "نعود بعد 3 أيام"


def test_faults(spark: SparkSession) -> None:
    df = spark.createDataFrame([("x",)], ["text"])
    with pytest.raises(ValueError, match="no column 'body'"):
        annotate(df, text="body")
    with pytest.raises(ValueError, match="already"):
        annotate(df, into="text")
