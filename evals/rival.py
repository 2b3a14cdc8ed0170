"""llama-index's `CitationQueryEngine` on our library and our model, so that both can be asked the same.

It is used as its documentation shows it, with its own prompts and its own cutting of sources. It gets our passages and our
vectors, by plain dense search as a `VectorStoreIndex` would, and no article of after the day of asking.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.llms import CompletionResponse, CompletionResponseGen, CustomLLM, LLMMetadata
from llama_index.core.llms.callbacks import llm_completion_callback
from llama_index.core.query_engine import CitationQueryEngine
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from pydantic import PrivateAttr

from corpus.errors import EvalError
from prompts import Message
from qa.answer import Answer, Citation, Claim, Usage
from qa.desk import Desk
from qa.model import MAX_OUTPUT, LanguageModel
from qa.passage import Passage
from qa.question import Filters
from qa.write import DraftSplitter

PASSAGES = 10  # as many as Dateline reads: about 3,000 tokens
_SOURCE = re.compile(r"[\[(]Source (\d+)[\])]", re.I)
_HEAD = re.compile(r"^Source \d+:\n")
_REFUSES = re.compile(
    r"^Empty Response\b|\bno(?:ne of the| relevant| specific| direct)? (?:information|mention|sources?|answer|details?|data)\b|\bnot "
    r"(?:\w+ )?(?:provide|mention|specif|contain|state|stated|given|include|answer|possible|clear|address|say|"
    r"enough|helpful|indicate)|\bnone of the\b|\bcannot\b|\bcan't\b|\bunable to\b|n't (?:\w+ )?(?:provide|mention|specify|"
    r"contain|state|include|answer|address|say|indicate)|\bunclear\b|\bunknown\b|\binsufficient\b",
    re.I,
)


class Rival:
    """The engine over the library of `desk`, asked as `desk` is."""

    def __init__(self, desk: Desk, model: LanguageModel) -> None:
        self._desk, self._model = desk, model

    def answer(self, question: str, filters: Filters) -> Answer:
        """Its reply as an `Answer`: a sentence is a claim, the whole of a source its citation. Raises ModelError."""
        spent: list[Usage] = []
        found = _Dense(self._desk, filters)
        engine = CitationQueryEngine(found, llm=_Behind(self._model, spent))
        response = engine.query(question)
        sources = [_citation(n, node, found.passages) for n, node in enumerate(response.source_nodes, start=1)]
        return as_answer(question, str(response).strip(), sources, self._model.name, sum(spent, Usage()))


def as_answer(question: str, text: str, sources: Sequence[Citation], mode: str, usage: Usage) -> Answer:
    """What the engine wrote, in the form that is scored: refused if every one of its sentences says there is no answer.

    "[Source 5]" is read as "[5]", and a mark belongs to the sentence before it, wherever the full stop is.
    """
    splitter, there = DraftSplitter(), {source.n for source in sources}
    said = [*splitter.feed(_SOURCE.sub(r"[\1]", text)), *splitter.finish()]
    written, claims = "", list[Claim]()
    for sentence in said:
        written += " " if written else ""
        start, cited = len(written), tuple(n for n in sentence.marks if n in there)
        written += sentence.text
        if cited:
            claims.append(Claim(sentence.text, start, len(written), cited, 0.0))
            written += "".join(f" [{n}]" for n in cited)
    refused = all(_REFUSES.search(sentence.text) for sentence in said)
    named = {n for claim in claims for n in claim.citations}
    return Answer(
        question=question,
        standalone_question=question,
        answered=not refused,
        text=written,
        claims=() if refused else tuple(claims),
        citations=() if refused else tuple(source for source in sources if source.n in named),
        mode=mode,
        usage=usage,
    )


def _citation(n: int, node: NodeWithScore, passages: dict[str, Passage]) -> Citation:
    """The part of a passage that the engine numbered; it cuts long ones, and loses where they stand."""
    quote = _HEAD.sub("", node.node.get_content()).strip()
    passage = next((passage for passage in passages.values() if quote in passage.text), None)
    if passage is None:
        raise EvalError("CitationQueryEngine shows a source that none of its passages holds")
    start = passage.start + passage.text.index(quote)
    return Citation(
        n,
        passage.article_id,
        passage.version,
        passage.title,
        passage.publisher,
        passage.published,
        passage.url,
        start,
        start + len(quote),
        quote,
    )


class _Dense(BaseRetriever):
    """Plain dense search."""

    def __init__(self, desk: Desk, filters: Filters) -> None:
        super().__init__()
        self._desk, self._filters = desk, filters
        self.passages: dict[str, Passage] = {}

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        found = self._desk.search(query_bundle.query_str, k=PASSAGES, retriever="dense", **self._filters)
        self.passages = {passage.chunk_id: passage for passage in found}
        return [NodeWithScore(node=TextNode(id_=p.chunk_id, text=p.text), score=p.score) for p in found]


class _Behind(CustomLLM):
    """Our connection to the model behind llama-index's interface, so that calls are kept and counted alike."""

    _model: LanguageModel = PrivateAttr()
    _spent: list[Usage] = PrivateAttr()

    def __init__(self, model: LanguageModel, spent: list[Usage]) -> None:
        super().__init__()
        self._model, self._spent = model, spent

    @property
    def metadata(self) -> LLMMetadata:
        return LLMMetadata(
            context_window=self._model.context_window, num_output=MAX_OUTPUT, model_name=self._model.name
        )

    @llm_completion_callback()
    def complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponse:
        return CompletionResponse(text=self._model.complete([Message("user", prompt)], self._spent))

    @llm_completion_callback()
    def stream_complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponseGen:
        yield self.complete(prompt, formatted, **kwargs)
