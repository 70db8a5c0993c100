"""Origins: how many roots a claim can have, case by case as reports really tell it.

The first statements of all reports of a case are judged to say the same, so that a case is about
the counting alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from onrecord.claims import claims, counted
from onrecord.matches import match
from onrecord.records import (
    AccessReason,
    Basis,
    Claim,
    Decisions,
    Extraction,
    Interval,
    MergeReason,
    Republished,
    Span,
    Wire,
)
from tests.factories import extraction

START = date(2031, 5, 6)


@dataclass(frozen=True)
class Report:
    """A report: marked text, chains, outlet, the day after the first, and what it credits."""

    text: str
    chain: str | None = None
    by: str | None = None
    day: int | None = 0
    wire: str | None = None
    taken: str | None = None
    more: str | None = None
    """The chain of a second statement that says the same."""


def made(report: Report, number: int) -> Extraction:
    chains = {n: c for n, c in enumerate((report.chain, report.more), 1) if c}
    found = extraction(report.text, id=f"a_{number}", chains=chains, publisher=report.by)
    day = START + timedelta(days=report.day or 0)
    dated = Interval(earliest=day, latest=day, basis=Basis.STATED, evidence=())
    undated = Interval(earliest=None, latest=None, basis=Basis.NONE, evidence=())
    at = found.article.text.find(report.wire or "")
    wire = Wire(name=report.wire, evidence=(Span(at, at + 1),)) if report.wire else None
    taken = Republished(origin=report.taken, evidence=(Span(0, 1),)) if report.taken else None
    article = replace(
        found.article,
        published=undated if report.day is None else dated,
        wire=wire,
        republished=taken,
    )
    return replace(found, article=article)


def claimed(*reports: Report) -> Claim:
    found = [made(report, number) for number, report in enumerate(reports, 1)]
    ids = [
        s.id
        for e, r in zip(found, reports, strict=True)
        for s in e.statements[: 2 if r.more else 1]
    ]
    same = tuple((min(ids[0], id), max(ids[0], id)) for id in ids[1:])
    every = claims(found, match(found), Decisions(same=same))
    (claim,) = [claim for claim in every if len(claim.statements) > 1]
    return claim


def bounds(*reports: Report) -> tuple[int, int]:
    found = claimed(*reports).origins
    assert counted(found) == (found.at_least, found.at_most)
    return found.at_least, found.at_most


QUOTED = "“The lower gate had been rusted through for years and every keeper knew it well,”"
SAID = f"[content {QUOTED}] [source Hana Brodal] [cue said]."
OTHER = "[source Hana Brodal] [cue said] [content that rust had eaten the gate, as the men knew]."
THIRD = "[source Hana Brodal] [cue said] [content that nobody could be surprised by the rust]."
COUNT = "[source The ministry] [cue said] [content that 41 people had been taken to hospital]."
SEEN_1 = "[source Jon Vardy] [cue told] Radio Orle: [content “I saw the crane bend and go down.”]"
SEEN_2 = "[source Mila Osk] [cue told] the Quay Post: [content “We heard it snap, then it fell.”]"
SECOND_1 = Report(SEEN_1, "outlet Radio Orle, person Jon Vardy", "Radio Orle")
SECOND_2 = Report(SEEN_2, "outlet Quay Post, person Mila Osk", "Quay Post")
ROSE = "[content The crane had been overloaded by a third when the cable went]."

CASES = {
    "one press conference, each reporter with notes of his own": (
        (
            Report(SAID, by="Orle Post"),
            Report(OTHER, by="Quay Sun"),
            Report(THIRD, by="Tide", day=1),
        ),
        (1, 1),
    ),
    "the same thought again a week later, in other words": (
        (Report(SAID, by="Orle Post"), Report(OTHER, by="Quay Sun", day=8)),
        (1, 2),
    ),
    "the same words again a week later": (
        (Report(SAID, by="Orle Post"), Report(SAID, by="Quay Sun", day=8)),
        (1, 1),
    ),
    "two papers that talked to him the same day": (
        (
            Report(OTHER, "outlet Orle Post, person Hana Brodal", "Orle Post"),
            Report(THIRD, "outlet Quay Sun, person Hana Brodal", "Quay Sun"),
        ),
        (1, 2),
    ),
    "an exclusive, and two papers that cite it, one in its own words": (
        (
            Report(SAID, "outlet Orle Post, person Hana Brodal", "Orle Post"),
            Report(OTHER, "outlet Orle Post, person Hana Brodal", "Quay Sun", day=2),
            Report(THIRD, "outlet The Orle Post, person Hana Brodal", "Tide", day=9),
        ),
        (1, 1),
    ),
    "an exclusive that another paper takes over without a word about it": (
        (
            Report(SAID, "outlet Orle Post, person Hana Brodal", "Orle Post"),
            Report(SAID, "person Hana Brodal", "Quay Sun", day=1),
        ),
        (1, 1),
    ),
    "a chain whose hops go by two names": (
        (
            Report(OTHER, "outlet Radio Free Orle, person Hana Brodal", "Quay Sun"),
            Report(THIRD, "outlet Radio Free Orle, person Brodal", "Tide", day=6),
        ),
        (1, 1),
    ),
    "officials whom nobody names, in two papers": (
        (
            Report(COUNT.replace("The ministry", "An official"), "anonymous An official", "Sun"),
            Report(COUNT.replace("The ministry", "An official"), "anonymous An official", "Post"),
        ),
        (1, 2),
    ),
    "a ministry's number in the papers of two days": (
        (
            Report(COUNT, "organization Ministry of Tides", "Orle Post"),
            Report(COUNT, "organization Ministry of Tides", "Quay Sun", day=1),
        ),
        (1, 1),
    ),
    "a spokeswoman and a paper that the ministry put out": (
        (
            Report(OTHER, "person Hana Brodal", "Orle Post"),
            Report(THIRD, "document the ministry’s report", "Quay Sun"),
        ),
        (1, 2),
    ),
    "one post that many quote": (
        (
            Report(SAID, "post Ripple post, person Hana Brodal", "Orle Post"),
            Report(OTHER, "post Ripple post, person Hana Brodal", "Quay Sun", day=1),
            Report(SAID, "post Ripple post, person Hana Brodal", "Tide", day=9),
        ),
        (1, 1),
    ),
    "a quotation in two translations": (
        (
            Report(SAID, "person Hana Brodal", "Orle Post"),
            Report(
                "[source Brodal] [cue said]: [content “That gate was eaten away and all knew it.”]",
                "person Brodal",
                "Quay Sun",
                day=1,
            ),
        ),
        (1, 1),
    ),
    "a quotation in two translations, no day known": (
        (
            Report(SAID, "person Hana Brodal", day=None),
            Report(OTHER, "person Hana Brodal", day=None),
        ),
        (1, 2),
    ),
    "two witnesses, each with eyes of his own, told to two outlets": ((SECOND_1, SECOND_2), (2, 2)),
    "two witnesses who told one outlet": (
        (SECOND_1, replace(SECOND_2, chain="outlet Radio Orle, person Mila Osk", by="Tide")),
        (1, 2),
    ),
    "two witnesses, one of whom says what he was told": (
        (SECOND_1, replace(SECOND_2, text=SEEN_2.replace("We heard it snap", "They say it broke"))),
        (1, 2),
    ),
    "two witnesses in one article": (
        (
            replace(
                SECOND_1,
                text=f"{SEEN_1}\n\n[content2 “I saw it bend.”] [source2 Osk] [cue2 said].",
                more="person Mila Osk",
            ),
            Report(SEEN_1, "person Jon Vardy", "Tide"),
        ),
        (1, 1),
    ),
    "two witnesses, each in two reports": (
        (
            SECOND_1,
            replace(SECOND_1, by="Tide", day=2),
            SECOND_2,
            replace(SECOND_2, by="Quay Herald", day=3),
        ),
        (2, 2),
    ),
    "a witness and an office": (
        (SECOND_1, Report(COUNT, "organization Ministry of Tides", "Quay Sun")),
        (1, 2),
    ),
    "reporters of two outlets on the spot": (
        (
            Report(
                "[content Four cranes lay in the water], a reporter for the Post saw.", by="Post"
            ),
            Report(
                "Our photographers counted them: [content four cranes lay in the bay].", by="Sun"
            ),
        ),
        (2, 2),
    ),
    "what nobody could verify independently": (
        (
            Report(
                "[content Four cranes lay in the water], which was not independently confirmed.",
                by="Post",
            ),
            Report(
                "Our photographers counted them: [content four cranes lay in the bay].", by="Sun"
            ),
        ),
        (1, 2),
    ),
    "an agency's report and its clients": (
        (
            Report(ROSE, by="Tidewire"),
            Report(ROSE + " Tidewire", by="Quay Sun", wire="Tidewire"),
            Report(ROSE + " (Tidewire)", by="Orle Post", wire="Tidewire", day=1),
        ),
        (1, 1),
    ),
    "an agency's words without its name": (
        (
            Report(ROSE + " Tidewire", by="Quay Sun", wire="Tidewire"),
            Report(ROSE, by="Orle Post"),
        ),
        (1, 2),
    ),
    "an agency's report that a client rewrote without its name": (
        (
            Report(ROSE + " Tidewire", by="Quay Sun", wire="Tidewire"),
            Report("[content A third too much hung on the crane as its cable broke].", by="Post"),
        ),
        (1, 2),
    ),
    "an agency that contributed": (
        (
            Report(ROSE + "\n\nTidewire contributed to this report.", by="Sun", wire="Tidewire"),
            Report("[content The crane was overloaded].\n\nTidewire", by="Post", wire="Tidewire"),
        ),
        (1, 2),
    ),
    "one agency with two sources": (
        (
            Report(OTHER, "agency Tidewire, person Hana Brodal", "Sun", wire=None),
            Report(OTHER.replace("Hana Brodal", "Pavo Lint"), "agency Tidewire, person Pavo Lint"),
        ),
        (1, 2),
    ),
    "an article taken over with a notice": (
        (Report(ROSE, by="Quay Sun"), Report(ROSE, by="Tide", taken="Quay Sun", day=9)),
        (1, 1),
    ),
    "a report that quotes two outlets, both in the pile": (
        (
            Report(
                "[content2 The crane was overloaded], according to the Post.\n\n[content The crane "
                "hung too heavy], the Sun wrote.",
                "outlet Sun",
                "Tide",
                more="outlet Post",
            ),
            Report("[content The crane was overloaded by a third].", by="Sun"),
            Report("[content The load was too much for that crane].", by="Post"),
        ),
        (1, 2),
    ),
    "a report that quotes two outlets, neither in the pile": (
        (
            Report(
                "[content2 The crane was overloaded], according to the Post.\n\n[content The crane "
                "hung too heavy], the Sun wrote.",
                "outlet Sun",
                "Tide",
                more="outlet Post",
            ),
            Report("[content The crane was overloaded by a third].", "outlet Sun", by="Quay"),
        ),
        (1, 1),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_origins_are_counted_as_the_reports_show(name: str) -> None:
    reports, wanted = CASES[name]
    assert bounds(*reports) == wanted


def test_what_shows_separate_access_is_cited() -> None:
    claim = claimed(SECOND_1, SECOND_2)
    (shown,) = claim.origins.separate
    assert shown.reason is AccessReason.OWN_EYES
    texts = {n: made(r, n).article.text for n, r in ((1, SECOND_1), (2, SECOND_2))}
    words = [span.of(texts[int(at.article[2:])]) for at in shown.evidence for span in at.spans]
    assert words == ["I saw", "We heard"]


def test_a_second_occasion_is_a_possible_merge_with_its_reason() -> None:
    claim = claimed(Report(SAID, by="Orle Post"), Report(OTHER, by="Quay Sun", day=8))
    assert [m.reason for m in claim.origins.possible] == [MergeReason.CHAIN_ROOT]
