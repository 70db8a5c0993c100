"""Measure publisher, byline and agency against metadata: ``python benchmarks/credits.py PATH...``.

A PATH is a folder of PolNeAR (``metadata.tsv`` beside the texts) or a file of news articles as JSON
lines (``text``, ``publisher``, ``authors``, ``url``). Only the text is read; the metadata is what
it is held against. Precision is over everything found. Recall is over what the text can tell: the
name stands in its first lines or its last ones, where pages name such things. A name that stands
there for another reason ("told Harbour News") counts as told too, so that recall is a lower bound.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from onrecord.ingest.articles import article
from onrecord.ingest.outlets import agency
from onrecord.records import Article, Document
from onrecord.text.folding import fold_name

TOP, END = 12, 8
"""Lines at the top and at the end of a text that can tell."""
OUTLETS = {
    "breitbart": "Breitbart News",
    "huff-post": "HuffPost",
    "nyt": "New York Times",
    "politico": "Politico",
    "usa-today": "USA Today",
    "wash-post": "Washington Post",
    "west-journal": "The Western Journal",
}
"""PolNeAR's short names of its publishers."""
OTHER = {"huffpost": {"huffington post"}, "western journal": {"western journalism"}}
_SECTION = re.compile(r" ?(?:\(.*\)|- (?:News|Opinion|Editorial)|Online News|Editorial ?)$")
_PARTS = re.compile(r",| and | & |\|")


class Row(NamedTuple):
    """One article with what its metadata tells; a row without a field cannot be wrong in it."""

    text: str
    publisher: str | None
    site: str | None
    authors: tuple[str, ...]
    wire: str | None


class Count:
    """How often a field was found, right, and told by the text."""

    def __init__(self) -> None:
        self.found = self.right = self.told = self.told_found = 0
        self.wrong: list[str] = []

    def add(self, found: Iterable[str], right: Iterable[str], told: Iterable[str]) -> None:
        """Count the names of one article, folded."""
        ours, gold, stands = set(found), set(right), set(told)
        self.found += len(ours)
        self.right += len(ours & gold)
        self.told += len(stands)
        self.told_found += len(stands & ours)
        self.wrong += [f"{name} | {sorted(gold)}" for name in sorted(ours - gold)]

    def shown(self) -> str:
        """Return one row of the table."""
        precision = 100 * self.right / max(1, self.found)
        recall = 100 * self.told_found / max(1, self.told)
        return (
            f"found {self.found:5}  precision {precision:5.1f}"
            f"  told {self.told:5}  recall of told {recall:5.1f}"
        )


def polnear(folder: Path) -> Iterator[Row]:
    """Read the texts of PolNeAR with their metadata."""
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text = folder / row["compartment"] / "text" / f"{row['filename']}.txt"
            wire = row["wire"] if row["wire"] not in {"None", "NA", ""} else None
            yield Row(
                text.read_text(encoding="utf-8"),
                OUTLETS[row["publisher"]],
                None,
                _authors(row["author"]),
                agency(wire.upper() if wire.islower() else wire) if wire else None,
            )


def news(file: Path) -> Iterator[Row]:
    """Read news articles; a columnist stands as publisher in some, whose site then tells."""
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        host = (urlsplit(row["url"]).hostname or "").removeprefix("www.")
        authors = row["authors"] if isinstance(row["authors"], str) else ",".join(row["authors"])
        publisher = _SECTION.sub("", row["publisher"])
        yield Row(
            row["text"], publisher, host.split(".")[-2] if host else None, _authors(authors), None
        )


def _authors(names: str) -> tuple[str, ...]:
    parts = (
        re.sub(r"^(?:by|analysis) ?(?=[A-Z])", "", p.strip(), flags=re.I)
        for p in _PARTS.split(names)
    )
    return tuple(p for p in parts if len(p.split()) > 1 and fold_name(p) not in _NOT)


_NOT = {"usa today", "associated press", "breitbart news", "none"}


def read(text: str) -> Article:
    """Return the article that the text alone gives."""
    content = text.encode()
    document = Document(
        sha256=hashlib.sha256(content).hexdigest(), path="", url=None, content=content
    )
    return article(document)


def _ends(text: str) -> str:
    """Return the lines of a text that can tell, folded."""
    each = [line for line in text.split("\n") if line.strip()]
    return " ".join(fold_name(line) for line in each[:TOP] + each[TOP:][-END:])


def _publisher(found: Article, row: Row) -> tuple[list[str], list[str]]:
    """Return the publisher found and the right one; one site has several spellings of its name."""
    gold = fold_name(row.publisher or "")
    if found.publisher is None:
        return [], [gold]
    name = fold_name(re.sub(r"\.(?:com|org|net)$", "", found.publisher.name))
    joined = name.replace(" ", "").removesuffix("news").removesuffix("online")
    site = (row.site or "").removesuffix("news")
    same = name in {gold, *OTHER.get(gold, ())} or bool(
        joined and joined in {site, gold.replace(" ", "").removesuffix("com").removesuffix("news")}
    )
    return [gold if same else name], [gold]


def measure(rows: Iterable[Row]) -> dict[str, Count]:
    """Hold the text's own word against the metadata."""
    counts = {"publisher": Count(), "byline": Count(), "wire": Count()}
    for row in rows:
        found, ends = read(row.text), _ends(row.text)
        ours, gold = _publisher(found, row)
        counts["publisher"].add(ours, gold, [g for g in gold if f" {g} " in f" {ends} "])
        if row.authors:
            authors = [fold_name(name) for name in row.authors]
            names = [fold_name(name) for name in found.bylines]
            told = [a for a in authors if f" {a} " in f" {ends} "]
            counts["byline"].add(names, authors, told)
        wires = [found.wire.name] if found.wire else []
        gold = [row.wire] if row.wire else []
        counts["wire"].add(wires, gold, [g for g in gold if _named(g, row.text)])
    return counts


def _named(name: str, text: str) -> bool:
    """Tell whether a line that can tell names the agency, in full or by its letters."""
    letters = {"Associated Press": "AP", "Agence France-Presse": "AFP"}.get(name, "UPI")
    each = [line for line in text.split("\n") if line.strip()]
    ends = "\n".join(each[:TOP] + each[TOP:][-END:])
    return name in ends or re.search(rf"\b{letters}\b", ends) is not None


def main() -> None:
    """Print a table for each path."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--errors", action="store_true", help="list what was found and is wrong")
    arguments = parser.parse_args()
    for path in arguments.paths:
        counts = measure(polnear(path) if path.is_dir() else news(path))
        print(path.name)
        for field, count in counts.items():
            if count.told:
                print(f"  {field:10}{count.shown()}")
            elif field == "wire":
                print(f"  {field:10}found {count.found:5}  (not in this metadata)")
            if arguments.errors and count.told:
                print(*(f"    {field}: {wrong}" for wrong in count.wrong), sep="\n")


if __name__ == "__main__":
    main()
