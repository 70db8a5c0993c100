"""Who speaks, to whom, through whom: one short article per rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Basis, HopRole, NoSource, Span, StatementClass, StatementKind
from onrecord.statements.drafts import Draft
from onrecord.statements.naming.name import name
from tests.statements.naming.cases import named

SPEAKERS: dict[str, tuple[str, list[str | None]]] = {
    "a surname stands for the full name": (
        "[source1 [person Ana Ruiz]] [cue1 said] [content1 it held].\n"
        "[source2 [person Ruiz]] [cue2 said] [content2 it fell].",
        ["Ana Ruiz", "Ana Ruiz"],
    ),
    "a title is no part of the name": (
        "[source1 Mr [person Ben Tam]] [cue1 said] [content1 it held].",
        ["Ben Tam"],
    ),
    "a son is not his father, whom the surname goes on to mean": (
        "[source1 [person Ben Tam]] [cue1 said] [content1 it held].\n"
        "[source2 [person Tam]] [cue2 said] [content2 it fell].\n"
        "[source3 [person Tam]] [cue3 said] [content3 it was late].\n"
        "[source4 [person Tam]] [cue4 said] [content4 it rained].\n"
        "[source5 [person Ben Tam Jr]] [cue5 said] [content5 it was dry].\n"
        "It rained. Boats sank. More boats sank.\n"
        "[source6 [person Tam]] [cue6 said] [content6 it was late].",
        [*["Ben Tam"] * 4, "Ben Tam Jr", "Ben Tam"],
    ),
    "a surname right after another of the family may be theirs": (
        "[source1 [person Ben Tam]] [cue1 said] [content1 it held].\n"
        "[source2 [person Tam]] [cue2 said] [content2 it fell].\n"
        "[source3 [person Tam]] [cue3 said] [content3 it was late].\n"
        "[source4 [person Tam]] [cue4 said] [content4 it rained].\n"
        "[source5 [person Ida Tam]] [cue5 said] [content5 it was dry].\n"
        "[source6 [person Tam]] [cue6 said] [content6 it was late].",
        [*["Ben Tam"] * 4, "Ida Tam", None],
    ),
    "who is introduced as Jr goes on without it": (
        "[source1 [person Ben Tam Jr]] [cue1 said] [content1 it held].\n"
        "[source2 [person Ben Tam]] [cue2 said] [content2 it fell].",
        ["Ben Tam Jr", "Ben Tam Jr"],
    ),
    "a name behind its own role, set beside another": (
        "[source1 Their main rival, populist cleric [person Ben Tam],] "
        "[cue1 said] [content1 it held].",
        ["Ben Tam"],
    ),
    "one of many is not the many": (
        "[source1 A small number of divers, such as captain [person Ben Tam],] "
        "[cue1 said] [content1 it held].",
        ["A small number of divers"],
    ),
    "one man’s mother is not another’s": (
        "[source1 [person Tam]’s mother [person Ida Tam]] [cue1 said] [content1 it held].\n"
        "[source2 [person Oss]’s mother] [cue2 said] [content2 it fell].",
        ["Ida Tam", "Oss’s mother"],
    ),
    "the head of one board is not the chair of another": (
        "[source1 [person Ben Tam], chair of the [organization Ferry Board],] "
        "[cue1 said] [content1 it held].\n"
        "[source2 [person Ida Oss]] [cue2 said] [content2 it fell]. It rained. Boats sank.\n"
        "[source3 The head of the [organization Dam Office]] [cue3 said] [content3 it was late].",
        ["Ben Tam", "Ida Oss", "The head of the Dam Office"],
    ),
    "a governor is no commissioner": (
        "[source1 The governor of [place Selby]] [cue1 said] [content1 it held].\n"
        "The [place Selby] police commissioner, [person Ben Tam], left. It rained.",
        ["The governor of Selby"],
    ),
    "an office is not who holds it": (
        "[source1 [person Ben Tam], the secretary of state,] [cue1 said] [content1 it held].\n"
        "[source2 The secretary of state’s office] [cue2 said] [content2 it fell].",
        ["Ben Tam", "The secretary of state’s office"],
    ),
    "a man’s supporter is not he": (
        "[person Tam] left. An ardent [person Tam] supporter, "
        "[source1 the man] [cue1 said] [content1 it held].",
        ["the man"],
    ),
    "a spokesman for somebody is not that one": (
        "[source1 A spokesman for the top senator on the board, [person Ben Tam],] "
        "[cue1 said] [content1 it held].",
        ["A spokesman for the top senator on the board"],
    ),
    "a spokesman for a body has the name beside it": (
        "[source1 A spokesman for the ministry, [person Ben Tam],] [cue1 said] [content1 it held].",
        ["Ben Tam"],
    ),
    "a relative of a work is the work": (
        "[person Ben Tam] read the report, [source1 which] [cue1 found] [content1 that it held].",
        ["the report"],
    ),
    "no man is which": (
        "[source1 [person Ana Ruiz]] [cue1 said] [content1 it held]. They read letters to "
        "[person Ben Tam], [source2 which] [cue2 show] [content2 it fell].",
        ["Ana Ruiz", None],
    ),
    "behind a new conjunction the main clause goes on": (
        "They met the report, [source1 which] [cue1 found] [content1 that it held].\n"
        "They met the report, [source2 which] fell, but [cue2 said] [content2 it fell].",
        ["the report", None],
    ),
    "a study is not what it counts": (
        "[source1 A recent study] [cue1 found] "
        "[content1 that the lower toll from [organization Varr-19] is small].",
        ["A recent study"],
    ),
    "an organization and a title before the name": (
        "[source1 Harbour Board Vice President [person Ana Ruiz]] [cue1 said] [content1 it held].",
        ["Ana Ruiz"],
    ),
    "he is the last speaker": (
        "[source1 [person Ben Tam]], a diver, [cue1 said] [content1 it held].\n"
        "[source2 He] [cue2 added]: [content2 “It will hold.”]",
        ["Ben Tam", "Ben Tam"],
    ),
    "she is nobody whom a title makes a man": (
        "[source1 [person Ana Ruiz]] met Mr [person Tam]. "
        "[source2 She] [cue2 said] [content2 it held].",
        [None, "Ana Ruiz"],
    ),
    "the subject goes before whom a preposition brings": (
        "[person Ben Tam] moved to Selby to work with [person Carl Oss].\n"
        "[source1 He] [cue1 said] [content1 it held].",
        ["Ben Tam"],
    ),
    "a call sign names the role": (
        "[content1 The dam fell], [cue1 according to] [source1 the captain of the Harbour Guard].\n"
        "[source2 The captain of divers from the Harbour Guard, whose call sign is [person Otter],]"
        " [cue2 said] [content2 it was late].",
        ["Otter", "Otter"],
    ),
    "two spellings of one rare name": (
        "[source1 [person Tzorko]] [cue1 said] [content1 it held].\n"
        "[source2 [person Tsorko]] [cue2 said] [content2 it fell]. [person Tsorko] left.",
        ["Tsorko", "Tsorko"],
    ),
    "initials in brackets": (
        "[source1 The [organization Institute] for the Study of [other Ferries] (ISF)] "
        "[cue1 said] [content1 boats sank].\n"
        "[source2 The [organization ISF]] [cue2 said] [content2 more sank].",
        ["Institute for the Study of Ferries"] * 2,
    ),
    "a role that was told before": (
        "[source1 [person Ana Ruiz], head of the harbour board,] [cue1 said] [content1 it held].\n"
        "[source2 [person Ben Tam], a fisherman,] [cue2 said] [content2 it fell].\n"
        "[source3 The board's head] [cue3 said] [content3 it stood].",
        ["Ana Ruiz", "Ben Tam", "Ana Ruiz"],
    ),
    "a new role of whom the sentence before is about": (
        "[person Oskar] comes from the city of Selby on the river.\n"
        "[source1 The former baker] [cue1 said] [content1 he was in town].",
        ["Oskar"],
    ),
    "another nation's president": (
        "[source1 The Danish foreign minister, [person Ana Ruiz],] [cue1 said] [content1 no].\n"
        "[source2 The Ukrainian foreign minister] [cue2 said] [content2 yes].",
        ["Ana Ruiz", "The Ukrainian foreign minister"],
    ),
    "anonymous sources keep their own words": (
        "[source1 Harbour sources] [cue1 said] [content1 it fell].\n"
        "[source2 a person familiar with the matter] [cue2 said] [content2 it stood].",
        ["Harbour sources", "a person familiar with the matter"],
    ),
    "two people with and are a group": (
        "[source1 [person Ana Ruiz] and [person Ben Tam]] [cue1 said] [content1 it held].",
        ["Ana Ruiz and Ben Tam"],
    ),
    "the outlet is the one that spoke last": (
        "[source1 The [outlet Harbour Post]] [cue1 wrote] [content1 it fell].\n"
        "[source2 The outlet] [cue2 wrote] [content2 it stood].",
        ["Harbour Post", "Harbour Post"],
    ),
    "the outlet is one of which only its reporting tells": (
        "[source1 The [outlet Harbour Post]] [cue1 wrote] [content1 it fell].\n"
        "[content2 It stood], [source2 [person Osprey]] [cue2 reported].\n"
        "[content3 It held], [source3 the outlet] [cue3 said].",
        ["Harbour Post", "Osprey", "Osprey"],
    ),
    "the company is the body that spoke last": (
        "[source1 [organization Selby Gas]] [cue1 said] [content1 it fell].\n"
        "[source2 The company] [cue2 said] [content2 it stood].",
        ["Selby Gas", "Selby Gas"],
    ),
    "everybody calls him": (
        "[source1 A worker at the dam] [cue1 said] [content1 it fell].\n"
        "Everybody calls him [person Otter].\n[source2 He] [cue2 said] [content2 it stood].",
        ["Otter", "Otter"],
    ),
    "a quotation goes on": (
        "[source1 [person Ana Ruiz]] [cue1 said]: [content1 “It held.]\n[content2 “It will.”]",
        ["Ana Ruiz", "Ana Ruiz"],
    ),
    "a ministry says nothing without its country": (
        "[source1 [place Ruritania]’s [organization Defence Ministry]] [cue1 said] [content1 no].",
        ["Ruritania’s Defence Ministry"],
    ),
    "who comes after a name or a noun": (
        "[person Ana Ruiz], [source1 who] [cue1 said] [content1 no], cited two harbour workers, "
        "[source2 who] [cue2 said] [content2 yes].",
        ["Ana Ruiz", "two harbour workers"],
    ),
    "a spokeswoman speaks again": (
        "[source1 A spokeswoman for the [organization Ferry Union]] [cue1 said] [content1 no].\n"
        "[source2 The spokeswoman] [cue2 said] [content2 yes].",
        ["A spokeswoman for the Ferry Union"] * 2,
    ),
    "a story in an outlet is the outlet's": (
        "[content1 Boats sank], [cue1 according to] "
        "[source1 a report in the [outlet Harbour Post]].",
        ["Harbour Post"],
    ),
    "a person in somebody's words": (
        "[source1 [person Ben Tam]] [cue1 said]: [content1 “My daughter rang. "
        "[source2 She] [cue2 asked]: [content2 ‘Was it you?’]”]",
        ["Ben Tam", "My daughter"],
    ),
}


@pytest.mark.parametrize("case", SPEAKERS)
def test_speaker(case: str) -> None:
    source, expected = SPEAKERS[case]
    if expected[0] is None:
        expected = expected[1:]
        source = source.replace("[source1 [person Ana Ruiz]]", "[person Ana Ruiz]")
    assert named(source).speakers == expected


def test_whoever_spoke_before_the_text_says_who_that_is_keeps_speaking() -> None:
    """A voice that was merged away later had no number: the whole article was lost."""
    found = named(
        "[source1 [person Ana Ruiz]] [cue1 said] [content1 it held].\n"
        "[source2 [person Ben Tam], the engineer, who introduced Ms [person Ruiz],]"
        " [cue2 said] [content2 it fell].\n"
        "[source3 [person Otter], also known as [person Ana Ruiz],] [cue3 said] [content3 no]."
    )
    speakers = found.speakers
    assert all(speakers)
    assert speakers[1] != speakers[0] == speakers[2]


def test_two_people_of_one_surname_stay_apart() -> None:
    result = named(
        "[person Ana Ruiz] met her brother [person Carl Ruiz].\n"
        "[source1 Mr [person Ruiz]] [cue1 said] [content1 no]. "
        "[source2 [person Ruiz]] [cue2 said] [content2 yes]."
    )
    assert result.speakers == ["Carl Ruiz", None]
    assert result.open[1] == "“Ruiz” may be Ana Ruiz or Carl Ruiz"


def test_a_passive_has_no_speaker_and_no_reason() -> None:
    text = "The dam is said to be safe."
    draft = _draft(text, content=(Span(0, 7),), cue=(Span(8, 15),), no_source=NoSource.PASSIVE)
    found = name(text, (), (draft,), ()).drafts[0]
    assert (found.speaker, found.speaker_open, found.relay) == (None, None, ())


RELAYS = {
    "an agency at the end of a sentence": (
        "[source The harbour board] [cue said] [content the dam held], according to "
        "[outlet Reuters].",
        [["Reuters", "The harbour board"]],
    ),
    "a paper whose name ends as a post does": (
        "In an interview with the [outlet Washington Post], [source [person Ben Tam]] [cue said] "
        "[content it held].",
        [["Washington Post", "Ben Tam"]],
    ),
    "told an outlet, and goes on telling it": (
        "[source1 [person Ben Tam]] [cue1 told] [outlet Harbour Post] [content1 that it held].\n"
        "[source2 He] [cue2 said]: [content2 “It will hold.]\n[content3 “Forever.”]",
        [["Harbour Post", "Ben Tam"]] * 3,
    ),
    "another setting ends the interview": (
        "[source1 [person Ben Tam]] [cue1 told] [outlet Harbour Post] [content1 that it held].\n"
        "[source2 [person Tam]] [cue2 said] in a speech on Monday [content2 that it fell].",
        [["Harbour Post", "Ben Tam"], ["Ben Tam"]],
    ),
    "an authority is no hop": (
        "[source1 [person Ben Tam]] [cue1 told] the [organization Harbour Committee] "
        "[content1 that it held].",
        [["Ben Tam"]],
    ),
    "an interviewer of a sentence before": (
        "[person Ben Tam], an engineer, spoke with rights activist [person Carl Oss] about it.\n"
        "[source1 The engineer] [cue1 told] [person Oss]: [content1 “It held.”]",
        [["Carl Oss", "Ben Tam"]],
    ),
    "an outlet says what others said": (
        "[source1 The [outlet Harbour Post]] [cue1 wrote] [content1 that [source2 local sources] "
        "[cue2 have said] [content2 it fell]].",
        [["Harbour Post"], ["Harbour Post", "local sources"]],
    ),
    "an agency is an agency": (
        "[source1 [person Ben Tam]] [cue1 told] [outlet Reuters] [content1 that it held].",
        [["Reuters", "Ben Tam"]],
    ),
    "the page's own outlet is left out": (
        "[source1 [person Ben Tam]] [cue1 told] [outlet Harbour News] [content1 that it held].",
        [["Ben Tam"]],
    ),
    "a report that the next paragraph names": (
        "[content1 Boats sank], [cue1 according to] [source1 a new report].\n"
        "[source2 The [outlet Harbour Post]] [cue2 wrote] [content2 that ten sank].\n"
        "[source3 The story] [cue3 said] [content3 that more may sink].",
        [["Harbour Post"]] * 3,
    ),
    "a memo that an outlet got": (
        "[content1 Boats sank], [cue1 according to] "
        "[source1 a memo obtained by the [outlet Harbour Post]].",
        [["Harbour Post", "a memo"]],
    ),
    "in its manifesto": (
        "In its manifesto, [source1 the [organization Ferry Union]] [cue1 describes] "
        "[content1 itself as free].",
        [["manifesto", "Ferry Union"]],
    ),
    "cited by": (
        "[source1 The [organization Ferry Union]], quoted by [outlet Harbour Post], [cue1 said] "
        "[content1 boats sank].",
        [["Harbour Post", "Ferry Union"]],
    ),
    "cited by a body": (
        "[content1 Boats sank], [cue1 according to] "
        "[source1 a harbour official cited by the [organization Ferry Union]].",
        [["Ferry Union", "a harbour official"]],
    ),
    "told the outlet again, whose name tells nothing": (
        "[source1 [person Ben Tam]] [cue1 told] [organization Osprey Selby] "
        "[content1 boats sank].\n[person Ana Ruiz] came.\n"
        "[source2 [person Ana Ruiz]] [cue2 told] the outlet [content2 the boats sank].",
        [["Osprey Selby", "Ben Tam"], ["Osprey Selby", "Ana Ruiz"]],
    ),
    "told the newspaper, and on with a name": (
        "[source1 The [outlet Harbour Post]] [cue1 wrote] [content1 it fell].\n"
        "[source2 [person Ben Tam]] [cue2 told] the newspaper [content2 the "
        "[place Long River]’s boats sank].",
        [["Harbour Post"], ["Harbour Post", "Ben Tam"]],
    ),
    "citing others": (
        "Citing local newspapers, [source1 the [organization Ferry Union]] [cue1 found] "
        "[content1 boats sank].",
        [["Ferry Union", "local newspapers"]],
    ),
}


@pytest.mark.parametrize("case", RELAYS)
def test_relay(case: str) -> None:
    source, expected = RELAYS[case]
    assert named(source, publisher="Harbour News").relays == expected


def test_audience() -> None:
    result = named(
        "[source1 [person Ben Tam]] [cue1 told] reporters [content1 that it held].\n"
        "In a statement to [place Ruritania]’s [organization Inquiry Committee], "
        "[source2 he] [cue2 said]: [content2 “It fell.”]"
    )
    assert result.audiences == [["reporters"], ["Ruritania’s Inquiry Committee"]]
    assert result.relays == [["Ben Tam"]] * 2


def test_a_report_named_later_is_inferred_with_both_pieces_as_evidence() -> None:
    source, _ = RELAYS["a report that the next paragraph names"]
    hop = named(source).naming.drafts[0].relay[0]
    assert (hop.basis, hop.role, len(hop.evidence)) == (Basis.INFERRED, HopRole.OUTLET, 2)


ROLES = {
    "[source1 Harbour sources] [cue1 said] [content1 no].": HopRole.ANONYMOUS,
    "[source1 an official] [cue1 said] [content1 no].": HopRole.ANONYMOUS,
    "[source1 Two divers] [cue1 said] [content1 no].": HopRole.GROUP,
    "[source1 [outlet Reuters]] [cue1 said] [content1 no].": HopRole.AGENCY,
    "[source1 The study] [cue1 said] [content1 no].": HopRole.DOCUMENT,
    "[source1 The video] [cue1 shows] [content1 it].": HopRole.RECORDING,
    "[source1 [organization Ferry Union]] [cue1 said] [content1 no].": HopRole.ORGANIZATION,
}


@pytest.mark.parametrize("source", ROLES)
def test_role(source: str) -> None:
    assert named(source).naming.drafts[0].relay[-1].role is ROLES[source]


def test_speakers_are_among_the_mentions() -> None:
    naming = named("[source1 [person Ana Ruiz]] [cue1 said] [content1 it held].").naming
    speaker = naming.drafts[0].speaker
    assert speaker is not None
    assert {(m.entity, m.name) for m in naming.mentions} == {(speaker.id, "Ana Ruiz")}


PIECES = st.sampled_from(
    "Ana Ruiz|he|said|“|”|’s|\n| |, |. |told|Reuters|the|company|who goes by|(ABC)|Mr|and|of|&|A|"
    "in an interview with|a new report|They|\xa0|Harbour|Board|calls him|İ|́".split("|")
)


@given(st.lists(PIECES, max_size=30), st.data())
def test_any_text_gives_spans_that_slice(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces) + " end"
    drafts = tuple(_random_draft(text, data) for _ in range(data.draw(st.integers(0, 3))))
    naming = name(text, (), drafts, ())
    assert len(naming.drafts) == len(drafts)
    spans = [m.span for m in naming.mentions]
    for found in naming.drafts:
        spans.extend(a.span for a in found.audience)
        spans.extend(s for hop in found.relay for s in hop.evidence)
        assert all(hop.name.strip() for hop in found.relay)
    assert all(0 <= s.start < s.end <= len(text) and s.of(text).strip() for s in spans)


def _random_draft(text: str, data: st.DataObject) -> Draft:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=6, max_size=6)))
    pairs = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    source, cue, content = (((p,) if text[p.start : p.end].strip() else ()) for p in pairs)
    return _draft(text, content=content or (Span(0, len(text)),), cue=cue, source=source)


def _draft(
    text: str,
    *,
    content: tuple[Span, ...],
    cue: tuple[Span, ...] = (),
    source: tuple[Span, ...] = (),
    no_source: NoSource | None = None,
) -> Draft:
    return Draft(
        kind=StatementKind.INDIRECT,
        class_=StatementClass.SPEECH,
        source=source,
        cue=cue,
        content=content,
        no_source=no_source,
        continues=None,
        within=None,
        modality=None,
        confidence=0.9,
    )
