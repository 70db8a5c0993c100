"""Contrary: what turns a sentence round, and what does not."""

from __future__ import annotations

import pytest

from onrecord.claims import claims
from onrecord.matches import match
from tests.factories import extraction

TURNED = [
    (
        "The northern lane of the bridge is closed to lorries.",
        "The southern lane of the bridge is closed to lorries.",
    ),
    ("The army shelled the guard near the river.", "The guard shelled the army near the river."),
    (
        "All of the patients were moved before midnight.",
        "None of the patients were moved before midnight.",
    ),
    ("Most of the houses on the quay were insured.", "Few of the houses on the quay were insured."),
    (
        "The ferry left the port after the warning was given.",
        "The ferry left the port before the warning was given.",
    ),
    ("The director signed the order in March.", "The director signed the order in April."),
    ("The director signed the order in May.", "The director signed the order in June."),
    (
        "They drove from Tessovo to Kelburg that night.",
        "They drove from Kelburg to Tessovo that night.",
    ),
    (
        "The court acquitted the harbour master of fraud.",
        "The court convicted the harbour master of fraud.",
    ),
    (
        "Prices in the valley rose by a tenth last year.",
        "Prices in the valley fell by a tenth last year.",
    ),
    (
        "The union accepted the offer of the company.",
        "The union rejected the offer of the company.",
    ),
    (
        "Nobody in the town had been warned of the flood.",
        "Everybody in the town had been warned of the flood.",
    ),
    (
        "We had enough boats to bring everyone across.",
        "We had too few boats to bring everyone across.",
    ),
    ("The company will pay for the damage.", "The company will not pay for the damage."),
    ("The company will pay for the damage.", "The company will never pay for the damage."),
    (
        "The gates were opened with the consent of the council.",
        "The gates were opened without the consent of the council.",
    ),
    ("The minister confirmed that talks had begun.", "The minister denied that talks had begun."),
    ("The bridge is safe for lorries again.", "The bridge is dangerous for lorries again."),
    ("At least forty people are missing.", "At least fourteen people are missing."),
    ("The plant will reopen by 2031.", "The plant will reopen by 2041."),
    ("One in three children was ill.", "One in five children was ill."),
    ("Only the crew knew about the leak.", "Also the crew knew about the leak."),
    ("He supports the ban on heavy boats.", "He opposes the ban on heavy boats."),
    ("More than half of the voters came.", "Less than half of the voters came."),
    ("The dam held through the night.", "The dam failed to hold through the night."),
    ("The pilot was sober when he took the helm.", "The pilot was drunk when he took the helm."),
    ("Ruiz accused Lem of hiding the papers.", "Lem accused Ruiz of hiding the papers."),
    ("The mayor of Kelburg resigned on Monday.", "The mayor of Tessovo resigned on Monday."),
    ("The mayor of Kelburg resigned on Monday.", "The mayor of Kelburg resigned on Friday."),
    ("The second pump failed first.", "The third pump failed first."),
    ("We expect the water to rise further.", "We do not expect the water to rise further."),
    ("It was an accident and nothing else.", "It was an attack and nothing else."),
    ("The talks were a success for the fishermen.", "The talks were a failure for the fishermen."),
    ("The workers are back at their desks.", "The workers are not back at their desks."),
    (
        "The hospital has beds left for the wounded.",
        "The hospital has no beds left for the wounded.",
    ),
    ("The strike continues until the pay is raised.", "The strike ends once the pay is raised."),
    ("He was born in the east of the country.", "He was born in the west of the country."),
    (
        "The vaccine protects the old better than the young.",
        "The vaccine protects the young better than the old.",
    ),
    ("Twice as many boats sank this year.", "Half as many boats sank this year."),
    ("The opposition won the vote in the capital.", "The opposition lost the vote in the capital."),
]
KEPT = [
    ("We will leave the town and the harbour.", "We will leave the harbour and the town."),
    ("The army shelled the old guard house.", "The old guard house was shelled by the army."),
    ("General Ruiz told us to wait at the gate.", "Ana Ruiz told us to wait at the gate."),
    ("We asked Tsezar to come down to the quay.", "We asked Caesar to come down to the quay."),
    ("We will not leave this town to its fate.", "We won’t leave this town to its fate."),
    ("On Monday the ferry sank off the point.", "The ferry sank off the point on Monday."),
    (
        "There were 4,000 of us on the quay then.",
        "There were four thousand of us on the quay then.",
    ),
]


def held_for_one(one: str, other: str) -> bool:
    """Tell whether two quotations of one man on one day end up in one claim."""
    said = "[source Boris Lem] [cue said]: [content “{}”]"
    found = [extraction(said.format(words), id=f"a_{n}") for n, words in enumerate((one, other))]
    return any(len(claim.statements) == 2 for claim in claims(found, match(found)))


@pytest.mark.parametrize(("one", "other"), TURNED)
def test_what_is_turned_round_is_another_claim(one: str, other: str) -> None:
    rest = "The papers lie open to everyone at the office on the quay since Monday."
    assert not held_for_one(f"{one} {rest}", f"{other} {rest}")


@pytest.mark.parametrize(("one", "other"), KEPT)
def test_what_only_sounds_different_is_the_same(one: str, other: str) -> None:
    rest = "The papers lie open to everyone at the office on the quay since then."
    assert held_for_one(f"{one} {rest}", f"{other} {rest}")
