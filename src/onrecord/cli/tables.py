"""Lists as tables that one likes to read at a hundred columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.cli.wording import chain, count, place, shortened
from onrecord.records import Article, Document, Extraction, Hit, StatementClass, StatementKind
from onrecord.views.differences import PieceKind, Pieces
from onrecord.views.reports import published, short_paths
from onrecord.views.rows import ClaimRow, MatchRow, StatementRow, statement_rows

UNCLAIMED = (StatementClass.BELIEF, StatementClass.INTENT, StatementClass.OTHER)

WORDS = 220
"""Characters of a statement in a list: about five lines of its column; `show` gives all."""


def print_extraction(console: Console, extraction: Extraction) -> None:
    """Print what one article says."""
    console.print(heading(extraction.article))
    rows = list(statement_rows(extraction))
    relays = any(_relay(row) for row in rows)
    table = listing("speaker", "kind", "words", *(["relay"] if relays else []))
    table.columns[0].max_width = 20
    table.columns[2].ratio = 1
    if relays:
        table.columns[3].max_width = 24
    for row in rows:
        cells = (_speaker(row), _kind(row), shortened(row.words, WORDS))
        table.add_row(*cells, *([_relay(row)] if relays else []))
    console.print(table if table.row_count else Text("  no statements found", "dim"))
    console.print()


def heading(article: Article) -> Text:
    """Name an article: its path, its title, its publisher and when it came out."""
    known = [article.publisher.name if article.publisher else None, published(article.published)]
    about = ", ".join(word for word in known if word)
    head = Text.assemble((article.path, "bold"), f" ({about})" if about else "")
    return head.append(f"\n{article.title}\n" if article.title else "\n")


def claim_table(rows: Iterable[ClaimRow], *, all_: bool = False) -> RenderableType:
    """List claims, those of most reports first; those of one report only where *all_* is set."""
    table = listing("claim", "words", "speaker", "reports", "origins")
    table.columns[3].justify = table.columns[4].justify = "right"
    table.columns[0].no_wrap = True
    table.columns[2].max_width = 20
    by_reports = sorted(rows, key=lambda row: -row.reports)
    shown = [row for row in by_reports if all_ or row.reports > 1]
    for row in shown:
        name = ", ".join(row.speakers) or _nobody(row)
        origins_ = _bounds(row) + (" ┄" if row.inferred else "")
        words = shortened(row.text, WORDS)
        table.add_row(row.id, words, name, str(row.reports), origins_)
    return Group(*([table] if shown else []), *_rest(len(shown), len(by_reports)))


def _rest(shown: int, claims: int) -> list[Text]:
    """Tell what a list of claims leaves out."""
    if not claims:
        return [Text("No claims: there is no statement in this ledger.")]
    if shown == claims:
        return []
    more = "and " if shown else ""
    rest = count(claims - shown, "claim")
    return [Text(f"\n{more}{rest} in one report alone: --all lists them", "dim")]


def _nobody(row: ClaimRow) -> Text:
    return Text("the report itself" if row.own_voice else "nobody named", "dim")


def match_table(rows: Iterable[MatchRow]) -> RenderableType:
    """List matches, the two passages one under the other."""
    shown = list(rows)
    if not shown:
        return Text("No matches: no two reports of this ledger share a passage.")
    return Group(*(match_block(row) for row in shown))


def match_block(row: MatchRow) -> RenderableType:
    """Show one match."""
    head = Text.assemble((row.id, "bold"), f"  {row.kind.value}, {row.score:.0%} of the words kept")
    lines: list[RenderableType] = [head]
    for side in (row.a, row.b):
        who = f"{side.path}  {side.speaker or 'nobody named'}"
        lines += [
            Padding(Text(who, "dim"), (0, 0, 0, 2)),
            Padding(marked(side.pieces), (0, 0, 0, 4)),
        ]
    if row.reasons:
        lines.append(Padding(Text("because " + "; ".join(row.reasons), "dim"), (0, 0, 0, 2)))
    return Group(*lines, Text())


def hit_table(hits: Sequence[Hit]) -> RenderableType:
    """List what a search found."""
    if not hits:
        return Text("Nothing found.")
    table = listing("found in", "speaker", "words")
    table.columns[0].max_width, table.columns[1].max_width = 26, 20
    table.columns[2].ratio = 1
    short = short_paths(hit.at.path for hit in hits)
    for hit in hits:
        where = hit.statement or f"characters {place(hit.at.spans[:1])}"
        name = Text.assemble(short[hit.at.path], (f"\n{where}", "dim"))
        table.add_row(name, hit.speaker or "", " ".join(hit.snippet.split()))
    return table


def marked(pieces: Pieces) -> Text:
    """Write a wording with its differences: ‹worded so only here›, and […] for words left out."""
    text = Text()
    for piece, following in pairwise((*pieces, None)):
        if piece is None or piece.kind is PieceKind.SAME:
            text.append(piece.text if piece else "")
        elif piece.kind is PieceKind.ONLY_HERE:
            words = piece.text.rstrip()
            text.append(f"‹{words}›", "bold yellow").append(piece.text[len(words) :])
        elif following is None or following.kind is PieceKind.SAME:  # else it is told otherwise
            text.append("[…] " if not text or text.plain[-1].isspace() else " […] ", "bold yellow")
    text.rstrip()
    return text


def taken_line(document: Document) -> str:
    """Tell where a document is from and when it was taken."""
    when = (document.taken or "").replace("T", " ").replace("Z", " UTC")
    return f"from {document.url or document.path}" + (f", taken {when}" if when else "")


def article_line(extraction: Extraction) -> str:
    """Count what an article holds."""
    own = sum(s.kind is StatementKind.ASSERTION for s in extraction.statements)
    said = len(extraction.statements) - own
    marked_parts = len(extraction.article.furniture)
    return (
        f"{count(said, 'statement')}, {count(own, 'assertion')} in the report's own voice, "
        f"{count(marked_parts, 'part')} of the page left out as furniture"
    )


def listing(*names: str) -> Table:
    """Return an empty table with columns of these names."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 2, 0, 0))
    for name in names:
        table.add_column(name, header_style="dim", overflow="fold", vertical="top")
    return table


def _bounds(row: ClaimRow) -> str:
    same = row.at_least == row.at_most
    return f"{row.at_most}" if same else f"{row.at_least}–{row.at_most}"


def _speaker(row: StatementRow) -> Text:
    if row.kind is StatementKind.ASSERTION:
        return Text("the report itself", "dim")
    indent = "  " * row.depth
    return Text(indent + (row.speaker or "nobody named"), "" if row.speaker else "dim")


def _kind(row: StatementRow) -> str:
    notes = ["continued"] * row.continued + ["within"] * bool(row.depth)
    if row.class_ in UNCLAIMED:  # a ledger makes no claim of these: the table says so
        notes.append(row.class_.value)
    return "\n".join([row.kind.value, *notes])


def _relay(row: StatementRow) -> str:
    """Write the chain where it says more than who speaks."""
    names = [link.name for link in row.chain]
    return "" if names == [row.speaker] else chain(row.chain)
