"""Find passages: dense and lexical side by side, fused by a few learnt coefficients."""

from qa.retrieve.search import RETRIEVERS, Retriever, find

__all__ = ["RETRIEVERS", "Retriever", "find"]
