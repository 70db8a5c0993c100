"""Trains the tagger: teachers on the annotated corpora, then a student on what they say as well.

    python -m training.train fit   --data DATA --encoder minilm.safetensors --out run/ [options]
    python -m training.train label --data DATA --models a.pt b.pt --out soft.pkl
    python -m training.train score --data DATA --models a.pt [b.pt ...]

Every command reads the data folder that it is given and writes to ``--out`` alone. ``fit`` keeps a
checkpoint after each epoch and goes on from it when started again.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import pickle
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from onrecord.records import Attribution, Span, Spans
from onrecord.statements.decode import (
    LINK_SIZE,
    PARTS,
    Fragment,
    LinkTables,
    attributions,
    choose,
    fragments,
    legal,
    link_scores,
    viterbi,
)
from onrecord.statements.pieces import Cutter, Pieces
from training import corpora
from training.batches import (
    Batch,
    Labels,
    Sample,
    blocks,
    collate,
    cut_example,
    hard_labels,
    samples,
    vary_marks,
)
from training.corpora import Example
from training.evaluate import Scores, score
from training.model import MINILM, MPNET, Model, link_loss, load, load_encoder, save

SHAPES = {"minilm": MINILM, "mpnet": MPNET}


# --- data ---------------------------------------------------------------------------------------


@dataclass(slots=True)
class Pile:
    """Everything that one run learns from; inherited by the processes that cut it."""

    examples: list[Example]
    soft: dict[str, Labels]
    soft_examples: list[Example]
    cutter: Cutter
    seed: int
    vary: bool
    mix: float


_PILE: Pile | None = None


def _epoch(number: int) -> list[Sample]:
    """Cut every article at new places; runs in a worker."""
    assert _PILE is not None
    rng = random.Random(_PILE.seed * 1000 + number)
    out: list[Sample] = []
    for example in _PILE.examples:
        out += cut_example(example, _PILE.cutter, rng, _PILE.vary)
    for example in _PILE.soft_examples:
        text = vary_marks(example.text, rng) if _PILE.vary else example.text
        first = rng.randint(24, _PILE.cutter.size)
        pieces = _PILE.cutter.cut(text, blocks(text), first_size=first)
        labels = _PILE.soft[example.id]
        if len(labels.tags) == len(pieces.words):  # marks can join words ("'90s"): then leave out
            out += samples(pieces, labels)
    rng.shuffle(out)
    return out


def _epochs(pile: Pile, numbers: range, workers: int) -> Iterator[list[Sample]]:
    global _PILE  # the workers are forked, so that the pile is not copied through a pipe
    _PILE = pile
    if workers:
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            yield from pool.imap(_epoch, numbers)
    else:
        yield from map(_epoch, numbers)


# --- learning -----------------------------------------------------------------------------------


def loss_of(model: Model, batch: Batch, crf: float) -> Tensor:
    """Return the sum of the losses of tags, names and links."""
    tags, names, links = model(batch.ids, batch.case, batch.first, batch.mask)
    told = (batch.real & batch.has_tags[:, None]).float()
    named = (batch.real & batch.has_names[:, None]).float()
    loss = -((batch.tags * tags).sum(-1) * told).sum() / told.sum().clamp(min=1)
    loss = loss - 0.5 * ((batch.names * names).sum(-1) * named).sum() / named.sum().clamp(min=1)
    for role in (0, 1):
        pools = (batch.pools[2 - role], batch.pools[1 - role])
        loss = loss + 0.3 * link_loss(
            model, links, pools, batch.bucket[role], batch.gold[role], role
        )
    if crf:
        keep = batch.has_tags
        if keep.any():
            gold = batch.tags.argmax(-1)
            loss = loss + crf * model.crf_loss(tags[keep], gold[keep], batch.real[keep])
    return loss


def fit(args: argparse.Namespace) -> None:
    """Train one model; see the module's docstring."""
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    pile = _pile(args)
    model = Model(SHAPES[args.shape])
    model.encoder.load_state_dict(_weights(args), strict=True)
    model.encoder.dropout = args.dropout
    model.dropout = args.head_dropout
    model.to(device)
    encoder = [p for n, p in model.named_parameters() if n.startswith("encoder") and "case" not in n]
    if args.freeze_words:
        model.encoder.words.weight.requires_grad_(False)
        encoder = [p for p in encoder if p.requires_grad]
    rest = [p for n, p in model.named_parameters() if not n.startswith("encoder") or "case" in n]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": args.lr}, {"params": rest, "lr": args.head_lr}],
        weight_decay=0.01,
    )
    average = {k: v.detach().clone().float() for k, v in model.state_dict().items()}
    first_epoch, step, total = 0, 0, 0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        kept = torch.load(checkpoint, map_location=device, weights_only=True)
        model.load_state_dict(kept["model"])
        optimiser.load_state_dict(kept["optimiser"])
        average, first_epoch, step, total = kept["average"], kept["epoch"], kept["step"], kept["total"]
    started = time.time()
    for number, epoch in enumerate(
        _epochs(pile, range(first_epoch, args.epochs), args.workers), start=first_epoch
    ):
        groups = [epoch[i : i + args.batch] for i in range(0, len(epoch), args.batch)]
        total = total or len(groups) * args.epochs
        model.train()
        running = 0.0
        for group in groups:
            done = step / total
            for g, top in zip(optimiser.param_groups, (args.lr, args.head_lr), strict=True):
                g["lr"] = top * min(1.0, done / 0.06 + 0.01, max(0.0, (1.02 - done) / 0.96))
            batch = collate(group).to(device)
            with _autocast(device):
                loss = loss_of(model, batch, args.crf)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            decay = min(args.average, (1 + step) / (10 + step))
            if step % 4 == 0:
                _blend(average, model, decay**4)
            running += float(loss.detach()) if step % 20 == 0 else 0.0
        print(f"{args.out} epoch {number + 1} step {step} loss {running / max(1, len(groups) // 20):.3f}"
              f" {time.time() - started:.0f}s", flush=True)  # fmt: skip
        if not args.no_checkpoint:
            torch.save(
                {"model": model.state_dict(), "optimiser": optimiser.state_dict(),
                 "average": average, "epoch": number + 1, "step": step, "total": total}, checkpoint
            )  # fmt: skip
        if args.score_each and (number + 1) % args.score_each == 0:
            print("   last", evaluate([model], args).line(), flush=True)
    save(model, str(out / "last.pt"))
    model.load_state_dict(average)
    save(model, str(out / "average.pt"))
    print(f"{args.out} average", evaluate([model], args).line(), f"{time.time() - started:.0f}s", flush=True)


@torch.no_grad()
def _blend(average: dict[str, Tensor], model: Model, decay: float) -> None:
    state = {k: v for k, v in model.state_dict().items() if v.is_floating_point()}
    mine = [average[k] for k in state]
    torch._foreach_mul_(mine, decay)
    torch._foreach_add_(mine, [v.float() for v in state.values()], alpha=1 - decay)


def _autocast(device: str) -> contextlib.AbstractContextManager[object]:
    return torch.autocast(device, dtype=torch.bfloat16)


def _weights(args: argparse.Namespace) -> dict[str, Tensor]:
    """Read the encoder's first weights: published safetensors, or parts packed as .npz."""
    state: dict[str, Tensor] = {}
    for path in args.encoder:
        if path.endswith(".npz"):
            packed = np.load(path)
            for k in packed.files:
                if not k.endswith("#"):
                    scale = packed[k + "#"] if k + "#" in packed.files else 1.0
                    state[k] = torch.from_numpy(packed[k].astype(np.float32) * scale)
        else:
            from safetensors.torch import load_file

            state = load_encoder(SHAPES[args.shape], load_file(path))
    return state


def _pile(args: argparse.Namespace) -> Pile:
    data = Path(args.data)
    examples = [*corpora.polnear(data / "polnear", "train"), *corpora.gum(data / "gum", "train")]
    soft: dict[str, Labels] = {}
    soft_examples: list[Example] = []
    if args.soft:
        soft = pickle.loads(Path(args.soft).read_bytes())
        soft_examples = [e for e in _unlabelled(data) if e.id in soft]
        if args.mix < 1:
            _mix(examples, soft, _cutter(args), args.mix)
    if args.limit:
        examples, soft_examples = examples[: args.limit], soft_examples[: args.limit]
    return Pile(examples, soft, soft_examples, _cutter(args), args.seed, args.vary, args.mix)


def _unlabelled(data: Path) -> list[Example]:
    return [
        *corpora.news(data / "news"),
        *corpora.gum(data / "gum", "train"),
        *({e.text: e for e in corpora.polnear(data / "polnear", "train")}.values()),
    ]


def _mix(examples: list[Example], soft: dict[str, Labels], cutter: Cutter, mix: float) -> None:
    """Blend the teachers' probabilities into the gold labels of the training articles."""
    for example in examples:
        if example.id in soft and example.has_attributions:
            gold = hard_labels(example, cutter.cut(example.text, blocks(example.text)).words)
            blend = mix * gold.tags + (1 - mix) * soft[example.id].tags
            soft[example.id].tags = blend.astype(np.float16)


def _cutter(args: argparse.Namespace) -> Cutter:
    return Cutter(Path(args.tokenizer), args.window)


# --- reading with one model, or with several together -------------------------------------------


def tables(model: Model) -> LinkTables:
    """Take the link tables out of a model."""
    return LinkTables(
        model.cue_distance.detach().cpu().numpy(),
        model.source_distance.detach().cpu().numpy(),
        float(model.none[0].detach()),
        float(model.none[1].detach()),
    )


@torch.no_grad()
def read(models: list[Model], pieces: Pieces) -> Iterator[tuple[np.ndarray, ...]]:
    """Yield, per window and model, tag and name log-probabilities and link vectors."""
    device = next(models[0].parameters()).device.type
    for at in range(0, len(pieces.windows), 64):
        group = pieces.windows[at : at + 64]
        empty = [_empty_sample(w) for w in group]
        batch = collate(empty).to(device)
        outs = []
        with _autocast(device) if device == "cuda" else contextlib.nullcontext():
            for model in models:
                model.eval()
                outs.append([o.float().cpu().numpy() for o in model(batch.ids, batch.case, batch.first, batch.mask)])  # fmt: skip
        for i, w in enumerate(group):
            n = len(w.first)
            yield tuple(np.stack([o[k][i, :n] for o in outs]) for k in range(3))


def _empty_sample(window: object) -> Sample:
    none = np.zeros((0, 1), dtype=np.float16)
    words = len(window.first)  # type: ignore[attr-defined]
    tags = np.zeros((words, 7), dtype=np.float16)
    names = np.zeros((words, 9), dtype=np.float16)
    del none
    return Sample(window, tags, names, False, False, ([], [], []), ([], []))  # type: ignore[arg-type]


def together(
    models: list[Model], pieces: Pieces, crf: bool
) -> Iterator[tuple[np.ndarray, np.ndarray, list[Fragment], list[int], list[int]]]:
    """Yield per window the mean probabilities, the fragments and the answers of the ensemble."""
    table = legal(7)
    if crf:
        table = table + np.mean([m.transitions.detach().cpu().numpy() for m in models], axis=0)
    all_tables = [tables(m) for m in models]
    for tag, name, link in read(models, pieces):
        mean = np.exp(tag).mean(axis=0)
        runs = fragments(viterbi(np.log(mean + 1e-9), table))
        contents, cues, sources = ([f for f in runs if f.label == k] for k in (2, 1, 0))
        answers = []
        for asks, replies, asking in ((contents, cues, "content"), (cues, sources, "cue")):
            votes = np.zeros((len(asks), len(replies) + 1))
            for vectors, t in zip(link, all_tables, strict=True):
                none = t.no_cue if asking == "content" else t.no_source
                s = np.full((len(asks), len(replies) + 1), none, dtype=np.float32)
                if asks and replies:
                    s[:, 1:] = link_scores(vectors, t, runs, asking)
                e = np.exp(s - s.max(axis=1, keepdims=True)) if asks else s
                votes += e / e.sum(axis=1, keepdims=True) if asks else 0
            answers.append([int(v) - 1 for v in votes.argmax(axis=1)] if asks else [])
        yield mean, np.exp(name).mean(axis=0), runs, answers[0], answers[1]


def label(args: argparse.Namespace) -> None:
    """Write what the models together say of the unlabelled articles."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    models = [load(p).to(device) for p in args.models]
    cutter = _cutter(args)
    soft: dict[str, Labels] = {}
    for example in _unlabelled(Path(args.data))[: args.limit or None]:
        pieces = cutter.cut(example.text, blocks(example.text))
        tags, names = [], []
        links: tuple[dict, dict] = ({}, {})  # type: ignore[type-arg]
        for window, (t, n, runs, cue_of, source_of) in zip(
            pieces.windows, together(models, pieces, bool(args.crf)), strict=True
        ):
            tags.append(t)
            names.append(n)
            by = [[(f.start + window.start, f.end + window.start) for f in runs if f.label == k] for k in range(3)]  # fmt: skip
            links[0].update({c: by[1][a] if a >= 0 else None for c, a in zip(by[2], cue_of, strict=True)})
            links[1].update({c: by[0][a] if a >= 0 else None for c, a in zip(by[1], source_of, strict=True)})
        if tags:
            soft[example.id] = Labels(
                np.concatenate(tags).astype(np.float16), np.concatenate(names).astype(np.float16),
                links, True, True,
            )  # fmt: skip
    Path(args.out).write_bytes(pickle.dumps(soft))
    print(f"labelled {len(soft)} articles, {sum(len(s.tags) for s in soft.values())} words")


def evaluate(models: list[Model], args: argparse.Namespace) -> Scores:
    """Score the models together on PolNeAR dev (one annotator per article, the first by name)."""
    cutter = _cutter(args)
    seen: dict[str, Example] = {}
    for example in corpora.polnear(Path(args.data) / "polnear", "dev"):
        seen.setdefault(example.text, example)
    dev = list(seen.values())[: args.limit or None]
    if len(models) == 1:
        return score(_single(models[0], cutter, dev, bool(args.crf)))
    return score(_several(models, cutter, dev, bool(args.crf)))


def _single(model: Model, cutter: Cutter, dev: list[Example], crf: bool):  # type: ignore[no-untyped-def]
    table = legal(7) + (model.transitions.detach().cpu().numpy() if crf else 0)
    for example in dev:
        pieces = cutter.cut(example.text, blocks(example.text))
        found: list[Attribution] = []
        for window, (t, _, v) in zip(pieces.windows, read([model], pieces), strict=True):
            for f in attributions(t[0], v[0].reshape(-1, 4, LINK_SIZE), table, tables(model)):
                found.append(_attribution(f.source, f.cue, f.content, pieces.words, window.start))
        yield pieces.words, example.tags.attributions, tuple(found)


def _several(models: list[Model], cutter: Cutter, dev: list[Example], crf: bool):  # type: ignore[no-untyped-def]
    for example in dev:
        pieces = cutter.cut(example.text, blocks(example.text))
        found: list[Attribution] = []
        for window, (_, _, runs, cue_of, source_of) in zip(
            pieces.windows, together(models, pieces, crf), strict=True
        ):
            cues = [f for f in runs if f.label == 1]
            contents = [f for f in runs if f.label == 2]
            sources = [f for f in runs if f.label == 0]
            for i, cue in enumerate(cues):
                own = [(c.start, c.end) for c, a in zip(contents, cue_of, strict=True) if a == i]
                src = [(sources[source_of[i]].start, sources[source_of[i]].end)] if source_of[i] >= 0 else []  # fmt: skip
                if own:
                    found.append(_attribution(src, [(cue.start, cue.end)], own, pieces.words, window.start))
        yield pieces.words, example.tags.attributions, tuple(found)


def _attribution(source, cue, content, words: Spans, offset: int) -> Attribution:  # type: ignore[no-untyped-def]
    def spans(ranges) -> Spans:  # type: ignore[no-untyped-def]
        return tuple(Span(words[a + offset].start, words[b - 1 + offset].end) for a, b in ranges)

    return Attribution(source=spans(source), cue=spans(cue), content=spans(content), confidence=1.0)


def score_command(args: argparse.Namespace) -> None:
    """Print the scores of the given models together."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    result = evaluate([load(p).to(device) for p in args.models], args)
    print(" ".join(args.models), result.line())
    print(json.dumps({k: [round(t.precision, 1), round(t.recall, 1)] for k, t in result.by.items()}))


def main() -> None:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["fit", "label", "score"])
    add = parser.add_argument
    add("--data", required=True, help="folder with polnear/, gum/ and news/")
    add("--tokenizer", required=True, help="tokenizer.json of the encoder")
    add("--out", default="run")
    add("--shape", choices=SHAPES, default="minilm")
    add("--encoder", nargs="+", help="the encoder's first weights")
    add("--models", nargs="+", default=[])
    add("--soft", help="what `label` wrote")
    add("--mix", type=float, default=0.7, help="weight of the gold label beside the teachers'")
    add("--epochs", type=int, default=8)
    add("--batch", type=int, default=8)
    add("--lr", type=float, default=2e-4)
    add("--head-lr", type=float, default=1e-3)
    add("--dropout", type=float, default=0.0)
    add("--head-dropout", type=float, default=0.1)
    add("--window", type=int, default=192)
    add("--crf", type=float, default=0.0, help="weight of the CRF loss")
    add("--average", type=float, default=0.999, help="decay of the averaged weights")
    add("--seed", type=int, default=1)
    add("--workers", type=int, default=2)
    add("--limit", type=int, default=0, help="only so many articles, for a trial")
    add("--score-each", type=int, default=0)
    add("--vary", action=argparse.BooleanOptionalAction, default=True)
    add("--freeze-words", action=argparse.BooleanOptionalAction, default=True)
    add("--no-checkpoint", action="store_true")
    args = parser.parse_args()
    {"fit": fit, "label": label, "score": score_command}[args.command](args)


if __name__ == "__main__":
    main()
