"""Build the demo pile and its gold from the marked-up reports: ``python -m tests.demo.build``.

The reports are edited here, in ``marked/``, and never in the package: a mark that moves cannot
then point to other words than it says. ``across.toml`` tells what holds between reports.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path

from onrecord.records import (
    Addressee,
    Article,
    Basis,
    Extraction,
    Hop,
    HopRole,
    Interval,
    NoSource,
    Publisher,
    Republished,
    Spans,
    Speaker,
    Statement,
)
from onrecord.serialise import article_id, extraction_json, statement_id
from tests.demo import across
from tests.demo.report import Line, Named, Report, read

HERE = Path(__file__).parent
PILE = HERE.parents[1] / "src" / "onrecord" / "data" / "demo"
"""Where the built files go: the package's data."""


def reports() -> dict[str, Report]:
    """Return the marked-up reports by name, in the order of their names."""
    return {path.stem: read(path) for path in sorted((HERE / "marked").glob("*.txt"))}


def files() -> dict[str, str]:
    """Return every built file: name -> content."""
    pile = reports()
    built = {f"{stem}.txt": report.text + "\n" for stem, report in pile.items()}
    built["gold.jsonl"] = "".join(gold_line(report) + "\n" for report in pile.values())
    return built | {"gold_pile.json": _json(pile_json(pile)) + "\n"}


# --- one report ----------------------------------------------------------------------------


def extraction(report: Report) -> Extraction:
    """Return what a perfect extraction of the report holds, as far as the gold says."""
    text = report.text + "\n"
    digest = sha256(text.encode()).hexdigest()
    key = _key(report)
    article = Article(
        id=key,
        sha256=digest,
        path=f"{report.stem}.txt",
        url=None,
        language="en",
        title=report.facts["title"],
        bylines=tuple(filter(None, report.facts.get("bylines", "").split("; "))),
        publisher=_publisher(report),
        wire=None,
        republished=_republished(report),
        published=_published(report),
        text=text,
        furniture=report.furniture,
        problems=(),
    )
    ids = {line.number: _id(key, line, report) for line in report.lines}
    return Extraction(
        article=article,
        model="gold",
        statements=tuple(_statement(line, report, ids) for line in report.lines),
        mentions=(),
        problems=(),
    )


def gold_line(report: Report) -> str:
    """Write the report's gold: the line of ``extract``, with the text's hash for the text."""
    line = extraction_json(extraction(report))
    text = line.pop("text")
    line["text_sha256"] = sha256(str(text).encode()).hexdigest()
    statements = line["statements"]
    assert isinstance(statements, list)
    for marked, statement in zip(report.lines, statements, strict=True):
        assert isinstance(statement, dict)
        if marked.optional:
            statement["optional"] = True
        speaker, relay = statement["speaker"], statement["relay"]
        if marked.also and isinstance(speaker, dict) and isinstance(relay, list):
            last = relay[-1]
            assert isinstance(last, dict)
            speaker["also"] = last["also"] = list(marked.also)
    return json.dumps(line, ensure_ascii=False)


def _publisher(report: Report) -> Publisher | None:
    fact = report.facts.get("publisher", "none")
    if fact == "none":
        return None
    name, basis = fact.rsplit(", ", 1)
    return Publisher(name=name, basis=Basis(basis), evidence=report.labels["publisher"])


def _republished(report: Report) -> Republished | None:
    evidence = report.labels.get("source-link", ())
    return Republished(origin=None, evidence=evidence) if evidence else None


def _published(report: Report) -> Interval:
    fact = report.facts["published"]
    if fact == "none":
        return Interval(earliest=None, latest=None, basis=Basis.NONE, evidence=())
    day = date.fromisoformat(fact.split(", ")[0])
    evidence = report.labels["date"]
    return Interval(earliest=day, latest=day, basis=Basis.STATED, evidence=evidence)


def _id(article: str, line: Line, report: Report) -> str:
    return statement_id(article, line.kind, *report.attribution(line))


def _statement(line: Line, report: Report, ids: dict[int, str]) -> Statement:
    source, cue, content = report.attribution(line)
    hops = line.relay or ((line.speaker,) if line.speaker else ())
    return Statement(
        id=ids[line.number],
        kind=line.kind,
        class_=line.class_,
        source=source,
        cue=cue,
        content=content,
        no_source=_no_source(line, source),
        continues=None if line.continues is None else ids[line.continues],
        within=None if line.within is None else ids[line.within],
        speaker=_speaker(line.speaker),
        speaker_open=line.open,
        audience=tuple(_addressee(named, report) for named in line.audience),
        said=None,
        relay=tuple(_hop(named, line, report) for named in hops),
        modality=line.modality,
        hedges=(),
        figures=(),
        confidence=1.0,
    )


def _no_source(line: Line, source: Spans) -> NoSource | None:
    return NoSource.CONTINUED if line.continues is not None and not source else line.no_source


def _speaker(named: Named | None) -> Speaker | None:
    return Speaker(id=f"e_{named.name}", name=named.name) if named else None


def _addressee(named: Named, report: Report) -> Addressee:
    return Addressee(name=named.name, span=_evidence(named, report)[0])


def _hop(named: Named, line: Line, report: Report) -> Hop:
    evidence = _evidence(named, report) if named.evidence else _sources(line, named, report)
    return Hop(name=named.name, role=_role(named), basis=Basis.STATED, evidence=evidence)


def _evidence(named: Named, report: Report) -> Spans:
    return report.labels[named.evidence or ""]


def _sources(line: Line, named: Named, report: Report) -> Spans:
    """Return the source of the nearest statement, out- and upwards, that *named* speaks."""
    by_number = {other.number: other for other in report.lines}
    at: Line | None = line
    while at is not None:
        spans = report.attribution(at)[0]
        if spans and at.speaker and at.speaker.name == named.name:
            return spans
        above = at.continues if at.continues is not None else at.within
        at = None if above is None else by_number[above]
    return ()


_CAST = tomllib.loads((HERE / "cast.toml").read_text("utf-8"))
_ROLES = {name: HopRole(role) for role, names in _CAST.items() for name in names}


def _role(named: Named) -> HopRole:
    return HopRole(named.role) if named.role else _ROLES[named.name]


# --- between reports -----------------------------------------------------------------------


def ids(pile: Mapping[str, Report]) -> dict[str, str]:
    """Return the id of every statement by report and number, such as ``"02_tidewell 13"``."""
    return {
        f"{stem} {line.number}": _id(_key(report), line, report)
        for stem, report in pile.items()
        for line in report.lines
    }


def pile_json(pile: Mapping[str, Report]) -> dict[str, object]:
    """Return what holds between the reports: claims, syndication, inferred hops and traps."""
    facts, known = across.read(), ids(pile)
    return {
        "claims": [_claim(one, pile) for one in facts.claims],
        "syndication": [asdict(one) for one in facts.syndication],
        "kinds": [asdict(one) for one in facts.kinds],
        "inferred": [
            asdict(one) | {"statements": [_pointer(name, known) for name in one.statements]}
            for one in facts.inferred
        ],
        "apart": [
            asdict(one) | {"a": _pointer(one.a, known), "b": _pointer(one.b, known)}
            for one in facts.apart
        ],
    }


def _claim(shared: across.Shared, pile: Mapping[str, Report]) -> dict[str, object]:
    held, known = across.holders(pile, shared.passage), ids(pile)
    return asdict(shared) | {
        "passages": [
            {"path": f"{stem}.txt", "spans": across.passage(pile[stem], shared.passage)}
            for stem in held
        ],
        "statements": [
            _pointer(f"{stem} {line.number}", known)
            for stem in held
            for line in across.statements(pile[stem], shared.passage)
        ],
    }


def _pointer(name: str, known: Mapping[str, str]) -> dict[str, str]:
    return {"path": f"{name.split(' ')[0]}.txt", "statement": known[name]}


def _key(report: Report) -> str:
    return article_id(sha256((report.text + "\n").encode()).hexdigest())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    for name, content in files().items():
        (PILE / name).write_text(content, "utf-8")
