"""Embedding models: one that runs here without a network, and any that speaks OpenAI's protocol."""

from corpus.embed.minilm import MiniLM

__all__ = ["MiniLM"]
