"""Entities on the terminal: a table of names, and one entity with what its names rest on."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.cli.tables import listing
from onrecord.cli.wording import cited, count
from onrecord.records import AliasBasis
from onrecord.views.aliases import AliasRow

BASES = {
    AliasBasis.SAME_NAME: "",
    AliasBasis.SHORT_FORM: "short form",
    AliasBasis.INITIALS: "initials",
    AliasBasis.ACRONYM: "acronym",
    AliasBasis.SPELLING: "spelling",
    AliasBasis.NICKNAME: "nickname",
    AliasBasis.REWORDING: "other words",
    AliasBasis.CALL_SIGN: "call sign",
    AliasBasis.ROLE: "role",
    AliasBasis.TOLD: "a report gives both",
    AliasBasis.SAME_WORDS: "same words quoted",
    AliasBasis.KNOWN: "known",
    AliasBasis.JUDGED: "judged",
}


def alias_table(rows: Iterable[AliasRow], *, all_: bool = False) -> RenderableType:
    """List entities of several names or in doubt, those of most reports first; *all_* lists all."""
    every = sorted(rows, key=lambda row: -row.articles)
    shown = [row for row in every if all_ or row.unsure or _told_apart(row)]
    if not shown:
        return Text("No aliases: nobody in this ledger goes by two names.")
    listed = listing("entity", "type", "names", "reports")
    listed.columns[0].no_wrap = True
    listed.columns[3].justify = "right"
    for row in shown:
        listed.add_row(row.id, row.type.value, _names(row), str(row.articles))
    rest = len(every) - len(shown)
    more = [Text(f"\nand {count(rest, 'entity', 'entities')} of one name: --all lists them", "dim")]
    return Group(listed, *(more if rest else []))


def _told_apart(row: AliasRow) -> bool:
    """Tell whether a row says more than that a surname is short for a full name."""
    return len(row.names) > 1 and any(name.basis not in _PLAIN for name in row.names)


_PLAIN = frozenset({AliasBasis.SAME_NAME, AliasBasis.SHORT_FORM})


def _names(row: AliasRow) -> Text:
    text = Text()
    for n, name in enumerate(row.names):
        text.append("\n" if n else "").append(name.name, "bold" if not n else "")
        basis = BASES[name.basis]
        text.append(f"  {basis}" if basis else "", "dim")
    for name_, reason in row.unsure:
        text.append(f"\n? {name_}", "yellow").append(f"  {reason}", "dim")
    return text


def entity_block(row: AliasRow) -> RenderableType:
    """Show one entity: every name with the words that it rests on."""
    head = Text.assemble((f"{row.names[0].name}", "bold"), f"  {row.id}, {row.type.value}, ")
    lines: list[RenderableType] = [head.append(count(row.articles, "report"))]
    for name in row.names:
        lines.append(Padding(Text.assemble(name.name, (f"  {BASES[name.basis]}", "dim")), (0, 2)))
        lines += [Padding(cited(evidence), (0, 0, 0, 4)) for evidence in name.evidence]
    for name_, reason in row.unsure:
        lines.append(Padding(Text.assemble(f"? {name_}", (f"  {reason}", "dim")), (0, 2)))
    return Group(*lines)
