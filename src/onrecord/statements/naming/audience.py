"""Audience: to whom a statement was made ("told Reuters", "in an interview with Ana Ruiz")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.records import EntityType, Span
from onrecord.statements.drafts import Draft, Drafts
from onrecord.statements.naming.entities import Cast, Entity
from onrecord.statements.naming.lexicon import PUBLISHERS, fold, role_of
from onrecord.statements.naming.names import NameMention
from onrecord.statements.naming.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Somebody who was spoken to.

    ``words`` is the phrase that tells it ("in an interview with"), ``outlet`` the outlet whose
    person it is ("told the Post's Ana Ruiz"), ``interview`` whether the phrase says that it was
    an interview or the like.
    """

    name: str
    span: Span
    entity: Entity | None
    outlet: NameMention | None
    interview: bool
    words: Span


_TELLING = re.compile(
    r"\b(?:told|tells?|telling|informed|informs|assured|reminded|notified|briefed|texted|emailed|"
    r"messaged|cautioned|warned|said to|says to|saying to|wrote to|writes to|replied to|"
    r"explained to|confirmed to|admitted to|confessed to|complained to|revealed to)$",
    re.IGNORECASE,
)
_SETTING = re.compile(
    r"""(?ix)\b(?:
      (?P<interview>
        (?:in|during|after)\s+(?:an?|his|her|their|the|its|another|one)?\s*(?:[\w-]+\s+){0,4}?
          (?:interviews?|conversations?|chat|discussion|podcast|q&a)\s+
          (?:(?:\w+\s+){0,3}?(?:with|to|on|for|by)|published\s+(?:\w+\s+)?(?:by|in))
      | (?:spoke|speaks|speaking|spoken|talked|talking|talks)\s+(?:\w+\s+)?(?:with|to)
      | interviewed\s+(?:by|on)
      | (?:in|through)\s+(?:comments|remarks)\s+(?:to|published\s+by|carried\s+by)
      | (?:quoted|cited)\s+(?:as\s+saying\s+)?by
      | as\s+saying\s+by
      )
    | (?P<address>
        in\s+(?:(?:an?|his|her|their|the|its|another)\s+)?(?:[\w-]+\s+){0,3}?
          (?:text\s+messages?|statement|letter|email|e-mail|message|memo|response|reply|text|tweet|
             report|briefing|address|speech|submission|complaint|note|testimony|presentation|
             filing)\s+
          (?:sent\s+|given\s+|written\s+|issued\s+|delivered\s+)?(?:to|before)
      | testif(?:ied|ying|ies)\s+(?:before|to)
      | addressing
      | wrote\s+to
      )
    | (?P<show>
        (?:said|says|confirmed|added|explained|admitted|wrote|replied|commented)
          [^,.;“”"\0]{0,40}?\sto
      | (?:said|says|told|appear\w*|speaking|asked|interview|spoke|live|host\w*)\s+
          (?:\w+\s+){0,2}?on
      )
    )\s+"""
)
_ARTICLES = frozenset({"the", "a", "an"})
_PRONOUNS = frozenset("him her them me us you it himself herself themselves".split())
_ENDS = frozenset(
    "that on in at about during after before as when while how why what not to he she they it "
    "there if whether i we his its their which who whose where because but from via over by "
    "this last next earlier later yesterday today monday tuesday wednesday thursday friday "
    "saturday sunday is was are were had has have would could will can said says for with "
    "through via regarding".split()
)
LONGEST = 8
"""Words of an addressee without a name; longer ones are clauses."""


def heard(
    page: Reading,
    draft: Draft,
    drafts: Drafts,
    names: Sequence[NameMention],
    found: Cast,
) -> tuple[Heard, ...]:
    """Return those to whom *draft* was said, as its own sentence tells."""
    if not draft.cue:
        return ()
    listener = _Listener(page, names, found)
    results = [listener.told(cue) for cue in draft.cue]
    for frame, masked in frames(page, draft, drafts):
        results.extend(listener.settings(frame, masked))
    unique: dict[Span, Heard] = {}
    for result in results:
        if result is not None and not _is_source(result, draft):
            unique.setdefault(result.span, result)
    return tuple(sorted(unique.values(), key=lambda h: h.span))


def _is_source(result: Heard, draft: Draft) -> bool:
    return any(result.span.overlaps(s) for s in (*draft.source, *draft.content))


FRAME = 600
"""Code points of a sentence that are read before and after its source and cue."""


def frames(page: Reading, draft: Draft, drafts: Drafts) -> list[tuple[Span, str]]:
    """Return the sentences that hold source and cue, with what others say blanked out.

    Where two statements share a sentence, each keeps only the stretch nearer to its own cue.
    """
    anchors = [*draft.source, *draft.cue]
    if not anchors:
        return []
    numbers = sorted({page.sentence(a.start) for a in anchors})
    first, last = min(a.start for a in anchors) - FRAME, max(a.end for a in anchors) + FRAME
    result = []
    for number in numbers:
        whole = page.sentences[number] if page.sentences else Span(0, len(page.text))
        frame = Span(max(whole.start, first), min(whole.end, last))
        outer = drafts[draft.within] if draft.within is not None else None
        near = [drafts[position] for position in drafts.near(frame)]
        masked = _masked(page.text, frame, draft, near, outer)
        result.append((frame, masked))
    return result


def _masked(
    text: str, frame: Span, draft: Draft, drafts: Sequence[Draft], outer: Draft | None
) -> str:
    signs = list(text[frame.start : frame.end])
    around = set() if outer is None else {id(outer)}
    for other in drafts:
        if id(other) in around or (other.within is not None and other is not draft):
            continue
        for span in other.content:
            _blank(signs, frame, span)
    if outer is not None:
        for span in (*draft.content, *outer.cue, *outer.source):
            _blank(signs, frame, span)
    for other in drafts:
        if other is not draft and other is not outer and other.cue and draft.cue:
            for cue in other.cue:
                _part(signs, frame, draft.cue[0], cue)
    return "".join(signs)


def _blank(signs: list[str], frame: Span, span: Span) -> None:
    for at in range(max(span.start, frame.start), min(span.end, frame.end)):
        signs[at - frame.start] = "\0"


def _part(signs: list[str], frame: Span, own: Span, other: Span) -> None:
    """Blank what lies beyond another statement's cue."""
    if not frame.overlaps(other) or other.overlaps(own):
        return
    if other.start > own.start:
        _blank(signs, frame, Span(other.start, frame.end))
    else:
        _blank(signs, frame, Span(frame.start, other.end))


@dataclass(frozen=True, slots=True)
class _Listener:
    """Reads who follows "told" or "in an interview with"."""

    page: Reading
    names: Sequence[NameMention]
    found: Cast

    def told(self, cue: Span) -> Heard | None:
        words = cue.of(self.page.text)
        known = [
            c
            for c in (words, *(words[: m.start()] for m in re.finditer(r"\s", words)))
            if _TELLING.search(c)
        ]
        if not known:
            return None
        at = cue.start + len(known[0])
        return self.addressee(at, cue, interview=False)

    def settings(self, frame: Span, masked: str) -> list[Heard | None]:
        results = []
        for match in _SETTING.finditer(masked):
            words = Span(frame.start + match.start(), frame.start + match.end())
            result = self.addressee(words.end, words, interview=bool(match["interview"]))
            if match["show"] and (
                result is None
                or result.entity is None
                or result.entity.type is not EntityType.OUTLET
            ):
                continue
            results.append(result)
        return results

    def addressee(self, at: int, words: Span, *, interview: bool) -> Heard | None:
        """Read the phrase at *at* as somebody spoken to."""
        sentence = self.page.sentence_at(at)
        tokens = self.page.within(Span(at, min(sentence.end, at + 160)))[: LONGEST + 4]
        if not tokens or fold(tokens[0].of(self.page.text)) in _PRONOUNS:
            return None
        named = self._named(tokens, words, interview)
        return named or self._common(tokens, words, interview)

    def _named(self, tokens: Sequence[Span], words: Span, interview: bool) -> Heard | None:
        """Read a name, which titles, adjectives and an outlet's "’s" may come before."""
        outlet: NameMention | None = None
        for position, token in enumerate(tokens):
            name = self._begins(token)
            if name is None and self._ends_before_name(token, position):
                return None
            if name is None:
                continue
            if not name.possessive:
                return self._heard(name, tokens[position + 1 :], outlet, words, interview)
            if self._more(name, tokens[position + 1 :]):
                outlet = name
            elif self._is_outlet(name):
                return self._heard(name, tokens[position + 1 :], None, words, interview)
            else:
                return None
        return None

    def _begins(self, token: Span) -> NameMention | None:
        return next((n for n in self.names if n.span.start == token.start), None)

    def _ends_before_name(self, token: Span, position: int) -> bool:
        """Tell whether the phrase is over before any name came."""
        if any(n.span.covers(token) or n.full.covers(token) for n in self.names):
            return False
        text = token.of(self.page.text)
        again = position > 1 and fold(text) in _ARTICLES  # "told the newspaper the River had"
        return fold(text) in _ENDS or not text[0].isalnum() or position > LONGEST or again

    def _heard(
        self,
        name: NameMention,
        rest: Sequence[Span],
        outlet: NameMention | None,
        words: Span,
        interview: bool,
    ) -> Heard:
        event = self._event(name, rest)
        entity = None if event else self.found.of(name)
        span = event or name.span
        return Heard(
            name=entity.name if entity else " ".join(span.of(self.page.text).split()),
            span=span,
            entity=entity,
            outlet=outlet,
            interview=interview,
            words=words,
        )

    def _event(self, name: NameMention, rest: Sequence[Span]) -> Span | None:
        """Return "Harbour Ideas festival" where the name only tells which crowd it was."""
        end = name.span.end
        for token in [t for t in rest if t.start >= end][:4]:
            if self.page.text[end : token.start] not in {"", " ", "\xa0"}:
                return None
            text = fold(token.of(self.page.text))
            if text in _EVENTS:
                return Span(name.span.start, token.end)
            if text in _ENDS or not text[0].isalpha():
                return None
            end = token.end
        return None

    def _is_outlet(self, name: NameMention) -> bool:
        entity = self.found.of(name)
        return entity is not None and entity.type is EntityType.OUTLET

    def _more(self, name: NameMention, tokens: Sequence[Span]) -> bool:
        """Tell whether another name follows the owner: "Harbour's Fishing Board"."""
        for token in tokens[:5]:
            if any(n.span.start == token.start for n in self.names if n is not name):
                return True
            text = token.of(self.page.text)
            if fold(text) in _ENDS or (not text[0].isalnum() and text not in "'’s"):
                return False
        return False

    def _common(self, tokens: Sequence[Span], words: Span, interview: bool) -> Heard | None:
        kept: list[Span] = []
        for token in tokens:
            text = token.of(self.page.text)
            again = len(kept) > 1 and fold(text) in _ARTICLES
            if fold(text) in _ENDS or not text[0].isalnum() or len(kept) >= LONGEST or again:
                break
            kept.append(token)
        if not kept:
            return None
        span = Span(kept[0].start, kept[-1].end)
        roles = [r for w in kept if (r := role_of(w.of(self.page.text))) is not None]
        if not roles and fold(kept[-1].of(self.page.text)) not in _CROWDS:
            return None
        if roles and roles[0][0].kind in PUBLISHERS and fold(kept[0].of(self.page.text)) == "the":
            entity = self._last_outlet(span.start)
            if entity is not None:
                return Heard(
                    name=entity.name,
                    span=span,
                    entity=entity,
                    outlet=None,
                    interview=interview,
                    words=words,
                )
        text = " ".join(span.of(self.page.text).split())
        return Heard(
            name=text, span=span, entity=None, outlet=None, interview=interview, words=words
        )

    def _last_outlet(self, at: int) -> Entity | None:
        named = [
            (s.end, e)
            for e in self.found.entities
            if e.type is EntityType.OUTLET
            for s in e.spans
            if s.end <= at
        ]
        return max(named, key=lambda p: p[0])[1] if named else None


_EVENTS = frozenset(
    "festival conference summit forum event rally audience panel hearing committee commission "
    "meeting convention crowd supporters workers employees staff reporters inquiry council voters "
    "students officials lawmakers members subcommittee court police authorities dinner luncheon "
    "viewers listeners readers followers subscribers investors shareholders analysts customers "
    "gathering congress board debate delegates leaders executives".split()
)
_CROWDS = frozenset(
    "reporters journalists lawmakers voters supporters parliament congress police investigators "
    "court jurors rally crowd audience delegates prosecutors followers viewers readers listeners "
    "students colleagues everyone anyone people officers donors senators mps ministers "
    "authorities detectives officials leaders".split()
)


def spoke_before(
    page: Reading,
    speaker: Entity,
    at: int,
    drafts: Sequence[Draft],
    names: Sequence[NameMention],
    found: Cast,
) -> Heard | None:
    """Return the interview that the sentence before *at* tells of, with *speaker* as subject."""
    listener = _Listener(page, names, found)
    number = page.sentence(at)
    for earlier in range(number - 1, max(-1, number - 3), -1):
        sentence = page.sentences[earlier]
        if any(sentence.overlaps(c) for d in drafts for c in d.content if d.source):
            continue
        text = sentence.of(page.text)
        for match in _SETTING.finditer(text):
            subject = [
                e
                for e in found.entities
                for s in e.spans
                if sentence.start <= s.start < sentence.start + match.start()
            ]
            if match["interview"] and speaker in subject:
                words = Span(sentence.start + match.start(), sentence.start + match.end())
                return listener.addressee(words.end, words, interview=True)
    return None
