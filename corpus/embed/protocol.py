"""Embeddings from a server that speaks OpenAI's protocol, or from any llama-index embedding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from corpus.embedding import Vectors
from corpus.errors import EmbeddingError

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding


class LlamaIndexEmbedding:
    """Any llama-index `BaseEmbedding` as the library's embedding model."""

    def __init__(self, model: BaseEmbedding, name: str | None = None) -> None:
        self._model = model
        self.name = name or model.model_name

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, float32, shape (len(texts), the model's dimension)."""
        try:
            rows = self._model.get_text_embedding_batch(list(texts))
        except Exception as error:  # every vendor raises its own kind
            raise EmbeddingError(f"the embedding model {self.name} did not answer: {_short(error)}") from error
        vectors = np.asarray(rows, np.float32).reshape(len(texts), -1)
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.where(norms == 0, 1, norms), np.float32)


def openai_embedding(model: str, base_url: str | None, api_key: str | None) -> LlamaIndexEmbedding:
    """The embedding model `model` of an OpenAI-protocol server."""
    from llama_index.embeddings.openai import OpenAIEmbedding

    if not api_key and not base_url:
        raise EmbeddingError(
            f"QA_EMBEDDING={model} needs a server: set OPENAI_API_KEY, or OPENAI_BASE_URL for your own"
        )
    client = OpenAIEmbedding(
        model_name=model, api_base=base_url, api_key=api_key or "none", timeout=60, max_retries=2, embed_batch_size=64
    )
    return LlamaIndexEmbedding(client, model)


def _short(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
