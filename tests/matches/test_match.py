"""Passages that two articles share, from candidates to cut pieces."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.matches import match
from onrecord.options import MatchOptions
from onrecord.records import (
    Basis,
    Extraction,
    Furniture,
    FurnitureKind,
    Interval,
    MatchKind,
    Span,
)
from tests.factories import extraction
from tests.matches.piles import COURIER, HERALD, SAFE, both, pile

FILLER = st.lists(
    st.sampled_from(
        ("the", "harbour", "lorry", "said", "crew", "northern", "tide", "went", "on", "a", "of")
    ),
    max_size=40,
).map(" ".join)


def test_an_interrupted_quotation_matches_one_in_one_piece() -> None:
    found = pile(HERALD, COURIER)
    (one,) = match(found)
    assert one.kind is MatchKind.VERBATIM
    assert one.score == 1
    ours, theirs = both(found, one)
    assert ours == [SAFE]
    assert theirs == [
        "The bridge is quite safe",
        "we tested every bolt of it\non Monday and we will do so again",
    ]
    assert (one.a.statement, one.b.statement) == tuple(e.statements[0].id for e in found)


def test_reasons_count_the_words_and_name_the_speaker() -> None:
    other = HERALD.replace("Radio Selna on Friday", "reporters")
    (one,) = match(pile(HERALD, other), MatchOptions(syndicated=2))[:1]
    assert one.reasons == (
        "19 words the same, of 19 and 19",
        "quoted in both reports",
        "same speaker: Ana Ruiz",
    )


def test_a_word_changed_is_an_edit_and_one_left_out_a_trim() -> None:
    edited = pile(HERALD, f"[content “{SAFE.replace('quite', 'very')},”] [source Ruiz] [cue said].")
    (one,) = match(edited)
    assert one.kind is MatchKind.EDITED
    trimmed = pile(HERALD, f"[content “{SAFE.replace('quite ', '')},”] [source Ruiz] [cue said].")
    (one,) = match(trimmed)
    assert one.kind is MatchKind.TRIMMED


def test_a_quotation_cut_in_the_middle_of_its_sentence_is_trimmed() -> None:
    short = "we tested every bolt of it on Monday"
    (one,) = match(pile(HERALD, f"[source Ruiz] [cue said]: [content “{short}.”]"))
    assert one.kind is MatchKind.TRIMMED


def test_words_that_one_report_gives_as_its_own_match_outside_any_statement() -> None:
    plain = f"It is like this. {SAFE}, or so it is told in town."
    (one,) = match(pile(HERALD, plain))
    assert one.a.statement is not None
    assert one.b.statement is None
    assert "quoted in one report, in the other's own words" in one.reasons


def test_a_passage_is_cut_where_a_statement_ends() -> None:
    more = "Nobody has asked us for the reports in all these weeks of shouting."
    two = f"[source Ruiz] [cue said]: [content “{SAFE}.]\n\n[content2 “{more}”]"
    one = f"[source Ruiz] [cue said]: [content “{SAFE}. {more}”]"
    found = [
        extraction(one, id="a_1"),
        extraction(two, id="a_2", chains={2: "+"}),
    ]
    matches = match(found)
    statements = [s.id for s in found[1].statements]
    assert [m.b.statement for m in matches] == statements
    assert {m.a.statement for m in matches} == {found[0].statements[0].id}


def test_the_inner_of_two_statements_is_matched_where_only_it_is_shared() -> None:
    words = "three old grey boats without lights leave the northern quay for the open sea at two"
    outer = "[source The ministry] [cue said] [content that [source2 witnesses] [cue2 saw] "
    inner = f"[content2 {words} on Tuesday]]."
    found = pile(outer + inner, inner.replace("content2", "content").replace("]]", "]"))
    (one,) = match(found)
    assert one.a.statement == found[0].statements[1].id


def test_furniture_and_titles_are_not_matched() -> None:
    consent = "We use your data to send you what we think you would like to read in the morning"
    title = "Why nobody in the whole of Selna would cross the old bridge again on a Monday"
    one = f"{title}\n\n{consent}"
    at = Span(one.index(consent), len(one))
    furniture = (Furniture(span=at, kind=FurnitureKind.CONSENT),)
    found = [extraction(one, id=f"a_{n}", title=title, furniture=furniture) for n in range(2)]
    assert match(found) == ()


def test_short_common_phrases_are_not_matched() -> None:
    phrase = "of the president of the council of the"
    one = f"[source Ruiz] [cue said]: [content “I am here at the wish {phrase} harbour.”]"
    two = f"[source Ruiz] [cue said]: [content “I never saw the seal {phrase} town.”]"
    assert match(pile(one, two)) == ()


def test_two_named_speakers_need_more_than_a_phrase() -> None:
    phrase = "“the people of Selna have a right to know”"
    one = f"[source Ana Ruiz] [cue said] [content {phrase}]."
    two = f"[source Boris Lem] [cue said] [content {phrase}]."
    assert match(pile(one, two)) == ()
    assert len(match(pile(one, two.replace("Boris Lem", "Ruiz")))) == 1


def test_names_and_titles_make_no_match_of_own_words() -> None:
    names = "Harbour Master Ana Ruiz, Deputy Harbour Master Boris Lem and Chief Pilot Oda Venn of "
    names += "the Selna Harbour Office"
    assert match(pile(f"On Monday {names} resigned.", f"A prize went to {names}.")) == ()


def test_what_an_outlet_repeats_is_its_furniture() -> None:
    line = "oda venn writes about boats for this paper and lives with two cats on the northern quay"
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    found = [
        extraction(f"{day} was wet. {line}.", id=f"a_{day}", publisher="Herald") for day in days
    ]
    assert match(found) == ()
    assert match(found[:2])


def test_one_article_in_two_outlets_is_one_match_and_its_statements() -> None:
    body = "\n\n".join(
        f"Sentence {n} of this report tells of crane {n * 7} and of ship {n * 13} in dock {n}."
        for n in range(12)
    )
    found = pile(f"{HERALD}\n\n{body}", f"{HERALD}\n\n{body}\n\nMore later.")
    kinds = [m.kind for m in match(found)]
    assert sorted(kinds) == [MatchKind.SYNDICATION, MatchKind.VERBATIM]


def test_words_that_are_common_in_the_pile_still_match_within_a_window() -> None:
    found = []
    for n in range(30):
        day = date(2026, 1, 1) + timedelta(days=7 * n)
        published = Interval(earliest=day, latest=day, basis=Basis.METADATA, evidence=())
        found.append(extraction(HERALD + f"\n\nDay {n}.", id=f"a_{n:02}", published=published))
    matched = matched_articles(found, MatchOptions(pairs=0))
    assert ("a_00", "a_01") in matched
    assert ("a_00", "a_20") not in matched


def matched_articles(
    found: list[Extraction], options: MatchOptions | None = None
) -> set[tuple[str, str]]:
    return {(m.a.at.article, m.b.at.article) for m in match(found, options)}


def test_a_small_pile_may_quote_the_same_words_everywhere() -> None:
    said = f"[source Ruiz] [cue said]: [content “{SAFE}.”]"
    found = [extraction(f"Report {n}.\n\n{said}", id=f"a_{n:02}") for n in range(30)]
    assert len(matched_articles(found)) == 30 * 29 / 2


def test_in_a_large_pile_words_that_all_quote_are_matched_with_the_next_reports() -> None:
    said = f"[source Ruiz] [cue said]: [content “{SAFE}.”]"
    found = [extraction(f"Report {n}.\n\n{said}", id=f"a_{n:02}") for n in range(30)]
    matched = matched_articles(found, MatchOptions(pairs=0))
    assert matched == {
        (f"a_{n:02}", f"a_{m:02}") for n in range(30) for m in (n + 1, n + 2) if m < 30
    }


@given(before=FILLER, after=FILLER, order=st.permutations(range(3)))
def test_a_planted_passage_is_found_whatever_stands_around_it_and_in_whatever_order(
    before: str, after: str, order: list[int]
) -> None:
    planted = f"{before}\n\n[source Ruiz] [cue said]: [content “{SAFE}.”]\n\n{after}"
    found = pile(HERALD, planted, COURIER)
    matches = match([found[n] for n in order])
    assert matches == match(found)
    assert len([m for m in matches if m.score == 1]) == 3
    for one in matches:
        check(found, one.a.at.article, one.a.at.spans)
        check(found, one.b.at.article, one.b.at.spans)


MARKS = "".join(map(chr, range(0x300, 0x370)))
"""Marks that are written over the letter before them, and belong to its word."""


def check(found: list[Extraction], id: str, spans: tuple[Span, ...]) -> None:
    text = next(e.article.text for e in found if e.article.id == id)
    assert list(spans) == sorted(spans)
    for span in spans:
        assert span.of(text)[0].isalnum()
        assert span.of(text).rstrip(MARKS)[-1].isalnum()


@given(st.lists(st.text(), max_size=4))
@example(['0:0:0:A"', '0:0:0:A\u0300"'])
def test_any_text_can_be_matched(texts: list[str]) -> None:
    found = [extraction("", id=f"a_{n}") for n in range(len(texts))]
    found = [
        replace(e, article=replace(e.article, text=text * 3))
        for e, text in zip(found, texts, strict=True)
    ]
    for one in match(found):
        assert one.a.at.article < one.b.at.article
        for side in (one.a, one.b):
            check(found, side.at.article, side.at.spans)


def test_an_empty_pile_has_no_matches() -> None:
    assert match([]) == ()
    assert match(pile(HERALD)) == ()
