"""Names that a text can be trusted to mean: agencies, well-known outlets, and cities that head datelines.

Small on purpose: each settles a doubt (`WASHINGTON —` is a place, `NASA —` is not; ` - CNN` ends a title,
` - Part Two` does not), and what is not listed is only cut where the form alone is proof.
"""

from __future__ import annotations

import re

_AGENCIES = {
    "reuters": "Reuters", "reuter": "Reuters", "thomson reuters": "Thomson Reuters", "ap": "AP",
    "associated press": "AP", "the associated press": "AP", "afp": "AFP", "agence france-presse": "AFP",
    "agence france presse": "AFP", "upi": "UPI", "united press international": "UPI", "dpa": "dpa",
    "deutsche presse-agentur": "dpa", "kyodo": "Kyodo", "kyodo news": "Kyodo", "jiji": "Jiji",
    "jiji press": "Jiji", "yonhap": "Yonhap", "yonhap news agency": "Yonhap", "xinhua": "Xinhua",
    "xinhua news agency": "Xinhua", "bloomberg": "Bloomberg", "bloomberg news": "Bloomberg", "tass": "TASS",
    "itar-tass": "TASS", "interfax": "Interfax", "efe": "EFE", "ansa": "ANSA", "pti": "PTI",
    "press trust of india": "PTI", "ani": "ANI", "ians": "IANS", "pa": "PA", "pa media": "PA",
    "press association": "PA", "cna": "CNA", "bernama": "Bernama", "antara": "Antara", "anadolu": "Anadolu",
    "anadolu agency": "Anadolu", "aap": "AAP", "the canadian press": "The Canadian Press",
    "canadian press": "The Canadian Press", "ritzau": "Ritzau", "apa": "APA", "belga": "Belga",
    "ukrinform": "Ukrinform", "dow jones": "Dow Jones", "dow jones newswires": "Dow Jones",
}  # fmt: skip

_OUTLETS = """
    abc news | al jazeera | ap news | arirang | axios | axios.com | bbc | bbc news | bbc sport |
    bloomberg | business insider | buzzfeed news | cbc | cbc news | cbs news | channel newsasia | cna |
    cnbc | cnn | cnn business | cnn politics | cnn style | cnn travel | cnn underscored | cnnpolitics |
    der spiegel | deutsche welle | dw | espn | euronews | euronews.com | financial times | forbes |
    fortune | fox business | fox news | france 24 | haaretz | hindustan times | huffpost | india today |
    japan times | japan today | korea joongang daily | kyodo news | kyodo news+ | le monde |
    los angeles times | msnbc | nbc news | nbc sports | ndtv | newsweek | nhk world | nikkei asia | npr |
    nytimes.com | pbs newshour | politico | propublica | reuters | reuters.com | scmp | sky news |
    sky sports | slate | south china morning post | spiegel | the associated press | the atlantic |
    the conversation | the economist | the guardian | the hill | the hindu | the independent |
    the indian express | the japan times | the korea herald | the korea times | the mainichi |
    the moscow times | the new york times | the new yorker | the straits times |
    the sydney morning herald | the telegraph | the times | the times of india | the times of israel |
    the verge | the wall street journal | the washington post | the week | the week uk | time |
    time.com | usa today | vice news | voa | vox | wired | wsj | yahoo news | yonhap news agency"""
_CITIES = """
    ABU DHABI | ABUJA | ACCRA | ADDIS ABABA | ALGIERS | AMMAN | AMSTERDAM | ANKARA | ASTANA | ATHENS |
    ATLANTA | AUCKLAND | BAGHDAD | BAKU | BANGKOK | BARCELONA | BEIJING | BEIRUT | BELFAST | BELGRADE |
    BERLIN | BERN | BOGOTA | BONN | BOSTON | BRASILIA | BRUSSELS | BUCHAREST | BUDAPEST | BUENOS AIRES |
    CAIRO | CANBERRA | CAPE TOWN | CARACAS | CHICAGO | COLOMBO | COPENHAGEN | DAKAR | DALLAS | DAMASCUS |
    DELHI | DENVER | DETROIT | DHAKA | DOHA | DUBAI | DUBLIN | EDINBURGH | FRANKFURT | GAZA | GAZA CITY |
    GENEVA | GUATEMALA CITY | HANOI | HAVANA | HELSINKI | HO CHI MINH CITY | HONG KONG | HONOLULU |
    HOUSTON | ISLAMABAD | ISTANBUL | JAKARTA | JERUSALEM | JOHANNESBURG | KABUL | KARACHI | KATHMANDU |
    KHARTOUM | KIEV | KINSHASA | KUALA LUMPUR | KUWAIT | KYIV | LA PAZ | LAGOS | LAS VEGAS | LIMA |
    LISBON | LONDON | LOS ANGELES | LUXEMBOURG | MADRID | MANAMA | MANILA | MELBOURNE | MEXICO CITY |
    MIAMI | MILAN | MINNEAPOLIS | MINSK | MONTREAL | MOSCOW | MUMBAI | MUNICH | NAIROBI | NAYPYITAW |
    NEW DELHI | NEW ORLEANS | NEW YORK | NICOSIA | OSLO | OTTAWA | PANAMA CITY | PARIS | PEKING |
    PHILADELPHIA | PHNOM PENH | PHOENIX | PITTSBURGH | PRAGUE | PRETORIA | PYONGYANG | QUITO | RABAT |
    RAMALLAH | REYKJAVIK | RIGA | RIO DE JANEIRO | RIYADH | ROME | SAN DIEGO | SAN FRANCISCO | SANAA |
    SANTIAGO | SAO PAULO | SARAJEVO | SEATTLE | SEOUL | SHANGHAI | SINGAPORE | SOFIA | ST. LOUIS |
    STOCKHOLM | STRASBOURG | SYDNEY | SÃO PAULO | TAIPEI | TALLINN | TBILISI | TEHRAN | TEL AVIV |
    THE HAGUE | TOKYO | TORONTO | TRIPOLI | TUNIS | UNITED NATIONS | VANCOUVER | VATICAN CITY | VIENNA |
    VIENTIANE | VILNIUS | WARSAW | WASHINGTON | WELLINGTON | YANGON | YEREVAN | ZAGREB | ZURICH"""


def _listed(names: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in names.split("|"))


OUTLETS = _listed(_OUTLETS)
CITIES = _listed(_CITIES)


def agency(name: str) -> str | None:
    """The agency that `name` means, by the name it is known under; None if it is none."""
    return _AGENCIES.get(" ".join(name.strip(" .,").casefold().split()))


def is_outlet(name: str) -> bool:
    return " ".join(name.casefold().split()) in OUTLETS


def slug(name: str) -> str:
    """Letters and digits alone, so that `USA TODAY` and `usatoday` are one."""
    return re.sub(r"[\W_]", "", name.casefold())
