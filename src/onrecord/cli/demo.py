"""`onrecord demo`: a pile of invented reports, what it shows together, and where to look next."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from shutil import which

from rich.padding import Padding
from rich.text import Text

import onrecord
from onrecord.cli import traces
from onrecord.cli.commands import pile
from onrecord.cli.output import console, progress
from onrecord.cli.wording import count, origins, shortened
from onrecord.problems import ExitCode, worded
from onrecord.records import Basis, Problem, StatementKind
from onrecord.views.reports import Pile
from onrecord.views.trace import Trace, trace

QUOTED = 40
"""Characters of a claim's words that the suggested commands quote: enough to find it again."""

TELLING = 6
"""Words from which on a claim tells a newcomer something by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the demo has to tell."""

    ledger: Path
    pile: Pile
    matches: int
    traces: tuple[Trace, ...]
    problems: tuple[Problem, ...]


def demo(to: Path | None) -> ExitCode:
    """Run the demo in the folder *to*, or in a new one, and print what it found."""
    folder = to or Path(tempfile.mkdtemp(prefix="onrecord-demo-"))
    reports, ledger = copy_reports(folder / "reports"), folder / "demo.db"
    with onrecord.open(ledger, create=True) as opened:
        with progress("reading") as show:
            opened.add([str(reports)], progress=show)
        articles = pile(opened)
        found = Findings(
            ledger=ledger,
            pile=articles,
            matches=len(list(opened.matches())),
            traces=tuple(trace(claim, articles) for claim in opened.claims()),
            problems=opened.problems(),
        )
    _print(found)
    # Words lost in a report are part of what the demo shows; a report that is missing is not.
    missing = len(found.pile) < len(list(reports.iterdir()))
    return ExitCode.PROBLEMS if missing else ExitCode.FINE


def copy_reports(folder: Path) -> Path:
    """Copy the demo's reports into *folder*, made if need be, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    with as_file(files("onrecord") / "data" / "demo") as source:
        for report in sorted(source.glob("*.txt")):
            shutil.copy(report, folder / report.name)
    return folder


def _print(found: Findings) -> None:
    screen = console()
    for line in _told(found):
        screen.print(line)
    for problem in dict.fromkeys(found.problems):
        told = _with_path(worded(problem), found.pile)
        screen.print(Padding(Text(f"Problem: {told}", "dim"), (1, 0, 0, 2), expand=False))
    if found.traces:
        screen.print(Text("\nThe one to look at first\n", "bold"))
        traces.print_trace(screen, _most_telling(found.traces))
    for line in _next(found):
        screen.print(line, soft_wrap=True)


def _with_path(text: str, pile: Pile) -> str:
    """Name an article by its file, which the reader has just been shown, not by its id."""
    for id_, extraction in pile.items():
        text = text.replace(id_, extraction.article.path)
    return text


def _told(found: Findings) -> Iterator[Text | str]:
    statements = [s for e in found.pile.values() for s in e.statements]
    said = [s for s in statements if s.kind is not StatementKind.ASSERTION]
    furniture = sum(len(e.article.furniture) for e in found.pile.values())
    shared = [t for t in found.traces if len(t.reports) > 1 and len(t.text.split()) >= TELLING]
    yield Text(f"{count(len(found.pile), 'invented report')} on one story", "bold")
    yield (
        f"  {count(len(said), 'statement')}: somebody's words, who said them and through whom\n"
        f"  {count(len(statements) - len(said), 'assertion')} in a report's own voice\n"
        f"  {count(furniture, 'part')} of the pages left out: menus, teasers, sign-up boxes\n"
        f"  {count(found.matches, 'passage')} that two reports share"
    )
    yield Text("\nWhat no reader of one report can see", "bold")
    for view in sorted(shared, key=lambda view: len(view.reports), reverse=True)[:6]:
        yield f"  “{shortened(view.text.strip('“”'), 58)}”\n      {_verdict(view)}"


def _verdict(view: Trace) -> str:
    """Tell in one line what a claim rests on."""
    line = f"in {count(len(view.reports), 'report')}, resting on "
    line += origins(view.at_least, view.at_most)
    roots = [root.name for root in view.roots if root.name]
    line += f": {roots[0]}" if len(roots) == len(view.roots) == 1 else ""
    if hidden := _inferred(view):
        report, name = hidden
        line += f";\n      {report} does not say that it came through {name}"
    return line


def _inferred(view: Trace) -> tuple[str, str] | None:
    """Return the first report with a hop that had to be inferred, and the hop's name."""
    for report in view.reports:
        for wording in report.wordings:
            for link in wording.telling.chain:
                if link.basis is Basis.INFERRED:
                    return report.path, link.name
    return None


def _most_telling(views: Sequence[Trace]) -> Trace:
    """Return the claim with an inferred hop that the most reports share."""
    return max(views, key=lambda view: (_inferred(view) is not None, len(view.reports)))


def _next(found: Findings) -> Iterator[Text | str]:
    words = _most_telling(found.traces).text if found.traces else "words of a report"
    quoted = " ".join(words.split()).strip("“”\"‘’'")[:QUOTED].rsplit(" ", 1)[0]
    yield Text("Look next", "bold")
    reports, command = found.ledger.parent / "reports", _command()
    yield f"  {command} serve {found.ledger} --open\n      all of it in the browser"
    yield f"  {command} claims {found.ledger}\n      all that several reports say alike"
    yield f'  {command} trace {found.ledger} "{quoted}"\n      the claim above; try other words'
    yield f"  {command} matches {found.ledger}\n      shared passages, differences marked"
    yield f"  {command} extract {reports}\n      who says what in each report"
    yield f"  {command} verify {found.ledger}\n      check every hash and every span again, offline"


def _command() -> str:
    """Return what to type for `onrecord` in this shell: a path where it is not on PATH."""
    called = Path(sys.argv[0])
    if which("onrecord") or called.name != "onrecord":
        return "onrecord"
    here = Path.cwd()
    return str(called.relative_to(here) if called.is_relative_to(here) else called)
