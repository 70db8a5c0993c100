"""Reads the corpora that the tagger learns from, as text with attributions and names.

None of them is part of the project: each function takes the corpus's folder as an argument.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.records import Attribution, EntityType, Name, Span, Spans, Tags

SHIPPABLE_GENRES = ("academic", "bio", "court", "interview", "news", "voyage")
"""GUM genres that its LICENSE.txt names as CC BY or CC BY-SA: a model that ships sees no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One annotated article. A corpus without attributions, or without names, says so."""

    id: str
    text: str
    tags: Tags
    has_attributions: bool
    has_names: bool


# --- PolNeAR: brat standoff, one .ann per annotator ------------------------------------------

_TEXT_BOUND = re.compile(r"^(T\d+)\t(Source|Cue|Content) ([\d; ]+)\t", re.MULTILINE)
_EVENT = re.compile(r"^E\d+\t(Attribution(?:-no-source)?):\S+(.*)$", re.MULTILINE)


def polnear(folder: Path, part: str) -> Iterator[Example]:
    """Yield the examples of *part* (``train`` or ``dev``), one per annotator and article.

    Annotations that name a span which is not there, or have no cue or no content, are dropped;
    so are repeated ones. "Discard" and "Discuss" are the annotators' notes, not attributions.
    """
    for ann in sorted((folder / part / "attributions").glob("*.ann")):
        article = ann.stem.rpartition("_")[0]
        text = _polnear_text(folder / part / "text", article)
        yield Example(
            id=ann.stem,
            text=text,
            tags=Tags(attributions=_brat_attributions(ann.read_text("utf-8"), text), names=()),
            has_attributions=True,
            has_names=False,
        )


def _polnear_text(folder: Path, article: str) -> str:
    with (folder / f"{article}.txt").open(encoding="utf-8", newline="") as file:
        return file.read()


def _brat_attributions(ann: str, text: str) -> tuple[Attribution, ...]:
    spans = {i: _brat_spans(where, text) for i, _, where in _TEXT_BOUND.findall(ann)}
    found: dict[tuple[Spans, Spans, Spans], Attribution] = {}
    for _, arguments in _EVENT.findall(ann):
        parts: dict[str, Spans] = {"Source": (), "Cue": (), "Content": ()}
        for role, target in re.findall(r"(Source|Cue|Content)\d*:(T\d+)", arguments):
            parts[role] = tuple(sorted({*parts[role], *spans.get(target, ())}))
        if parts["Cue"] and parts["Content"]:
            key = (parts["Source"], parts["Cue"], parts["Content"])
            found[key] = Attribution(source=key[0], cue=key[1], content=key[2], confidence=1.0)
    return tuple(sorted(found.values(), key=lambda a: min((*a.source, *a.cue, *a.content))))


def _brat_spans(where: str, text: str) -> Spans:
    spans = (Span(*map(int, piece.split())) for piece in where.split(";"))
    return tuple(s for s in spans if 0 <= s.start < s.end <= len(text))


# --- GUM: CoNLL-U, names from mentions whose head is a proper noun ------------------------------

_TYPES = {
    "person": EntityType.PERSON,
    "organization": EntityType.ORGANIZATION,
    "place": EntityType.PLACE,
}
_JOINS = frozenset(
    {"of", "for", "the", "and", "de", "la", "del", "von", "van", "-", "/", "&", "'s"}
)


def gum(folder: Path, part: str, genres: tuple[str, ...] = SHIPPABLE_GENRES) -> Iterator[Example]:
    """Yield the documents of *part* (``train`` or ``dev``) of the given genres, names marked."""
    for path in sorted((folder / part).glob("*.conllu")):
        if path.name.split("_")[1] in genres:
            text, names = _gum_document(path.read_text("utf-8"))
            yield Example(
                id=path.stem,
                text=text,
                tags=Tags(attributions=(), names=names),
                has_attributions=False,
                has_names=True,
            )


@dataclass(slots=True)
class _Token:
    span: Span
    proper: bool
    form: str


def _gum_document(conllu: str) -> tuple[str, tuple[Name, ...]]:
    text, names = "", []
    for block in conllu.split("\n\n"):
        if "# newpar" in block and text:
            text = text.rstrip() + "\n\n"
        text, tokens, mentions = _gum_sentence(block, text)
        names += [n for m in mentions if (n := _name(tokens, *m))]
    outer = [n for n in names if not any(o != n and o.span.covers(n.span) for o in names)]
    return text.rstrip(), tuple(sorted({n.span: n for n in outer}.values(), key=lambda n: n.span))


def _gum_sentence(
    block: str, text: str
) -> tuple[str, list[_Token], list[tuple[str, int, int, int]]]:
    """Append a sentence to *text*; return it, tokens, mentions as (type, first, last, head)."""
    tokens: list[_Token] = []
    mentions: list[tuple[str, int, int, int]] = []
    open_: list[tuple[str, str, int, str]] = []
    multiword = (0, "", False)
    for line in block.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        columns = line.split("\t")
        if "." in columns[0]:
            continue
        if "-" in columns[0]:
            multiword = (int(columns[0].split("-")[1]), columns[1], "SpaceAfter=No" in columns[9])
            continue
        start = len(text)
        text += columns[1]
        tokens.append(_Token(Span(start, len(text)), columns[3] == "PROPN", columns[1]))
        inside = int(columns[0]) < multiword[0]
        last_of_multiword = int(columns[0]) == multiword[0]
        glued = multiword[2] if last_of_multiword else "SpaceAfter=No" in columns[9]
        if not glued and not inside:
            text += " "
        _brackets(columns[9], len(tokens) - 1, open_, mentions)
    return text, tokens, mentions


def _brackets(
    misc: str,
    at: int,
    open_: list[tuple[str, str, int, str]],
    mentions: list[tuple[str, int, int, int]],
) -> None:
    entity = re.search(r"Entity=([^|]*)", misc)
    for piece in re.findall(r"\([^()]+\)?|[^()]+\)", entity[1]) if entity else ():
        if piece.startswith("("):
            fields = piece.strip("()").split("-")
            head = next((f for f in fields[4:] if re.fullmatch(r"[\d,]+", f)), "1")
            item = (fields[0], fields[1], at, head.split(",")[0])
            if piece.endswith(")"):
                mentions.append((item[1], at, at, at + int(item[3]) - 1))
            else:
                open_.append(item)
        else:
            for item in reversed(open_):
                if item[0] == piece.rstrip(")"):
                    open_.remove(item)
                    mentions.append((item[1], item[2], at, item[2] + int(item[3]) - 1))
                    break


def _name(tokens: list[_Token], type_: str, first: int, last: int, head: int) -> Name | None:
    """Cut a mention down to the proper name around its head, or ``None`` where it has none."""
    if type_ == "time" or not first <= head <= last or not tokens[head].proper:
        return None
    start = end = head
    while start > first and _belongs(tokens, start - 1, first, last):
        start -= 1
    while end < last and _belongs(tokens, end + 1, first, last):
        end += 1
    while not tokens[start].proper:
        start += 1
    while not tokens[end].proper:
        end -= 1
    span = Span(tokens[start].span.start, tokens[end].span.end)
    return Name(span=span, type=_TYPES.get(type_, EntityType.OTHER))


def _belongs(tokens: list[_Token], at: int, first: int, last: int) -> bool:
    token = tokens[at]
    if token.proper or token.form[:1].isupper():
        return True
    near = (tokens[i].proper for i in (at - 1, at + 1) if first <= i <= last)
    return token.form in _JOINS and all(near)


# --- the news piles: text only -----------------------------------------------------------------


def news(folder: Path) -> Iterator[Example]:
    """Yield the articles of every ``*.jsonl`` of *folder*, without annotation."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            yield Example(
                id=f"{path.stem}-{number}",
                text=json.loads(line)["text"],
                tags=Tags(attributions=(), names=()),
                has_attributions=False,
                has_names=False,
            )
