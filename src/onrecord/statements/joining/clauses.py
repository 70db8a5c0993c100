"""Where content that is not quoted ends: at its clause, without those to whom it is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.options import JoinOptions
from onrecord.records import Span, Spans, StatementClass
from onrecord.statements.joining.cues import cue_class, is_saying, lemma, listed
from onrecord.statements.joining.page import Page, minus, overlap, union, word_count
from onrecord.statements.joining.parts import Part, fitted, tidied

_ADDRESSING = listed("tell ask warn urge inform remind assure advise order notify instruct beg")
_AUDIENCE = re.compile(
    r"(?:me|us|you|him|her|it|them)\s+(?=that\b|if\b|whether\b|how\b|what\b|why\b|"
    r"when\b|where\b|who\b|[“‘\"])",
    re.IGNORECASE,
)
_TOLD_TO = re.compile(r"(?:me|us|you|him|her|it|them)\s+(?=(?:not\s+)?to\b)", re.IGNORECASE)
_NAMED_AUDIENCE = re.compile(
    r"(?:(?:[Tt]he\s+)?(?:[A-Z][\w&.’']*\s+){1,4}|(?:(?:the|his|her|their|local|state)\s+)?(?:police|"
    r"reporters|journalists|lawmakers|senators|officers|officials|investigators|authorities|jurors|"
    r"colleagues|supporters|voters|lawyers|aides|friends|parents|residents|viewers|listeners|"
    r"readers|detectives|doctors|court|jury|newspaper|crowd|audience)\s+)"
    r"(?=(?:that|he|she|they|it|there|we|i|you|his|her|their|its|how|why|what|whether|if)\b)"
)
_DAY = re.compile(
    r"(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|afternoon|evening|night))?"
    r",?\s+(?=[a-z“\"])"
)
_LED = re.compile(r"(?:[^\s“”‘\"«».;:,?!–—]+\s+){0,4}[^\s“”‘\"«».;:,?!–—]+\s*[:,]\s*$")
_TURN = re.compile(r"(?<=[”\"’'»])\s*[,.]?\s*[–—]+\s*(?:and|but|while|as|although|though|so)\b")
_EFFECT = re.compile(
    r",\s+(?:prompting|sparking|triggering|drawing|fuell?ing|earning|revealing|exposing|highlighting)\b"
)
_COMPLEMENT = re.compile(r"(?:that|whether|if|because|and|but|as)\s+(?=\S)", re.IGNORECASE)
_ADDING = re.compile(r"[\s,]*(?:and\s+)?(?P<cue>[a-z]+ing)\s+(?=\w)")
_LAST = re.compile(r"\s(?P<word>[A-Za-z]+)\s*$")
_DANGLING = listed("in of the a an to with and for from at by on or his her their its as into")
_PHRASE = re.compile(r"[^,.;:“”\"()–—?!]*\w")
_RELATIVE = re.compile(r"[\s,]*(?:where|which|who|whose|whom)\b")
_CLAUSE = 5
"""Words from which a relative clause is one that was cut off, rather than "which it is"."""
_WISH = re.compile(r"to\s+(?:be\s+able\s+to\s+)?(?P<verb>[a-z]+)\b")
_NOUNS = listed(
    "speculation rumors rumours claims allegations reports concerns fears calls questions "
    "criticism accusations warnings complaints suggestions news word evidence"
)
"""What is said by nobody in particular: "speculation that the gate was open"."""
_EMPTY = listed("his her its their my our your the a an him them it that this he she they so to")


def fitted_clauses(
    page: Page, block: int, parts: Sequence[Part], options: JoinOptions
) -> list[Part]:
    """Return the *parts* of one block with their contents fitted and cut, without the unsound."""
    split = [piece for part in parts for piece in _unspliced(page, _bare_cue(page.text, part))]
    whole = fitted(page, block, split, options)
    cut = (own_clause(page, part) for part in whole)
    return [part for part in cut if part is not None and sound(page, part)]


def _bare_cue(text: str, part: Part) -> Part:
    """Return *part* with no comma or dash at the end of its cue; a colon stays."""
    made: list[Span] = []
    for start, end in part.cue:
        while end > start + 1 and text[end - 1] in " ,–—-\u00a0":
            end -= 1
        made.append(Span(start, end))
    return replace(part, cue=tuple(made))


def _unspliced(page: Page, part: Part) -> list[Part]:
    """Return *part*, and as one of its own what it goes on to say: “…,” he said, adding that."""
    made = [part]
    for span in part.content[1:]:
        match = _ADDING.match(page.text, *span)
        said = part.cue and part.cue[-1].end <= span.start
        if match and said and is_saying(match["cue"]) and made[0].content[0] != span:
            rest = Span(match.end(), span.end)
            made[0] = replace(made[0], content=tuple(s for s in made[0].content if s != span))
            made.append(replace(part, cue=(Span(*match.span("cue")),), content=(rest,)))
    return made


def own_clause(page: Page, part: Part) -> Part | None:
    """Return *part* with its content cut to what is said, or ``None`` where that is nothing.

    Quotations are left whole: they were fitted before.
    """
    part = _wished(page, part)
    quoted = _quoted(page, part)
    loose = minus(part.content, quoted)
    kept = _in_sentence(page, part, loose, quoted) if part.cue else loose
    kept = tuple(span for s in kept if (span := _cut(page, part, s, quoted)) is not None)
    kept = tuple(_undangled(page, part, span) for span in kept)
    kept = _from_start(page, part, kept)
    if _is_passive_question(page.text, part) and len(kept) + len(quoted) > 1:
        kept = tuple(span for span in kept if span.start > part.cue[0].start)
    whole = [
        tidied(page, part.block, span)
        for span in _joined(page.text, (*kept, *quoted), part.content)
    ]
    content = tuple(span for span in whole if span is not None)
    if all(span.of(page.text).lower() in _EMPTY for span in content):
        return None
    return replace(part, content=content, source=_sources(page.text, part.source))


def _quoted(page: Page, part: Part) -> Spans:
    """Return the quotations of the part's own content, those inside others left out."""
    found: list[Span] = []
    for quotation in page.quotations[part.block]:
        whole = any(span.covers(quotation.span) for span in part.content)
        if whole and not any(span.covers(quotation.span) for span in found):
            found.append(quotation.span)
    return tuple(found)


def _joined(text: str, parts: Sequence[Span], content: Spans) -> Spans:
    """Return *parts* in order, one where they stood side by side in *content*."""
    made: list[Span] = []
    for part in sorted(parts):
        whole = Span(made[-1].start, part.end) if made else part
        gap = text[made[-1].end : part.start] if made else ""
        wordless = not any(sign.isalnum() for sign in gap)
        if made and wordless and any(span.covers(whole) for span in content):
            made[-1] = whole
        else:
            made.append(part)
    return tuple(made)


def _in_sentence(page: Page, part: Part, loose: Spans, quoted: Spans) -> Spans:
    """Return what of *loose* stands in the sentence of the cue, or in the nearest where none does.

    Taggers run on into the next sentence. Only quotations go on there, and the sentences that one
    begins or ends in: “It is old. It is just a tax” for the rich.
    """
    edges = [q.start for q in quoted] + [q.end - 1 for q in quoted]
    places = {page.sentence(at) for at in (part.cue[0].start, *edges)}
    inside = union(
        kept for place in (*places, *_led_up(page, part, loose)) for kept in overlap(loose, place)
    )
    if inside or quoted or not loose:
        return inside
    nearest = min(loose, key=lambda s: abs(s.start - part.cue[0].start))
    return overlap(loose, page.sentence(nearest.start))


def _led_up(page: Page, part: Part, loose: Spans) -> Iterator[Span]:
    """Yield the sentences before that of the cue that are content as a whole, without a gap.

    Some reports put the source at the end of several sentences: "It fell. It was old, she said."
    """
    found = page.sentences[part.block]
    if page.block(part.cue[0].start) != part.block:
        return
    place = found.index(page.sentence(part.cue[0].start))
    last = found[place]
    if not overlap(loose, last) or min(overlap(loose, last)).start > part.cue[0].start:
        return
    for before in reversed(found[:place]):
        if word_count(page.text, overlap(loose, before)) < word_count(page.text, [before]):
            return
        yield before


def _cut(page: Page, part: Part, span: Span, quoted: Spans) -> Span | None:
    """Cut those spoken to from the start of *span*, and what the report adds from its end."""
    text = page.text
    words = span.of(text)
    before_quotation = any(q.start - span.end in {0, 1} for q in quoted)
    follows = bool(part.cue) and span.start - part.cue[-1].end in {0, 1}
    if before_quotation and follows and _LED.fullmatch(words) and _addresses(text, part):
        return None
    start = _start(text, part, span) if follows else span.start
    ends = [m.start() for p in (_TURN, _EFFECT) if (m := p.search(text, start, span.end))]
    end = min([*ends, span.end])
    return Span(start, end) if start < end else None


def _from_start(page: Page, part: Part, kept: Spans) -> Spans:
    """Return *kept* from the start of the sentence, where its end tells who says all of it.

    "The gate, where they fought, is shut, the mayor said." is all content, not its last clause.
    """
    anchors = (*part.source, *part.cue)
    if not kept or not part.cue or not part.source or _quoted(page, part):
        return kept
    sentence = page.sentence(part.cue[0].start)
    first = kept[0]
    before = Span(sentence.start, first.start)
    tail = min(anchors).start >= kept[-1].end and sentence.end - max(anchors).end <= 1
    if not tail or not sentence.covers(first) or word_count(page.text, [before]) < 2:
        return kept
    if word_count(page.text, [first]) < _CLAUSE:
        return kept
    quoted = any(q.span.overlaps(before) for q in page.quotations[part.block])
    relative = _RELATIVE.match(page.text, first.start)
    return kept if quoted or not relative else (Span(sentence.start, first.end), *kept[1:])


def _undangled(page: Page, part: Part, span: Span) -> Span:
    """Return *span*, where it breaks off after "in" or "the", up to the next sign or statement."""
    text = page.text
    last = _LAST.search(text, span.start, span.end)
    if last is None or last["word"].lower() not in _DANGLING:
        return span
    ends = [s.start for s in (*part.source, *part.cue) if s.start >= span.end]
    limit = min([*ends, page.sentence(span.start).end])
    match = _PHRASE.match(text, span.end, limit)
    return Span(span.start, match.end()) if match else span


def _start(text: str, part: Part, span: Span) -> int:
    """Return where what is said begins, after the day and after those to whom it is said."""
    patterns = [_AUDIENCE, _NAMED_AUDIENCE] if _addresses(text, part) else [_DAY]
    if lemma(part.cue[-1].of(text).split()[-1]) == "tell":
        patterns.append(_TOLD_TO)
    found = (pattern.match(text, span.start, span.end) for pattern in patterns)
    return next((match.end() for match in found if match), span.start)


def _addresses(text: str, part: Part) -> bool:
    cue = part.cue[-1].of(text).split()
    return bool(cue) and lemma(cue[-1]) in _ADDRESSING


def _is_passive_question(text: str, part: Part) -> bool:
    """Tell "the crew were asked if": the crew is who was asked, not what."""
    if not part.cue:
        return False
    words = [lemma(word) for word in part.cue[0].of(text).split()]
    last = words[-2] if words[-1] == "by" and len(words) > 1 else words[-1]
    return "be" in words and last in _ADDRESSING and (not part.source or words[-1] == "by")


def _sources(text: str, source: Spans) -> Spans:
    """Return *source* without a conjunction before it, and with its brackets whole."""
    made: list[Span] = []
    for span in source:
        conjunction = _COMPLEMENT.match(text, span.start, span.end)
        start = conjunction.end() if conjunction else span.start
        words = text[start : span.end]
        if words.endswith("]") and "[" not in words and text[start - 1 : start] == "[":
            start -= 1
        made.append(Span(start, span.end))
    return tuple(made)


def _wished(page: Page, part: Part) -> Part:
    """Return *part* as the saying that its speaker wishes: "would like | to tell them: ‘Go.’"."""
    if len(part.cue) != 1 or not part.content:
        return part
    text, first = page.text, part.content[0]
    if cue_class(part.cue[0].of(text), "", "") is not StatementClass.INTENT:
        return part
    match = _WISH.match(text, first.start, first.end)
    if match is None or not is_saying(match["verb"]) or first.start - part.cue[0].end > 1:
        return part
    said = [q.span for q in page.quotations[part.block] if q.span.start >= match.end()]
    inside = [span for span in said if first.covers(span) or overlap([first], span)]
    if not inside:
        return part
    cue = Span(part.cue[0].start, match.end("verb"))
    return replace(part, cue=(cue,), content=(inside[0], *part.content[1:]))


def sound(page: Page, part: Part) -> bool:
    """Tell whether *part* can stand without a source: as a passive, a hedge or a noun.

    "Calling off", "to discuss" without anybody who does it are tags gone astray.
    """
    if part.source or not part.cue:
        return True
    cue = [word.lower() for span in part.cue for word in span.of(page.text).split()]
    lemmas = [lemma(word) for word in cue]
    told = cue_class(" ".join(cue), "", part.content[0].of(page.text))
    if told not in {StatementClass.SPEECH, StatementClass.DOCUMENT, None}:
        return True
    passive = "be" in lemmas or any(word.endswith("ly") for word in cue)
    negated = any(word == "not" or word.endswith(("n't", "n’t")) for word in cue)
    return (passive or cue[0] in _NOUNS or part.confidence >= 0.6) and not negated
