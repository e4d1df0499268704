"""Who said what, and when, in Arabic and English news articles.

>>> import isnad
>>> analysis = isnad.analyze("قال الوزير سامي الحاج: «نعود غدا».", date="2025-02-14")
>>> [(quote.speaker.text, quote.text) for quote in analysis.quotes]
[('سامي الحاج', 'نعود غدا')]
>>> analysis.times[0].value
'2025-02-15'

Positions in these objects count characters of a Python string: ``analysis.text[quote.start:quote.end] == quote.text``. In ``to_dict()`` and
``to_json()``, which are what the page and the command give byte for byte, they count UTF-16 code units.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from . import _isnad
from .model import (
    Analysis,
    Block,
    Cue,
    Document,
    Entity,
    Link,
    Mention,
    Number,
    Quote,
    Source,
    Span,
    Speaker,
    Time,
)

__all__ = [
    "Analysis",
    "Block",
    "Cue",
    "Document",
    "Entity",
    "Link",
    "Mention",
    "Number",
    "Quote",
    "Source",
    "Span",
    "Speaker",
    "Time",
    "analyze",
    "analyze_many",
    "export_formats",
    "workbook",
]

__version__ = _isnad.version()

# How many texts are in hand at once: enough for all cores, few enough to stay small.
_BATCH = 256


def _clean(text: str) -> str:
    """Halves of surrogate pairs, which UTF-8 cannot hold, as U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def analyze(text: str, date: str | None = None) -> Analysis:
    """The analysis of one article.

    ``date`` is the day of publication, ``YYYY-MM-DD``; without it, it is looked for in the text. Raises ``ValueError`` where it is no day.
    """
    text = _clean(text)
    return Analysis(text, _isnad.analyze(text, date or ""))


def analyze_many(
    texts: Iterable[str],
    dates: Iterable[str | None] | None = None,
    *,
    errors: str = "raise",
) -> Iterator[Analysis | ValueError]:
    """The analyses of many articles in their order, made on all cores, a few hundred at a time: memory does not grow with their number.

    With ``errors="return"`` an article whose date is none gives the ``ValueError`` in its place instead of raising it.
    """
    if errors not in ("raise", "return"):
        raise ValueError(f"errors must be 'raise' or 'return', not {errors!r}")
    return _many(iter(texts), None if dates is None else iter(dates), errors)


def _many(
    texts: Iterator[str], dates: Iterator[str | None] | None, errors: str
) -> Iterator[Analysis | ValueError]:
    while batch := [_clean(text) for text in islice(texts, _BATCH)]:
        days = [""] * len(batch) if dates is None else [day or "" for day in islice(dates, len(batch))]
        if len(days) < len(batch):
            raise ValueError("there are fewer dates than texts")
        for text, (json, message) in zip(batch, _isnad.analyze_many(list(zip(batch, days)))):
            if json is not None:
                yield Analysis(text, json)
            elif errors == "return":
                yield ValueError(message)
            else:
                raise ValueError(message)


def export_formats() -> list[str]:
    """The names that ``Analysis.export`` knows."""
    return _isnad.formats()


def workbook(articles: Iterable[tuple[str, Analysis]]) -> bytes:
    """Named articles as the bytes of an ``.xlsx`` file: a sheet each for the articles, who says what, names, times and numbers."""
    return bytes(_isnad.workbook([(name, each.text, each.to_json()) for name, each in articles]))
