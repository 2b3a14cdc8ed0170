"""Any retrieval set in the layout of BEIR (Thakur et al. 2021, arXiv 2104.08663) or with TREC judgements.

Measures retrieval only, of hybrid, lexical (BM25) and dense search of the same library: nDCG@10 with graded gains,
MAP@10, MRR@10 and recall@10, as trec_eval defines them, over documents, each at its best passage. A document that
the library rejected still counts, as never found; copies of one text, and near copies in one cluster,
count as one document with the best of their gains, which is where the figures may differ from published ones. A query
never finds the document of its own id, as in BEIR's evaluation. Queries without a relevant document are left out.

`--data` is a folder with `corpus.jsonl[.gz]` (`_id`, `title`, `text`), `queries.jsonl[.gz]` (`_id`, `text`), and
judgements: `qrels/test.tsv`, else `qrels/dev.tsv`, else `qrels/train.tsv` (query, document and gain, tab between, a
head line), or `qrels*.txt` or `qrels.tsv` in TREC's four columns (query, 0, document, gain).
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from pydantic import Field

from corpus.article import Document
from corpus.errors import EvalError
from corpus.records import Stored
from evals.cases.plan import Desk, Item, Measured, Plan, Request
from evals.measures import ranking
from evals.scoring import DEPTH, score_ranking
from evals.sets.files import Row, find, rows, text_of
from evals.sets.given import document
from evals.sets.whole import held, open_whole
from qa.desk import Desk as Library
from qa.retrieve import RETRIEVERS

_ASKED = date(2099, 12, 31)  # after any date that a document may bear, so that all may be found
_PASSAGES = 100  # so that ten documents are among them
_QRELS = ("qrels/test.tsv", "qrels/dev.tsv", "qrels/train.tsv", "qrels*.txt", "qrels.tsv")

Gains = Mapping[str, float]


class _Document(Row):
    id: str = Field(alias="_id")
    title: str = ""
    text: str


class _Query(Row):
    id: str = Field(alias="_id")
    text: str


def plan(request: Request) -> Plan:
    """The whole corpus as a library, and the queries that have a relevant document."""
    corpus, queries = find(request.data, "beir", "corpus.jsonl", "queries.jsonl")
    path = _qrels(corpus.parent)
    judged = read_qrels(path)
    asked = [q for q in rows(queries, _Query) if any(gain > 0 for gain in judged.get(q.id, {}).values())]
    if not asked:
        raise EvalError(f"{path} has no relevant document for any query of {queries.name}: nothing to measure")
    documents = {row.id: _document(row) for row in rows(corpus, _Document)}
    desk, library = open_whole("beir", list(documents.values()), request)
    asked = asked[: request.limit]
    places = _places(documents, {id_ for query in asked for id_ in (query.id, *judged[query.id])}, desk)
    kind = path.stem
    items = tuple(
        Item(q.id, kind, q.text, _ASKED.isoformat(), partial(_measured, q, judged[q.id], places, desk)) for q in asked
    )
    return Plan("beir", f"hybrid ndcg@{DEPTH}", "search", library, items, close=desk.close)


def _document(row: _Document) -> Document:
    return document(row.text or row.title, f"corpus:{row.id}", title=row.title, external_id=row.id)


def _places(documents: Mapping[str, Document], wanted: set[str], desk: Library) -> dict[str, Stored]:
    """The article in the library that each wanted document is; none for those it does not hold."""
    articles = {stored.article.id: stored for stored in desk.articles()}
    ids = held((documents[id_] for id_ in sorted(wanted) if id_ in documents), desk)
    return {id_: articles[ids[documents[id_]]] for id_ in wanted if documents.get(id_) in ids}


def _measured(query: _Query, judged: Gains, places: Mapping[str, Stored], desk: Desk) -> Measured:
    relevant: dict[str, float] = {}
    for id_, gain in judged.items():
        cluster = places[id_].cluster if id_ in places else f"not in the library: {id_}"
        if id_ != query.id:
            relevant[cluster] = max(gain, relevant.get(cluster, gain))
    scores: dict[str, float] = {}
    timings: dict[str, float] = {}
    ranks: dict[str, int | None] = {}
    own = places[query.id].article.id if query.id in places else None
    for system in RETRIEVERS:
        began = time.perf_counter()
        found = desk.search(query.text, k=_PASSAGES, as_of=_ASKED, retriever=system)
        timings[f"search {system}"] = 1000 * (time.perf_counter() - began)
        found = [passage for passage in found if passage.article_id != own]
        scores.update(score_ranking(found, relevant, system))
        ranked = list(dict.fromkeys(passage.cluster for passage in found))
        ranks[system] = ranking.rank_of_first(ranked, relevant)
        recall = ranking.recall(ranked, relevant, DEPTH)
        if recall is not None:
            scores[f"{system} recall@{DEPTH}"] = recall
    return Measured(scores, timings, ranks=ranks)


def _qrels(data: Path) -> Path:
    found = next((path for name in _QRELS for path in sorted(data.glob(name))), None)
    if found is None:
        raise EvalError(f"{data} is not the data of beir: none of {', '.join(_QRELS)} found in it")
    return found


def read_qrels(path: Path) -> dict[str, dict[str, float]]:
    """The gain of each judged document by query. Raises EvalError naming the line that cannot be used."""
    judged: dict[str, dict[str, float]] = {}
    for query, document_id, gain in _judgements(path):
        judged.setdefault(query, {})[document_id] = gain
    return judged


def _judgements(path: Path) -> Iterator[tuple[str, str, float]]:
    for number, line in enumerate(text_of(path).splitlines(), start=1):
        columns = line.split("\t") if line.count("\t") >= 2 else line.split()
        if not columns or (number == 1 and columns[0] == "query-id"):
            continue
        try:
            query, document_id = columns[0], columns[-2]
            if len(columns) not in (3, 4) or not (query and document_id):
                raise ValueError
            yield query, document_id, float(columns[-1])
        except (ValueError, IndexError):
            raise EvalError(f"{path.name}:{number}: a query, a document and a gain are expected: {line[:80]}") from None
