"""Quotations without a cue of their own: interrupted, continued, announced before, resumed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.options import JoinOptions
from onrecord.records import EntityType, Name, NoSource, Span, Spans, StatementClass
from onrecord.statements.joining.cues import cue_class, listed
from onrecord.statements.joining.leads import lead_in
from onrecord.statements.joining.page import Page, overlap, union, word_count
from onrecord.statements.joining.parts import Part
from onrecord.text.segments import Quotation, sentences

_ENDS = frozenset(".?!…,")
_STOPS = frozenset(".?!…”\"’':,)")
_SMALL = listed("a an the of in on at to for and or but by with from as is")
_PRONOUNS = frozenset(["he", "she", "they", "it", "his", "her", "their"])


def carried_on(
    page: Page, parts: Sequence[Part], names: Sequence[Name], options: JoinOptions
) -> list[Part]:
    """Give every uncued quotation of *page* that has a plain speaker to that speaker.

    Returns:
        The parts, longer by what interrupted quotations go on with, and the new ones, by block.
    """
    by_block: dict[int, list[Part]] = {}
    for part in parts:
        by_block.setdefault(part.block, []).append(part)
    walk = _Walk(page, by_block, names, options)
    return [part for block in range(len(page.blocks)) for part in walk.step(block)]


@dataclass(slots=True)
class _Walk:
    """The state of one reading, block by block."""

    page: Page
    by_block: Mapping[int, list[Part]]
    names: Sequence[Name]
    options: JoinOptions
    open: Part | None = None
    recent: list[Part] = field(default_factory=list)
    """The last part of each of the last blocks that had one, latest last."""

    def step(self, block: int) -> list[Part]:
        """Return the parts of *block*; blocks must come in order."""
        own = self._freed(block, self.by_block.get(block, ()))
        own = self._interrupted(block, own)
        fresh = self._uncued(block, own)
        own = sorted([*own, *fresh], key=lambda p: p.content[0].start)
        self._remember(block, own)
        return own

    # --- inside one block ---

    def _freed(self, block: int, parts: Sequence[Part]) -> list[Part]:
        """Take from *parts* the end of the quotation left open before, if it is a sentence apart.

        “Nobody came.” The mayor said that he had called them.
        """
        opening = self.page.opens(block)
        if self.open is None or opening is None or not opening.closed:
            return list(parts)
        said = opening.words.of(self.page.text).rstrip()
        following = self.page.text[opening.span.end :].lstrip()
        if said[-1:] not in {".", "?", "!", "…"} or not following[:1].isupper():
            return list(parts)
        freed: list[Part] = []
        for part in parts:
            rest = tuple(s for s in part.content if s.start >= opening.span.end)
            apart = part.cue and part.cue[0].start >= opening.span.end and rest
            freed.append(replace(part, content=rest) if apart else part)
        return freed

    def _interrupted(self, block: int, own: list[Part]) -> list[Part]:
        """Add to each part the quotations that go on after its cue: “A,” he said. “B.”"""
        for quotation in self.page.quotations[block]:
            if quotation.depth or claimed(quotation, own) or not self._utterance(quotation):
                continue
            owner = self._goes_on(block, quotation, own)
            if owner is not None:
                longer = union((*owner.content, quotation.span))
                own[own.index(owner)] = replace(owner, content=_bridge(self.page.text, longer))
        return own

    def _goes_on(self, block: int, quotation: Quotation, own: Sequence[Part]) -> Part | None:
        """Return the part whose quotation *quotation* goes on with, in the same block."""
        earlier = [q for q in self.page.quotations[block] if q.span.end <= quotation.span.start]
        before = [p for p in own if min(_anchors(p)).start < quotation.span.start]
        if not before:
            return None
        last = max(before, key=lambda p: max(_anchors(p)).end)
        quoted = any(overlap(last.content, q.span) for q in earlier if q.depth == 0)
        gap = Span(max(_anchors(last)).end, quotation.span.start)
        return last if quoted and self._same_breath(gap) else None

    def _same_breath(self, gap: Span) -> bool:
        """Tell whether between two quotations at most the speaker's own doings are told."""
        between = sentences(self.page.text, gap) if gap.start < gap.end else ()
        told = [s for s in between if any(c.isalnum() for c in s.of(self.page.text))]
        if len(told) <= 1:
            return True
        first = told[1].of(self.page.text).split()[0].lower()
        return len(told) == 2 and first in _PRONOUNS

    def _utterance(self, quotation: Quotation) -> bool:
        """Tell a quoted sentence from a quoted name or title."""
        said = quotation.words.of(self.page.text).strip()
        if not any(sign.isalnum() for sign in said) or is_name(said):
            return False
        long = word_count(self.page.text, [quotation.words]) >= self.options.utterance_words
        return (long or said[-1] in ".?!") and (said[-1] in _ENDS or not quotation.closed)

    # --- over the borders of blocks ---

    def _uncued(self, block: int, own: Sequence[Part]) -> list[Part]:
        quoted = (q for q in self.page.quotations[block] if q.depth == 0 and not claimed(q, own))
        found = [q for q in quoted if word_count(self.page.text, [q.words])]
        first = found[0] if found else None
        if first is None:
            return self._between(block)
        if first.span.start == self.page.blocks[block].start:
            content = self._run(found)
            made = (
                self._continuation(block, content)
                or self._announced(block, self.page.blocks[block - 1] if block else None, content)
                or self._borrowed(block, content)
                or self._resumed(block, content)
            )
        elif self._utterance(first):
            lead = Span(self.page.blocks[block].start, first.span.start)
            made = self._announced(block, lead, self._run(found))
        else:
            made = None
        return [made] if made is not None else []

    def _between(self, block: int) -> list[Part]:
        """Return *block* as a continuation where the marks stand only around several paragraphs.

        “It is old. / It was never mended. / It will fall.” has no marks in the middle.
        """
        if self.open is None or self.page.quotations[block]:
            return []
        for later in range(block + 1, min(block + 1 + self.options.reach, len(self.page.blocks))):
            closing = self.page.opens(later)
            if closing is not None and not closing.opened and closing.closed:
                made = self._continuation(block, (self.page.blocks[block],))
                return [made] if made is not None else []
            if self.page.quotations[later]:
                return []
        return []

    def _run(self, found: Sequence[Quotation]) -> Spans:
        """Return the first of *found* and what follows it without a word between."""
        run = [found[0].span]
        for quotation in found[1:]:
            gap = self.page.text[run[-1].end : quotation.span.start]
            if any(sign.isalnum() for sign in gap):
                break
            run.append(quotation.span)
        return union(_bridge(self.page.text, tuple(run)))

    def _continuation(self, block: int, content: Spans) -> Part | None:
        if self.open is None:
            return None
        return Part(
            source=(),
            cue=(),
            content=content,
            block=block,
            confidence=self.open.confidence * self.options.continued,
            no_source=NoSource.CONTINUED,
            continues=self.open,
            modality=self.open.modality,
        )

    def _announced(self, block: int, lead: Span | None, content: Spans) -> Part | None:
        """Return the part that a lead-in announces, at the end of the block before or of this."""
        found = lead_in(self.page.text, lead) if lead is not None else None
        if found is None:
            return None
        return Part(
            source=(found.source,),
            cue=(found.cue,),
            content=content,
            block=block,
            confidence=self.options.led_in,
        )

    def _borrowed(self, block: int, content: Spans) -> Part | None:
        """Return the part whose source and cue stand in the next paragraph of its quotation."""
        last = block
        while self.page.left_open(last) is not None:
            last += 1
            opening = self.page.opens(last)
            if opening is None:
                return None
            for part in self.by_block.get(last, ()):
                if part.cue and overlap(part.content, opening.span) and not _in(part, opening):
                    return replace(part, content=content, block=block)
        return None

    def _resumed(self, block: int, content: Spans) -> Part | None:
        """Return the part of a paragraph that is all quotation, if the layout tells who speaks."""
        if not self._fills(block, content):
            return None
        if block and self.page.blocks[block - 1].of(self.page.text).endswith(":"):
            return None  # somebody was announced whom nobody can name
        named = self._introduced(block - 1)
        speaker = next((p for p in reversed(self.recent) if self._speaks(p)), None)
        if named is None and (speaker is None or block - speaker.block > self.options.reach):
            return None
        sure = self.options.led_in if named or speaker is None else speaker.confidence
        return Part(
            source=(named,) if named else (),
            cue=(),
            content=content,
            block=block,
            confidence=sure * self.options.resumed,
            no_source=None if named else NoSource.CONTINUED,
            continues=None if named else speaker,
        )

    def _fills(self, block: int, content: Spans) -> bool:
        """Tell whether *content* is all of the paragraph, and a sentence."""
        text, whole = self.page.text, self.page.blocks[block]
        words = word_count(text, content)
        bare = content[-1].of(text).strip("“”\"‘’'«»")
        full = words >= max(self.options.utterance_words, word_count(text, [whole]))
        return full and bare[-1:] in _ENDS and not is_name(bare)

    def _speaks(self, part: Part) -> bool:
        """Tell whether *part* is somebody's speech, and no heading or caption."""
        if part.no_source is NoSource.CONTINUED:
            return True
        text = self.page.text
        cue = " ".join(span.of(text) for span in part.cue)
        source = " ".join(span.of(text) for span in part.source)
        found = cue_class(cue, source, part.content[0].of(text))
        if text[self.page.blocks[part.block].end - 1] not in _STOPS:
            return False
        return bool(part.source) and found is StatementClass.SPEECH

    def _introduced(self, block: int) -> Span | None:
        """Return the name of the person whom the last sentence of *block* brings in, who is new."""
        if block < 0 or any(p.block == block for p in self.recent) or self.page.quotations[block]:
            return None
        text = self.page.text
        last = self.page.sentences[block][-1]
        people = [n.span for n in self.names if n.type is EntityType.PERSON and last.covers(n.span)]
        if len(people) != 1 or word_count(text, [Span(last.start, people[0].start)]) > 3:
            return None
        known = " ".join(s.of(text) for p in self.recent[-1:] for s in p.source).split()
        return None if set(people[0].of(text).split()) & set(known) else people[0]

    def _remember(self, block: int, own: Sequence[Part]) -> None:
        left = self.page.left_open(block)
        last = next((p for p in own if p.content == (self.page.blocks[block],)), None)
        middle = last is not None and not self.page.quotations[block] and self.open is not None
        self.open = last if middle else None
        if left is not None and own:
            holders = [p for p in own if overlap(p.content, left.span) and not _in(p, left)]
            self.open = holders[-1] if holders else None
        self.recent = [*self.recent, *own][-4:]


def is_name(words: str) -> bool:
    """Tell a quoted name or title by its capitals from quoted words.

    >>> is_name("Harbour and Sea."), is_name("Freedom Riders"), is_name("We ran."), is_name("No!")
    (True, True, False, False)
    """
    found = words.strip(" .,!?").split()
    big = [word for word in found if word[:1].isupper() or word[:1].isdigit()]
    small = all(word in _SMALL for word in found if word not in big)
    return small and len(big) > 1


def _anchors(part: Part) -> Spans:
    return (*part.source, *part.cue, *part.content)


def _in(part: Part, quotation: Quotation) -> bool:
    """Tell whether *part* is told by the quoted speaker; “RUIZ: It held.” is told by the report."""
    if part.source and part.source[0].start == quotation.words.start and _is_turn(part):
        return False
    anchor = part.cue or part.source
    return bool(anchor) and quotation.span.covers(anchor[0])


def _is_turn(part: Part) -> bool:
    return len(part.cue) == 1 and part.cue[0].end - part.cue[0].start == 1


def claimed(quotation: Quotation, parts: Sequence[Part]) -> bool:
    """Tell whether *quotation* is, in part, content of a part whose cue stands outside of it."""
    return any(overlap(p.content, quotation.span) and not _in(p, quotation) for p in parts)


def _bridge(text: str, spans: Spans) -> Spans:
    made: list[Span] = []
    for span in spans:
        if made and not any(sign.isalnum() for sign in text[made[-1].end : span.start]):
            made[-1] = Span(made[-1].start, span.end)
        else:
            made.append(span)
    return tuple(made)
