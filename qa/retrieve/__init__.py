"""Find passages: dense and lexical side by side, fused by reciprocal rank."""

from qa.retrieve.search import RETRIEVERS, Retriever, find

__all__ = ["RETRIEVERS", "Retriever", "find"]
