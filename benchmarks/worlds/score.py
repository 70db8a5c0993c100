"""Hold what Onrecord found in a world against the truth about it.

Statements are aligned by the characters of their content: one that was found belongs to the true
one that it lies in for the most part. Several found ones may belong to one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations, pairwise
from typing import TypeAlias

from . import found as f
from .naming import fold, same_name
from .truth import Chain, Place, Said, Truth

Key: TypeAlias = tuple[str, int]
"""A true statement: the claim's id and its place in the claim."""
LONG = 31
"""Days; a publication interval that is longer dates nothing."""


@dataclass(slots=True)
class Tally:
    """Counts of one measure: its number is right over asked, or F1 where something was given."""

    right: float = 0
    asked: float = 0
    given: float | None = None

    def add(self, right: float, asked: float, given: float | None = None) -> None:
        """Add counts of one case."""
        self.right += right
        self.asked += asked
        if given is not None:
            self.given = (self.given or 0) + given

    @property
    def value(self) -> float:
        """Return the share, or F1."""
        if self.given is None:
            return self.right / self.asked if self.asked else 1.0
        return 2 * self.right / (self.asked + self.given) if self.asked + self.given else 1.0


@dataclass(slots=True)
class Scores:
    """All measures of some worlds, and a line for each error."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    errors: list[tuple[str, str]] = field(default_factory=list)

    def add(self, name: str, right: float, asked: float = 1, given: float | None = None) -> None:
        """Add counts to a measure."""
        self.tallies.setdefault(name, Tally()).add(right, asked, given)

    def wrong(self, kind: str, what: str) -> None:
        """Note an error."""
        self.errors.append((kind, what))

    def merge(self, other: Scores) -> None:
        """Add the counts of other worlds."""
        for name, tally in other.tallies.items():
            self.add(name, tally.right, tally.asked, tally.given)
        self.errors += other.errors


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which true statement each found one belongs to, and back."""

    of: dict[str, Key]
    true: dict[Key, Said]
    by_key: dict[Key, tuple[f.Statement, ...]]
    claim_of: dict[Key, str]
    """The ledger's claim that holds a true statement."""


def score(truth: Truth, found: f.Found) -> Scores:
    """Return every measure of one world."""
    scores, aligned = Scores(), align(truth, found)
    _statements(aligned, scores)
    _bounds(truth, found, aligned, scores)
    _relays(found, aligned, scores)
    _b_cubed(truth, aligned, scores)
    _traps(truth, found, aligned, scores)
    _aliases(truth, found, scores)
    _figures(truth, found, scores)
    _dates(truth, found, scores)
    return scores


# --- alignment -------------------------------------------------------------------------------


def align(truth: Truth, found: f.Found) -> Alignment:
    """Find for each statement of the ledger the true one that most of it lies in."""
    true = {(c.id, i): s for c in truth.claims for i, s in enumerate(c.statements)}
    areas: dict[str, list[tuple[Key, frozenset[int]]]] = {}
    for key, said in true.items():
        area = characters(located(said.at, found.texts))
        areas.setdefault(said.at.path, []).append((key, area))
    of, by_key = dict[str, Key](), dict[Key, list[f.Statement]]()
    for one in found.statements:
        if (held := _belongs(one, areas.get(one.path, ()))) is not None:
            of[one.id] = held
            by_key.setdefault(held, []).append(one)
    claim_of = _claims(found, of)
    return Alignment(of, true, {k: tuple(v) for k, v in by_key.items()}, claim_of)


def _belongs(one: f.Statement, areas: Iterable[tuple[Key, frozenset[int]]]) -> Key | None:
    """Return the true statement with which one shares half of either's characters, or more."""
    ours = characters(one.spans)
    shared = [(len(ours & area), len(area), key) for key, area in areas]
    most, size, key = max(shared, default=(0, 1, ("", 0)))
    enough = most >= 0.5 * len(ours) or most >= 0.8 * size
    # A page-long quotation around it, or a scrap of it, says something else.
    return key if most and enough and most >= 0.2 * max(size, len(ours)) else None


def _claims(found: f.Found, of: dict[str, Key]) -> dict[Key, str]:
    votes: dict[Key, Counter[str]] = {}
    for claim in found.claims:
        for one in claim.statements:
            if one.id in of:
                votes.setdefault(of[one.id], Counter())[claim.id] += _length(one.spans)
    return {key: max(sorted(v), key=lambda id: v[id]) for key, v in votes.items()}


def located(place: Place, texts: dict[str, str]) -> tuple[f.Span, ...]:
    """Return the spans of a place in the article's text, looked up where the truth gives none."""
    if place.spans:
        return place.spans
    whole, at, spans = texts.get(place.path, ""), 0, list[f.Span]()
    for words in place.words:
        start = whole.find(words, at)
        if start >= 0:
            at = start + len(words)
            spans.append((start, at))
    return tuple(spans)


def characters(spans: Iterable[f.Span]) -> frozenset[int]:
    """Return the offsets that spans cover."""
    return frozenset(i for start, end in spans for i in range(start, end))


def _length(spans: Iterable[f.Span]) -> int:
    return sum(end - start for start, end in spans)


# --- claims ----------------------------------------------------------------------------------


def _statements(aligned: Alignment, scores: Scores) -> None:
    for key, said in aligned.true.items():
        seen = key in aligned.by_key
        scores.add("statements found", seen)
        if not seen:
            scores.wrong("statement missed", f"{said.at.path} {key[0]}: {' '.join(said.at.words)}")


def _bounds(truth: Truth, found: f.Found, aligned: Alignment, scores: Scores) -> None:
    """Score the claims that several reports make: is the true number within the bounds?"""
    by_id = {claim.id: claim for claim in found.claims}
    for claim in truth.claims:
        if len({said.at.path for said in claim.statements}) < 2:
            continue
        held = Counter(
            aligned.claim_of[key]
            for i in range(len(claim.statements))
            if (key := (claim.id, i)) in aligned.claim_of
        )
        best, many = max(sorted(held.items()), key=lambda kv: kv[1], default=("", 0))
        scores.add("claims found (two statements together)", many > 1)
        if many < 2:
            continue
        one = by_id[best]
        inside = one.at_least <= claim.origins <= one.at_most
        scores.add("bounds right", inside)
        scores.add("bounds width (mean)", one.at_most - one.at_least)
        if one.at_least == one.at_most:
            scores.add("exact where bounds meet", inside)
        roots = {
            (aligned.of[s.id][0], aligned.true[aligned.of[s.id]].root)
            for s in one.statements
            if s.id in aligned.of
        }
        scores.add(
            "bounds right for what the claim holds", one.at_least <= len(roots) <= one.at_most
        )
        if not inside:
            scores.wrong(
                "bounds wrong",
                f"{claim.id}: true {claim.origins}, {one.at_least} to {one.at_most}, "
                f"{many} of {len(claim.statements)} statements: {claim.text}",
            )


def _b_cubed(truth: Truth, aligned: Alignment, scores: Scores) -> None:
    """Score the grouping; what was said again on another occasion may stand either way."""
    free = {t.b for t in truth.traps if t.kind == "other_occasion"}
    every = [key for key in aligned.true if key[0] not in free]
    cluster = {key: aligned.claim_of.get(key, f"alone {key}") for key in every}
    ours: dict[str, set[Key]] = {}
    theirs: dict[str, set[Key]] = {}
    for key in every:
        ours.setdefault(cluster[key], set()).add(key)
        theirs.setdefault(key[0], set()).add(key)
    for key in every:
        both = len(ours[cluster[key]] & theirs[key[0]])
        scores.add("claims B³ precision", both / len(ours[cluster[key]]))
        scores.add("claims B³ recall", both / len(theirs[key[0]]))
    for members in theirs.values():
        parts = {cluster[key] for key in members}
        if len(parts) > 1:
            texts = [
                " ".join(aligned.true[min(k for k in members if cluster[k] == p)].at.words)
                for p in sorted(parts)
            ]
            scores.wrong(
                "claim split", f"{min(members)[0]} into {len(parts)}: " + " | ".join(texts)
            )
    for members in ours.values():
        if len({key[0] for key in members}) > 1:
            texts = [" ".join(aligned.true[key].at.words) for key in sorted(members)]
            scores.wrong("claims joined", " | ".join(dict.fromkeys(texts)))


def _traps(truth: Truth, found: f.Found, aligned: Alignment, scores: Scores) -> None:
    groups = [group for claim in found.claims for group in claim.groups]
    origin = {id: n for n, group in enumerate(groups) for id in group}
    for trap in truth.traps:
        for a, b in _pairs(trap.a, trap.b, aligned):
            if trap.kind == "other_occasion":
                ids = [{origin.get(s.id) for s in aligned.by_key[key]} - {None} for key in (a, b)]
                same = bool(ids[0] & ids[1])
            else:
                ours, theirs = aligned.claim_of.get(a), aligned.claim_of.get(b)
                same = ours is not None and ours == theirs
            scores.add(f"called the same: {trap.kind}", same)
            if same:
                words = [" ".join(aligned.true[key].at.words) for key in (a, b)]
                scores.wrong(f"called the same: {trap.kind}", " | ".join(words))


def _pairs(one: str, other: str, aligned: Alignment) -> Iterator[tuple[Key, Key]]:
    for a in sorted(key for key in aligned.by_key if key[0] == one):
        for b in sorted(key for key in aligned.by_key if key[0] == other):
            yield a, b


# --- relays ----------------------------------------------------------------------------------


def _relays(found: f.Found, aligned: Alignment, scores: Scores) -> None:
    """Score the edges from the report to the first hop and on, at the chain that fits best."""
    told = {s.id: s.relay for claim in found.claims for s in claim.statements}
    for key, said in aligned.true.items():
        parts = aligned.by_key.get(key, ())
        # A statement within this one, or around it, has a chain of its own: the nearest counts.
        area = characters(located(said.at, found.texts))
        nearest = max(parts, key=partial(_nearness, area), default=None)
        given = told.get(nearest.id, nearest.relay) if nearest else ()
        right, asked = max(
            ((_edges_right(chain, given), len(chain)) for chain in said.relays),
            key=lambda pair: (2 * pair[0] / max(1, pair[1] + len(given)), -pair[1]),
        )
        scores.add("relay edges F1", right, asked, len(given))
        if right < max(asked, len(given)):
            wanted = " → ".join(hop[0] for hop in said.relays[0])
            kind = "relay missed" if not given else "relay wrong"
            scores.wrong(
                kind, f"{said.at.path}: {' → '.join(given)} for {wanted}: {said.at.words[0]}"
            )


def _nearness(area: frozenset[int], one: f.Statement) -> tuple[float, int]:
    """Return the characters that a true statement and one found share over all of both."""
    ours = characters(one.spans)
    return len(ours & area) / len(ours | area), -len(one.relay)


def _edges_right(chain: Chain, given: tuple[str, ...]) -> int:
    """Count the hops from one name to the next that both chains have; the report is the first."""
    ours = [_hop(chain, name) for name in given]
    edges = set(pairwise([-1, *ours]))
    return len(edges & set(pairwise([-1, *range(len(chain))])))


def _hop(chain: Chain, name: str) -> int:
    """Return the place of the hop that *name* names, or one that fits nowhere."""
    return next((i for i, hop in enumerate(chain) if any(same_name(name, n) for n in hop)), -99)


# --- names, figures, dates -------------------------------------------------------------------


def _aliases(truth: Truth, found: f.Found, scores: Scores) -> None:
    if found.aliases is None:
        return
    known = {fold(name) for group in truth.groups for name in group.names}
    ours = {p for names in found.aliases for p in _both({fold(n) for n in names} & known)}
    theirs = {p for group in truth.groups for p in _both({fold(n) for n in group.names})}
    scores.add("alias pairs F1", len(ours & theirs), len(theirs), len(ours))
    for one, other in sorted(theirs - ours):
        scores.wrong("alias missed", f"{one} = {other}")
    for one, other in sorted(ours - theirs):
        scores.wrong("alias wrong", f"{one} = {other}")
    entities = [{fold(name) for name in names} for names in found.aliases]
    for one, other in truth.apart:
        merged = any({fold(one), fold(other)} <= entity for entity in entities)
        scores.add("forbidden merges", merged)
        if merged:
            scores.wrong("forbidden merge", f"{one} = {other}")


def _both(names: set[str]) -> set[tuple[str, ...]]:
    return set(combinations(sorted(names), 2))


def _figures(truth: Truth, found: f.Found, scores: Scores) -> None:
    if found.figures is None:
        return
    for series in truth.figures:
        areas = [(p.at.path, characters(located(p.at, found.texts))) for p in series.points]
        held = [_places(areas, one) for one in found.figures]
        best = max(range(len(held)), key=lambda i: len(held[i]), default=None)
        at = held[best] if best is not None else {}
        scores.add("series points", len(at) if len(at) > 1 else 0, len(series.points))
        for i, point in enumerate(series.points):
            if i not in at:
                what = f"{point.at.path} {series.measure}: {' '.join(point.at.words)}"
                scores.wrong("point missed", what)
        if best is None:
            continue
        given = found.figures[best].labels
        for label in series.labels:
            i, j = label.points
            if i in at and j in at:
                told = given.get((at[i], at[j]), given.get((at[j], at[i])))
                if told is not None:
                    scores.add("series labels", told in label.label.split("|"))
                if told is not None and told not in label.label.split("|"):
                    words = [" ".join(series.points[k].at.words) for k in (i, j)]
                    what = f"{series.measure}: {' | '.join(words)}: {told} for {label.label}"
                    scores.wrong("label wrong", what)


def _places(areas: list[tuple[str, frozenset[int]]], one: f.Series) -> dict[int, int]:
    """Return which true point is which point of a series found."""
    return {
        i: j
        for i, (path, area) in enumerate(areas)
        for j, point in reversed(list(enumerate(one.points)))
        if point.path == path and characters(point.spans) & area
    }


def _dates(truth: Truth, found: f.Found, scores: Scores) -> None:
    """Score the reports whose page bears no date."""
    for report in truth.reports:
        if report.dated:
            continue
        first, last = found.dates.get(report.path, (None, None))
        wrong = bool((first and report.published < first) or (last and report.published > last))
        narrow = first is not None and last is not None and (last - first).days <= LONG
        scores.add("undated reports dated wrongly", wrong)
        if report.datable:
            scores.add("undated reports dated", narrow and not wrong)
        if wrong:
            scores.wrong("date wrong", f"{report.path}: {first} to {last} for {report.published}")
        elif report.datable and not narrow:
            scores.wrong("date open", f"{report.path}: {first} to {last} for {report.published}")
