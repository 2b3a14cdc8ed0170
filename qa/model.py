"""The language model: any llama-index `LLM`; by default one reached over OpenAI's protocol.

The one module that knows llama-index's chat types and the OpenAI SDK: a vendor's error becomes a `ModelError`
here (`qa.faults`) and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from threading import local
from typing import TYPE_CHECKING, Any

from corpus.chunk.tokens import count_tokens
from corpus.errors import ModelError, SettingsError
from prompts import Message, Prompt, load
from qa.answer import Usage
from qa.faults import CHECK_ADDRESS, fault, refuses
from qa.patience import PatientClient
from qa.settings import ModelSettings
from qa.structured import FORMS, as_plain, with_form

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

__all__ = ["CHECK_ADDRESS", "MAX_OUTPUT", "LanguageModel", "connect"]

MAX_OUTPUT = 400  # tokens; answers are short
_OPENAI = "https://api.openai.com/v1"
_COUNTED = 0.9  # of its window: other models cut the same text into up to a tenth more tokens than cl100k_base does
_FRAME = 10  # tokens that a chat template puts round a message


class LanguageModel:
    """A chat model that streams. Safe to share between threads."""

    structured = False  # whether drafts are asked for as JSON objects
    deterministic = False  # whether it says the same to the same, as far as it can be told to

    def __init__(self, llm: LLM, name: str | None = None, *, structured: bool = False) -> None:
        self._llm = llm
        self.name = name or llm.metadata.model_name
        self.context_window = llm.metadata.context_window
        self.structured = structured
        self.deterministic = getattr(llm, "temperature", None) == 0
        self._last = local()  # what is known of the last reply in each thread
        self._forms = FORMS  # those that the server may take; the first is tried first

    def stream(self, messages: Sequence[Message], spent: list[Usage]) -> Iterator[str]:
        """The reply as it comes, piece by piece; its cost is appended to `spent` when it has ended.

        A server that does not report usage is counted with cl100k_base, which is close, not exact.
        Raises ModelError for whatever the server or the connection does wrong.
        """
        return self._reply(messages, spent)

    def complete(self, messages: Sequence[Message], spent: list[Usage]) -> str:
        """The whole reply: the stream, drained."""
        return "".join(self.stream(messages, spent)).strip()

    def draft(
        self, messages: Sequence[Message], spent: list[Usage], prompt: Callable[[str], Prompt] = load
    ) -> Iterator[str]:
        """A reply that is a draft, as `stream` gives it: sentences with their marks.

        If the model is `structured`, it is asked for a JSON object that `prompt("object")` describes, and the object
        is read into the plain form. A form that the server refuses is not asked for again; where it refuses
        all, or nothing can be read, the draft is asked for plainly. Raises ModelError.
        """
        forms = self._forms if self.structured else ()
        for n, form in enumerate(forms):
            said, cost = False, list[Usage]()
            try:
                for piece in as_plain(self._reply(with_form(messages, prompt("object")), cost, response_format=form)):
                    said = True
                    yield piece
            except ModelError as error:
                if said or not refuses(error):
                    raise
                cost.clear()  # what is refused is not billed
                continue
            finally:
                spent.extend(cost)
            self._forms = forms[n:]
            if said:
                return
            break
        else:
            yield from self.stream(messages, spent)
            self._forms = ()  # only now: a request can be refused for other reasons, which plain text then shows
            return
        yield from self.stream(messages, spent)

    def room(self, messages: Sequence[Message]) -> int:
        """Tokens of its window that are left beside these messages and its reply; below 0 if they do not fit."""
        form = load("object").render() if self.structured else []
        taken = sum(count_tokens(message.text) + _FRAME for message in (*messages, *form))
        return int(self.context_window * _COUNTED) - MAX_OUTPUT - taken

    @property
    def ended(self) -> bool:
        """Whether the last reply in this thread was whole, as far as the server tells."""
        return bool(getattr(getattr(self, "_last", None), "whole", True))

    def _reply(self, messages: Sequence[Message], spent: list[Usage], **options: Any) -> Iterator[str]:
        from llama_index.core.llms import ChatMessage

        chat = [ChatMessage(role=m.role, content=m.text) for m in messages]
        said, reported, ended = "", None, True
        try:
            for response in self._llm.stream_chat(chat, **options):
                reported = _usage(response.raw) or reported
                ended = _ends(response.raw, ended) or reported is not None
                piece = response.delta or ""
                said += piece
                if piece:
                    yield piece
        except ModelError:
            raise
        except Exception as error:  # every vendor raises its own kinds
            raise fault(error, self.name) from error
        finally:
            self._last.whole = ended
            estimate = Usage(sum(count_tokens(m.text) for m in messages), count_tokens(said), 1)
            spent.append(reported or estimate)


def connect(settings: ModelSettings) -> LanguageModel:
    """The model that `settings` names, over OpenAI's protocol. Nothing is sent yet. Raises SettingsError."""
    import httpx
    import openai
    from llama_index.llms.openai_like import OpenAILike

    patient = PatientClient(settings.timeout, settings.connect_timeout, lambda tried: openai.APITimeoutError(tried))
    try:
        client = openai.OpenAI(
            api_key=settings.api_key or "none",
            base_url=settings.base_url or _OPENAI,
            max_retries=settings.retries,
            timeout=patient.timeout,
            http_client=patient,
        )
        # OpenAILike, because OpenAI(model=…) raises for every model name it does not know.
        llm = OpenAILike(
            model=settings.name,
            api_base=settings.base_url or _OPENAI,
            api_key=settings.api_key or "none",
            is_chat_model=True,
            context_window=settings.context_window,
            max_tokens=MAX_OUTPUT,
            temperature=0.0,
            max_retries=0,  # llama-index's, round the SDK's own
            additional_kwargs={"stream_options": {"include_usage": True}},
            openai_client=client,
        )
    except httpx.InvalidURL as error:
        raise SettingsError(f"OPENAI_BASE_URL is {settings.base_url!r} ({error}): {CHECK_ADDRESS}") from None
    except ValueError as error:  # llama-index knows models that do not chat
        raise SettingsError(f"the model {settings.name} cannot be used: {error} Set another QA_MODEL") from None
    return LanguageModel(llm, settings.name, structured=settings.structured)


def _ends(raw: Any, ended: bool) -> bool:
    """Whether the reply is whole after this piece: over OpenAI's protocol, the last one gives a reason for ending."""
    choices = getattr(raw, "choices", None)
    return bool(getattr(choices[0], "finish_reason", None)) if choices else ended


def _usage(raw: Any) -> Usage | None:
    found = raw.get("usage") if isinstance(raw, dict) else getattr(raw, "usage", None)
    if not found:
        return None
    if not isinstance(found, dict):
        found = {name: getattr(found, name, 0) for name in ("prompt_tokens", "completion_tokens")}
    return Usage(int(found.get("prompt_tokens") or 0), int(found.get("completion_tokens") or 0), 1)
