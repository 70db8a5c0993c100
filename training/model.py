"""The network: a pre-trained encoder, a tag per word, and vectors by which fragments link.

Runs on torch alone, so that the same code trains on a laptop's CPU and on a GPU.

References:
    Encoder: all-MiniLM-L6-v2 (student), all-mpnet-base-v2 (teachers), both Apache-2.0.
    Links: a bilinear form between projected fragment means, after the biaffine attention of
    Dozat and Manning, ICLR 2017.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.statements.tagging.decode import BUCKETS, LINK_SIZE, NAME_TAGS, TAGS, legal

CASES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The size of an encoder. ``relative`` adds MPNet's relative position bias."""

    layers: int
    hidden: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: bool
    relative: bool
    eps: float


MINILM = Shape(layers=6, hidden=384, heads=12, inner=1536, vocabulary=30522, positions=512,
               types=True, relative=False, eps=1e-12)  # fmt: skip
MPNET = Shape(layers=12, hidden=768, heads=12, inner=3072, vocabulary=30522, positions=512,
              types=False, relative=True, eps=1e-5)  # fmt: skip


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        h = shape.hidden
        self.heads = shape.heads
        self.q, self.k, self.v, self.o = (nn.Linear(h, h) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(h, shape.eps), nn.LayerNorm(h, shape.eps)
        self.up, self.down = nn.Linear(h, shape.inner), nn.Linear(shape.inner, h)

    def forward(self, x: Tensor, bias: Tensor | None, dropout: float) -> Tensor:
        b, n, h = x.shape
        q, k, v = (
            f(x).view(b, n, self.heads, -1).transpose(1, 2) for f in (self.q, self.k, self.v)
        )
        if torch.onnx.is_in_onnx_export():
            weights = (q @ k.transpose(2, 3) / math.sqrt(h // self.heads)).softmax(-1)
            mixed = weights @ v
        else:
            mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        drop = lambda t: functional.dropout(t, dropout, self.training)  # noqa: E731
        x = self.norm1(x + drop(self.o(mixed.transpose(1, 2).reshape(b, n, h))))
        return self.norm2(x + drop(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Piece numbers and cases in, one vector per piece out."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.places = nn.Embedding(shape.positions, shape.hidden)
        self.case = nn.Embedding(CASES, shape.hidden)
        nn.init.zeros_(self.case.weight)
        self.norm = nn.LayerNorm(shape.hidden, shape.eps)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        if shape.relative:
            self.relative = nn.Embedding(32, shape.heads)
        self.dropout = 0.0

    def forward(self, ids: Tensor, case: Tensor, mask: Tensor | None = None) -> Tensor:
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.places(places) + self.case(case))
        bias = self._bias(mask, places, x.dtype)
        for layer in self.layers:
            x = layer(x, bias, self.dropout)
        return x

    def _bias(self, mask: Tensor | None, places: Tensor, dtype: torch.dtype) -> Tensor | None:
        bias = None
        if mask is not None:
            bias = torch.zeros(mask.shape, dtype=dtype, device=mask.device)
            bias = bias.masked_fill(~mask, -1e4)[:, None, None, :]
        if self.shape.relative:
            table = self.relative(_relative_buckets(places)).permute(2, 0, 1)[None].to(dtype)
            bias = table if bias is None else bias + table
        if bias is not None and torch.is_autocast_enabled():
            bias = bias.to(torch.get_autocast_dtype(places.device.type))
        return bias


def _relative_buckets(places: Tensor) -> Tensor:
    """MPNet's buckets (as in T5): 32, exact up to 8 pieces, then by logarithm up to 128."""
    n = places[:, None] - places[None, :]
    far = 8 + (n.abs().clamp(min=1) / 8).log() / math.log(128 / 8) * 8
    size = torch.where(n.abs() < 8, n.abs(), far.long().clamp(max=15))
    return size + 16 * (n < 0)


class Model(nn.Module):
    """Encoder, tag heads, link heads and the transitions between tags."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.encoder = Encoder(shape)
        self.tags = nn.Linear(shape.hidden, len(TAGS))
        self.names = nn.Linear(shape.hidden, len(NAME_TAGS))
        self.links = nn.Linear(shape.hidden, 4 * LINK_SIZE)
        self.cue_distance = nn.Parameter(torch.zeros(BUCKETS))
        self.source_distance = nn.Parameter(torch.zeros(BUCKETS))
        self.none = nn.Parameter(torch.zeros(2))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.register_buffer("allowed", torch.from_numpy(legal(len(TAGS))))
        self.dropout = 0.1

    def forward(
        self, ids: Tensor, case: Tensor, first: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return log-probabilities of tags and of name tags, and link vectors, per word.

        Args:
            ids: Piece numbers, shape ``(batch, pieces)``.
            case: Their cases, same shape.
            first: Each word's first piece, shape ``(batch, words)``.
            mask: False where a piece is padding.
        """
        x = self.encoder(ids, case, mask)
        if torch.onnx.is_in_onnx_export():
            x = x[:, first[0]]
        else:
            x = x.gather(1, first[..., None].expand(-1, -1, x.shape[-1]))
        x = functional.dropout(x, self.dropout, self.training)
        links = self.links(x).unflatten(-1, (4, LINK_SIZE))
        return (
            self.tags(x).float().log_softmax(-1),
            self.names(x).float().log_softmax(-1),
            links.float(),
        )

    def crf_loss(self, scores: Tensor, gold: Tensor, real: Tensor) -> Tensor:
        """Return the mean negative log-likelihood per word of the gold paths (linear-chain CRF)."""
        table = self.transitions + self.allowed
        open_ = torch.zeros(scores.shape[-1], device=scores.device)
        open_[2::2] = -1e4
        total = scores[:, 0] + open_
        for at in range(1, scores.shape[1]):
            step = torch.logsumexp(total[:, :, None] + table, dim=1) + scores[:, at]
            total = torch.where(real[:, at, None], step, total)
        picked = scores.gather(2, gold[..., None])[..., 0] * real
        moves = table[gold[:, :-1], gold[:, 1:]] * real[:, 1:]
        path = picked.sum(1) + moves.sum(1)
        return (total.logsumexp(-1) - path).sum() / real.sum()


def link_loss(
    model: Model, links: Tensor, pools: tuple[Tensor, ...], bucket: Tensor, gold: Tensor, role: int
) -> Tensor:
    """Return the cross-entropy of the right answer to each asking fragment.

    Args:
        pools: The asking and answering fragments as averages over words, each of shape
            ``(batch, fragments, words)``.
        bucket: Distance buckets, ``(batch, asking, answering)``; -1 where there is no pair.
        gold: The right answer's number plus one, 0 for none, -1 to leave out.
        role: 0 for contents asking cues, 1 for cues asking sources.
    """
    if not (gold >= 0).any():
        return links.sum() * 0
    q = pools[0] @ links[:, :, 2 * role]
    k = pools[1] @ links[:, :, 2 * role + 1]
    distance = (model.cue_distance, model.source_distance)[role]
    scores = q @ k.transpose(1, 2) / math.sqrt(LINK_SIZE) + distance[bucket.clamp(min=0)]
    scores = scores.masked_fill(bucket < 0, -1e4)
    none = model.none[role].expand(*scores.shape[:2], 1)
    scores = torch.cat([none, scores], dim=-1)
    return functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-1)


def load_encoder(shape: Shape, weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """Rename the published weights of BERT or MPNet to those of :class:`Encoder`."""
    weights = {k.removeprefix("bert.").removeprefix("mpnet."): v for k, v in weights.items()}
    offset = 2 if shape.relative else 0  # MPNet numbers its places from 2
    out = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "places.weight": weights["embeddings.position_embeddings.weight"][offset : offset + 512],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
        "case.weight": torch.zeros(CASES, shape.hidden),
    }
    if shape.types:
        out["words.weight"] = (
            out["words.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
    if shape.relative:
        out["relative.weight"] = weights["encoder.relative_attention_bias.weight"]
    inside = {
        "q": ("attention.self.query", "attention.attn.q"),
        "k": ("attention.self.key", "attention.attn.k"),
        "v": ("attention.self.value", "attention.attn.v"),
        "o": ("attention.output.dense", "attention.attn.o"),
        "norm1": ("attention.output.LayerNorm", "attention.LayerNorm"),
        "up": ("intermediate.dense",) * 2,
        "down": ("output.dense",) * 2,
        "norm2": ("output.LayerNorm",) * 2,
    }
    for layer in range(shape.layers):
        for own, theirs in inside.items():
            for part in ("weight", "bias"):
                name = f"encoder.layer.{layer}.{theirs[int(shape.relative)]}.{part}"
                out[f"layers.{layer}.{own}.{part}"] = weights[name]
    return out


def save(model: Model, path: str) -> None:
    """Write weights (half precision) and shape to *path*."""
    state = {k: v.half() if v.is_floating_point() else v for k, v in model.state_dict().items()}
    torch.save({"shape": asdict(model.encoder.shape), "state": state}, path)


def load(path: str) -> Model:
    """Read what :func:`save` wrote."""
    saved = torch.load(path, map_location="cpu", weights_only=True)
    model = Model(Shape(**saved["shape"]))
    model.load_state_dict({k: v.float() for k, v in saved["state"].items()})
    return model
