from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.options import FigureOptions
from onrecord.records import Figure, Mention
from onrecord.statements.extract import extract
from onrecord.statements.figures import Reading, figures
from onrecord.statements.joining.page import page
from tests.factories import FakeTagger, article, marked
from tests.growth import growth


def found(text: str, options: FigureOptions | None = None) -> tuple[Figure, ...]:
    """Return the figures of *text*, in which nobody is named."""
    nobody: tuple[Mention, ...] = ()
    return figures(
        Reading(article="a_1", text=text, sentences=page(text, ()).sentences, mentions=nobody),
        options,
    )


def shown(text: str) -> list[tuple[str, object, str]]:
    """Return the words, the number or range, and the unit of each figure."""
    return [
        (f.span.of(text), f.value if f.value is not None else (f.low, f.high), f.unit)
        for f in found(text)
    ]


def one(text: str) -> Figure:
    """Return the only figure of *text*."""
    (figure,) = found(text)
    return figure


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("Selna bought 816 000 tiles.", "816 000", 816_000, "item"),
        ("Selna bought 816\u00a0000 tiles.", "816\u00a0000", 816_000, "item"),
        ("It has 4.5m users.", "4.5m", 4_500_000, "person"),
        ("The ferry cost £625 in all.", "£625", 625, "pound"),
        ("A fund of $1.2bn was set up.", "$1.2bn", 1_200_000_000, "dollar"),
        ("He counted twenty-five thousand gulls.", "twenty-five thousand", 25_000, "item"),
        ("It drew half a million visitors.", "half a million", 500_000, "person"),
        ("It lasted 5-1/2 hours.", "5-1/2 hours", 5.5, "hour"),
        ("Turnout was 61.5 per cent.", "61.5 per cent", 61.5, "percentage"),
        ("It rose two percentage points.", "two percentage points", 2, "percentage point"),
        ("One in five sailors agreed.", "One in five", 0.2, "person"),
        ("A dozen boats sank.", "A dozen", 12, "item"),
        ("She ran the 100m sprint again.", "100m", 100, "metre"),
        ("Ruiz, 34, is a baker.", "34", 34, "year"),
        ("A six-foot wall was built.", "six-foot", 6, "foot"),
        ("It was 32C at noon.", "32C", 32, "degree"),
    ],
)
def test_a_number_has_its_value_and_unit(text: str, words: str, value: float, unit: str) -> None:
    assert shown(text) == [(words, value, unit)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It took 10 to 12 weeks.", 10, 12),
        ("Between 5 and 7 boats sank.", 5, 7),
        ("They own 20 or 30 lorries.", 20, 30),
        ("Fares may rise 5-10%.", 5, 10),
        ("It costs 5 to 10 million dollars.", 5_000_000, 10_000_000),
        ("It takes a day or two.", 1, 2),
    ],
)
def test_two_numbers_make_a_range(text: str, low: float, high: float) -> None:
    figure = one(text)
    assert (figure.value, figure.low, figure.high) == (None, low, high)


def test_what_only_looks_like_a_range_is_none() -> None:
    assert shown("The 2012–13 season was long.") == []
    assert shown("It began on May 24 – almost 12 months ago.") == [("12 months", 12, "month")]
    assert [f.value for f in found("Fares rose from 35% to 56%.")] == [35, 56]


@pytest.mark.parametrize(
    "text",
    [
        "It happened on 4 May 2019 at 9pm.",
        "On May 4, 2019 and 12/05/2020 they met.",
        "The 1980s were the third decade.",
        "Apollo 11 landed; page 7 and Article 50 say so.",
        "The M142, a G7 idea, beat Covid-19 and 5G.",
        "Selna won 3-1 after a 5-4 decision.",
        "Call 555-123-4567 or see room 12.",
        "The meeting at 1400 GMT was off.",
        "He lived at 12 Harbour Street.",
        "One of them came, one another time.",
        "The second half began.",
    ],
)
def test_dates_names_ordinals_and_scores_are_no_figures(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Roughly 4,000 sailors came.", "about"),
        ("As many as 40 boats sank.", "at_most"),
        ("It may have as much as almost 2,000 men.", "at_most"),
        ("At least about 50 boats sank.", "at_least"),
        ("More than 12 boats sank.", "more_than"),
        ("Fewer than 12 boats sank.", "less_than"),
        ("No fewer than 12 boats sank.", "at_least"),
        ("Some 12 boats sank.", "about"),
        ("It lost 20 points or more.", "at_least"),
        ("Dozens of boats sank.", "vague"),
        ("Talks over a $2 trillion plan failed.", "exact"),
        ("Over 60 years ago it sank.", "exact"),
        ("That was over 60 years ago.", "exact"),
        ("It stood for over 60 years.", "more_than"),
    ],
)
def test_the_outermost_approximator_counts(text: str, near: str) -> None:
    if "ago" in text:  # both readings of "over" before a stretch of time that is past
        assert one(text).approximator.value in {near, "more_than"}
    else:
        assert one(text).approximator.value == near


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Prices fell to $36.", "down"),
        ("Wages have grown at a rate of about 3%.", "up"),
        ("Selna cut its emissions 28% last year.", "down"),
        ("A 37% fall was seen.", "down"),
        ("Deliveries were up 28% on last year.", "up"),
        ("The list has grown to 60.", "up"),
        ("Up to 40% agreed.", None),
        ("They raised $2 million.", None),
        ("Selna lost ten sailors.", None),
    ],
)
def test_a_change_has_its_direction(text: str, change: str | None) -> None:
    assert one(text).change == change


def test_vague_words_have_the_least_number_of_the_options() -> None:
    text = "Dozens of boats, hundreds of gulls and tens of thousands of fish."
    assert [(f.value, f.low) for f in found(text)] == [(None, 12), (None, 100), (None, 10_000)]
    few = FigureOptions(dozens=24)
    assert found(text, few)[0].low == 24


@pytest.mark.parametrize(
    ("text", "unit", "counted"),
    [
        ("Some 2,000 former Port Ministry employees signed.", "person", "employee"),
        ("They sold 285 million hot dogs.", "item", "dog"),
        ("It holds two ‘Harbour Guard’ battalions.", "item", "battalion"),
        ("Six of the 30 lighthouses are dark.", "item", "lighthouse"),
        ("Estimates of its sailors say there are 4,000 of them.", "person", "sailor"),
        ("The number of divers rose to 130.", "person", "diver"),
        ("They sent $1,200 checks.", "dollar", "check"),
        ("Barely 3 percent support was left.", "percentage", "support"),
        ("Half of the sailors left.", "person", "sailor"),
        ("Around 16 Selnan Kurds came.", "person", "kurd"),
    ],
)
def test_what_is_counted_is_the_head_of_the_phrase(text: str, unit: str, counted: str) -> None:
    figure = found(text)[0]
    assert (figure.unit, figure.counted) == (unit, counted)


def test_a_number_without_a_noun_counts_what_the_last_one_did() -> None:
    text = "It hit the quay, killing three sailors and wounding four, with two boats lost."
    assert [(f.value, f.unit, f.counted) for f in found(text)] == [
        (3, "person", "sailor"),
        (4, "person", "sailor"),
        (2, "item", "boat"),
    ]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("It costs $725 a night.", "night"),
        ("It has 2 million users a month.", "month"),
        ("One meal per day is given.", "day"),
        ("Oil fell to $36 a barrel.", "barrel"),
        ("There were 146 deaths per 100,000 people.", "100000 person"),
    ],
)
def test_a_rate_says_per_what(text: str, per: str) -> None:
    assert found(text)[0].per == per


@pytest.mark.parametrize(
    ("source", "subject"),
    [
        ("About 4,000 [organization Harbour Guard] volunteers came.", "Harbour Guard"),
        ("At least 12 sailors from the [organization Harbour Guard] came.", "Harbour Guard"),
        ("[organization Tidewell] sold 3,000 boats.", "Tidewell"),
        ("[organization Tidewell]’s revenues were $5m.", "Tidewell"),
        ("[person Ana Ruiz] had $40 and [person Bo Lind] had $60.", "Ana Ruiz"),
        ("The number of [organization Harbour Guard] sailors is secret, but there are roughly "
         "4,000 of them.", "Harbour Guard"),
    ],
)  # fmt: skip
def test_the_subject_is_whose_the_figure_is(source: str, subject: str) -> None:
    text = marked(source)
    found = extract(article(text.text), FakeTagger(text.tags)).figures
    assert found[0].subject == subject


def test_whoever_tells_of_a_figure_is_not_its_subject() -> None:
    text = marked("[source [organization Radio Selna]] [cue said] [content ten boats sank].")
    (figure,) = extract(article(text.text), FakeTagger(text.tags)).figures
    assert figure.subject is None


def test_a_figure_belongs_to_every_statement_that_covers_it() -> None:
    text = marked(
        "[source1 [person Ana Ruiz]] [cue1 said] [content1 [source2 the port] [cue2 reported] "
        "[content2 twelve boats were lost] that day]. Two boats were found."
    )
    given = extract(article(text.text), FakeTagger(text.tags))
    inside = {s.content[0].of(text.text)[:6]: len(s.figures) for s in given.statements}
    assert [f.span.of(text.text) for f in given.figures] == ["twelve", "Two"]
    assert inside["twelve"] == 1
    assert all(s.figures[0] in {f.id for f in given.figures} for s in given.statements if s.figures)


_PIECES = st.sampled_from(
    "12 4,000 half a third one in five dozens of - – to and $ £ % m bn 2019 May boats sailors of "
    "them per day up down from by . , ’ “ ( ) \u00a0 816 000 3/4 1/0 9/11 ½ thousand million -5 "
    "between at least almost 5-10 99999999999999999999 two hundred and".split(" ")
)


@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map(" ".join)))
@example("1/0 of 0/0 5-1/0 and " + "9" * 400)
@example("half half half half half-half")
def test_any_text_gives_figures_that_slice_to_their_words(text: str) -> None:
    given_ = found(text)
    assert all(0 <= f.span.start < f.span.end <= len(text) for f in given_)
    assert len({f.id for f in given_}) == len(given_)
    spans = [f.span for f in given_]
    assert spans == sorted(spans)
    assert not any(a.overlaps(b) for a, b in pairwise(spans))
    for f in given_:
        assert f.value is not None or f.low is not None
        assert f.high is None or (f.low is not None and f.low < f.high)


@pytest.mark.parametrize(
    "piece", ["a 12 ", "12 to ", "twenty ", "half ", "of ", "$", "1,", "a-", "up by ", "‘s’ "]
)
def test_time_grows_with_length_only(piece: str) -> None:
    found(piece * 100)
    assert growth(found, piece, 200, 2000) < 40
