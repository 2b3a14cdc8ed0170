"""The local model with an adapter: without additions it is the model itself."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.embed import MiniLM, PairModel
from corpus.embed.adapted import MOST_PIECES, matrices, vectors
from qa.select import READER


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> PairModel:
    """An adapter that adds nothing, its head the identity."""
    values: dict[str, np.ndarray] = {
        "head.weight": np.eye(384, dtype=np.float32),
        "head.bias": np.zeros(384, np.float32),
    }
    for number, matrix in enumerate(matrices()):
        values[f"{number}.down"] = np.zeros((matrix.shape[0], 1), np.int8)
        values[f"{number}.up"] = np.zeros((1, matrix.shape[1]), np.int8)
    file: Path = tmp_path_factory.mktemp("adapter") / "plain.npz"
    np.savez(file, **values)  # type: ignore[arg-type]
    return PairModel(file)


def test_without_additions_a_text_is_read_as_the_model_reads_it(plain: PairModel) -> None:
    text = "The ferry struck the quay."
    (reading,) = plain.read([("", text)])
    (own,) = MiniLM().read([text])
    # Two [SEP] instead of one and other token types: near, and piece for piece nearest to itself.
    pieces = reading.pieces / np.linalg.norm(reading.pieces, axis=1, keepdims=True)
    assert ((pieces @ own.pieces.T).argmax(axis=1) == np.arange(len(pieces))).all()
    assert [text[a:b] for a, b in reading.spans] == [text[a:b] for a, b in own.spans]


def test_its_matrices_and_vectors_are_those_of_the_published_architecture() -> None:
    assert [m.shape for m in matrices()[:6]] == [(384, 384)] * 4 + [(384, 1536), (1536, 384)]
    assert len(matrices()) == 36
    assert vectors()["embeddings.word_embeddings.weight"].shape == (30522, 384)
    assert vectors()["encoder.layer.5.output.LayerNorm.bias"].shape == (384,)


def test_a_pair_is_read_the_same_whatever_is_read_beside_it() -> None:
    model = PairModel(READER)
    pair, long = ("Who fell ill?", "Ann fell ill. Bob did not."), ("Why?", "It rained in the valley. " * 40)
    (alone,) = model.read([pair])
    beside = model.read([long, pair, long])[1]
    assert np.allclose(alone.pieces, beside.pieces, atol=0.15)  # another width, other roundings
    assert alone.spans == beside.spans
    assert model.read([]) == []


def test_what_is_too_long_is_cut_and_not_refused() -> None:
    (reading,) = PairModel(READER).read([("word " * 500, "word " * 500)])
    assert 0 < len(reading.spans) == len(reading.pieces) < MOST_PIECES
