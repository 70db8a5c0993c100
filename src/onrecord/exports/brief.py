"""A brief in Markdown: claims, who says so, how many origins and why, with footnotes.

Every quotation has a footnote with outlet, title, day, the exact words and where they stand. What
comes from an article is escaped, so that it stays text wherever the brief is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from onrecord.exports import markdown
from onrecord.exports.forms import address
from onrecord.exports.story import Story, articles_of
from onrecord.options import BriefOptions
from onrecord.records import Basis, Claim, Extraction, Figure, MergeReason, Spans
from onrecord.views.differences import PieceKind
from onrecord.views.reports import Evidence, Link, Pile, cut, published
from onrecord.views.trace import Merged, Report, Trace, trace

BECAUSE = {
    MergeReason.SAME_UTTERANCE: "give the same speaker's same words",
    MergeReason.COPIED_WORDS: "share words that one copied",
    MergeReason.CITED_OUTLET: "rest on one outlet, which one of them cites",
    MergeReason.WIRE_CREDIT: "credit one agency",
    MergeReason.CHAIN_ROOT: "go back to the same root",
    MergeReason.SYNDICATION: "carry one article",
    MergeReason.REPUBLISHED: "are one republished from elsewhere",
    MergeReason.SAME_ARTICLE: "are one article",
}


class Brief:
    """Writes the claims that were named, or those that most reports tell."""

    names = ("brief.md",)
    folder = False
    needs_text = True
    leaves_out = "claims beyond those named or, without --claim, the ten that most reports tell"

    def __init__(self, options: BriefOptions | None = None) -> None:
        self._options = options or BriefOptions()

    def write(self, story: Story, outs: Sequence[BinaryIO]) -> None:
        """Write the one text."""
        (out,) = outs
        for line in self._lines(story):
            out.write(line.encode() + b"\n")

    def _lines(self, story: Story) -> Iterator[str]:
        every = tuple(story.claims())
        claims = every if story.narrowed else self._chosen(every)
        yield "# What reports say, and what it rests on"
        yield ""
        yield (
            f"Claims: {len(claims)} of {len(every)}. Nothing here says what is true. "
            "Origins are counted as far as the reports show links between them; no link found is "
            f"not independence. Ledger {story.root[:12]}."
        )
        notes = Notes(self._options.evidence)
        for number, claim in enumerate(claims, 1):
            pile = {id: story.extraction(id) for id in articles_of(claim)}
            yield ""
            yield from self._section(number, claim, pile, notes)

    def _chosen(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        most = sorted(claims, key=lambda claim: -len(_reports(claim)))
        return tuple(most[: self._options.claims])

    def _section(self, number: int, claim: Claim, pile: Pile, notes: Notes) -> Iterator[str]:
        view = trace(claim, pile)
        title = markdown.shortened(claim.text, self._options.heading)
        yield f"## {number}. {markdown.text(title)}"
        yield ""
        yield f"{_said_by(view)} {_standing(claim)}".rstrip()
        yield ""
        yield f"{_counts(view)}{_because(view, pile, notes)}"
        yield ""
        for report in view.reports:
            yield from _report(report, pile, notes)
        yield from _block("Wordings that differ from the fullest report's:", _differing(view))
        figures = list(_figures(view, pile, notes))
        yield from _block("Figures, which the reports give differently:", figures)
        yield ""
        yield from notes.taken()


class Notes:
    """Footnotes, numbered as they come; one passage has one footnote in a section."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._last = 0
        self._open: dict[str, str] = {}

    def mark(self, evidence: Evidence, pile: Pile, *, whole: bool = True) -> str:
        """Return the mark of the footnote that cites *evidence*, with all its words or a few."""
        limit = None if whole else self._limit
        note = _cited(evidence, pile[evidence.article], limit)
        if note not in self._open:
            self._last += 1
            self._open[note] = f"[^{self._last}]"
        return self._open[note]

    def taken(self) -> Iterator[str]:
        """Yield the footnotes since the last time, each a paragraph."""
        for note, mark in self._open.items():
            yield f"{mark}: {note}"
            yield ""
        self._open = {}


def _cited(evidence: Evidence, extraction: Extraction, limit: int | None) -> str:
    """Write a footnote: outlet, title, day, the words, where they stand."""
    words = markdown.shortened(evidence.words, limit) if limit else evidence.words
    article = extraction.article
    outlet = article.publisher.name if article.publisher else "an unnamed outlet"
    about = [f"From {markdown.text(outlet)}"]
    if article.title:
        about.append(f"“{markdown.text(article.title)}”")
    about.append(published(article.published) or "undated")
    url = address(article.url)
    place = f"{markdown.text(article.path)}, characters {_place(evidence.spans)}"
    return f"{', '.join(about)}; {markdown.quoted(words)} ({place}){_link(url)}"


def _link(url: str | None) -> str:
    return f" <{url}>" if url else ""


def _place(spans: Spans) -> str:
    return ", ".join(f"{span.start}–{span.end}" for span in spans)


def _reports(claim: Claim) -> set[str]:
    return {member.at.article for member in claim.statements}


def _said_by(view: Trace) -> str:
    tellings = [wording.telling for report in view.reports for wording in report.wordings]
    alike: dict[str, str] = {}
    for one in tellings:
        if one.speaker:
            alike.setdefault(one.speaker.casefold().replace("’", "'"), one.speaker)
    names = list(alike.values())
    if names:
        return f"Said by {_listed([markdown.text(name) for name in names])}."
    open_ = next((one.speaker_open for one in tellings if one.speaker_open), None)
    return f"Speaker open\\: {markdown.text(open_)}." if open_ else "In the reports' own voice."


def _standing(claim: Claim) -> str:
    graded = f", credibility {claim.grade}" if claim.grade else ""
    return f"Status {claim.status.value}{graded}."


def _counts(view: Trace) -> str:
    number = len(view.reports)
    reports = "1 report" if number == 1 else f"{number} reports"
    if view.at_least == view.at_most:
        return f"{reports}, {view.at_least} {'origin' if view.at_least == 1 else 'origins'}"
    return f"{reports}, at least {view.at_least} and at most {view.at_most} origins"


def _because(view: Trace, pile: Pile, notes: Notes) -> str:
    """Say why reports are held to rest on one root, certainly and possibly."""
    certain = [merge for root in view.roots for merge in root.merges]
    reasons = _reasons([m for m in certain if m.reports[0] != m.reports[1]], pile, notes, "")
    doubts = _reasons(view.possible, pile, notes, "perhaps ")
    listed = [*reasons, *doubts]
    return f", because {'; '.join(listed)}." if listed else "."


def _reasons(merges: Iterable[Merged], pile: Pile, notes: Notes, how: str) -> Iterator[str]:
    """Word the merges, those of one reason together."""
    by_reason: dict[MergeReason, tuple[set[int], dict[str, None]]] = {}
    for merge in merges:
        numbers, marks = by_reason.setdefault(merge.reason, (set(), {}))
        numbers.update(merge.reports)
        marks.update(dict.fromkeys(notes.mark(one, pile, whole=False) for one in merge.evidence))
    for reason, (numbers, marks) in by_reason.items():
        which = _listed([str(number) for number in sorted(numbers)])
        reports = "reports" if len(numbers) > 1 else "report"
        yield f"{reports} {which} {how}{BECAUSE[reason]}{''.join(marks)}"


def _report(report: Report, pile: Pile, notes: Notes) -> Iterator[str]:
    article = pile[report.article].article
    outlet = markdown.text(report.publisher or article.path)
    words = []
    for wording in report.wordings:
        mark = notes.mark(cut(article, wording.telling.spans), pile)
        words.append(f"{markdown.quoted(wording.telling.words)}{mark}")
    chains = dict.fromkeys(_chain(w.telling.chain, pile, notes) for w in report.wordings)
    through = "; ".join(chain for chain in chains if chain)
    yield (
        f"{report.number}. **{outlet}**, {report.published or 'undated'}: {' … '.join(words)}"
        f"{f' (through {through})' if through else ''}"
    )


def _chain(links: Iterable[Link], pile: Pile, notes: Notes) -> str:
    """Write a chain from the outlet to the origin; inferred hops with what they rest on."""
    return " → ".join(_hop(link, pile, notes) for link in links)


def _hop(link: Link, pile: Pile, notes: Notes) -> str:
    if link.basis is not Basis.INFERRED:
        return markdown.text(link.name)
    marks = dict.fromkeys(notes.mark(one, pile, whole=False) for one in link.evidence)
    return f"{markdown.text(link.name)}, inferred{''.join(marks)}"


def _differing(view: Trace) -> Iterator[str]:
    for report in view.reports:
        pieces = [piece for wording in report.wordings for piece in wording.pieces]
        only = [markdown.quoted(p.text) for p in pieces if p.kind is PieceKind.ONLY_HERE]
        less = [markdown.quoted(p.text) for p in pieces if p.kind is PieceKind.LEFT_OUT]
        parts = [
            *([f"only here {', '.join(only)}"] if only else []),
            *([f"left out {', '.join(less)}"] if less else []),
        ]
        if parts and report.number != view.fullest:
            yield f"- Report {report.number}: {'; '.join(parts)}"


def _figures(view: Trace, pile: Pile, notes: Notes) -> Iterator[str]:
    """List figures of one thing that do not agree, by report."""
    found: dict[tuple[str, str | None], dict[int, dict[str, Figure]]] = {}
    for report in view.reports:
        for figure in _held(report, pile[report.article]):
            kind = found.setdefault((figure.unit, figure.counted), {})
            kind.setdefault(report.number, {})[figure.id] = figure
    for (unit, counted), reports in found.items():
        figures = [one for some in reports.values() for one in some.values()]
        if len(reports) > 1 and len({(f.value, f.low, f.high) for f in figures}) > 1:
            yield f"- {markdown.text(counted or unit)}: {_given(view, reports, pile, notes)}"


def _held(report: Report, extraction: Extraction) -> list[Figure]:
    told = {wording.telling.statement for wording in report.wordings}
    held = {id for one in extraction.statements if one.id in told for id in one.figures}
    return [figure for figure in extraction.figures if figure.id in held]


def _given(view: Trace, reports: dict[int, dict[str, Figure]], pile: Pile, notes: Notes) -> str:
    articles = {report.number: report.article for report in view.reports}
    parts = []
    for number, figures in reports.items():
        article = pile[articles[number]].article
        for figure in figures.values():
            evidence = cut(article, (figure.span,))
            mark = notes.mark(evidence, pile)
            parts.append(f"{markdown.quoted(evidence.words)} in report {number}{mark}")
    return "; ".join(parts)


def _block(head: str, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number == 0:
            yield ""
            yield head
            yield ""
        yield line


def _listed(names: list[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
