"""Pronouns: whom "he", "they" or "who" at the head of a statement means."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.records import EntityType, Span, StatementKind
from onrecord.statements.drafts import Draft
from onrecord.statements.naming.entities import Entity
from onrecord.statements.naming.lexicon import WORKS, RoleKind, fold, role_of
from onrecord.statements.naming.phrases import Phrase, own_words, phrase
from onrecord.statements.naming.reading import Reading
from onrecord.statements.naming.salience import (
    Wanted,
    fits,
    person_before,
    plural_before,
    wanted,
)
from onrecord.statements.naming.voices import (
    GOES_ON,
    IN_WORDS,
    Scene,
    Voice,
    bare,
    by_name,
    meant,
    own,
    quoted,
    two_fit,
    view,
)

_PEOPLE = frozenset({RoleKind.PERSON, RoleKind.ANONYMOUS})
_RELATIVES = frozenset({"who", "which", "that", "whom"})


_OWN = frozenset({"one", "both", "neither", "this", "these", "those"})


def pronoun(scene: Scene, said: Phrase, draft: Draft) -> Voice:
    """Give a source that is a pronoun to whom it means."""
    if said.pronoun in {"i", "me", "we", "us"}:
        return _first_person(scene, said, draft)
    if said.pronoun in _OWN:
        return own(scene, said, plural=said.pronoun in {"both", "neither"})
    if said.pronoun in _RELATIVES:
        return _nearest(scene, said, draft)
    if draft.within is not None:
        return _inside(scene, said, draft.within)
    if wanted(said.pronoun).plural and not _group_spoke(scene, said.core.start):
        people = _plural(scene, said)
        groups = replace(wanted(said.pronoun), types=frozenset({EntityType.GROUP}))
        return people or _choose(scene, said, groups, draft)
    return _choose(scene, said, wanted(said.pronoun), draft)


def _first_person(scene: Scene, said: Phrase, draft: Draft) -> Voice:
    """An "I" in somebody's words is that somebody; a "we" is a group that is not named."""
    outer = scene.voices[draft.within] if draft.within is not None else None
    if outer is not None and outer.entity is not None and said.pronoun in {"i", "me"}:
        return Voice(entity=outer.entity, open=None, phrase=said)
    reason = f"“{said.pronoun}” is the report or a group behind it"
    return Voice(entity=None, open=reason, phrase=said)


def _inside(scene: Scene, said: Phrase, within: int) -> Voice:
    """A pronoun in somebody's words: people of those words, or the one who is speaking."""
    outer, voice = scene.drafts[within], scene.voices[within]
    want = wanted(said.pronoun)
    inside = any(c.covers(said.core) for c in outer.content)
    if outer.kind in IN_WORDS and inside:
        return _in_words(scene, said, want, within)
    if inside and voice.entity is not None and fits(voice.entity, want):
        return Voice(entity=voice.entity, open=None, phrase=said)
    return _choose(scene, said, want, outer)


def _in_words(scene: Scene, said: Phrase, want: Wanted, within: int) -> Voice:
    at, spoken = said.core.start, _speech(scene, within)
    if want.plural:
        people = plural_before(scene.page, at, (), scene.names)
        if people is not None and any(s.covers(people) for s in spoken):
            return _plural_own(scene, said, people)
    elif want.gender:
        person = person_before(scene.page, at, spoken, want.gender)
        if person is not None:
            return _person(scene, phrase(scene.page, person, scene.names))
    reason = f"“{said.pronoun}” is named by the speaker only"
    return Voice(entity=None, open=reason, phrase=said)


def _person(scene: Scene, said: Phrase) -> Voice:
    """Give "my daughter Mila" her name, "a man's voice" its own words."""
    end = said.core.end
    after = next((n for n in scene.names if n.full.start - end in {1, 2}), None)
    if after is not None and not scene.page.text[end : after.full.start].strip(" ,\xa0"):
        return by_name(scene, said, after)
    return own(scene, said)


def _speech(scene: Scene, position: int) -> tuple[Span, ...]:
    """Return all that one speaker says in a row, up to and with the draft at *position*."""
    spans = list(scene.drafts[position].content)
    before = scene.drafts[position].continues
    while before is not None:
        spans = [*scene.drafts[before].content, *spans]
        before = scene.drafts[before].continues
    return tuple(spans)


def _group_spoke(scene: Scene, at: int) -> bool:
    """Tell whether the last to speak, not long before, can be a "they"."""
    last = [s for s in scene.said if s.at < at][-1:]
    near = bool(last) and scene.page.block(at) - scene.page.block(last[0].at) <= 1
    return near and fits(last[0].speaker, wanted("they"))


def _plural(scene: Scene, said: Phrase) -> Voice | None:
    """Give "they" to the last people in the report's own voice: "the harbour workers"."""
    people = plural_before(scene.page, said.core.start, quoted(scene), scene.names)
    return None if people is None else _plural_own(scene, said, people)


def _plural_own(scene: Scene, said: Phrase, people: Span) -> Voice:
    words = own_words(scene.page, phrase(scene.page, people, scene.names))
    same = [e for e in scene.cast.entities if not e.main and bare(e.words) == bare(words)]
    if same:
        return meant(same[0], said)
    made = Entity(type=EntityType.GROUP, words=words, spans=[people], plural=True)
    return meant(scene.cast.add(made), said)


_ANEW = re.compile(r",\s+(?:but|and|yet)\s+$")


def _nearest(scene: Scene, said: Phrase, draft: Draft) -> Voice:
    """A relative "who" means what stands right before it: a name, or "a source".

    Behind ", but" the main clause goes on: "They met the board, which fell, but said it held."
    """
    if draft.cue and _ANEW.search(scene.page.text[: draft.cue[0].start][-8:]):
        reason = f"“{said.pronoun}” is no subject behind a new conjunction"
        return Voice(entity=None, open=reason, phrase=said)
    before = [n for n in scene.names if n.span.end <= said.core.start][-1:]
    gap = scene.page.text[before[0].span.end : said.core.start] if before else "-"
    gap = re.sub(r"\([^()]*\)", "", gap)
    entity = scene.cast.of(before[0]) if before and not gap.strip(" ,\xa0") else None
    if entity is not None and not (said.pronoun == "which" and entity.type is EntityType.PERSON):
        return Voice(entity=entity, open=None, phrase=said)
    kinds = _PEOPLE if said.pronoun in {"who", "whom"} else _PEOPLE | WORKS
    noun = _noun_before(scene.page, said.core.start, kinds)
    if noun is not None:
        people = phrase(scene.page, noun, scene.names)
        return own(scene, people, plural=people.plural)
    return Voice(entity=None, open=f"“{said.pronoun}” follows no name", phrase=said)


_LEADS = frozenset("a an the one another some many several two three other those these".split())
_BREAKS = frozenset(
    "of for at in from with on to by about and or but that as than is was are were be been has had "
    "have said says told not who which when while after before during into against like".split()
)
LONGEST = 6
"""Words of "a senior harbour source" before a "who"."""


def _noun_before(page: Reading, at: int, kinds: frozenset[RoleKind]) -> Span | None:
    """Return the one of *kinds* that ends right before *at*: "two senior sources"."""
    words = page.within(Span(max(0, at - 80), at))[-LONGEST:]
    words = words[:-1] if words and words[-1].of(page.text) == "," else words
    known = role_of(words[-1].of(page.text)) if words else None
    if known is None or known[0].kind not in kinds or page.text[words[-1].end : at].strip(" ,\xa0"):
        return None
    start = len(words) - 1
    while start and fold(words[start].of(page.text)) not in _LEADS:
        before = words[start - 1]
        apart = page.text[before.end : words[start].start].strip(" \xa0")
        if apart or fold(before.of(page.text)) in _BREAKS or not before.of(page.text)[0].isalnum():
            break
        start -= 1
    return Span(words[start].start, words[-1].end)


def _choose(scene: Scene, said: Phrase, want: Wanted, draft: Draft) -> Voice:
    """Give a pronoun to the weightiest that fits, to none where two weigh the same."""
    goes_on = any(GOES_ON.search(c.of(scene.page.text)) for c in draft.cue)
    order = view(scene).ranked(said.core.start, want, goes_on=goes_on)
    if not order:
        return _nobody_before(scene, said, want, draft)
    if len(order) > 1 and order[0][0] - order[1][0] < scene.options.margin:
        return two_fit(scene.page, said, order[0][1], order[1][1])
    best = order[0][1]
    if want.gender:
        best.gender, best.sure = want.gender, True
    return meant(best, said)


def _nobody_before(scene: Scene, said: Phrase, want: Wanted, draft: Draft) -> Voice:
    """Look ahead for whom a feature's opening "he says" means."""
    after = _named_next(scene, want, draft)
    if after is not None:
        return Voice(entity=after, open=None, phrase=said)
    words = said.core.of(scene.page.text)
    return Voice(entity=None, open=f"nobody named before fits “{words}”", phrase=said)


def _named_next(scene: Scene, want: Wanted, draft: Draft) -> Entity | None:
    """Return the one person named in the next sentences of the report's own voice."""
    if want.plural or not want.gender:
        return None
    last = scene.page.sentence(draft.end) + scene.options.next_reach
    spoken = quoted(scene)

    def near(span: Span) -> bool:
        soon = draft.end <= span.start and scene.page.sentence(span.start) <= last
        return soon and not any(q.covers(span) for q in spoken)

    people = [e for e in scene.cast.entities if e.type is EntityType.PERSON and e.main]
    named = [e for e in people if any(near(s) for s in e.spans)]
    return named[0] if len(named) == 1 and fits(named[0], want) else None


def narrated(scene: Scene) -> list[Span]:
    """Return each "he" and "she" of the report's own voice, in reading order."""
    told = (d for d in scene.drafts if d.kind is not StatementKind.ASSERTION)
    spoken = sorted(s for d in told for s in (*d.content, *d.source))
    found = []
    for word in scene.page.words:
        while spoken and spoken[0].end <= word.start:
            spoken.pop(0)
        covered = bool(spoken) and spoken[0].start <= word.start
        if not covered and word.of(scene.page.text).lower() in {"he", "she"}:
            found.append(word)
    return found


def narrate(scene: Scene, word: Span) -> None:
    """Note whom a pronoun between two statements means: "he then moved" keeps him in view."""
    order = view(scene).ranked(word.start, wanted(word.of(scene.page.text).lower()))
    first = order[0][0] if order else 0.0
    second = order[1][0] if len(order) > 1 else 0.0
    if order and first - second >= scene.options.margin:
        order[0][1].spans.append(word)
