"""A brief: claims and passages that somebody collects, with words written between them.

It is a file beside the ledger, not a part of it: a draft changes with every word, the ledger is
only appended to, and what two people must hold alike is the ledger, not what one of them writes.
Every part holds on to an article's characters, as judgements do, so that it outlives another model.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

from onrecord.ledger import lists
from onrecord.ledger.store import Store
from onrecord.problems import BadArgument, OnrecordError
from onrecord.records import Span, Spans, TargetKind
from onrecord.runs import targets
from onrecord.web.missing import not_found
from onrecord.web.waiting import put

MOST_WORDS = 100_000
"""Code points of one part that somebody wrote: a short book."""


class PartKind(StrEnum):
    """What a part of a brief is."""

    WORDS = "words"
    CLAIM = "claim"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a brief: words of its writer, a claim by one of its statements, or a passage."""

    kind: PartKind
    words: str = ""
    article: str = ""
    spans: Spans = ()
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A brief; ``version`` counts how often it was kept."""

    title: str = "Brief"
    parts: tuple[Part, ...] = ()
    version: int = 0


class BriefChanged(OnrecordError):
    """Somebody else wrote the brief meanwhile; what was sent is shown, and nothing was kept."""

    def __init__(self, sent: str) -> None:
        super().__init__(
            "the brief",
            "changed since the page was loaded",
            "somebody else wrote in it, or another window of yours did",
            "Copy your words below, go back to the brief, and put them in there.",
        )
        self.sent = sent


def place(ledger: Path) -> Path:
    """Return where the brief of a ledger is kept."""
    return ledger.with_name(ledger.name + ".brief.json")


def read(ledger: Path) -> Brief:
    """Return the brief of a ledger; an empty one where none was begun.

    Raises:
        BadArgument: its file is something else.
    """
    path = place(ledger)
    if not path.exists():
        return Brief()
    try:
        told = json.loads(path.read_text("utf-8"))
        parts = tuple(
            Part(
                kind=PartKind(part["kind"]),
                words=part["words"],
                article=part["article"],
                spans=tuple(Span(*span) for span in part["spans"]),
                statement=part["statement"],
            )
            for part in told["parts"]
        )
        return Brief(title=told["title"], parts=parts, version=told["version"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        why = f"its file {path.name} holds no brief ({error})"
        raise BadArgument("the brief", "cannot be read", why, "Move the file away.") from error


def keep(ledger: Path, brief: Brief) -> Brief:
    """Write the brief to its file, as its next version.

    Raises:
        CannotWrite: the disk takes nothing; what was there is as it was.
    """
    made = replace(brief, version=brief.version + 1)
    put(place(ledger), json.dumps(asdict(made), ensure_ascii=False, indent=1).encode())
    return made


Change = Callable[[Brief], Brief]


def changed(ledger: Path, change: Change, *, version: int | None = None, sent: str = "") -> Brief:
    """Change the brief as it stands; hold the lock of ``Writing.alone`` meanwhile.

    Raises:
        BriefChanged: it is not of *version* any more.
    """
    now = read(ledger)
    if version is not None and now.version != version:
        raise BriefChanged(sent)
    return keep(ledger, change(now))


# --- changes ---------------------------------------------------------------------------------


def collecting(store: Store, about: str, most: int) -> Change:
    """Return the change that puts a claim, a statement or a passage at the end.

    Raises:
        BadArgument: there is no such thing, or it has no words.
    """
    (target,) = targets(store, [about])
    if not target.anchors or not target.anchors[0].spans:
        why = "only claims, statements and words of a report can be"
        raise BadArgument(about[:80], "cannot be collected", why, "Choose words, or a claim.")
    first = target.anchors[0]
    kind = PartKind.CLAIM if target.kind is TargetKind.CLAIM else PartKind.PASSAGE
    part = Part(kind=kind, article=first.article, spans=first.spans, statement=first.statement)

    def change(brief: Brief) -> Brief:
        if part in brief.parts:
            return brief
        if len(brief.parts) >= most:
            raise BadArgument("the brief", "is full", f"it has {most} parts", "Export it.")
        return replace(brief, parts=(*brief.parts, part))

    return change


def titled(title: str) -> Change:
    """Return the change of its title."""
    return lambda brief: replace(brief, title=" ".join(title.split())[:200] or "Brief")


def written(at: int, words: str) -> Change:
    """Return the change of the words of a part, or of new ones at the place *at* where none are."""
    part = Part(kind=PartKind.WORDS, words=words.replace("\r\n", "\n")[:MOST_WORDS].strip())

    def change(brief: Brief) -> Brief:
        parts = list(brief.parts)
        if 0 <= at < len(parts) and parts[at].kind is PartKind.WORDS:
            parts[at : at + 1] = [part] if part.words else []
        elif part.words:
            parts.insert(max(0, at), part)
        return replace(brief, parts=tuple(parts))

    return change


def inserted(at: int, words: str) -> Change:
    """Return the change that puts new words before the part *at*."""
    part = Part(kind=PartKind.WORDS, words=words.replace("\r\n", "\n")[:MOST_WORDS].strip())

    def change(brief: Brief) -> Brief:
        if not part.words:
            return brief
        return replace(brief, parts=(*brief.parts[:at], part, *brief.parts[at:]))

    return change


def moved(at: int, by: int) -> Change:
    """Return the change that moves a part up (-1) or down (1)."""

    def change(brief: Brief) -> Brief:
        parts, to = list(brief.parts), at + by
        if 0 <= at < len(parts) and 0 <= to < len(parts):
            parts[at], parts[to] = parts[to], parts[at]
        return replace(brief, parts=tuple(parts))

    return change


def removed(at: int) -> Change:
    """Return the change that takes a part out."""
    return lambda brief: replace(
        brief, parts=tuple(part for n, part in enumerate(brief.parts) if n != at)
    )


def change(act: str, at: int, words: str) -> Change:
    """Return the change that a button asks for.

    Raises:
        NotFound: no button is called so.
    """
    known: dict[str, Callable[[], Change]] = {
        "title": lambda: titled(words),
        "save": lambda: written(at, words),
        "insert": lambda: inserted(at, words),
        "up": lambda: moved(at, -1),
        "down": lambda: moved(at, 1),
        "remove": lambda: removed(at),
    }
    if act not in known:
        raise not_found("change", act)
    return known[act]()


def claim_of(store: Store, part: Part) -> str | None:
    """Return the claim that a part stands for now."""
    if part.kind is not PartKind.CLAIM or part.statement is None:
        return None
    return lists.claim_of(store, part.statement)
