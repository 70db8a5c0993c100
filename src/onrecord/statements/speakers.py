"""Speakers: the entity that each statement's source names, after coreference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.options import NamingOptions
from onrecord.records import EntityType, Span, StatementClass, StatementKind
from onrecord.statements.descriptions import describe, points
from onrecord.statements.drafts import Draft
from onrecord.statements.entities import Cast, Description, Entity
from onrecord.statements.lexicon import (
    PUBLISHERS,
    WORKS,
    RoleKind,
    fold,
    nations,
    role_of,
)
from onrecord.statements.names import NameMention
from onrecord.statements.phrases import Article, Phrase, gender_of, is_kind, own_words, phrase
from onrecord.statements.reading import Reading
from onrecord.statements.salience import (
    Said,
    Wanted,
    fits,
    person_before,
    plural_before,
    ranked,
    wanted,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks in a draft: an entity, or none and why. ``evidence`` shows an inferred one."""

    entity: Entity | None
    open: str | None
    phrase: Phrase | None = None
    evidence: tuple[Span, ...] = ()


_GOES_ON = re.compile(
    r"\b(?:add|adds|added|adding|continue[sd]?|continuing|went on|goes on|conclude[sd]?|also|"
    r"insisted|stressed|further|reiterated|repeated|explained|replied|responded)\b",
    re.IGNORECASE,
)
_PLAIN = frozenset("same news media daily weekly online local latter state british german".split())
"""Words that may stand before "outlet" without telling of another one."""
_STORIES = frozenset(
    "story report article piece paper investigation editorial analysis column".split()
)
"""Works that "the" points at though only the outlet was named."""
_LEAD_BLOCKS = 3
_CHILDREN = frozenset({"girl", "boy", "child", "kid", "teenager", "teen", "youth", "baby"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_GENERIC = frozenset(
    "company firm group organisation organization giant charity corporation manufacturer retailer "
    "maker startup start-up ngo nonprofit non-profit movement outfit business brand".split()
)
"""Bodies that "the" points at without naming them: the one that spoke last, if one did."""
_NO_SOURCE = "the report names no source"


_IN_WORDS = frozenset({StatementKind.DIRECT, StatementKind.MIXED})
_SPEAKING = frozenset({StatementClass.SPEECH, StatementClass.DOCUMENT, StatementClass.BELIEF})
_BODIES = frozenset(
    {EntityType.ORGANIZATION, EntityType.OUTLET, EntityType.OTHER, EntityType.GROUP}
)


_CALLED = re.compile(
    r"\b(?:calls?|called|knows?|knew|nicknamed?|nicknames|dub(?:s|bed)?|names?)\s+(?:him|her)\s+"
    r"(?:as\s+)?(?:the\s+)?[“\"'‘]?$|\b(?:His|Her|his|her) (?:\w+ )?(?:name|nickname|call sign) "
    r"(?:is|was)\s+[“\"'‘]?$"
)


def _bodily(entity: Entity) -> bool:
    """Tell whether *entity* can be "the company", whatever the tagger took its name for."""
    place = entity.type is EntityType.PLACE and entity.speaks
    return entity.type in _BODIES or entity.doubtful or place


def outer_first(drafts: Sequence[Draft]) -> list[int]:
    """Return the positions of *drafts*: those within no other in reading order, then the others.

    An inner statement may stand before its outer one ("Citing local papers, the board found"),
    and never says who speaks next outside of it.
    """

    def depth(position: int) -> int:
        deep, seen = 0, {position}
        at: int | None = position
        while at is not None:
            draft = drafts[at]
            at = draft.continues if draft.within is None else draft.within
            deep += draft.within is not None
            if at in seen:
                return deep
            seen.add(at if at is not None else -1)
        return deep

    return sorted(range(len(drafts)), key=lambda p: (depth(p), p))


@dataclass(slots=True)
class Speakers:
    """Finds the speaker of one draft after another, in reading order."""

    page: Reading
    names: Sequence[NameMention]
    cast: Cast
    drafts: Sequence[Draft]
    options: NamingOptions
    voices: list[Voice] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)

    def run(self) -> list[Voice]:
        """Return the voices of all drafts, in their order."""
        self.voices = [Voice(entity=None, open=_NO_SOURCE)] * len(self.drafts)
        narrated, called = self._narrated(), self._called()
        for position in outer_first(self.drafts):
            draft = self.drafts[position]
            while narrated and narrated[0].start < draft.start:
                self._narrate(narrated.pop(0))
            while called and called[0].span.start < draft.start:
                self._call(called.pop(0))
            voice = self._voice(draft)
            self.voices[position] = voice
            spoke = draft.within is None and draft.class_ in _SPEAKING
            if voice.entity is not None:
                voice.entity.speaks = True
            if voice.entity is not None and spoke and (draft.source or draft.continues is not None):
                at = draft.source[0].start if draft.source else draft.start
                self.said.append(Said(at=at, speaker=voice.entity))
        for name in called:
            self._call(name)
        return self.voices

    def _called(self) -> list[NameMention]:
        """Return the names that somebody only described gets: "everybody calls him Grey"."""
        return [
            n
            for n in self.names
            if _CALLED.search(self.page.text[max(0, n.full.start - 40) : n.full.start])
        ]

    def _call(self, name: NameMention) -> None:
        """Name whoever spoke last and was only described by *name*."""
        people = [
            s.speaker
            for s in self.said
            if s.at < name.span.start
            and s.speaker.type is EntityType.PERSON
            and not s.speaker.plural
        ]
        other, last = self.cast.of(name), people[-1] if people else None
        if other is not None and last is not None and last is not other and not last.main:
            other.type = EntityType.PERSON
            _replace(self.voices, last, other)
            self.said = [
                Said(at=s.at, speaker=other if s.speaker is last else s.speaker) for s in self.said
            ]
            self.cast.merge(other, last)

    def _narrated(self) -> list[Span]:
        """Return each "he" and "she" of the report's own voice, in reading order."""
        told = (d for d in self.drafts if d.kind is not StatementKind.ASSERTION)
        spoken = sorted(s for d in told for s in (*d.content, *d.source))
        found = []
        for word in self.page.words:
            while spoken and spoken[0].end <= word.start:
                spoken.pop(0)
            covered = bool(spoken) and spoken[0].start <= word.start
            if not covered and word.of(self.page.text).lower() in {"he", "she"}:
                found.append(word)
        return found

    def _narrate(self, word: Span) -> None:
        """Note whom a pronoun between two statements means: "he then moved" keeps him in view."""
        want = wanted(word.of(self.page.text).lower())
        order = ranked(
            self.page, self.cast, word.start, want, self.said, self._quoted(), self.options
        )
        clear = len(order) == 1 or (
            len(order) > 1 and order[0][0] - order[1][0] >= self.options.margin
        )
        if clear:
            order[0][1].spans.append(word)

    # --- which rule applies ----------------------------------------------------------------

    def _voice(self, draft: Draft) -> Voice:
        if draft.continues is not None:
            before = self.voices[draft.continues]
            return Voice(entity=before.entity, open=before.open, evidence=before.evidence)
        if draft.no_source is not None:
            return Voice(entity=None, open=None)
        if not draft.source:
            return self._orphan(draft)
        return self._named(phrase(self.page, self._whole(draft), self.names), draft)

    def _whole(self, draft: Draft) -> Span:
        """Return the source as one stretch where its parts lie in one sentence, side by side."""
        first, last = draft.source[0], draft.source[-1]
        near = all(
            b.start - a.end <= 3 for a, b in zip(draft.source, draft.source[1:], strict=False)
        )
        return Span(first.start, last.end) if near else first

    def _orphan(self, draft: Draft) -> Voice:
        """A quotation that nobody is put to goes on with the last one quoted, if that is near."""
        near = [s for s in self.said if s.at < draft.start]
        if draft.kind is StatementKind.DIRECT and near:
            apart = self.page.block(draft.start) - self.page.block(near[-1].at)
            if apart <= self.options.orphan_reach:
                return Voice(entity=near[-1].speaker, open=None)
        return Voice(entity=None, open=_NO_SOURCE)

    def _named(self, said: Phrase, draft: Draft) -> Voice:
        if said.pronoun:
            return self._pronoun(said, draft)
        if said.joined:
            return self._own(said, plural=True)
        if said.name is not None:
            return self._by_name(said, said.name)
        if len(said.aliases) == 1 and not (said.plural and said.role):
            return self._by_alias(said)
        if said.apposed is not None and not said.plural:
            return self._by_name(said, said.apposed)
        return self._by_role(said, draft)

    def _by_name(self, said: Phrase, name: NameMention) -> Voice:
        entity = self.cast.of(name)
        if entity is None:
            two = " or ".join(e.name for e in self.cast.unsure.get(name.span, ()))
            words = name.span.of(self.page.text)
            return Voice(entity=None, open=f"“{words}” may be {two}", phrase=said)
        for alias in said.aliases:
            other = self.cast.of(alias)
            if other is not None and other.type is entity.type:
                self.cast.merge(entity, other)
        if said.apposed is name:
            describe(entity, said)
        return Voice(entity=entity, open=None, phrase=said)

    def _by_alias(self, said: Phrase) -> Voice:
        entity = self.cast.of(said.aliases[0])
        if entity is None:
            return self._own(said)
        entity.type = EntityType.PERSON if is_kind(said, RoleKind.PERSON) else entity.type
        describe(entity, said)
        entity.spans.append(said.core)
        return Voice(entity=entity, open=None, phrase=said)

    def _by_role(self, said: Phrase, draft: Draft) -> Voice:
        if is_kind(said, *WORKS):
            return self._work(said, draft)
        if said.owner_pronoun in {"his", "her"} and is_kind(said, RoleKind.BODY):
            return self._owned(said, draft)
        pointed = said.article is Article.DEFINITE and not said.modifiers - _PLAIN
        if is_kind(said, *PUBLISHERS) and not said.plural and pointed:
            return self._last_of(said, frozenset({EntityType.OUTLET}))
        if said.plural or is_kind(said, RoleKind.GROUP, RoleKind.ANONYMOUS):
            return self._own(said, plural=True)
        if is_kind(said, RoleKind.BODY):
            return self._body(said, draft)
        if points(said):
            return self._described(said, draft)
        return self._own(said)

    # --- own words -------------------------------------------------------------------------

    def _own(self, said: Phrase, *, plural: bool = False) -> Voice:
        """Take the source's own words; the same definite words mean the same one again."""
        words = own_words(self.page, said)
        if not words:
            return Voice(entity=None, open=_NO_SOURCE, phrase=said)
        if (again := self._lead_again(said, plural)) is not None:
            return again
        key = _bare(words)
        for entity in self.cast.entities:
            same = said.core in entity.spans or said.article is not Article.INDEFINITE
            if not entity.main and _bare(entity.words) == key and same:
                entity.spans.append(said.core)
                return Voice(entity=entity, open=None, phrase=said)
        made = Entity(
            type=_type(said, plural),
            words=words,
            spans=[said.core],
            gender=gender_of(said),
            sure=True,
            plural=plural,
            descriptions=[_description(said)],
        )
        return Voice(entity=self.cast.add(made), open=None, phrase=said)

    def _lead_again(self, said: Phrase, plural: bool) -> Voice | None:
        """Take the lead's "a worker at the dam" for the "Dam worker" of the headline."""
        if plural or said.role is None or self.page.block(said.core.start) > _LEAD_BLOCKS:
            return None
        if not is_kind(said, RoleKind.PERSON, *WORKS) or said.owner_pronoun:
            return None
        for entity in self.cast.entities:
            early = not entity.main and self.page.block(entity.first) < self.page.block(
                said.core.start
            )
            if early and any(d.head == said.role.noun for d in entity.descriptions):
                entity.spans.append(said.core)
                entity.words = own_words(self.page, said)
                return Voice(entity=entity, open=None, phrase=said)
        return None

    # --- pronouns --------------------------------------------------------------------------

    def _pronoun(self, said: Phrase, draft: Draft) -> Voice:
        at = said.core.start
        outer = self.voices[draft.within] if draft.within is not None else None
        if said.pronoun in {"i", "me", "we", "us"}:
            entity = outer.entity if outer and said.pronoun in {"i", "me"} else None
            reason = None if entity else f"“{said.pronoun}” is the report or a group behind it"
            return Voice(entity=entity, open=reason, phrase=said)
        if said.pronoun in {"one", "both", "neither", "this", "these", "those", "us"}:
            return self._own(said, plural=said.pronoun in {"both", "neither"})
        if said.pronoun in _RELATIVES:
            return self._nearest(said)
        if outer is not None and draft.within is not None:
            return self._inside(said, draft.within)
        if wanted(said.pronoun).plural and not self._group_spoke(at):
            return self._plural(said, at) or self._choose(said, wanted(said.pronoun), at, draft)
        return self._choose(said, wanted(said.pronoun), at, draft)

    def _inside(self, said: Phrase, within: int) -> Voice:
        """A pronoun in somebody's words: people of those words, or the one who is speaking."""
        outer, voice = self.drafts[within], self.voices[within]
        want = wanted(said.pronoun)
        if outer.kind not in _IN_WORDS:
            if voice.entity is not None and fits(voice.entity, want):
                return Voice(entity=voice.entity, open=None, phrase=said)
            return self._choose(said, want, said.core.start, outer)
        if want.plural:
            people = plural_before(self.page, said.core.start, (), self.names)
            if people is not None and any(c.covers(people) for c in outer.content):
                return self._plural_own(said, people)
        elif want.gender:
            person = person_before(self.page, said.core.start, self._speech(within), want.gender)
            if person is not None:
                return self._person(phrase(self.page, person, self.names))
        return Voice(
            entity=None, open=f"“{said.pronoun}” is named by the speaker only", phrase=said
        )

    def _person(self, said: Phrase) -> Voice:
        """Give "my daughter Mila" her name, "a man's voice" its own words."""
        end = said.core.end
        after = next((n for n in self.names if n.full.start - end in {1, 2}), None)
        if after is not None and not self.page.text[end : after.full.start].strip(" ,\xa0"):
            return self._by_name(said, after)
        return self._own(said)

    def _speech(self, position: int) -> tuple[Span, ...]:
        """Return all that one speaker says in a row, up to and with the draft at *position*."""
        spans = list(self.drafts[position].content)
        before = self.drafts[position].continues
        while before is not None:
            spans = [*self.drafts[before].content, *spans]
            before = self.drafts[before].continues
        return tuple(spans)

    def _group_spoke(self, at: int) -> bool:
        """Tell whether the last to speak, not long before, can be a "they"."""
        last = [s for s in self.said if s.at < at][-1:]
        near = bool(last) and self.page.block(at) - self.page.block(last[0].at) <= 1
        return near and fits(last[0].speaker, wanted("they"))

    def _nearest(self, said: Phrase) -> Voice:
        """A relative "who" means the name right before it."""
        before = [n for n in self.names if n.span.end <= said.core.start]
        gap = self.page.text[before[-1].span.end : said.core.start] if before else "-"
        gap = re.sub(r"\([^()]*\)", "", gap)
        entity = self.cast.of(before[-1]) if before and not gap.strip(" ,\xa0") else None
        reason = None if entity else f"“{said.pronoun}” follows no name"
        return Voice(entity=entity, open=reason, phrase=said)

    def _plural(self, said: Phrase, at: int) -> Voice | None:
        """Give "they" to the last people in the report's own voice: "the harbour workers"."""
        people = plural_before(self.page, at, self._quoted(), self.names)
        return None if people is None else self._plural_own(said, people)

    def _plural_own(self, said: Phrase, people: Span) -> Voice:
        words = own_words(self.page, phrase(self.page, people, self.names))
        same = [e for e in self.cast.entities if not e.main and _bare(e.words) == _bare(words)]
        made = (
            same[0]
            if same
            else self.cast.add(
                Entity(type=EntityType.GROUP, words=words, spans=[people], plural=True)
            )
        )
        made.spans.append(said.core)
        return Voice(entity=made, open=None, phrase=said)

    def _quoted(self) -> tuple[Span, ...]:
        return tuple(s for d in self.drafts if d.kind in _IN_WORDS for s in d.content)

    def _choose(self, said: Phrase, want: Wanted, at: int, draft: Draft) -> Voice:
        order = ranked(
            self.page,
            self.cast,
            at,
            want,
            self.said,
            self._quoted(),
            self.options,
            goes_on=any(_GOES_ON.search(c.of(self.page.text)) for c in draft.cue),
        )
        words = said.core.of(self.page.text)
        if not order and (next_one := self._named_next(want, draft)) is not None:
            return Voice(entity=next_one, open=None, phrase=said)
        if not order:
            return Voice(entity=None, open=f"nobody named before fits “{words}”", phrase=said)
        if len(order) > 1 and order[0][0] - order[1][0] < self.options.margin:
            two = f"{order[0][1].name} or {order[1][1].name}"
            return Voice(entity=None, open=f"“{words}” may be {two}", phrase=said)
        best = order[0][1]
        best.spans.append(said.core)
        if want.gender:
            best.gender, best.sure = want.gender, True
        return Voice(entity=best, open=None, phrase=said)

    def _named_next(self, want: Wanted, draft: Draft) -> Entity | None:
        """Return the one person named right after a feature's opening "he says"."""
        if want.plural or not want.gender:
            return None
        now = self.page.sentence(draft.end)
        quoted = self._quoted()
        near = [
            e
            for e in self.cast.entities
            if e.type is EntityType.PERSON
            and e.main
            and any(
                draft.end <= s.start
                and self.page.sentence(s.start) - now <= self.options.next_reach
                and not any(q.covers(s) for q in quoted)
                for s in e.spans
            )
        ]
        return near[0] if len(near) == 1 and fits(near[0], want) else None

    # --- roles -----------------------------------------------------------------------------

    def _described(self, said: Phrase, draft: Draft) -> Voice:
        """Give "the commander" to the one person whom the words fit best."""
        scores = [
            (self._fit(said, entity, draft), entity)
            for entity in self.cast.entities
            if entity.type is EntityType.PERSON and not entity.plural
        ]
        order = sorted((s for s in scores if s[0] > 0), key=lambda s: (-s[0], s[1].first))
        if not order or order[0][0] < self.options.role_bar:
            return self._own(said)
        if len(order) > 1 and order[0][0] - order[1][0] < self.options.margin:
            words = own_words(self.page, said)
            two = f"{order[0][1].name} or {order[1][1].name}"
            return Voice(entity=None, open=f"“{words}” may be {two}", phrase=said)
        best = order[0][1]
        best.spans.append(said.core)
        describe(best, said)
        return Voice(entity=best, open=None, phrase=said)

    def _fit(self, said: Phrase, entity: Entity, draft: Draft) -> float:
        gender = gender_of(said)
        before = [s for s in entity.spans if s.end <= said.core.start]
        if not before or (gender and entity.sure and entity.gender and gender is not entity.gender):
            return 0.0
        if any(_apart(said.modifiers, d.modifiers) for d in entity.descriptions):
            return 0.0
        described = max(
            (likeness(said, d) for d in entity.descriptions if d.span.start < said.core.start),
            default=0.0,
        )
        if described < 2.0 and not entity.main:
            described = 0.0
        apart = self.page.sentence(said.core.start) - self.page.sentence(before[-1].start)
        if said.owner is not None and said.owner in entity.names:
            return 0.0
        near = self.options.nearness ** max(0, apart)
        last = self._last(said.core.start) is entity
        return described + near * (0.6 + 0.4 * last) + self._alone(said, entity, draft, described)

    def _alone(self, said: Phrase, entity: Entity, draft: Draft, described: float) -> float:
        """Return what is added where the place alone tells who "the former builder" is.

        That is the last speaker who goes on speaking, and the one person whom the sentence before
        is about; else nearness only decides between two whom the words fit.
        """
        young = said.role is not None and said.role.noun in _CHILDREN
        if not described and (said.article is Article.OWNED or young or not entity.main):
            return -9.0
        last = self._last(said.core.start) is entity
        on = any(_GOES_ON.search(c.of(self.page.text)) for c in draft.cue)
        if last and on and said.article is Article.DEFINITE:
            return self.options.role_bar
        if described:
            return 0.0
        if said.role is None or self._outside(said, entity) or not self._about(said, entity):
            return -1.0
        return self.options.role_bar

    def _last(self, at: int, blocks: int | None = None) -> Entity | None:
        """Return who spoke last before *at*, if that was at most *blocks* paragraphs before."""
        before = [s for s in self.said if s.at < at][-1:]
        if not before or (
            blocks is not None and self.page.block(at) - self.page.block(before[0].at) > blocks
        ):
            return None
        return before[0].speaker

    def _outside(self, said: Phrase, entity: Entity) -> bool:
        """Tell whether the phrase has a name of its own that was never said of *entity*."""
        inner = [n for n in self.names if said.core.covers(n.span)]
        words = said.core.of(self.page.text)
        return bool(inner) or bool(re.search(r"\bof (?!one\b|two\b|three\b|four\b|five\b)", words))

    def _about(self, said: Phrase, entity: Entity) -> bool:
        """Tell whether the sentence before is about *entity* and no other person."""
        now = self.page.sentence(said.core.start)
        same = [
            e
            for e in self.cast.entities
            if e.type is EntityType.PERSON
            and any(
                0 <= now - self.page.sentence(s.start) <= 1 and s.end <= said.core.start
                for s in e.spans
            )
        ]
        near = self._last(said.core.start, blocks=2) is entity
        return same == [entity] or (not same and near)

    # --- bodies, outlets and works ---------------------------------------------------------

    def _owned(self, said: Phrase, draft: Draft) -> Voice:
        """Name whose office or lawyer it is, where "his" is clear: "Ana Ruiz’s office"."""
        voice = self._own(said, plural=said.plural)
        if draft.within is not None or said.owner_pronoun not in {"his", "her"}:
            return voice
        order = ranked(
            self.page,
            self.cast,
            said.core.start,
            wanted(said.owner_pronoun),
            self.said,
            self._quoted(),
            self.options,
        )
        clear = (
            bool(order)
            and order[0][1].main
            and (len(order) == 1 or order[0][0] - order[1][0] >= self.options.clear)
        )
        if clear and voice.entity is not None and not voice.entity.main:
            words = own_words(self.page, said)
            voice.entity.words = f"{order[0][1].name}’s {words.split(maxsplit=1)[-1]}"
        return voice

    def _body(self, said: Phrase, draft: Draft) -> Voice:
        """Give "the ministry" to the last organization with that word in its name."""
        if said.article is not Article.DEFINITE or len(said.modifiers) > 1 or said.owner:
            return self._own(said)
        recent = self._bodies(draft)
        chosen = next((e for e in recent if not said.modifiers and self._is_a(e, said)), None)
        head = said.role.noun if said.role else said.head
        if chosen is None and head in _GENERIC:
            chosen = self._body_meant(said, recent) or self._so_described(said, recent)
        if chosen is None:
            return self._own(said)
        chosen.spans.append(said.core)
        if chosen.doubtful:
            chosen.type = EntityType.ORGANIZATION
        return Voice(entity=chosen, open=None, phrase=said)

    def _bodies(self, draft: Draft) -> list[Entity]:
        """Return the named bodies before the draft's source and outside its own content."""
        at = draft.source[0].start
        last = []
        for entity in self.cast.entities:
            spans = [
                s
                for s in entity.spans
                if s.end <= at and not any(c.covers(s) for c in draft.content)
            ]
            if entity.main and spans and _bodily(entity):
                last.append((max(s.end for s in spans), entity))
        return [entity for _, entity in sorted(last, key=lambda p: -p[0])]

    def _so_described(self, said: Phrase, recent: Sequence[Entity]) -> Entity | None:
        """Return the one body that was described as a company, a group and so on."""
        classes = said.role.classes if said.role else frozenset()
        fit = [
            e
            for e in recent
            if any(
                d.role is not None and d.role.kind is RoleKind.BODY and d.role.classes & classes
                for d in e.descriptions
            )
        ]
        return fit[0] if len(fit) == 1 else None

    def _body_meant(self, said: Phrase, recent: Sequence[Entity]) -> Entity | None:
        """Return the body that spoke last, not long before, else the only one just named."""
        at = said.core.start
        crowds = said.head in {"group", "organisation", "organization"}
        spoke = [
            s
            for s in self.said
            if s.at < at
            and (crowds or s.speaker.main)
            and _bodily(s.speaker)
            and s.speaker.type is not EntityType.OUTLET
        ]
        sure = [s for s in spoke if not s.speaker.doubtful]
        spoke = sure or spoke
        if spoke and self.page.block(at) - self.page.block(spoke[-1].at) <= self.options.body_reach:
            return None if self._ruled_out(spoke[-1].speaker, said) else spoke[-1].speaker
        near = [
            e
            for e in recent
            if not (e.doubtful or self._ruled_out(e, said))
            and any(
                0 <= self.page.sentence(at) - self.page.sentence(s.start) <= 1 and s.end <= at
                for s in e.spans
            )
        ]
        return near[0] if len(near) == 1 else None

    def _ruled_out(self, entity: Entity, said: Phrase) -> bool:
        """Tell whether the name says that it is another kind of body: a ministry, no company."""
        known = [r for n in entity.names[:1] if (r := role_of(n.words[-1])) is not None]
        classes = said.role.classes if said.role else frozenset()
        return (
            bool(known)
            and known[0][0].kind is RoleKind.BODY
            and not (known[0][0].classes & classes)
        )

    def _is_a(self, entity: Entity, said: Phrase) -> bool:
        head = said.role.noun if said.role else said.head
        if any(head in part.split("-") for name in entity.names for part in name.words):
            return True
        return any(d.head == head for d in entity.descriptions)

    def _recent(self, at: int, types: frozenset[EntityType]) -> list[Entity]:
        """Return the named entities of *types* before *at*, the last named first."""
        last = [
            (max(s.end for s in e.spans if s.end <= at), e)
            for e in self.cast.entities
            if e.type in types and e.main and any(s.end <= at for s in e.spans)
        ]
        return [entity for _, entity in sorted(last, key=lambda p: -p[0])]

    def _last_of(self, said: Phrase, types: frozenset[EntityType]) -> Voice:
        """Give "the outlet" to the outlet that spoke last, else to the one last named."""
        at = said.core.start
        spoke = [s.speaker for s in self.said if s.at < at and s.speaker.type in types]
        recent = self._recent(at, types)
        chosen = spoke[-1:] if spoke and self._last(at, blocks=2) else recent[:1]
        if not chosen:
            return self._own(said)
        chosen[0].spans.append(said.core)
        return Voice(entity=chosen[0], open=None, phrase=said)

    def _work(self, said: Phrase, draft: Draft) -> Voice:
        """Give "the story" to the outlet that tells it, "a new report" to the one named next."""
        if said.owner is not None or said.owner_pronoun or said.plural:
            return self._own(said, plural=said.plural)
        if said.article is Article.DEFINITE:
            return self._known_work(said)
        return self._own(said)

    def _known_work(self, said: Phrase) -> Voice:
        at = said.core.start
        before = [s.speaker for s in self.said if s.at < at]
        known = [e for e in before if any(d.head == said.head for d in e.descriptions)]
        told = said.head in _STORIES and not said.modifiers
        outlets = [e for e in before[-3:] if told and e.type is EntityType.OUTLET]
        chosen = known[-1:] or outlets[-1:]
        if not chosen or self._last(at, blocks=3) is None:
            return self._own(said)
        chosen[0].spans.append(said.core)
        return Voice(entity=chosen[0], open=None, phrase=said)


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|this|that|these|those) ", "", fold(words))


def _type(said: Phrase, plural: bool) -> EntityType:
    if is_kind(said, *WORKS):
        return EntityType.DOCUMENT
    if is_kind(said, *PUBLISHERS):
        return EntityType.OUTLET
    if plural or is_kind(said, RoleKind.GROUP):
        return EntityType.GROUP
    if is_kind(said, RoleKind.PERSON, RoleKind.ANONYMOUS):
        return EntityType.PERSON
    return EntityType.ORGANIZATION if is_kind(said, RoleKind.BODY) else EntityType.OTHER


def _description(said: Phrase) -> Description:
    head = said.role.noun if said.role else said.head
    return Description(span=said.span, head=head, role=said.role, modifiers=said.modifiers)


def likeness(said: Phrase, known: Description) -> float:
    """Return how well *said* fits a description given before: 0 for another head, else 1 to 4.

    The same noun counts 2, a noun of one class 1, each further word in common a half.
    """
    role = said.role
    if _apart(said.modifiers, known.modifiers):
        return 0.0
    if role is None or known.role is None:
        return 2.0 if said.head and said.head == known.head else 0.0
    if role.noun == known.role.noun:
        score = 2.0
    elif role.classes & known.role.classes:
        score = 1.0
    elif role.classes == {"citizen"} and role.gender:
        score = 0.5
    else:
        return 0.0
    once = {"former", "ex", "late"}
    if (known.modifiers & once) and not (said.modifiers & once):
        score *= 0.4
    return score + min(2.0, 0.5 * len(said.modifiers & known.modifiers))


def _apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether two descriptions are of different nations."""
    return bool(a & nations()) and bool(b & nations()) and not (a & b & nations())


def later_names(voices: list[Voice], cast: Cast, page: Reading, options: NamingOptions) -> None:
    """Name those first met as "the commander of the Legion" and named paragraphs later."""
    for voice in list(voices):
        entity, said = voice.entity, voice.phrase
        if entity is None or entity.main or entity.plural or said is None or said.role is None:
            continue
        if entity.type is not EntityType.PERSON or said.core.start != entity.first:
            continue
        named = _named_later(entity, said, cast, page, options)
        if named is not None:
            _replace(voices, entity, named)
            cast.merge(named, entity)


def leads_named_next(voices: list[Voice], cast: Cast, page: Reading, reach: int) -> None:
    """Name "the harbour master" of the lead by the first person whom the next paragraphs bring.

    News opens with the role and brings the name a paragraph later. It holds only for somebody
    not named before, who speaks next and is described as nothing else.
    """
    for position, voice in enumerate(voices):
        entity, said = voice.entity, voice.phrase
        if entity is None or said is None or not _lead_role(entity, said, page):
            continue
        for other in voices[position + 1 :]:
            if other.entity is None or other.phrase is None or other.entity is entity:
                continue
            if other.entity.type is not EntityType.PERSON or not other.entity.main:
                continue
            if _introduced(other, said, page, reach):
                _replace(voices, entity, other.entity)
                cast.merge(other.entity, entity)
            break


def _lead_role(entity: Entity, said: Phrase, page: Reading) -> bool:
    if entity.main or entity.plural or entity.type is not EntityType.PERSON:
        return False
    return page.block(entity.first) <= 2 and said.article in {Article.DEFINITE, Article.BARE}


def _introduced(voice: Voice, said: Phrase, page: Reading, reach: int) -> bool:
    entity = voice.entity
    if entity is None or entity.type is not EntityType.PERSON or not entity.main:
        return False
    names = [n for n in entity.names if len(n.words) > 1]
    if not names or entity.first < said.core.start or voice.phrase is None:
        return False
    if page.block(entity.first) - page.block(said.core.start) > reach:
        return False
    first = set(said.role.classes) if said.role else set()
    return not any(d.role is not None and not (d.role.classes & first) for d in entity.descriptions)


def _named_later(
    entity: Entity, said: Phrase, cast: Cast, page: Reading, options: NamingOptions
) -> Entity | None:
    near = page.block(said.core.start) + options.naming_reach
    scores: list[tuple[float, Entity]] = []
    for other in cast.entities:
        if not other.main or other.type is not EntityType.PERSON:
            continue
        if other.sure and entity.gender and other.gender and entity.gender is not other.gender:
            continue
        for known in other.descriptions:
            reach = points(said) or page.block(known.span.start) <= near
            if known.span.start > said.span.end and reach:
                scores.append((likeness(said, known), other))
    best = sorted(scores, key=lambda s: -s[0])
    bar = options.later_bar if page.block(entity.first) > 1 else options.later_bar_lead
    rivals = [s for s in best if s[1] is not best[0][1]] if best else []
    if not best or best[0][0] < bar:
        return None
    if rivals and best[0][0] - rivals[0][0] < options.margin:
        return None
    return best[0][1]


def _replace(voices: list[Voice], gone: Entity, kept: Entity) -> None:
    for position, voice in enumerate(voices):
        if voice.entity is gone:
            voices[position] = Voice(
                entity=kept, open=None, phrase=voice.phrase, evidence=voice.evidence
            )


_NEW = frozenset({Article.INDEFINITE, Article.BARE})


def reports_named_later(voices: list[Voice], cast: Cast, page: Reading, reach: int) -> None:
    """Give "a new report" to the outlet that the next paragraphs quote."""
    for position, voice in enumerate(voices):
        entity, said = voice.entity, voice.phrase
        if entity is None or said is None or entity.main or said.plural or said.owner is not None:
            continue
        if not is_kind(said, RoleKind.DOCUMENT) or said.article not in _NEW:
            continue
        maker = _made_by(said, cast, page, reach)
        if maker is not None:
            _replace(voices, entity, maker[0])
            voices[position] = Voice(
                entity=maker[0], open=None, phrase=said, evidence=(said.core, maker[1])
            )
            cast.merge(maker[0], entity)
            continue
        named = _publisher_after(voices[position + 1 :], said, page, reach)
        if named is not None and named.entity is not None and named.phrase is not None:
            evidence = (said.core, named.phrase.core)
            _replace(voices, entity, named.entity)
            voices[position] = Voice(entity=named.entity, open=None, phrase=said, evidence=evidence)
            cast.merge(named.entity, entity)


_MADE = re.compile(
    r"\b(?:report|paper|study|survey|document|analysis|poll|research|investigation|findings)\b"
    r"[^.“”\"]{0,25}?\b(?:by|from|which|that)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?$"
)
_MAKES = re.compile(
    r"[^.“”\"]{0,20}?\b(?:released|published|compiled|produced|issued|wrote|put out|presented)\b"
)


def _made_by(said: Phrase, cast: Cast, page: Reading, reach: int) -> tuple[Entity, Span] | None:
    """Return whoever the next paragraphs say made the report, with the words that say it."""
    for entity in cast.entities:
        for name in entity.names:
            apart = page.block(name.span.start) - page.block(said.core.start)
            if name.span.start < said.span.end or apart > reach or entity.type in _NO_MAKERS:
                continue
            before = page.text[max(0, name.full.start - 70) : name.full.start].rpartition("\n")[2]
            made = _MADE.search(before)
            by = made is not None and re.search(r"\b(?:by|from)\b", made.group())
            if made and (by or _MAKES.match(page.text, name.span.end)):
                start = name.full.start - len(before) + made.start()
                return entity, Span(start, name.span.end)
    return None


_NO_MAKERS = frozenset({EntityType.PLACE, EntityType.PERSON})


def _publisher_after(
    voices: Sequence[Voice], said: Phrase, page: Reading, reach: int
) -> Voice | None:
    for voice in voices:
        if voice.phrase is None or voice.entity is None:
            continue
        if page.block(voice.phrase.core.start) - page.block(said.core.start) > reach:
            return None
        if voice.entity.type is EntityType.OUTLET and voice.entity.main:
            return voice
    return None
