"""Embedding models: one that runs here without a network, and any that speaks OpenAI's protocol."""

from corpus.embed.adapted import PairModel, PairReading
from corpus.embed.minilm import MiniLM, precision
from corpus.embed.rarity import rarity
from corpus.embed.readings import Reading

__all__ = ["MiniLM", "PairModel", "PairReading", "Reading", "precision", "rarity"]
