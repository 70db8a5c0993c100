"""Relay chains within one article: through whom the report has a statement."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from onrecord.records import (
    Addressee,
    Basis,
    EntityType,
    Hop,
    HopRole,
    NoSource,
    Span,
    StatementClass,
)
from onrecord.statements.drafts import Draft
from onrecord.statements.naming.audience import Heard, frames, heard, spoke_before
from onrecord.statements.naming.entities import Entity
from onrecord.statements.naming.hops import once, outlet_hop, speaker_hop, stated
from onrecord.statements.naming.lexicon import PUBLISHERS, RoleKind, fold, role_of
from onrecord.statements.naming.media import cited, made_known, media
from onrecord.statements.naming.names import initials_of
from onrecord.statements.naming.speakers import outer_first
from onrecord.statements.naming.voices import Scene, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a statement reached the report: its audience and its hops, nearest first."""

    audience: tuple[Addressee, ...]
    relay: tuple[Hop, ...]


NO_WAY = Way(audience=(), relay=())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Carried:
    """An interview that holds on while the report keeps quoting from it."""

    way: Way
    days: frozenset[str]
    at: int


_AUTHORITY = frozenset(
    "committee council court congress parliament police ministry department senate house fbi "
    "commission un nations assembly government kremlin bureau office union army duma rada knesset "
    "bundestag board party cabinet conference inquiry tribunal administration security nato eu "
    "commons lords treasury embassy navy force service services authority agency cia nsa nasa "
    "pentagon state republic democrats republicans".split()
)

_POLITICAL = frozenset(
    {"authority", "soldier", "judge", "royal", "police", "candidate", "official", "politician"}
)

_DAY = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:yesterday|today|last (?:week|month|year)|"
    r"earlier this|in (?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December|\d{4}))\b",
    re.IGNORECASE,
)

_OTHER_SETTING = re.compile(
    r"\b(?:in|at|during|on|to|via|outside|before)\s+(?:an?|his|her|their|the|its|another|one)?\s*"
    r"(?:[\w’'-]+\s+){0,3}?(?:statements?|speech|news conference|press conference|conference|rally|"
    r"tweets?|posts?|letter|memo|briefing|hearing|debate|address|e-?mails?|videos?|report|"
    r"manifesto|book|op-ed|filing|testimony|court|event|Twitter|Facebook|Telegram|Instagram|"
    r"TikTok|YouTube|press release|interview|podcast|call|meeting|summit|town hall)\b",
    re.IGNORECASE,
)

_WRITTEN = re.compile(r"\b(?:tweet|retweet|wrote|writes|posted|testified|emailed)", re.IGNORECASE)

_SPOKEN_WITH = re.compile(r"\b(?:spoke|speaking|talked|interview\w*) (?:with|to|by)\b[^.“”]*$")


@dataclass(slots=True)
class Relays:
    """Finds audience and relay of one draft after another, in reading order."""

    scene: Scene
    publisher: str | None
    ways: list[Way] = field(default_factory=list)
    carried: dict[int, _Carried] = field(default_factory=dict)
    told: Entity | None = None
    """The outlet that somebody was last said to have told, known as one or not."""

    def run(self) -> list[Way]:
        """Return the ways of all drafts, in their order."""
        drafts = self.scene.drafts
        self.ways = [NO_WAY] * len(drafts)
        for position in outer_first(drafts):
            self.ways[position] = self._way(drafts[position], self.scene.voices[position])
        return self.ways

    def _way(self, draft: Draft, voice: Voice) -> Way:
        if draft.continues is not None:
            return self.ways[draft.continues]
        if draft.no_source is NoSource.OWN_VOICE:
            return NO_WAY
        outer = self.ways[draft.within].relay if draft.within is not None else ()
        if voice.entity is None:
            return Way(audience=(), relay=outer)
        told = self._told(draft, voice.entity)
        chain = (
            *outer,
            *told.relay,
            *media(self.scene, draft, voice),
            *self._elsewhere(made_known(self.scene, draft, voice)),
            speaker_hop(voice, voice.entity, draft),
            *cited(self.scene, draft),
        )
        return Way(audience=told.audience, relay=once(chain))

    def _elsewhere(self, hops: tuple[Hop, ...]) -> tuple[Hop, ...]:
        """Leave out the report's own publisher, where a chain starts anyway."""
        return tuple(hop for hop in hops if not _same_outlet(hop.name, self.publisher))

    # --- audience and the hops it makes ----------------------------------------------------

    def _told(self, draft: Draft, speaker: Entity) -> Way:
        """Return to whom the draft was said, and the hops that this makes."""
        said_to = self._heard(draft, speaker)
        if not said_to:
            return self._carry(draft, speaker)
        hops = tuple(hop for h in said_to for hop in _heard_hops(self.scene, h))
        way = Way(
            audience=tuple(Addressee(name=h.name, span=h.span) for h in said_to),
            relay=self._elsewhere(hops),
        )
        if draft.within is None:
            self._keep(draft, speaker, way)
        return way

    def _heard(self, draft: Draft, speaker: Entity) -> tuple[Heard, ...]:
        """Return the audience that the draft's sentence tells, else the one before it."""
        page, drafts, names, cast = (
            self.scene.page,
            self.scene.drafts,
            self.scene.names,
            self.scene.cast,
        )
        said_to = (self._pointed(h) for h in heard(page, draft, drafts, names, cast))
        here = tuple(h for h in said_to if h.entity is not speaker)
        if here or draft.within is not None or not draft.source:
            return here
        before = spoke_before(page, speaker, draft.start, drafts, names, cast)
        return (before,) if before is not None and before.entity is not speaker else ()

    def _pointed(self, said_to: Heard) -> Heard:
        """Give "told the outlet" to the one told before, where no known outlet was named."""
        entity = said_to.entity
        if entity is not None:
            self.told = entity if _publishes(entity) else self.told
            return said_to
        article, _, noun = fold(said_to.name).partition(" ")
        known = role_of(noun)
        if (
            self.told is None
            or article != "the"
            or known is None
            or known[0].kind not in PUBLISHERS
        ):
            return said_to
        return replace(said_to, name=self.told.name, entity=self.told)

    def _keep(self, draft: Draft, speaker: Entity, way: Way) -> None:
        self.carried.pop(id(speaker), None)
        if way.relay:
            days = _days(self.scene, draft)
            self.carried[id(speaker)] = _Carried(way=way, days=days, at=draft.start)

    def _carry(self, draft: Draft, speaker: Entity) -> Way:
        """Let an interview hold for the same speaker's next words, until the scene changes."""
        kept = self.carried.get(id(speaker))
        if kept is None or draft.within is not None or draft.class_ is not StatementClass.SPEECH:
            return NO_WAY
        if _elsewhere_said(self.scene, draft, kept.days):
            self.carried.pop(id(speaker))
            return NO_WAY
        apart = self.scene.page.block(draft.start) - self.scene.page.block(kept.at)
        if apart <= self.scene.options.carried_stated:
            return kept.way
        inferred = tuple(replace(hop, basis=Basis.INFERRED) for hop in kept.way.relay)
        return replace(kept.way, relay=inferred)


def _days(scene: Scene, draft: Draft) -> frozenset[str]:
    """Return the days that the report gives for a statement."""
    framed = frames(scene.page, draft, scene.drafts)
    return frozenset(m.group().lower() for _, text in framed for m in _DAY.finditer(text))


def _elsewhere_said(scene: Scene, draft: Draft, days: frozenset[str]) -> bool:
    """Tell whether another day, place or medium ends the interview told before."""
    framed = " ".join(masked for _, masked in frames(scene.page, draft, scene.drafts))
    cue = " ".join(c.of(scene.page.text) for c in draft.cue)
    new_day = _days(scene, draft) - days
    return bool(new_day or _OTHER_SETTING.search(framed) or _WRITTEN.search(cue))


def _heard_hops(scene: Scene, said_to: Heard) -> list[Hop]:
    """Return the outlet, or the interviewer, among those spoken to."""
    owner = scene.cast.of(said_to.outlet) if said_to.outlet is not None else None
    if said_to.outlet is not None and owner and owner.type is EntityType.OUTLET:
        return [outlet_hop(owner, _shown(said_to, said_to.outlet.span))]
    entity = said_to.entity
    if entity is None:
        return []
    if _publishes(entity):
        return [outlet_hop(entity, _shown(said_to, said_to.span))]
    if entity.type is EntityType.PERSON and _interviews(scene, entity, said_to):
        return [stated(entity.name, HopRole.PERSON, _shown(said_to, said_to.span))]
    return []


LONGEST_EVIDENCE = 80
"""Code points of "in an interview with the Post" up to the name; beyond, the name alone."""


def _shown(said_to: Heard, span: Span) -> Span:
    words = Span(min(said_to.words.start, span.start), span.end)
    return words if words.end - words.start < LONGEST_EVIDENCE else span


def _publishes(entity: Entity) -> bool:
    """Tell an outlet, known or not, from an authority: both are told things."""
    if entity.type is EntityType.OUTLET:
        return True
    words = {word for name in entity.names for word in name.words}
    roles = {d.role.kind for d in entity.descriptions if d.role is not None}
    fits = entity.type in {EntityType.ORGANIZATION, EntityType.OTHER}
    return fits and not (words & _AUTHORITY) and RoleKind.BODY not in roles


def _interviews(scene: Scene, entity: Entity, said_to: Heard) -> bool:
    """Tell an interviewer from the counterpart of a talk between officials."""
    classes = {c for d in entity.descriptions if d.role for c in d.role.classes}
    if "journalist" in classes:
        return True
    if classes & _POLITICAL:
        return False
    before = (scene.page.text[max(0, n.full.start - 70) : n.full.start] for n in entity.names)
    return said_to.interview or any(_SPOKEN_WITH.search(words) for words in before)


_COMMON = frozenset("news online tv radio uk us com fm website digital media the".split())
"""Words that an outlet's name has or leaves out."""


def _same_outlet(hop: str, publisher: str | None) -> bool:
    """Tell whether a hop is the publisher, by its name, its initials or its name cut short."""
    if publisher is None:
        return False
    a, b = (re.sub(r"^the ", "", fold(name)).split() for name in (hop, publisher))
    size = min(len(a), len(b))
    rest = {*a[size:], *b[size:]}
    if a[:size] == b[:size] and (size > 1 or rest <= _COMMON):
        return True
    return any(len(one) == 1 and one[0] in initials_of(other) for one, other in ((a, b), (b, a)))
