"""Scores the tagger that ships on PolNeAR, by itself: no joining, no speakers.

    python benchmarks/attribution.py DATA/polnear [--part dev]

Prints exact spans, whole relations (exact and relaxed, see training/evaluate.py), the same for cues
of class speech or document alone, and words per second on one thread.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from training.corpora import Example, polnear
from training.evaluate import Scores, score

from onrecord.options import TagOptions
from onrecord.records import Attribution, Spans, StatementClass
from onrecord.statements.joining.cues import cue_class
from onrecord.statements.tagging.onnx_tagger import OnnxTagger, load
from onrecord.text.segments import paragraphs
from onrecord.text.words import words

Pair = tuple[Spans, tuple[Attribution, ...], tuple[Attribution, ...]]
LEDGER_CLASSES = {StatementClass.SPEECH, StatementClass.DOCUMENT}


def first_annotator(folder: Path, part: str) -> list[Example]:
    """Return one example per article: the annotator whose name comes first."""
    seen: dict[str, Example] = {}
    for example in polnear(folder, part):
        seen.setdefault(example.text, example)
    return list(seen.values())


def read(tagger: OnnxTagger, examples: list[Example]) -> tuple[list[Pair], float]:
    """Tag every example; return words, gold and predictions, and the seconds it took."""
    pairs: list[Pair] = []
    started = time.perf_counter()
    for example in examples:
        blocks = paragraphs(example.text)
        found = tagger.tag(example.text, blocks).attributions
        spans = tuple(w for block in blocks for w in words(example.text, block))
        pairs.append((spans, example.tags.attributions, found))
    return pairs, time.perf_counter() - started


def of_ledger_classes(text: str, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Keep what a ledger works on."""
    return tuple(a for a in attributions if _class(text, a) in LEDGER_CLASSES)


def _class(text: str, attribution: Attribution) -> StatementClass | None:
    parts = (attribution.cue, attribution.source, attribution.content)
    cue, source, content = (" ".join(s.of(text) for s in spans) for spans in parts)
    return cue_class(cue, source, content)


def show(title: str, scores: Scores) -> None:
    """Print precision, recall and F1 of every measure."""
    print(f"\n{title}\n{'':10}{'P':>7}{'R':>7}{'F1':>7}")
    for name, tally in scores.by.items():
        print(f"{name:10}{tally.precision:7.1f}{tally.recall:7.1f}{tally.f1:7.1f}")


def main() -> None:
    """Parse the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--model", type=Path, help="another model folder than the shipped one")
    args = parser.parse_args()
    tagger = OnnxTagger(args.model, TagOptions()) if args.model else load()
    examples = first_annotator(args.folder, args.part)
    pairs, seconds = read(tagger, examples)
    show(f"{tagger.name} on {len(examples)} articles", score(pairs))
    kept = [
        (w, of_ledger_classes(e.text, gold), of_ledger_classes(e.text, found))
        for e, (w, gold, found) in zip(examples, pairs, strict=True)
    ]
    show("cues of class speech or document", score(kept))
    print(f"\n{sum(len(w) for w, _, _ in pairs) / seconds:,.0f} words and signs per second")


if __name__ == "__main__":
    main()
