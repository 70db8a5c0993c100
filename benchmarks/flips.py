"""Measure flips on real news: ``python benchmarks/flips.py FOLDER [--planted N]``.

Sentences with a number or a verb that can be negated are planted in two articles of a week, as
quotations of one named speaker: once as they are, once with the number changed or the sense turned
round. Printed is the share of the pairs that end up in one claim: of the first kind that should be
nearly all, of the second nearly none. FOLDER is as ``matching.py`` has it. With ``--written`` the
sentences are those of ``flips.txt``, each with what somebody wrote to turn it round.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from matching import News, Plant, Task, extraction, places, planted, read

from onrecord.claims import claims
from onrecord.matches import match
from onrecord.text.segments import paragraphs

NUMBER = re.compile(r"(?<![\w.,$€£-])[1-9]\d{0,2}(?:,\d{3})*(?![\w.,%-])")
NEGATED = re.compile(r"\b(is|are|was|were|will|would|can|could|should|did|do|does|has|have) not\b")
PLAIN = re.compile(r"\b(is|are|was|were|will|would|can|could|should) (?=[a-z])(?!not|no|never)")
SENTENCE = re.compile(r"[A-Z][^.!?“”\"]{50,200}\.(?= [A-Z]|$)")
HERE = Path(__file__).parent
REST = "I told the harbour board so on the day when pier {} was measured."
TASK = Task(0, 0.0, True, spoken=True)


def flipped(sentence: str, chance: random.Random) -> str | None:
    """Return a sentence with a number changed or its sense turned round, if it has either.

    >>> flipped("The bridge will not be shut.", random.Random(1))
    'The bridge will be shut.'
    """
    if number := NUMBER.search(sentence):
        value = int(number.group().replace(",", ""))
        other = value + chance.randint(1, max(2, value // 2))
        return f"{sentence[: number.start()]}{other:,}{sentence[number.end() :]}"
    if NEGATED.search(sentence):
        return NEGATED.sub(r"\1", sentence, count=1)
    if PLAIN.search(sentence):
        return PLAIN.sub(r"\1 not ", sentence, count=1)
    return None


def sentences(news: Sequence[News]) -> Iterator[str]:
    """Yield the sentences of *news* that can be turned round, each for itself."""
    chance = random.Random(0)
    for one in news:
        for block in paragraphs(one.text):
            yield from (s for s in SENTENCE.findall(block.of(one.text)) if flipped(s, chance))


def plants(pile: Sequence[News], donors: Sequence[News], many: int, turned: bool) -> list[Plant]:
    """Plant sentences in two articles each, in the second as it is or turned round."""
    chance = random.Random(f"flips {turned}")
    found = sorted(set(sentences(donors)))
    chance.shuffle(found)
    return [_plant(pile, s, i, turned, chance) for i, s in enumerate(found[:many])]


def _plant(
    pile: Sequence[News], sentence: str, number: int, turned: bool, chance: random.Random
) -> Plant:
    a, b = places(pile, TASK, chance)
    other = (flipped(sentence, chance) if turned else None) or sentence
    return Plant(pile[a].url, pile[b].url, f"“{sentence}”", f"“{other}”", f"Varnok{number}")


def written(turned: bool) -> list[tuple[str, str]]:
    """Return the sentences written by hand, each with itself or what turns it round."""
    lines = (HERE / "flips.txt").read_text("utf-8").splitlines()
    pairs = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(one.strip(), (other if turned else one).strip()) for one, other in pairs]


def by_hand(pile: Sequence[News], turned: bool) -> list[Plant]:
    """Plant the sentences written by hand, each before one more that stays as it is."""
    chance = random.Random("by hand")
    found = []
    for number, (one, other) in enumerate(written(turned)):
        a, b = places(pile, TASK, chance)
        texts = (f"“{text} {REST.format(number + 20)}”" for text in (one, other))
        found.append(Plant(pile[a].url, pile[b].url, *texts, f"Varnok{number}"))
    return found


def together(pile: Sequence[News], passages: Sequence[Plant]) -> int:
    """Count the plants whose two quotations end up in one claim."""
    made = [extraction(news) for news in planted(pile, passages)]
    place = {s.speaker.name + e.article.path: s.id for e in made for s in e.statements if s.speaker}
    claim_of = {m.statement: c.id for c in claims(made, match(made)) for m in c.statements}
    ids = [[claim_of[place[f"{p.speaker}{url}"]] for url in (p.a, p.b)] for p in passages]
    return sum(one == other for one, other in ids)


def main() -> None:
    """Print how many pairs are held for one claim, as they are and turned round."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--planted", type=int, default=300)
    parser.add_argument("--written", action="store_true")
    asked = parser.parse_args()
    every = read(asked.folder)
    pile, donors = every[: asked.articles], every[asked.articles :][:400]
    for turned in (False, True):
        passages = plants(pile, donors, asked.planted, turned)
        passages = by_hand(pile, turned) if asked.written else passages
        same = together(pile, passages)
        kind = "number or sense turned round" if turned else "as it is"
        print(f"{kind:30} in one claim: {same} of {len(passages)} ({same / len(passages):.3f})")


if __name__ == "__main__":
    main()
