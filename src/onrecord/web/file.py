"""A story as one file: claims, chains and texts; no server, no script, nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.ledger import lists
from onrecord.ledger.store import Store
from onrecord.records import Claim, Spans
from onrecord.views.texts import Text, windows
from onrecord.web import claims, reading
from onrecord.web.claims import ClaimPage
from onrecord.web.errors import not_found
from onrecord.web.reading import Shelf
from onrecord.web.render import render
from onrecord.web.static_files import STATIC


@dataclass(frozen=True, slots=True)
class FileLinks:
    """Places in the file: the paragraph that holds the words.

    >>> from onrecord.records import Span
    >>> FileLinks({"a_1": (0, 40)}, frozenset()).report("a_1", (Span(50, 60),))
    '#a_1-p40'
    """

    paragraphs: Mapping[str, Sequence[int]]
    """Where the paragraphs of each text begin."""

    claims: frozenset[str]

    def report(self, id: str, spans: Spans = ()) -> str:
        """Return the place of an article, or of the paragraph with *spans*."""
        starts = self.paragraphs.get(id, ())
        if not spans or not starts:
            return f"#{id}"
        place = max(0, bisect_right(starts, spans[0].start) - 1)
        return f"#{id}-p{starts[place]}"

    def claim(self, id: str) -> str:
        """Return the place of a claim; one that is not in the file is only named."""
        return f"#{id}" if id in self.claims else "#claims"

    def judge(self, about: str) -> str | None:
        """Return nothing: what is in a file stays as it is."""
        return None


def report_file(store: Store, ids: Sequence[str] = (), *, name: str) -> str:
    """Return a page that holds the claims of *ids*, and the texts that they stand in.

    Args:
        store: the ledger.
        ids: claims; those that several reports tell if none is given.
        name: what the story is called.

    Raises:
        NotFound: there is no such claim.
    """
    shelf = Shelf(store)
    shown = [claims.shown(shelf, one) for one in _claims(store, ids)]
    texts = _texts(shelf, shown)
    paragraphs: dict[str, list[int]] = {}
    for text in texts:
        known = paragraphs.setdefault(text.article.id, [])
        known += [block.span.start for block in text.blocks]
    style = styles()
    return render(
        "file.html",
        name=name,
        claims=shown,
        texts=texts,
        links=FileLinks(paragraphs, frozenset(page.trace.claim or "" for page in shown)),
        style=style,
        policy=policy(style),
    )


def styles() -> str:
    """Return the style sheet, to be put into a file."""
    return (STATIC / "onrecord.css").read_text("utf-8")


def policy(style: str) -> str:
    """Return the content policy of a file that holds *style* and loads nothing."""
    return f"default-src 'none'; style-src 'sha256-{_hash(style)}'; base-uri 'none'"


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _claims(store: Store, ids: Sequence[str]) -> Sequence[Claim]:
    wanted = ids or lists.repeated(store)
    found = lists.claims_named(store, wanted)
    known = {claim.id for claim in found}
    for id in wanted:
        if id not in known:
            raise not_found("claim", id)
    return found


def _texts(shelf: Shelf, shown: Iterable[ClaimPage]) -> list[Text]:
    """Return the texts that the claims stand in or rest on, each with all of its parts."""
    needed = dict[str, None]()
    for page in shown:
        needed.update(dict.fromkeys(report.article for report in page.trace.reports))
        needed.update(dict.fromkeys(_cited(page)))
    found = []
    for id in needed:
        length = len(windows(shelf.pile([id])[id].article.text))
        parts = [reading.report(shelf, id, part=number) for number in range(1, length + 1)]
        found += [part for part in parts if part]
    return found


def _cited(page: ClaimPage) -> Iterable[str]:
    for switch in page.switches:
        yield from (evidence.article for evidence in switch.evidence)
    for report in page.trace.reports:
        for wording in report.wordings:
            for link in wording.telling.chain:
                yield from (evidence.article for evidence in link.evidence)
