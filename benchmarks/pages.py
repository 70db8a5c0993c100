"""How much of an article's text is found in real pages, by the benchmark's own measure.

    python benchmarks/pages.py FOLDER [--each] [--metadata]

FOLDER holds ``<id>.html.gz`` and ``ground-truth.json`` (``{id: {"articleBody": …}}``), as the
article-extraction benchmark gives them (https://github.com/scrapinghub/article-extraction-benchmark,
MIT). Shingles of four words are counted per page, and the counts scaled so that a long page weighs
no more than a short one; precision and recall are means over pages, F1 is theirs.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import re
import statistics
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from onrecord.ingest.articles import articles, places
from onrecord.ingest.readers import read
from onrecord.records import Article, Document

WORDS = 4
"""Words of a shingle, as in the benchmark's ``evaluate.py``."""


@dataclass(frozen=True, slots=True)
class Score:
    """One page: precision and recall of its shingles, both 1 where it has none and gives none."""

    precision: float
    recall: float


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    grams = (tuple(words[n : n + WORDS]) for n in range(max(1, len(words) - WORDS + 1)))
    return Counter(gram for gram in grams if gram)


def score(true: str, found: str) -> Score:
    wanted, given = shingles(true), shingles(found)
    same = (wanted & given).total()
    return Score(_share(same, given.total(), wanted), _share(same, wanted.total(), given))


def _share(same: int, of: int, other: Counter[tuple[str, ...]]) -> float:
    return same / of if of else float(not other)


def f1(scores: list[Score]) -> tuple[float, float, float]:
    precision = statistics.mean(one.precision for one in scores)
    recall = statistics.mean(one.recall for one in scores)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _documents(folder: Path) -> list[Document]:
    found = list(read(sorted(folder.glob("*.html.gz"))))
    return [one for one in found if isinstance(one, Document)]


def _mapped(document: Document, article: Article) -> tuple[int, int]:
    """Return how many letters of the text the map leads back to the page, and how many there are.

    Every stretch is cut out of the bytes again and compared.
    """
    letters = sum(not sign.isspace() for sign in article.text)
    known = 0
    page = gzip.decompress(document.content)
    for place in places(document, article):
        words = visible(page[place.start : place.end].decode("utf-8"))
        if words != "".join(place.span.of(article.text).split()):
            raise SystemExit(f"{document.path} {place}: {words!r}")
        known += len(words)
    return known, letters


def visible(markup: str) -> str:
    """Return what a reader sees of a stretch of a page, less white space, by another way."""
    bare = re.sub(r"(?s)<!--.*?-->|<(script|style)\b.*?</\1\s*>|<[a-zA-Z/!][^<>]*>", "", markup)
    return "".join(html.unescape(bare).replace("\u200b", "").split())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", action="store_true", help="a line per page, the worst first")
    parser.add_argument("--metadata", action="store_true", help="what each page says of itself")
    arguments = parser.parse_args()
    folder = cast("Path", arguments.folder)
    truth: dict[str, dict[str, str]] = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    scores: dict[str, Score] = {}
    known = letters = 0
    started = time.perf_counter()
    for document in _documents(folder):
        name = Path(document.path).name.partition(".")[0]
        (article,) = articles(document)
        scores[name] = score(truth[name]["articleBody"], article.text)
        mapped, all_ = _mapped(document, article)
        known, letters = known + mapped, letters + all_
        if arguments.metadata:
            publisher = article.publisher.name if article.publisher else None
            print(f"{name[:8]} {truth[name]['url'][:100]}")
            print(f"   {article.title!r} | {publisher!r} | {article.bylines}")
            print(f"   {article.published.earliest} {article.published.latest} {article.language}")
    seconds = time.perf_counter() - started
    if arguments.each:
        for name, one in sorted(scores.items(), key=lambda item: sum(vars_of(item[1]))):
            print(f"{name[:8]}  P {one.precision:.3f}  R {one.recall:.3f}  {truth[name]['url']}")
    precision, recall, both = f1(list(scores.values()))
    print(f"{len(scores)} pages: precision {precision:.3f}, recall {recall:.3f}, F1 {both:.3f}")
    print(f"{known / letters:.1%} of the letters led back to bytes, each stretch compared")
    print(f"{seconds / len(scores):.3f} s a page")


def vars_of(one: Score) -> tuple[float, float]:
    return one.precision, one.recall


if __name__ == "__main__":
    main()
