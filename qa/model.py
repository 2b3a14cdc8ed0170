"""The language model: any llama-index `LLM`; by default one reached over OpenAI's protocol.

The one module that knows llama-index's chat types and the OpenAI SDK's errors: a vendor's error
becomes a `ModelError` here and nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from corpus.chunk.tokens import count_tokens
from corpus.errors import ModelError
from prompts import Message
from qa.answer import Usage
from qa.settings import ModelSettings

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

CHECK_ADDRESS = "check OPENAI_BASE_URL (for most servers it ends in /v1)"
MAX_OUTPUT = 400  # tokens; answers are short


class LanguageModel:
    """A chat model that streams. `usage` adds up what was asked of it since `reset`."""

    def __init__(self, llm: LLM, name: str | None = None) -> None:
        self._llm = llm
        self.name = name or llm.metadata.model_name
        self.context_window = llm.metadata.context_window

    def stream(self, messages: Sequence[Message], spent: list[Usage]) -> Iterator[str]:
        """The reply as it comes, piece by piece; its cost is appended to `spent` when it has ended.

        A server that does not report usage is counted with cl100k_base, which is close, not exact.
        Raises ModelError for whatever the server or the connection does wrong.
        """
        from llama_index.core.llms import ChatMessage

        chat = [ChatMessage(role=m.role, content=m.text) for m in messages]
        said, reported = "", None
        try:
            for response in self._llm.stream_chat(chat):
                reported = _usage(response.raw) or reported
                piece = response.delta or ""
                said += piece
                if piece:
                    yield piece
        except ModelError:
            raise
        except Exception as error:  # every vendor raises its own kinds
            raise _mapped(error, self.name) from error
        finally:
            estimate = Usage(sum(count_tokens(m.text) for m in messages), count_tokens(said), 1)
            spent.append(reported or estimate)

    def complete(self, messages: Sequence[Message], spent: list[Usage]) -> str:
        """The whole reply: the stream, drained."""
        return "".join(self.stream(messages, spent)).strip()


def connect(settings: ModelSettings) -> LanguageModel:
    """The model that `settings` names, over OpenAI's protocol. Nothing is sent yet."""
    from llama_index.llms.openai_like import OpenAILike

    # OpenAILike, because OpenAI(model=…) raises for every model name it does not know.
    llm = OpenAILike(
        model=settings.name,
        api_base=settings.base_url,
        api_key=settings.api_key or "none",
        is_chat_model=True,
        context_window=settings.context_window,
        max_tokens=MAX_OUTPUT,
        temperature=0.0,
        timeout=settings.timeout,
        max_retries=0,  # a failed call is answered in quotes mode at once; a retry would double the time-out
        additional_kwargs={"stream_options": {"include_usage": True}},
    )
    return LanguageModel(llm, settings.name)


def _usage(raw: Any) -> Usage | None:
    found = raw.get("usage") if isinstance(raw, dict) else getattr(raw, "usage", None)
    if not found:
        return None
    if not isinstance(found, dict):
        found = {name: getattr(found, name, 0) for name in ("prompt_tokens", "completion_tokens")}
    return Usage(int(found.get("prompt_tokens") or 0), int(found.get("completion_tokens") or 0), 1)


def _mapped(error: Exception, name: str) -> ModelError:
    """The vendor's error in the user's words, with the mend."""
    import httpx
    import openai

    kinds: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
        ((openai.APITimeoutError, httpx.TimeoutException), "did not answer in time: raise QA_TIMEOUT, or try again"),
        (
            (openai.APIConnectionError, httpx.TransportError),
            "cannot be reached: is the server at OPENAI_BASE_URL running?",
        ),
        (openai.AuthenticationError, "refused the key: check OPENAI_API_KEY"),
        (openai.PermissionDeniedError, "refused the key: check what OPENAI_API_KEY may use"),
        (openai.NotFoundError, "is not known to the server: check QA_MODEL and OPENAI_BASE_URL"),
        (openai.RateLimitError, "has no room now (rate limit or quota): wait, or check the account"),
        (
            (openai.BadRequestError, openai.UnprocessableEntityError),
            "refused the request: is QA_CONTEXT larger than its context window?",
        ),
        (openai.APIStatusError, "failed on the server's side: try again"),
    )
    for kind, meaning in kinds:
        if isinstance(error, kind):
            return ModelError(f"the model {name} {meaning}")
    if isinstance(error, UnicodeEncodeError):
        return ModelError("OPENAI_API_KEY holds a character that no key has: copy it again")
    if isinstance(error, json.JSONDecodeError | TypeError | AttributeError | LookupError):
        return ModelError(f"the model {name} sent what is not OpenAI's protocol: {CHECK_ADDRESS}")
    first = (str(error).splitlines() or [""])[0][:160]
    return ModelError(
        f"the model {name} failed: {first or type(error).__name__}; try again, or unset QA_MODEL for quotes mode"
    )
