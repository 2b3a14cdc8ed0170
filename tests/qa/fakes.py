"""A llama-index model that says what a test tells it to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from llama_index.core.llms import ChatMessage, ChatResponse, CustomLLM, LLMMetadata
from pydantic import Field

Reply = str | Exception | tuple[str, Exception]  # what it says, what it raises, or what it says before it raises


class FakeLLM(CustomLLM):
    """Streams `replies`, one a call, a few characters at a time, and records what it was `asked`."""

    replies: list[Any] = Field(default_factory=list)
    asked: list[list[ChatMessage]] = Field(default_factory=list)
    usage: dict[str, int] | None = None  # what the server reports with each call

    @property
    def metadata(self) -> LLMMetadata:
        return LLMMetadata(model_name="fake", context_window=4096)

    @property
    def calls(self) -> int:
        return len(self.asked)

    def told(self, call: int = 0) -> str:
        """All that was sent in one call."""
        return "\n".join(message.content or "" for message in self.asked[call])

    def stream_chat(self, messages: Sequence[ChatMessage], **_: Any) -> Any:
        self.asked.append(list(messages))
        if self.calls > len(self.replies):
            pytest.fail(f"the model was called a {self.calls}th time, with: {self.told(-1)}")
        reply: Reply = self.replies[self.calls - 1]
        said, error = (
            reply if isinstance(reply, tuple) else ("", reply) if isinstance(reply, Exception) else (reply, None)
        )
        for at in range(0, len(said), 5):
            piece = said[at : at + 5]
            yield ChatResponse(message=ChatMessage(role="assistant", content=said[: at + 5]), delta=piece)
        if error:
            raise error
        if self.usage:
            yield ChatResponse(message=ChatMessage(role="assistant", content=said), delta="", raw={"usage": self.usage})

    def complete(self, prompt: str, formatted: bool = False, **_: Any) -> Any:
        raise NotImplementedError

    def stream_complete(self, prompt: str, formatted: bool = False, **_: Any) -> Any:
        raise NotImplementedError
