"""Cut an article into passages: whole sentences, sized in tokens, with exact offsets."""

from corpus.chunk.passages import MAX_TOKENS, chunk

__all__ = ["MAX_TOKENS", "chunk"]
