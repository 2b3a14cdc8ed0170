"""The local model taught to read two texts together: a question and a passage, say.

An adapter is a small file that turns all-MiniLM-L6-v2 into a cross-encoder: low-rank additions to its
matrices (Hu et al. 2021, LoRA), its small vectors anew, and a head that gives numbers for every word
piece. A text beside each adapter tells its data and the command that made it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from corpus.embed.minilm import pad, queue_of, tokenizer, weights_file
from corpus.embedding import Vectors

MOST_PIECES = 320  # of both texts together; what is beyond is not read
_MOST_FIRST = 64
_BATCH = 4
_CLS, _SEP = 101, 102
_ONE_AT_A_TIME = Lock()  # the queue of requests is one for the process, and so is its callback


@dataclass(frozen=True)
class PairReading:
    """What the head gives for two texts read together.

    `whole` has shape (heads,), from the [CLS] piece; `pieces` (n, heads), for the word pieces of the
    second text; `spans` gives the characters of each of these in that text.
    """

    whole: Vectors
    pieces: Vectors
    spans: tuple[tuple[int, int], ...]


class PairModel:
    """all-MiniLM-L6-v2 with one adapter, loaded on first use; safe to share between threads."""

    def __init__(self, adapter: Path) -> None:
        self._adapter = adapter

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[PairReading]:
        """The reading of each pair, in order; the cost is that of embedding both texts as one."""
        if not pairs:
            return []
        with _ONE_AT_A_TIME:
            return self._read(pairs)

    def _read(self, pairs: Sequence[tuple[str, str]]) -> list[PairReading]:
        tokens, queue = _load(self._adapter)
        firsts = tokens.encode_batch([first for first, _ in pairs], add_special_tokens=False)
        seconds = tokens.encode_batch([second for _, second in pairs], add_special_tokens=False)
        joined = [join(first.ids, second.ids) for first, second in zip(firsts, seconds, strict=True)]
        found: dict[int, PairReading] = {}

        def keep(request: Any, rows: list[int]) -> None:
            out = request.get_output_tensor(0).data
            for at, row in enumerate(rows):
                ids, begin = joined[row]
                pieces = np.array(out[at, begin : len(ids) - 1], np.float32)
                spans = tuple(seconds[row].offsets[: len(pieces)])
                found[row] = PairReading(np.array(out[at, 0], np.float32), pieces, spans)

        order = sorted(range(len(pairs)), key=lambda row: len(joined[row][0]))
        queue.set_callback(keep)
        for at in range(0, len(order), _BATCH):
            rows = order[at : at + _BATCH]
            ids, mask = pad([joined[row][0] for row in rows])
            types = np.zeros_like(ids)
            for line, row in enumerate(rows):
                types[line, joined[row][1] : len(joined[row][0])] = 1
            queue.start_async({"input_ids": ids, "attention_mask": mask, "token_type_ids": types}, rows)
        queue.wait_all()
        return [found[row] for row in range(len(pairs))]


@lru_cache(maxsize=2)
def _load(adapter: Path) -> tuple[Any, Any]:
    """The tokenizer and a queue of inference requests; about half a second, once a process."""
    import openvino

    return tokenizer(None), queue_of(openvino.Core(), _adapted(_values(adapter)))


def join(first: list[int], second: list[int], most: int = MOST_PIECES) -> tuple[list[int], int]:
    """The word pieces of both texts as one row, and where the second begins."""
    head = [_CLS, *first[:_MOST_FIRST], _SEP]
    return [*head, *second[: most - len(head) - 1], _SEP], len(head)


def _values(adapter: Path) -> dict[str, Vectors]:
    """The adapter's numbers by name; what is stored as 8-bit integers has a scale for each column."""
    with np.load(adapter) as stored:
        return {
            name: stored[name].astype(np.float32) * stored.get(f"{name}:scale", 1)
            for name in stored.files
            if not name.endswith(":scale")
        }


def matrices() -> list[Vectors]:
    """The model's matrices as they are without an adapter: six a layer, each of shape (in, out)."""
    nodes = _nodes(_original())
    return [_matrix(nodes, name) for name in _matrix_names(nodes)]


def vectors() -> dict[str, Vectors]:
    """The model's other numbers, by the names of the original: embeddings, biases, norms."""
    nodes = _nodes(_original())
    found = {n: node for n, node in nodes.items() if n.startswith("inner.") and node.get_type_name() == "Constant"}
    plain = {n: np.asarray(node.data) for n, node in found.items() if not n.endswith(("_q", "_scale"))}
    stored = {n[:-2]: _matrix(nodes, f"{n[:-2]}_mul") for n in found if n.endswith("_q")}
    return {n.removeprefix("inner."): value for n, value in (plain | stored).items()}


def _original() -> Any:
    import openvino

    return openvino.Core().read_model(weights_file())


def _nodes(model: Any) -> dict[str, Any]:
    return {node.get_friendly_name(): node for node in model.get_ordered_ops()}


def _matrix_names(nodes: dict[str, Any]) -> list[str]:
    """The nodes that give the 36 matrices, in the order of the layers."""
    names = (name for name in nodes if name.startswith("val_") and name.endswith("_mul"))
    return sorted(names, key=lambda name: int(name.split("_")[1]))


def _matrix(nodes: dict[str, Any], name: str) -> Vectors:
    """A matrix that the file stores as 8-bit integers with a scale for each column or row."""
    stem = name.removesuffix("_mul")
    return np.asarray(nodes[f"{stem}_q"].data.astype(np.float32) * nodes[f"{stem}_scale"].data)


def _adapted(values: dict[str, Vectors]) -> Any:
    """The model's graph with the adapter's numbers in it, and the head in place of its output."""
    import openvino
    from openvino import opset13 as op

    model = _original()
    nodes = _nodes(model)
    for number, name in enumerate(_matrix_names(nodes)):
        added = values[f"{number}.down"] @ values[f"{number}.up"]
        nodes[name].output(0).replace(op.constant(_matrix(nodes, name) + added).output(0))
    for name, value in values.items():
        if (node := nodes.get(f"inner.{name}")) is not None:
            node.output(0).replace(op.constant(value).output(0))
    hidden = model.output(0).get_node().input_value(0)
    out = op.add(op.matmul(hidden, op.constant(values["head.weight"]), False, True), op.constant(values["head.bias"]))
    return openvino.Model([out], model.get_parameters(), "adapted")
