"""Claims: what is grouped, what is inferred, and how many origins are left."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from onrecord.claims import claims, counted
from onrecord.matches import match
from onrecord.records import (
    Basis,
    Claim,
    ClaimStatement,
    Extraction,
    MergeReason,
    Modality,
    Republished,
    Span,
    StatementClass,
    Wire,
)
from tests.factories import extraction

WARNED = "Nobody had warned the town when the water came, and nobody has told us why to this day"
DOORS = "The doors of the lock stood open all night and the alarm was switched off since March"

RADIO = f"""[source Ana Ruiz] [cue told] Radio Selna: [content “{WARNED}.”]

[source2 Boris Lem] [cue2 said]: [content2 “The lamps went green.”]"""
TABLOID = f"""Then the wave came. [content “{WARNED}.”]

[source2 Ana Ruiz] [cue2 added]: [content2 “I want to see the papers of the company.”]"""
LEAFLET = f"It is known by now. [content {WARNED}.]"
NAMELESS = f"They have asked for weeks. [content “{WARNED}.”]"

THROUGH = {1: "outlet Radio Selna, person Ana Ruiz"}
OWN = {1: "person Ana Ruiz"}


def told(id: str = "a_1", **changes: object) -> Extraction:
    return extraction(RADIO, id=id, chains=THROUGH, **changes)  # type: ignore[arg-type]


def own(id: str = "a_2", **changes: object) -> Extraction:
    return extraction(TABLOID, id=id, chains=OWN, **changes)  # type: ignore[arg-type]


def claimed(*found: Extraction) -> tuple[Claim, ...]:
    return claims(found, match(found))


def shared(*found: Extraction) -> Claim:
    (one,) = [claim for claim in claimed(*found) if len(claim.statements) > 1]
    return one


def chain(member: ClaimStatement) -> list[tuple[str, str]]:
    return [(hop.name, hop.basis.value) for hop in member.relay]


def reasons(claim: Claim) -> set[MergeReason]:
    return {merge.reason for group in claim.origins.groups for merge in group.merges}


# --- groups --------------------------------------------------------------------------------


def test_matched_statements_are_one_claim_and_others_claims_of_their_own() -> None:
    found = claimed(told(), own())
    assert [len(claim.statements) for claim in found] == [2, 1, 1]
    assert found[0].text == f"{WARNED}."


def test_belief_and_intent_make_no_claim() -> None:
    radio = told()
    believed = replace(radio.statements[0], class_=StatementClass.BELIEF)
    radio = replace(radio, statements=(believed, radio.statements[1]))
    assert [len(claim.statements) for claim in claimed(radio, own())] == [1, 1, 1]


def test_a_long_statement_does_not_glue_two_of_its_sentences_together() -> None:
    long = f"[source Ruiz] [cue said]: [content “{WARNED}. {DOORS}.”]"
    short = [f"[source Ruiz] [cue said]: [content “{words}.”]" for words in (WARNED, DOORS)]
    found = claimed(*(extraction(s, id=f"a_{n}") for n, s in enumerate([long, *short])))
    assert sorted(len(claim.statements) for claim in found) == [1, 2]


def test_two_paragraphs_of_one_quotation_are_one_claim_with_a_report_that_has_them_in_one() -> None:
    one = f"[source Ruiz] [cue said]: [content “{WARNED}. {DOORS}.”]"
    two = f"[source Ruiz] [cue said]: [content “{WARNED}.]\n\n[content2 “{DOORS}.”]"
    short = f"[source Ruiz] [cue said]: [content “{DOORS}.”]"
    claim = shared(
        extraction(one, id="a_1"),
        extraction(two, id="a_2", chains={2: "+"}),
        extraction(short, id="a_3"),
    )
    assert len(claim.statements) == 4
    assert claim.origins.at_most == 1
    assert MergeReason.SAME_ARTICLE in reasons(claim)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("lost 40 boats of the old harbour fleet", "lost 60 boats of the old harbour fleet"),
        ("will leave this town to its fate now", "will not leave this town to its fate now"),
    ],
)
def test_a_number_or_a_negation_keeps_two_statements_apart(ours: str, theirs: str) -> None:
    said = "[source Ruiz] [cue said]: [content “On Monday at the quay we all saw that we {}.”]"
    found = [extraction(said.format(words), id=f"a_{n}") for n, words in enumerate((ours, theirs))]
    assert match(found)
    assert [len(claim.statements) for claim in claimed(*found)] == [1, 1]


def test_a_denied_saying_is_another_claim() -> None:
    denied = told("a_3")
    first = replace(denied.statements[0], modality=Modality.NEGATED)
    denied = replace(denied, statements=(first, denied.statements[1]))
    assert all(len(claim.statements) == 1 for claim in claimed(own(), denied))


def test_an_interrupted_quotation_reads_as_sentences() -> None:
    source = "[content “It shook,”] [source she] [cue said]. [content “Then it fell.”]"
    (claim,) = claimed(extraction(source))
    assert claim.text == "It shook. Then it fell."
    source = "[content “I think,”] [source she] [cue said], [content “that it fell.”]"
    (claim,) = claimed(extraction(source))
    assert claim.text == "I think, that it fell."


# --- inferred hops -------------------------------------------------------------------------


def test_words_given_as_somebodys_own_inherit_the_interviewer_that_another_report_credits() -> None:
    radio, tabloid = told(), own()
    claim = shared(radio, tabloid)
    assert chain(claim.statements[1]) == [("Radio Selna", "inferred"), ("Ana Ruiz", "stated")]
    evidence = claim.statements[1].relay[0].evidence
    assert [at.article for at in evidence] == ["a_1", "a_1", "a_2"]
    assert evidence[0].spans[0].of(radio.article.text) == "Radio Selna"
    assert evidence[2].spans[0].of(tabloid.article.text) == WARNED


def test_only_the_matched_words_inherit() -> None:
    (other,) = [c for c in claimed(told(), own()) if c.text.startswith("I want")]
    assert chain(other.statements[0]) == [("Ana Ruiz", "stated")]


def test_a_quotation_without_any_source_inherits_its_speaker_as_well() -> None:
    claim = shared(told(), extraction(NAMELESS, id="a_2"))
    expected = [("Radio Selna", "inferred"), ("Ana Ruiz", "inferred")]
    assert chain(claim.statements[1]) == expected


def test_the_interviewers_own_report_needs_no_hop_to_itself() -> None:
    claim = shared(told(), own(publisher="Radio Selna"))
    assert chain(claim.statements[1]) == [("Ana Ruiz", "stated")]
    assert MergeReason.CITED_OUTLET in reasons(claim)


def test_nothing_is_inferred_where_two_reports_credit_two_outlets() -> None:
    other = RADIO.replace("Radio Selna", "The Herald")
    herald = extraction(other, id="a_3", chains={1: "outlet The Herald, person Ana Ruiz"})
    claim = shared(told(), own(), herald)
    (tabloid,) = [s for s in claim.statements if s.at.article == "a_2"]
    assert chain(tabloid) == [("Ana Ruiz", "stated")]


def test_an_agency_taken_for_the_speaker_was_not_interviewed() -> None:
    wired = extraction(TABLOID, id="a_2", chains={1: "agency Tidewell"})
    assert chain(shared(told(), wired).statements[1]) == [("Tidewell", "stated")]


def test_a_report_of_an_agency_is_no_interview() -> None:
    wire = RADIO.replace("[cue told] Radio Selna:", "[cue said], Tidewell reported:")
    wired = extraction(wire, id="a_1", chains={1: "agency Tidewell, person Ana Ruiz"})
    assert chain(shared(wired, own()).statements[1]) == [("Ana Ruiz", "stated")]


def test_what_is_said_within_inherits_with_what_is_around_it() -> None:
    inner = WARNED.replace("Nobody", "[content2 ‘Nobody").replace("came,", "came,’]")
    report = (
        "[source Ana Ruiz] [cue {}]: [content “We [cue2 hear] it from [source2 all sides]: {}.”]"
    )
    told_inner = extraction(
        report.format("told", inner) + " Radio Selna sent it.",
        id="a_1",
        chains={**THROUGH, 2: "outlet Radio Selna, person Ana Ruiz, unknown all sides"},
    )
    own_inner = extraction(
        report.format("said", inner),
        id="a_2",
        chains={**OWN, 2: "person Ana Ruiz, unknown all sides"},
    )
    found = {s.statement: s for c in claimed(told_inner, own_inner) for s in c.statements}
    assert chain(found[own_inner.statements[1].id]) == [
        ("Radio Selna", "inferred"),
        ("Ana Ruiz", "stated"),
        ("all sides", "stated"),
    ]


def test_a_statement_and_the_one_within_it_are_two_claims() -> None:
    within = f"[source2 Lem] [cue2 said] [content2 {WARNED}]"
    both = f"[source Ana Ruiz] [cue said] [content that {within}]."
    found = claimed(extraction(both, id="a_1"), extraction(both + " Then it rained.", id="a_2"))
    assert [len(claim.statements) for claim in found] == [2, 2]


def test_a_report_that_says_to_whom_it_was_said_keeps_its_own_chain() -> None:
    paper = extraction(TABLOID, id="a_2", chains={1: "outlet The Herald, person Ana Ruiz"})
    claim = shared(told(), paper)
    assert chain(claim.statements[1]) == [("The Herald", "stated"), ("Ana Ruiz", "stated")]


# --- origins -------------------------------------------------------------------------------


def test_one_utterance_is_one_origin() -> None:
    claim = shared(told(), own())
    assert (claim.origins.at_least, claim.origins.at_most) == (1, 1)
    assert claim.origins.groups[0].root == "Ana Ruiz"
    assert {MergeReason.SAME_UTTERANCE, MergeReason.CHAIN_ROOT} <= reasons(claim)


def test_long_own_words_taken_over_are_certainly_copied() -> None:
    claim = shared(extraction(LEAFLET, id="a_1"), extraction(LEAFLET + " Now act.", id="a_2"))
    assert claim.origins.at_most == 1
    assert reasons(claim) == {MergeReason.COPIED_WORDS}


def test_short_words_of_unnamed_people_are_possibly_one_origin() -> None:
    one = "[content “There was no siren at all that night,”] [source a baker] [cue said]."
    two = one.replace("a baker", "a nurse")
    claim = shared(extraction(one, id="a_1"), extraction(two, id="a_2"))
    assert (claim.origins.at_least, claim.origins.at_most) == (1, 2)
    assert len(claim.origins.possible) == 1


def test_switching_merges_off_moves_both_counts() -> None:
    found = shared(told(), own()).origins
    assert counted(found) == (1, 1)
    every = [merge for group in found.groups for merge in group.merges]
    assert counted(found, every[:1]) == (1, 1)
    assert counted(found, every) == (2, 2)


def test_a_wire_and_a_word_of_taking_over_are_certain_merges() -> None:
    one = "[content “There was no siren at all that night,”] [source a baker] [cue said]."
    two = one.replace("a baker", "a nurse")
    agency = Wire(name="Tidewell", evidence=(Span(0, 1),))
    found = shared(extraction(one, id="a_1", wire=agency), extraction(two, id="a_2", wire=agency))
    assert MergeReason.WIRE_CREDIT in reasons(found)
    assert found.origins.at_most == 1
    taken = Republished(origin="The Herald", evidence=(Span(0, 1),))
    found = shared(
        extraction(one, id="a_1", publisher="Herald"),
        extraction(two, id="a_2", republished=taken),
    )
    assert MergeReason.REPUBLISHED in reasons(found)


def test_every_merge_has_evidence_that_slices() -> None:
    found = [told(), own(), extraction(NAMELESS, id="a_3"), extraction(LEAFLET, id="a_4")]
    texts = {e.article.id: e.article.text for e in found}
    for claim in claimed(*found):
        merges = [m for g in claim.origins.groups for m in g.merges] + [*claim.origins.possible]
        hops = [hop for s in claim.statements for hop in s.relay]
        shown = [m.evidence for m in merges] + [hop.evidence for hop in hops]
        assert all(shown)
        for at in (at for some in shown for at in some):
            assert all(span.of(texts[at.article]).strip() for span in at.spans)


def test_the_order_of_articles_and_matches_changes_nothing() -> None:
    found = [told(), own(), extraction(NAMELESS, id="a_3"), extraction(LEAFLET, id="a_4")]
    matches = match(found)
    once = claims(found, matches)
    for order in permutations(found):
        assert claims(order, matches[::-1]) == once


def test_an_empty_pile_claims_nothing() -> None:
    assert claims([], []) == ()
    assert told().statements[0].relay[0].basis is Basis.STATED


def test_paragraphs_of_a_quotation_read_as_one_text_though_their_break_is_lost() -> None:
    (claim,) = claims(
        [extraction("[source Lem] [cue said]: [content “We won.“I stayed there.”]")], []
    )
    assert claim.text == "We won. I stayed there."
