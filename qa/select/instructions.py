"""Sentences in an article that are addressed to a machine, not to a reader.

Article text is data. A sentence that tells its reader what to answer is no evidence of anything,
so it is neither shown to the model nor quoted; it stays readable in the article.
"""

from __future__ import annotations

import re

_PATTERNS = re.compile(
    r"""
    \b(?:ignore|disregard|forget|override|bypass)\b[^.!?]{0,40}\b(?:instructions?|prompts?|rules?|guidelines|the\ above|previous|prior|context)\b
  | \b(?:system|hidden|initial)\s+(?:prompt|message|instructions?)\b
  | \b(?:reply|respond|answer|output|print|say|write|return|repeat)\b[^.!?]{0,20}\b(?:only|exactly|nothing\ but|just|with\ the\ (?:word|phrase|text|single))\b
  | \byou\ are\ (?:now\ )?(?:an?|the)\s+(?:\w+\s+)?(?:ai|assistant|chatbot|language\ model|bot)\b
  | \b(?:as|dear|attention|note\ to|hey|hello)[\s,:]+(?:an?\ |the\ |all\ )?(?:ai|assistants?|chatbots?|llms?|language\ models?)\b
  | \b(?:ai|assistants?|chatbots?|llms?|language\ models?)\s*[,:]?\s*(?:must|should|please|are\ (?:to|instructed)|need\ to)\b
  | \b(?:new|important|following|updated)\s+instructions?\s*:
  | \b(?:your|the)\s+(?:new\s+)?(?:task|instructions?)\s+(?:is|are)\s+(?:now\ )?to\b
  | <\|?(?:im_start|im_end|system|assistant|user|endoftext)\b
  | ^\s*(?:\[/?INST\]|\#{2,}\s*(?:system|instruction|response)|(?:system|assistant)\s*:)
  | \b(?:when|if)\ (?:asked|answering)\b[^.!?]{0,60}\b(?:say|answer|reply|respond|state|claim)\b
  | \b(?:do\ not|don't|never)\ (?:answer|mention|cite|reveal|use\ the)\b[^.!?]{0,40}\b(?:question|articles?|sources?|user|evidence|passages?)\b
    """,
    re.I | re.X,
)


def addresses_machine(text: str) -> bool:
    """Whether a sentence reads as an instruction to a language model."""
    return bool(_PATTERNS.search(text))
