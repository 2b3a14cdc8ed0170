"""What went wrong with a language model, in the user's words, with the mend.

By status code and by the names of the error's classes, not by one vendor's types: the SDKs behind llama-index's
models share both, so any of their errors is understood, and none of them need be loaded to do it.
"""

from __future__ import annotations

import json

from corpus.errors import ModelError

CHECK_ADDRESS = "check OPENAI_BASE_URL (for most servers it ends in /v1)"
_UNREACHABLE = "cannot be reached: is the server at OPENAI_BASE_URL running?"
_BY_STATUS = {
    400: "refused the request: is QA_CONTEXT larger than its context window?",
    401: "refused the key: check OPENAI_API_KEY",
    402: "has no credit left: check the account of OPENAI_API_KEY",
    403: "refused the key: check what OPENAI_API_KEY may use",
    404: "is not known to the server: check QA_MODEL and OPENAI_BASE_URL",
    413: "refused the request: is QA_CONTEXT larger than its context window?",
    422: "refused the request: is QA_CONTEXT larger than its context window?",
    429: "has no room now (rate limit or quota): wait, or check the account",
}
_BY_KIND = (  # the first that fits: a time-out is a kind of connection error
    (("ConnectTimeout",), _UNREACHABLE),
    (("APITimeoutError", "TimeoutException"), "did not answer in time: raise QA_TIMEOUT, or try again"),
    (("APIConnectionError", "TransportError"), _UNREACHABLE),
)
_REFUSALS = (
    400,
    404,
    415,
    422,
    500,
    501,
)  # of an optional part of a request: OpenRouter says 404, llama-cpp-python 500


def fault(error: Exception, name: str) -> ModelError:
    """The error that the user reads, in place of the vendor's."""
    meaning = _meaning(error)
    if meaning:
        return ModelError(f"the model {name} {meaning}")
    if isinstance(error, UnicodeEncodeError):
        return ModelError("OPENAI_API_KEY holds a character that no key has: copy it again")
    if isinstance(error, json.JSONDecodeError | TypeError | AttributeError | LookupError):
        return ModelError(f"the model {name} sent what is not OpenAI's protocol: {CHECK_ADDRESS}")
    first = (str(error).splitlines() or [""])[0][:160]
    return ModelError(
        f"the model {name} failed: {first or type(error).__name__}; try again, or unset QA_MODEL for quotes mode"
    )


def refuses(error: ModelError) -> bool:
    """Whether the server may have refused an optional part of the request, which it does not know."""
    return _status(error.__cause__) in _REFUSALS


def _meaning(error: Exception) -> str | None:
    status = _status(error)
    if status is not None:
        return _BY_STATUS.get(status, "failed on the server's side: try again")
    for names, meaning in _BY_KIND:
        # The SDK makes a time-out of its own of each of httpx's; whether it ever connected, the cause says.
        kinds = {kind.__name__ for found in (error, error.__cause__) for kind in type(found).__mro__}
        if not kinds.isdisjoint(names):
            return meaning
    return None


def _status(error: BaseException | None) -> int | None:
    status = getattr(error, "status_code", None)
    return status if isinstance(status, int) else None
