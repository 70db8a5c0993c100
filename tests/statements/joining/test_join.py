"""From tags to statements, on reports as they are written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.options import JoinOptions
from onrecord.records import (
    Attribution,
    Furniture,
    FurnitureKind,
    Modality,
    Name,
    NoSource,
    Span,
    StatementClass,
    StatementKind,
    Tags,
)
from onrecord.statements.drafts import Draft
from onrecord.statements.joining.join import drafts, joined
from onrecord.statements.joining.page import page
from tests.factories import Marked, marked


def joins(source: str, furniture: str = "") -> tuple[Marked, tuple[Draft, ...]]:
    """Join the tags that *source* marks; *furniture* is a part of its text that is not read."""
    found = marked(source)
    away = [Furniture(span=found.span(furniture), kind=FurnitureKind.TEASER)] if furniture else []
    read = page(found.text, away)
    return found, drafts(read, joined(read, found.tags, JoinOptions()))


def shown(source: str, furniture: str = "") -> list[str]:
    """Show each statement as ``source | cue | content``, parts joined by a slash."""
    found, made = joins(source, furniture)

    def words(spans: tuple[Span, ...]) -> str:
        return " / ".join(span.of(found.text) for span in spans)

    return [f"{words(d.source)} | {words(d.cue)} | {words(d.content)}" for d in made]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (  # the tagger stops at the end of the first sentence
            "“[content It held. It] will hold,” [source Ruiz] [cue said].",
            ["Ruiz | said | “It held. It will hold,”"],
        ),
        (  # it runs over the cue
            "The dam, [source the mayor] [cue said], is safe.".replace(
                "The dam, [source the mayor] [cue said], is safe",
                "[content The dam, [source the mayor] [cue said], is safe]",
            ),
            ["the mayor | said | The dam / is safe"],
        ),
        (  # it takes the comma and the full stop
            "[content The dam is safe,] [source Ruiz] [cue said].",
            ["Ruiz | said | The dam is safe"],
        ),
        (  # a mark without its partner
            "[source Ruiz] [cue said] [content the dam “held]. It rained.",
            ["Ruiz | said | the dam “held"],
        ),
        (  # one word too far into the next quotation
            "[source Ruiz] [cue said] [content he left. “We] are fine,” [source2 Orr] "
            "[cue2 said] [content2 fine].",
            ["Ruiz | said | he left", "Orr | said | fine"],
        ),
        (  # agency copy begins with place and agency
            "[content ORR TOWN, Selna (SNA) — The dam fell], [source Ruiz] [cue said].",
            ["Ruiz | said | The dam fell"],
        ),
        (
            "[source Ruiz] [cue said] [content it was built in the U.S.] on Monday.",
            ["Ruiz | said | it was built in the U.S."],
        ),
    ],
)
def test_content_is_fitted_to_what_is_quoted(source: str, expected: list[str]) -> None:
    assert shown(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "[content “It held,”] [source he] [cue said], “and it will.”",
            ["he | said | “It held,” / “and it will.”"],
        ),
        (
            "[content “It held,”] [source he] [cue told] Radio Orr on Monday. “It will hold.” "
            "“For ever.”",
            ["he | told | “It held,” / “It will hold.” “For ever.”"],
        ),
        (
            "[source He] [cue said]: [content “It held.”] He looked up. “We ran.”",
            ["He | said | “It held.” / “We ran.”"],
        ),
        (  # somebody else may be speaking
            "[content “It held,”] [source he] [cue said]. The crowd sang. Ana Orr stood. “We ran.”",
            ["he | said | “It held,”"],
        ),
        (  # the name of a programme
            "[content “It held,”] [source he] [cue said] on “Harbour and Sea.” It rained.",
            ["he | said | “It held,”"],
        ),
    ],
)
def test_an_interrupted_quotation_is_one_statement(source: str, expected: list[str]) -> None:
    assert shown(source) == expected


def test_a_quotation_goes_on_over_paragraphs_and_furniture() -> None:
    found, made = joins(
        "[source He] [cue said]: [content “It held.]\n\n“It will hold.\n\nREAD: Ten best boats\n\n"
        "“For ever.“I ran.” She left.\n\nIt rained.",
        "READ: Ten best boats",
    )
    assert [d.content[0].of(found.text) for d in made] == [
        "“It held.",
        "“It will hold.",
        "“For ever.“I ran.”",
    ]
    assert [d.continues for d in made] == [None, 0, 1]
    assert [d.no_source for d in made] == [None, NoSource.CONTINUED, NoSource.CONTINUED]
    assert made[2].source == made[2].cue == ()
    assert {d.kind for d in made} == {StatementKind.DIRECT}
    assert {d.class_ for d in made} == {StatementClass.SPEECH}


def test_a_paragraph_with_its_own_cue_is_no_continuation() -> None:
    assert shown(
        "[source He] [cue said]: [content “It held.]\n\n[content2 “It fell,”] [source2 Orr] "
        "[cue2 added]."
    ) == ["He | said | “It held.", "Orr | added | “It fell,”"]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("He explained:", "He | explained"),
        ("Asked about the dam, Ana Ruiz then told the harbour board on Monday:", "Ana Ruiz | told"),
        ("Ana Ruiz, a fisherman from Orr, said:", "Ana Ruiz | said"),
        ("Mayor Ana Ruiz issued a statement saying:", "Mayor Ana Ruiz | saying"),
    ],
)
def test_a_lead_in_at_the_end_of_a_paragraph_announces_the_next(lead: str, expected: str) -> None:
    assert shown(f"It rained. {lead}\n\n“It held for a day.”") == [
        f"{expected} | “It held for a day.”"
    ]


def test_a_quotation_without_a_cue_stays_with_who_spoke_before() -> None:
    source = (
        "[source Ruiz] [cue said] [content the dam was weak].\n\n{}\n\n“We told them for years.”"
    )
    _, made = joins(source.format("The dam was built by her grandfather."))
    assert [d.continues for d in made] == [None, 0]
    new = source.format("[person Ana Orr] lives below it.")
    found, made = joins(new)
    assert [d.continues for d in made] == [None, None]
    assert made[1].source[0].of(found.text) == "Ana Orr"
    far = source.format("It rained.\n\nIt snowed.\n\nIt froze.")
    assert len(joins(far)[1]) == 1


def test_the_cue_may_stand_in_the_last_paragraph_of_a_quotation() -> None:
    assert shown("“It held for a day.\n\n[content “Then it fell,”] [cue said] [source Ruiz].") == [
        "Ruiz | said | “It held for a day.",
        "Ruiz | said | “Then it fell,”",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "The “Free Orr” movement is a ‘subculture’ now.\n\n‘The Wave of the Sea.’\n\n“Free Orr”",
        "It rained.\n\n“Nobody knows who said this.”",
        "The Ten Best Boats [cue of] [source Ana Ruiz]\n\n“Nobody knows who said this.”",
        "The “Free Orr” crew left.\n\n‘…",  # a mark with no word behind it
    ],
)
def test_names_titles_and_orphans_are_no_statements(source: str) -> None:
    assert shown(source) == []


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("[content “It held,”] [source he] [cue said].", StatementKind.DIRECT),
        ("[source He] [cue said] [content it held].", StatementKind.INDIRECT),
        ("[source He] [cue said] [content it was “safe” now].", StatementKind.MIXED),
        ("[source He] [cue said] [content the “Free Orr” crew left].", StatementKind.INDIRECT),
        ("[source He] [cue wrote]: [content ‘It held,’].", StatementKind.DIRECT),
    ],
)
def test_kind_tells_whose_words_they_are(source: str, kind: StatementKind) -> None:
    assert [d.kind for d in joins(source)[1]] == [kind]


@pytest.mark.parametrize(
    ("source", "class_"),
    [
        ("[source Ruiz] [cue said] [content it held].", StatementClass.SPEECH),
        ("[source A report] [cue said] [content it held].", StatementClass.DOCUMENT),
        ("[content It held], [cue according to] [source minutes].", StatementClass.DOCUMENT),
        ("[source Ruiz] [cue believes] [content it held].", StatementClass.BELIEF),
        ("[source Ruiz] [cue wants] [content to leave].", StatementClass.INTENT),
        ("[source Ruiz] [cue signed] [content the law].", StatementClass.OTHER),
        ("[source Ruiz] [cue smiled]: [content “We won the race.”]", StatementClass.SPEECH),
    ],
)
def test_class_tells_what_was_done(source: str, class_: StatementClass) -> None:
    assert [d.class_ for d in joins(source)[1]] == [class_]


def test_a_saying_without_source_is_passive() -> None:
    _, made = joins("[content Ten men] [cue are reported] [content to be missing].")
    assert made[0].no_source is NoSource.PASSIVE
    assert len(made[0].content) == 2


def test_a_participle_shares_the_source_of_its_sentence() -> None:
    assert shown(
        "[source Ruiz] [cue said] [content it held], [cue2 adding] [content2 that it would]."
    ) == ["Ruiz | said | it held", "Ruiz | adding | that it would"]


def test_what_a_speaker_reports_of_another_lies_within() -> None:
    found, made = joins(
        "[source He] [cue said]: [content “It held. [source2 I] [cue2 told] them "
        "[content2 to run].”]"
    )
    assert [d.within for d in made] == [None, 0]
    assert made[0].content == (found.span("“It held. I told them to run.”"),)
    assert made[1].content == (found.span("to run"),)


@pytest.mark.parametrize(
    ("source", "modality"),
    [
        ("[source I] would like to be able to [cue tell] them: [content go home].", "hypothetical"),
        ("[source Ruiz] [cue did not say] [content when it fell].", "negated"),
        ("[source Ruiz] has never [cue said] [content that it fell].", "negated"),
        ("[source No one] [cue said] [content that it fell].", "negated"),
        ("[source Ruiz] [cue denied] [content that it fell].", None),
        ("[source Ruiz] [cue will announce] [content a new dam].", "future"),
        ("Did [source Ruiz] [cue say] [content that it fell]?", "question"),
        ("[source Ruiz] [cue asked] [content whether it fell].", "question"),
        ("[source Ruiz] [cue has said] [content it fell].", None),
    ],
)
def test_modality_tells_how_the_saying_is_meant(source: str, modality: str | None) -> None:
    expected = None if modality is None else Modality(modality)
    assert [d.modality for d in joins(source)[1]] == [expected]


def test_a_wish_to_say_goes_on_in_the_next_paragraph() -> None:
    _, made = joins(
        "[source He] [cue said]: [content “I am tired. [source2 I] would like to [cue2 tell] them: "
        "[content2 ‘Go home.]]\n\n“Run.’”"
    )
    assert [d.modality for d in made] == [None, Modality.HYPOTHETICAL, Modality.HYPOTHETICAL]
    assert [d.continues for d in made] == [None, None, 0]


def test_the_turns_of_a_transcript_name_their_speaker() -> None:
    assert shown("ORR: Did it hold?\n\nRUIZ: It held. I ran.\n\nUPDATE: It rained.") == [
        "ORR | : | Did it hold?",
        "RUIZ | : | It held. I ran.",
    ]


def test_a_turn_goes_on_up_to_the_next() -> None:
    _, made = joins(
        "BO ORR, HARBOUR NEWS: Did it hold?\n\nRUIZ (on the telephone): It held.\n\n###\n\n"
        "I ran over it.\n\nORR: And now?\n\nIt rained."
    )
    assert [d.continues for d in made] == [None, None, 1, None]
    assert {d.kind for d in made} == {StatementKind.DIRECT}


def test_a_report_between_two_turns_is_nobodys() -> None:
    _, made = joins(
        "ORR: Did it hold?\n\nRUIZ: It held.\n\n[source Orr] [cue said] [content it had not].\n\n"
        "ORR: It fell."
    )
    assert not any(d.continues for d in made)


def test_a_post_set_into_a_report_is_its_writers() -> None:
    text = (
        "It rained.\n\nThe gate is shut. @harbour — Ana Ruiz (@anaruiz) May 3, 2023\n\nSo it was."
    )
    assert shown(text) == ["Ana Ruiz (@anaruiz) | — | The gate is shut. @harbour"]
    assert [d.class_ for d in joins(text)[1]] == [StatementClass.DOCUMENT]


# --- properties ----------------------------------------------------------------------------

TEXTS = st.text(alphabet="“”\"‘’'„.,:?! \n\u00a0abcAB saidhe", max_size=120)


@st.composite
def tagged(draw: st.DrawFn) -> tuple[str, Tags]:
    """Draw a text with attributions anywhere in its paragraphs."""
    text = draw(TEXTS)
    blocks = page(text, ()).blocks
    if not blocks:
        return text, Tags(attributions=(), names=())

    def span() -> Span:
        block = draw(st.sampled_from(blocks))
        start = draw(st.integers(block.start, block.end - 1))
        return Span(start, draw(st.integers(start + 1, block.end)))

    def spans(most: int) -> tuple[Span, ...]:
        return tuple(sorted({span() for _ in range(draw(st.integers(0, most)))}))

    found = tuple(
        Attribution(source=spans(1), cue=spans(1), content=spans(3), confidence=0.5)
        for _ in range(draw(st.integers(0, 4)))
    )
    return text, Tags(attributions=found, names=())


STRAY = (
    ':"A\n‘:',
    Tags(
        attributions=(Attribution(source=(), cue=(), content=(Span(0, 3),), confidence=0.5),),
        names=(),
    ),
)
"""A quotation, and in the next paragraph a mark with no word behind it."""


@settings(max_examples=300)
@given(tagged())
@example(STRAY)
def test_any_tags_make_sound_drafts(case: tuple[str, Tags]) -> None:
    text, tags = case
    read = page(text, ())
    made = drafts(read, joined(read, tags, JoinOptions()))
    for index, draft in enumerate(made):
        assert draft.content
        for spans in (draft.source, draft.cue, draft.content):
            assert list(spans) == sorted(spans)
            assert all(0 <= s.start < s.end <= len(text) for s in spans)
        contents = zip(draft.content, draft.content[1:], strict=False)
        assert all(before.end <= after.start for before, after in contents)
        assert all(any(c.isalnum() for c in s.of(text)) for s in draft.content)
        assert draft.continues is None or draft.continues in range(len(made))
        assert index not in {draft.continues, draft.within}
        assert (draft.no_source is None) == bool(draft.source)


@settings(max_examples=50)
@given(tagged())
def test_the_order_of_the_tags_changes_nothing(case: tuple[str, Tags]) -> None:
    text, tags = case
    read = page(text, ())
    back = replace(tags, attributions=tags.attributions[::-1])
    once, again = (drafts(read, joined(read, t, JoinOptions())) for t in (tags, back))
    assert sorted(d.content for d in once) == sorted(d.content for d in again)


def test_names_alone_make_no_statement() -> None:
    found = marked("[person Ana Ruiz] left.")
    assert all(isinstance(n, Name) for n in found.tags.names)
    assert shown("[person Ana Ruiz] left.") == []
