"""What a number counts: metres or feet, pounds or dollars, days or weeks."""

from __future__ import annotations

import re

_NAMES = {
    "metre": "m metre metres meter meters",
    "kilometre": "km kilometre kilometres kilometer kilometers",
    "centimetre": "cm centimetre centimetres centimeter centimeters",
    "millimetre": "mm millimetre millimetres millimeter millimeters",
    "mile": "mile miles",
    "foot": "ft foot feet",
    "inch": "inch inches",
    "gram": "g gram grams",
    "kilogram": "kg kilo kilos kilogram kilograms",
    "ton": "t ton tons tonne tonnes",
    "pound (weight)": "lb lbs",
    "second": "second seconds sec secs",
    "minute": "minute minutes min mins",
    "hour": "hour hours hr hrs",
    "day": "day days",
    "week": "week weeks",
    "month": "month months",
    "year": "year years",
    "dollar": "$ us$ dollar dollars",
    "pound": "£ pound pounds",
    "euro": "€ euro euros",
    "yen": "¥ yen",
    "won": "₩ won",
    "yuan": "yuan renminbi",
    "degree": "° °c degrees degree c",
    "degree Fahrenheit": "°f fahrenheit",
    "litre": "litre litres liter liters",
    "hectare": "hectare hectares",
    "acre": "acre acres",
    "in the morning": "am a.m",
    "in the evening": "pm p.m",
}
_UNITS = {name: unit for unit, names in _NAMES.items() for name in names.split()}
_BEFORE = re.compile(r"(US\$|[$£€¥₩])\s?$")
_AFTER = re.compile(
    r"\s?(?:-|\s)?(?:(?:metric|square|cubic|more|full|whole|calendar|working)\s)?(°[CF]?|[ap]\.m|[a-zA-Z]+)", re.I
)


def unit(text: str, start: int, end: int) -> str:
    """The unit of the number at `text[start:end]`; "" if it has none that is known. "won" after a sum is money."""
    sign = _BEFORE.search(text[:start])
    if sign:
        return _UNITS[sign[1].casefold()]
    word = _AFTER.match(text, end)
    return _UNITS.get(word[1].casefold(), "") if word else ""
