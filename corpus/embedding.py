"""What the library asks of an embedding model; anything with this shape plugs in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedding(Protocol):
    """An embedding model. `name` identifies it: a library refuses vectors of another name."""

    @property
    def name(self) -> str: ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, float32, shape (len(texts), dimension), in the order of `texts`.

        Raises EmbeddingError if the model cannot be loaded or reached.
        """
        ...
