"""Statements inside statements, and those whom a source credits."""

from __future__ import annotations

from onrecord.options import InnerOptions, JoinOptions
from onrecord.records import Span
from onrecord.statements.drafts import Draft
from onrecord.statements.joining.inner import credited, inner_parts, to_reread
from onrecord.statements.joining.join import drafts, joined
from onrecord.statements.joining.page import page
from tests.factories import Marked, marked


def twice(first: str, second: str) -> tuple[Marked, tuple[Draft, ...]]:
    """Join the tags of *first*, and those that a second pass finds: the same text as *second*."""
    found, inner = marked(first), marked(second)
    assert found.text == inner.text
    read = page(found.text, ())
    parts = joined(read, found.tags, JoinOptions())
    again = to_reread(read, parts, InnerOptions())
    inside = [
        a
        for a in inner.tags.attributions
        if all(any(b.covers(s) for b in again) for s in (*a.source, *a.cue, *a.content))
    ]
    more = inner_parts(read, parts, again, inside, InnerOptions(), JoinOptions())
    return found, drafts(read, credited(read, [*parts, *more]))


def words(found: Marked, spans: tuple[Span, ...]) -> str:
    return " / ".join(span.of(found.text) for span in spans)


def test_a_second_pass_finds_whom_the_source_has_it_from() -> None:
    found, made = twice(
        "[source The outlet] [cue wrote] [content that dam workers have said the first gate was "
        "open on Tuesday].",
        "The outlet wrote that [source dam workers] [cue have said] [content the first gate was "
        "open on Tuesday].",
    )
    assert [words(found, d.source) for d in made] == ["The outlet", "dam workers"]
    assert [d.within for d in made] == [None, 0]
    assert words(found, made[1].content) == "the first gate was open on Tuesday"


def test_a_quotation_is_read_again_without_its_marks() -> None:
    found, made = twice(
        "[source He] [cue said]: [content “It fell in the night. My son asked: ‘Papa, who has "
        "opened it?’”]",
        "He said: “It fell in the night. [source My son] [cue asked]: ‘[content Papa, who has "
        "opened it?]’”",
    )
    assert words(found, made[1].content) == "‘Papa, who has opened it?’"
    assert made[1].within == 0


def test_thoughts_and_what_is_known_already_are_left_out() -> None:
    _, made = twice(
        "[source He] [cue said]: [content “I think it will hold, and they said so as well.”]",
        "He said: “[source I] [cue think] [content it will hold], and they said so as well.”",
    )
    assert len(made) == 1


def test_the_one_who_is_quoted_says_the_same_inside() -> None:
    found, made = twice(
        *[
            "Quoting local harbour media, [source the Orr Institute] [cue found] [content the dam "
            "was never inspected]."
        ]
        * 2
    )
    assert [(words(found, d.source), words(found, d.cue)) for d in made] == [
        ("local harbour media", "Quoting"),
        ("the Orr Institute", "found"),
    ]
    assert made[0].within == 1
    assert made[0].content == made[1].content


def test_the_tagger_s_own_reading_of_citing_goes() -> None:
    found, made = twice(
        *[
            "[source The Orr Post], [cue2 citing] [content2 unnamed officials], [cue said] "
            "[content the dam was open]."
        ]
        * 2
    )
    assert [words(found, d.source) for d in made] == ["The Orr Post", "unnamed officials"]


def test_a_reason_that_is_cited_is_nobody() -> None:
    found, made = twice(
        *["[source Ruiz] [cue said] [content he would leave], citing low pay and long hours."] * 2
    )
    assert [words(found, d.source) for d in made] == ["Ruiz"]
