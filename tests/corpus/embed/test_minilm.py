"""The local embedding model: its shape, its meaning, and that a damaged file is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.embed import MiniLM, minilm
from corpus.errors import EmbeddingError


def test_unit_vectors_in_the_order_of_the_texts() -> None:
    texts = ["a long sentence about ministers who met in Seoul to talk about drills " * 4, "short", ""]
    together, alone = MiniLM().embed(texts), np.vstack([MiniLM().embed([t]) for t in texts])
    assert together.shape == (3, 384)
    assert together.dtype == np.float32
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-3)
    assert (together * alone).sum(axis=1).min() > 0.999  # batching and padding change nothing


def test_like_meanings_are_near() -> None:
    asked, near, far = MiniLM().embed(
        [
            "When do the joint drills start?",
            "The exercises begin on Monday.",
            "The museum sells tickets for nine pounds.",
        ]
    )
    assert asked @ near > asked @ far + 0.1


def test_nothing_to_embed() -> None:
    assert MiniLM().embed([]).shape == (0, 384)


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    damaged = tmp_path / "model.onnx"
    damaged.write_bytes(b"not the weights")
    with pytest.raises(EmbeddingError, match=r"model\.onnx.*sha256.*reinstall"):
        minilm._checked(damaged, "0" * 64)
