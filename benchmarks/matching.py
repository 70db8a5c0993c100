"""Measure matching on real news: ``python benchmarks/matching.py FOLDER [--articles N]``.

FOLDER holds JSONL files, one article a line with url, text, publisher and published. Passages of
articles that are left out of the pile are planted in pairs of the others, quoted or in the report's
own voice, verbatim or with a share of their words edited; then it is counted which of them come
back as matches (recall), and how many matches that touch a planted passage relate the two places
where it was planted (precision). Statements are taken from quotation marks alone, so that the
numbers depend on no model.

With ``--growth`` it also times piles of growing size, and ``--join`` times the join of runs in
numpy against the same join in DuckDB over Arrow.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import numpy as np

from onrecord.matches import match
from onrecord.matches.candidates import Runs, rare_pairs, runs
from onrecord.matches.sketches import Ints, sketch
from onrecord.matches.streams import stream
from onrecord.options import MatchOptions
from onrecord.records import (
    Article,
    Basis,
    Extraction,
    Interval,
    Match,
    MatchKind,
    Publisher,
    Side,
    Span,
    Speaker,
    Statement,
    StatementClass,
    StatementKind,
)
from onrecord.serialise import statement_id
from onrecord.text.quotations import quotations
from onrecord.text.segments import paragraphs

T = TypeVar("T")
SHORTEST = 4
"""Words of a quotation that is taken for a statement; shorter ones are titles and scare quotes."""


@dataclass(frozen=True, slots=True)
class News:
    """One line of the news files."""

    url: str
    publisher: str
    published: str
    text: str
    spoken: tuple[tuple[str, str], ...] = ()
    """Planted paragraphs with the names of their speakers."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is planted: so many words, a share of them edited, quoted or not."""

    words: int
    edited: float
    quoted: bool
    spoken: bool = False
    """By one named speaker, in two reports at most a week apart."""

    @property
    def name(self) -> str:
        """The row's head in the table."""
        kind = f"{self.edited:.0%} edited" if self.edited else "verbatim"
        voice = "one speaker" if self.spoken else "quoted" if self.quoted else "own voice"
        return f"{self.words} words, {kind}, {voice}"


@dataclass(frozen=True, slots=True)
class Plant:
    """A passage in two articles, by their urls, as it stands in each."""

    a: str
    b: str
    in_a: str
    in_b: str
    speaker: str | None = None


EDITS = ((8, 0.0), (15, 0.0), (15, 0.2), (25, 0.2), (25, 0.3))
TASKS = (
    *(Task(words, edited, True, spoken=True) for words, edited in EDITS),
    *(Task(words, edited, quoted) for quoted in (True, False) for words, edited in EDITS),
)
SURNAMES = ("Okonjat", "Ruizel", "Lindmar", "Varnok", "Hesperin")
WEEK = 7
"""Days."""


def read(folder: Path) -> list[News]:
    """Read the news of a folder, shuffled in a fixed way."""
    lines = (line for file in sorted(folder.glob("*.jsonl")) for line in file.open("rb"))
    found = {}
    for line in lines:
        fields = json.loads(line)
        news = News(*(str(fields[name]) for name in ("url", "publisher", "published", "text")))
        found[news.url] = news
    every = [found[url] for url in sorted(found)]
    random.Random(7).shuffle(every)
    return every


def extraction(news: News) -> Extraction:
    """Make a statement of the quotations of each paragraph."""
    id = f"a_{sha256(news.url.encode()).hexdigest()[:12]}"
    day = date.fromisoformat(news.published[:10])
    article = Article(
        id=id,
        sha256="0" * 64,
        path=news.url,
        url=news.url,
        language="en",
        title=None,
        bylines=(),
        publisher=Publisher(name=news.publisher, basis=Basis.METADATA, evidence=()),
        wire=None,
        republished=None,
        published=Interval(earliest=day, latest=day, basis=Basis.METADATA, evidence=()),
        text=news.text,
        furniture=(),
        problems=(),
    )
    spoken = dict(news.spoken)
    statements = (_statement(id, block, news.text, spoken) for block in paragraphs(news.text))
    return Extraction(
        article=article,
        model="quotation marks",
        statements=tuple(s for s in statements if s.content),
        mentions=(),
        problems=(),
    )


def _statement(id: str, block: Span, text: str, spoken: dict[str, str]) -> Statement:
    name = spoken.get(block.of(text))
    content = tuple(
        q.words
        for q in quotations(text, [block])
        if q.depth == 0 and len(q.words.of(text).split()) >= SHORTEST
    )
    return Statement(
        id=statement_id(id, StatementKind.DIRECT, (), (), content),
        kind=StatementKind.DIRECT,
        class_=StatementClass.SPEECH,
        source=(),
        cue=(),
        content=content,
        no_source=None,
        continues=None,
        within=None,
        speaker=Speaker(id=name, name=name) if name else None,
        speaker_open=None,
        audience=(),
        said=None,
        relay=(),
        modality=None,
        hedges=(),
        figures=(),
        confidence=1.0,
    )


def plants(pile: Sequence[News], donors: Sequence[News], task: Task, many: int) -> list[Plant]:
    """Choose passages of *donors*, each from the start of a paragraph, and two places for each."""
    chance = random.Random(f"{task}")
    vocabulary = [word for news in donors[:50] for word in news.text.split()]
    passages = [p for news in donors for p in _passages(news.text, task.words)]
    chance.shuffle(passages)
    found = []
    for number, passage in enumerate(passages[:many]):
        a, b = places(pile, task, chance)
        other = _edited(passage, task.edited, vocabulary, chance)
        marks = "“{}.”" if task.quoted else "{}."
        texts = (marks.format(" ".join(words)) for words in (passage, other))
        speaker = f"{SURNAMES[number % len(SURNAMES)]}{number}" if task.spoken else None
        found.append(Plant(pile[a].url, pile[b].url, *texts, speaker))
    return found


def places(pile: Sequence[News], task: Task, chance: random.Random) -> tuple[int, int]:
    """Choose two articles, for one speaker such as appeared within a week."""
    while True:
        a, b = chance.sample(range(len(pile)), 2)
        days = [date.fromisoformat(pile[i].published[:10]) for i in (a, b)]
        if not task.spoken or abs((days[0] - days[1]).days) <= WEEK:
            return a, b


def _passages(text: str, words: int) -> Iterator[list[str]]:
    for block in paragraphs(text):
        # Plain sentences only: marks of their own would end a planted quotation.
        found = [w for w in block.of(text).split() if w.strip("“”\"‘’'").isalnum()]
        if len(found) >= words + 10:
            yield [word.strip("“”\"‘’'") for word in found[:words]]


def _edited(
    passage: Iterable[str], share: float, vocabulary: Sequence[str], chance: random.Random
) -> list[str]:
    """Change, drop or add a word at a *share* of the places, each a third of the time."""
    found: list[str] = []
    for word in passage:
        if chance.random() >= share:
            found.append(word)
            continue
        change = chance.choice(("change", "drop", "add"))
        if change != "drop":
            found.append(chance.choice(vocabulary).strip("“”\"‘’'"))
        if change == "add":
            found.append(word)
    return found


def planted(pile: Sequence[News], passages: Sequence[Plant]) -> list[News]:
    """Put each passage into its two articles, after a paragraph in the middle."""
    added: dict[str, list[tuple[str, str]]] = {}
    for plant in passages:
        added.setdefault(plant.a, []).append((plant.in_a, plant.speaker or ""))
        added.setdefault(plant.b, []).append((plant.in_b, plant.speaker or ""))
    return [_planted(news, added.get(news.url, [])) for news in pile]


def _planted(news: News, passages: list[tuple[str, str]]) -> News:
    spoken = tuple(one for one in passages if one[1])
    return replace(news, text=_with(news.text, (words for words, _ in passages)), spoken=spoken)


def _with(text: str, passages: Iterable[str]) -> str:
    parts = text.split("\n\n")
    middle = len(parts) // 2
    return "\n\n".join([*parts[:middle], *passages, *parts[middle:]])


def score(found: Iterable[Match], passages: Sequence[Plant], texts: dict[str, str]) -> str:
    """Return recall, precision and the kinds that the found passages were given."""
    places: dict[str, list[tuple[Span, int]]] = {}
    for number, plant in enumerate(passages):
        for url, words in ((plant.a, plant.in_a), (plant.b, plant.in_b)):
            at = texts[url].index(words)
            places.setdefault(url, []).append((Span(at, at + len(words)), number))
    touching, right, seen = 0, 0, set()
    kinds: dict[MatchKind, int] = {}
    for one in found:
        a, b = _touched(one.a, places), _touched(one.b, places)
        if one.kind is MatchKind.SYNDICATION or not a | b:
            continue
        touching += 1
        right += bool(a & b)
        kinds[one.kind] = kinds.get(one.kind, 0) + bool(a & b)
        seen |= a & b
    named = ", ".join(f"{kind} {kinds[kind]}" for kind in sorted(kinds))
    precision = right / touching if touching else 1
    return f"{len(seen) / len(passages):6.3f} {precision:9.3f}   {named}"


def _touched(side: Side, places: dict[str, list[tuple[Span, int]]]) -> set[int]:
    beside = places.get(side.at.path, [])
    return {n for span, n in beside if any(span.overlaps(one) for one in side.at.spans)}


def growth(every: Sequence[News], sizes: Iterable[int]) -> None:
    """Print seconds, candidate pairs and matches of piles of growing size."""
    print("\narticles  seconds  articles/s  matches  matches/article")
    for size in sizes:
        pile = [extraction(news) for news in every[:size]]
        seconds, found = timed(partial(match, pile))
        each = len(found) / len(pile)
        print(
            f"{len(pile):8} {seconds:8.1f} {len(pile) / seconds:11.0f} {len(found):8} {each:10.2f}"
        )


def join(every: Sequence[News], sizes: Iterable[int]) -> None:
    """Print the seconds of joining the runs of two articles in numpy, and in DuckDB."""
    print("\narticles      runs    pairs  numpy  DuckDB  the same")
    for size in sizes:
        table = runs([sketch(stream(extraction(news))) for news in every[:size]])
        ours, found = timed(partial(numpy_pairs, table))
        theirs, pairs = timed(partial(duckdb_pairs, table, MatchOptions().common))
        same = np.array_equal(found, pairs)
        print(f"{size:8} {len(table.key):9} {len(found):8} {ours:6.2f} {theirs:7.2f}  {same}")


def numpy_pairs(table: Runs) -> Ints:
    """Return the pairs of articles and places that share a rare run, by the package's own join."""
    scope = np.zeros(len(table.key), dtype=np.int64)
    return ordered(rare_pairs(table, scope, replace(MatchOptions(), pairs=0)))


def ordered(rows: Ints) -> Ints:
    """Sort rows so that two joins can be compared."""
    return rows[np.lexsort(rows.T)]


def duckdb_pairs(table: Runs, common: int) -> Ints:
    """Return the same pairs, by DuckDB over Arrow."""
    import duckdb
    import pyarrow  # type: ignore[import-untyped]

    runs = pyarrow.table({"key": table.key, "article": table.article, "at": table.at})
    with duckdb.connect() as connection:
        connection.execute("set threads to 1")
        connection.register("runs", runs)
        rows = connection.execute(
            """
            with rare as (
                select key from runs group by key
                having count(distinct article) between 2 and $common and count(*) <= 2 * $common
            ), kept as (select runs.* from runs semi join rare using (key))
            select a.article as a, b.article as b, a.at as at_a, b.at as at_b
            from kept a join kept b on a.key = b.key and a.article < b.article
            """,
            {"common": common},
        ).fetchnumpy()
    return ordered(np.stack([rows[name] for name in ("a", "b", "at_a", "at_b")], axis=1))


def timed(call: Callable[[], T]) -> tuple[float, T]:
    """Return the seconds that a call took, and what it returned."""
    start = time.perf_counter()
    found = call()
    return time.perf_counter() - start, found


def main() -> None:
    """Print recall and precision for each task, and what else is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--planted", type=int, default=200)
    parser.add_argument("--growth", type=int, nargs="*", default=[])
    parser.add_argument("--join", type=int, nargs="*", default=[])
    asked = parser.parse_args()
    every = read(asked.folder)
    pile, donors = every[: asked.articles], every[asked.articles :][:400]
    print("planted                                  recall precision   kinds")
    for task in TASKS if asked.planted else ():
        passages = plants(pile, donors, task, asked.planted)
        texts = planted(pile, passages)
        found = match([extraction(news) for news in texts])
        row = score(found, passages, {news.url: news.text for news in texts})
        print(f"{task.name:40} {row}", flush=True)
    growth(every, asked.growth)
    join(every, asked.join)


if __name__ == "__main__":
    main()
