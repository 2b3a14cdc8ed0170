"""Bytes to text: the right accents, or a refusal, and never mojibake."""

from __future__ import annotations

import pytest

from corpus.errors import SourceError
from corpus.read.decode import decode

FRENCH = "Le maire a déclaré mardi que l’été s’achève à Paris, où les élèves protestèrent."
JAPANESE = "港の評議会は月曜日、冬の前に北の防波堤を広げることを決めたと発表した。"
KOREAN = "항구 위원회는 월요일에 겨울이 오기 전에 북쪽 방파제를 넓히기로 했다고 밝혔다."
RUSSIAN = "Совет порта заявил в понедельник, что волнорез расширят до зимы."
CHINESE = "港口委员会星期一表示，将在冬天之前扩建北部的防波堤，这是一个重要的决定。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"), (FRENCH, "utf-8-sig"), (FRENCH, "utf-16"), (FRENCH, "utf-16-le"),
        (FRENCH, "utf-16-be"), (FRENCH, "utf-32"), (FRENCH, "cp1252"), (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"), (JAPANESE, "utf-16"), (KOREAN, "euc-kr"), (RUSSIAN, "cp1251"),
        (CHINESE, "gb18030"),
    ],
)  # fmt: skip
def test_the_encoding_is_told(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).removeprefix("\ufeff") == text


def test_a_page_and_a_server_may_declare_a_charset() -> None:
    polish = "Rząd podejmie działania, żeby wzmocnić złotego."
    page = f'<html><head><meta charset="iso-8859-2"></head><p>{polish}</p>'
    assert polish in decode(page.encode("iso-8859-2"), markup=True)
    assert polish == decode(polish.encode("cp1250"), declared="windows-1250")
    assert decode("“Quoted”".encode("cp1252"), declared="ISO-8859-1") == "“Quoted”"
    assert decode(FRENCH.encode(), declared="iso-8859-1") == FRENCH, "valid UTF-8 is UTF-8, whatever is declared"
    assert decode(FRENCH.encode("cp1252"), declared="nonsense-7") == FRENCH


def test_a_few_broken_bytes_do_not_garble_the_rest() -> None:
    broken = FRENCH.encode() + b" \xe9\xff " + FRENCH.encode()
    assert decode(broken).startswith(FRENCH)
    assert "Ã" not in decode(broken)


def test_a_stray_nul_is_no_binary_file() -> None:
    assert decode(b"a" * 1000 + b"\0" + b"b" * 1000).startswith("aaa")


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"\x89PNG\r\n", bytes(range(32)) * 9, b"\x00\x01\x02" * 99])
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="binary"):
        decode(data)
