"""The starter articles: news stories written for Dateline, read by its demo and its evals."""

from pathlib import Path


def folder() -> Path:
    """Return the folder that holds the starter articles."""
    return Path(__file__).resolve().parent / "articles"
