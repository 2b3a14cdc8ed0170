"""all-MiniLM-L6-v2 in torch, its matrices fixed and low-rank additions to them learnt (Hu et al. 2021, LoRA).

Starts from the very weights that the product reads, so that what is learnt here fits there. Torch is not
installed with the product: `pip install torch` (its build for the CPU will do) is for those who train.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from corpus.embed.adapted import matrices, vectors

RANK = 16
_WIDTH, _HEADS, _LAYERS = 384, 12, 6
_MATRICES = ("query", "key", "value", "output", "up", "down")
_BIASES = (
    "attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
    "intermediate.dense", "output.dense",
)  # fmt: skip


class _Matrix(nn.Module):
    """One matrix with its low-rank addition and its bias."""

    def __init__(self, weight: np.ndarray, bias: np.ndarray) -> None:
        super().__init__()
        self.register_buffer("weight", torch.tensor(weight))
        self.bias = nn.Parameter(torch.tensor(bias))
        self.down = nn.Parameter(torch.randn(weight.shape[0], RANK) / weight.shape[0] ** 0.5)
        self.up = nn.Parameter(torch.zeros(RANK, weight.shape[1]))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return functional.linear(x, (self.weight + self.down @ self.up).t().contiguous(), self.bias)


class _Layer(nn.Module):
    """One transformer block."""

    def __init__(self, number: int, weights: list[np.ndarray], values: dict[str, np.ndarray]) -> None:
        super().__init__()
        stem = f"encoder.layer.{number}."
        for name, weight, bias in zip(_MATRICES, weights, _BIASES, strict=True):
            self.add_module(name, _Matrix(weight, values[f"{stem}{bias}.bias"]))
        self.after_attention = _norm(values, f"{stem}attention.output.LayerNorm")
        self.after = _norm(values, f"{stem}output.LayerNorm")

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        rows, width, _ = x.shape

        def heads(y: torch.Tensor) -> torch.Tensor:
            return y.view(rows, width, _HEADS, _WIDTH // _HEADS).transpose(1, 2)

        found = functional.scaled_dot_product_attention(
            heads(self.query(x)), heads(self.key(x)), heads(self.value(x)), attn_mask=mask
        )
        x = self.after_attention(x + self.output(found.transpose(1, 2).reshape(rows, width, _WIDTH)))
        return self.after(x + self.down(functional.gelu(self.up(x))))


class Adapted(nn.Module):
    """The model with `heads` numbers for each word piece; input as `corpus.embed.adapted` joins two texts."""

    def __init__(self, heads: int) -> None:
        super().__init__()
        weights, values = matrices(), vectors()
        self.register_buffer("words", torch.tensor(values["embeddings.word_embeddings.weight"]))
        self.register_buffer("places", torch.tensor(values["embeddings.position_embeddings.weight"]))
        self.types = nn.Parameter(torch.tensor(values["embeddings.token_type_embeddings.weight"]))
        self.norm = _norm(values, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(_Layer(n, weights[6 * n : 6 * n + 6], values) for n in range(_LAYERS))
        self.head = nn.Linear(_WIDTH, heads)
        nn.init.normal_(self.head.weight, std=0.02)

    def forward(self, ids: torch.Tensor, types: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Shape (rows, width, heads)."""
        x = functional.dropout(
            self.norm(self.words[ids] + self.places[: ids.shape[1]] + self.types[types]), 0.1, self.training
        )
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :].bool())
        return self.head(x)

    def save(self, file: Path) -> None:
        """The adapter as `corpus.embed.adapted` reads it: low-rank factors in 8 bits, the rest in 16."""
        out: dict[str, Any] = {}
        for number, layer in enumerate(self.layers):
            stem = f"encoder.layer.{number}."
            for at, (name, bias) in enumerate(zip(_MATRICES, _BIASES, strict=True)):
                matrix = getattr(layer, name)
                for side in ("down", "up"):
                    value = getattr(matrix, side).detach().numpy()
                    scale = np.abs(value).max(axis=0, keepdims=True) / 127 + 1e-12
                    out[f"{6 * number + at}.{side}"] = np.round(value / scale).astype(np.int8)
                    out[f"{6 * number + at}.{side}:scale"] = scale.astype(np.float32)
                out[f"{stem}{bias}.bias"] = _half(matrix.bias)
            for norm, name in (
                (layer.after_attention, "attention.output.LayerNorm"),
                (layer.after, "output.LayerNorm"),
            ):
                out |= {f"{stem}{name}.{kind}": _half(getattr(norm, kind)) for kind in ("weight", "bias")}
        out |= {f"embeddings.LayerNorm.{kind}": _half(getattr(self.norm, kind)) for kind in ("weight", "bias")}
        out["embeddings.token_type_embeddings.weight"] = _half(self.types)
        out["head.weight"], out["head.bias"] = self.head.weight.detach().numpy(), self.head.bias.detach().numpy()
        np.savez_compressed(file, **out)


def _norm(values: dict[str, np.ndarray], name: str) -> nn.LayerNorm:
    made = nn.LayerNorm(_WIDTH, eps=1e-12)
    made.weight.data, made.bias.data = (torch.tensor(values[f"{name}.{kind}"]) for kind in ("weight", "bias"))
    return made


def _half(value: torch.Tensor) -> np.ndarray:
    return np.asarray(value.detach().numpy(), np.float16)
