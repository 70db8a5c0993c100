"""Trains the tagger: on the annotated corpora, and on what trained models say of more articles.

    python -m training.train fit   --data DATA --tokenizer T --encoder model.safetensors --out RUN
    python -m training.train score --data DATA --tokenizer T --models RUN/average.pt [MORE ...]
    python -m training.train label --data DATA --tokenizer T --models A.pt B.pt --out soft.pkl

Every command reads the data folder that it is given and writes to ``--out`` alone. ``fit`` keeps a
checkpoint after each epoch and goes on from it when it is started again.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from onrecord.statements.tagging.pieces import Cutter
from training.batches import Batch, collate
from training.model import MINILM, MPNET, Model, link_loss, load, load_encoder, save
from training.piles import Pile, annotated, epochs, unlabelled, with_soft
from training.reading import autocast, label, score_dev

SHAPES = {"minilm": MINILM, "mpnet": MPNET}
NAMES_WEIGHT, LINKS_WEIGHT = 0.5, 0.3
WARM_UP = 0.06
"""Share of the steps over which the learning rate rises; then it falls in a line to nearly 0."""


def loss_of(model: Model, batch: Batch, crf: float) -> Tensor:
    """Return the sum of the losses of tags, names and links."""
    tags, names, links = model(batch.ids, batch.case, batch.first, batch.mask)
    told = (batch.real & batch.has_tags[:, None]).float()
    named = (batch.real & batch.has_names[:, None]).float()
    loss = -((batch.tags * tags).sum(-1) * told).sum() / told.sum().clamp(min=1)
    of_names = -((batch.names * names).sum(-1) * named).sum() / named.sum().clamp(min=1)
    loss = loss + NAMES_WEIGHT * of_names
    for role in (0, 1):
        pools = (batch.pools[2 - role], batch.pools[1 - role])
        found = link_loss(model, links, pools, batch.bucket[role], batch.gold[role], role)
        loss = loss + LINKS_WEIGHT * found
    keep = batch.has_tags
    if crf and keep.any():
        gold = batch.tags.argmax(-1)
        loss = loss + crf * model.crf_loss(tags[keep], gold[keep], batch.real[keep])
    return loss


@dataclass(slots=True)
class Run:
    """A model as it learns: its optimiser, its averaged weights, how far it has come."""

    model: Model
    optimiser: torch.optim.Optimizer
    average: dict[str, Tensor]
    tops: tuple[float, float]
    epoch: int = 0
    step: int = 0
    total: int = 0

    def learn(self, batch: Batch, crf: float, decay: float) -> float:
        """Take one step; return the loss."""
        done = self.step / self.total
        share = min(1.0, done / WARM_UP + 0.01, max(0.0, (1.02 - done) / 0.96))
        for group, top in zip(self.optimiser.param_groups, self.tops, strict=True):
            group["lr"] = top * share
        with autocast(batch.ids.device.type):
            loss = loss_of(self.model, batch, crf)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.step += 1
        if self.step % 4 == 0:
            self._blend(min(decay, (1 + self.step) / (10 + self.step)) ** 4)
        return float(loss.detach())

    @torch.no_grad()
    def _blend(self, decay: float) -> None:
        state = {k: v for k, v in self.model.state_dict().items() if v.is_floating_point()}
        mine = [self.average[k] for k in state]
        torch._foreach_mul_(mine, decay)
        torch._foreach_add_(mine, [v.float() for v in state.values()], alpha=1 - decay)

    def keep(self, path: Path) -> None:
        """Write all of it to *path*."""
        torch.save(
            {
                "model": self.model.state_dict(),
                "optimiser": self.optimiser.state_dict(),
                "average": self.average,
                "progress": [self.epoch, self.step, self.total],
            },
            path,
        )

    def go_on(self, path: Path) -> None:
        """Read what :meth:`keep` wrote."""
        kept = torch.load(path, weights_only=True)
        self.model.load_state_dict(kept["model"])
        self.optimiser.load_state_dict(kept["optimiser"])
        self.average = kept["average"]
        self.epoch, self.step, self.total = kept["progress"]


def begin(args: argparse.Namespace, device: str) -> Run:
    """Build the model with pre-trained weights, and its optimiser."""
    model = load(args.start) if args.start else Model(SHAPES[args.shape])
    if not args.start:
        model.encoder.load_state_dict(_weights(args), strict=True)
    model.encoder.dropout, model.dropout = args.dropout, args.head_dropout
    model.encoder.words.weight.requires_grad_(not args.freeze_words)
    model.to(device)
    own = [n for n, _ in model.named_parameters() if not n.startswith("encoder") or "case" in n]
    named = dict(model.named_parameters())
    groups = [
        {"params": [p for n, p in named.items() if n not in own and p.requires_grad]},
        {"params": [named[n] for n in own]},
    ]
    average = {k: v.detach().clone().float() for k, v in model.state_dict().items()}
    optimiser = torch.optim.AdamW(groups, lr=args.lr, weight_decay=0.01)
    return Run(model, optimiser, average, (args.lr, args.head_lr))


def fit(args: argparse.Namespace) -> None:
    """Train one model; see the module's docstring."""
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    device = _device()
    run, pile = begin(args, device), _pile(args)
    if (out / "checkpoint.pt").exists():
        run.go_on(out / "checkpoint.pt")
    started = time.time()
    for epoch in epochs(pile, range(run.epoch, args.epochs), args.workers):
        groups = [epoch[i : i + args.batch] for i in range(0, len(epoch), args.batch)]
        run.total = run.total or len(groups) * args.epochs
        run.model.train()
        losses = []
        for group in groups:
            losses.append(run.learn(collate(group).to(device), args.crf, args.average))
            if run.step % 100 == 0:
                print(f"step {run.step} of {run.total}, loss {np.mean(losses[-100:]):.3f},"
                      f" {time.time() - started:.0f} s", flush=True)  # fmt: skip
        run.epoch += 1
        run.keep(out / "checkpoint.pt")
        print(f"epoch {run.epoch}: {_score([run.model], args)}", flush=True)
    save(run.model, str(out / "last.pt"))
    run.model.load_state_dict(run.average)
    save(run.model, str(out / "average.pt"))
    print(f"average: {_score([run.model], args)}")


def _weights(args: argparse.Namespace) -> dict[str, Tensor]:
    from safetensors.torch import load_file

    return load_encoder(SHAPES[args.shape], load_file(args.encoder))


def _pile(args: argparse.Namespace) -> Pile:
    data = Path(args.data)
    pile = Pile(annotated(data)[: args.limit or None], _cutter(args), args.seed, args.vary)
    return with_soft(pile, data, Path(args.soft), args.mix) if args.soft else pile


def _score(models: list[Model], args: argparse.Namespace) -> str:
    return score_dev(models, Path(args.data), _cutter(args), args.limit).line()


def _cutter(args: argparse.Namespace) -> Cutter:
    return Cutter(Path(args.tokenizer), args.window)


def _device() -> str:
    return "cuda" if torch.cuda.is_available() else "cpu"


def score_command(args: argparse.Namespace) -> None:
    """Print the scores of the given models together."""
    print(_score([load(p).to(_device()) for p in args.models], args))


def label_command(args: argparse.Namespace) -> None:
    """Write what the models together say of the unlabelled articles."""
    models, cutter = [load(p).to(_device()) for p in args.models], _cutter(args)
    found = {
        e.id: label(models, e, cutter) for e in unlabelled(Path(args.data))[: args.limit or None]
    }
    Path(args.out).write_bytes(pickle.dumps({k: v for k, v in found.items() if v}))


def main() -> None:
    """Parse the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=["fit", "score", "label"])
    add = parser.add_argument
    add("--data", required=True, help="folder with polnear/, gum/ and news/")
    add("--tokenizer", required=True, help="tokenizer.json of the encoder")
    add("--out", default="run")
    add("--shape", choices=SHAPES, default="minilm")
    add("--encoder", help="the encoder's published model.safetensors")
    add("--start", help="trained weights to go on from, instead of --encoder")
    add("--models", nargs="+", default=[])
    add("--soft", help="what `label` wrote")
    add("--mix", type=float, default=0.7, help="weight of the gold label beside the teachers'")
    add("--epochs", type=int, default=5)
    add("--batch", type=int, default=8, help="windows per step")
    add("--lr", type=float, default=2e-4)
    add("--head-lr", type=float, default=1e-3)
    add("--dropout", type=float, default=0.0, help="in the encoder")
    add("--head-dropout", type=float, default=0.1)
    add("--window", type=int, default=192, help="pieces per window")
    add("--crf", type=float, default=0.3, help="weight of the CRF loss")
    add("--average", type=float, default=0.999, help="decay of the averaged weights, per step")
    add("--seed", type=int, default=1)
    add("--workers", type=int, default=1, help="processes that cut articles")
    add("--limit", type=int, default=0, help="only so many articles, for a trial")
    add("--vary", action=argparse.BooleanOptionalAction, default=True, help="quotation marks")
    add("--freeze-words", action=argparse.BooleanOptionalAction, default=True)
    args = parser.parse_args()
    {"fit": fit, "score": score_command, "label": label_command}[args.command](args)


if __name__ == "__main__":
    main()
