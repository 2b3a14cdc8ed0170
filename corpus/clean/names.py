"""Names that a text can be trusted to mean: agencies, well-known outlets, and cities that head datelines.

Small on purpose: each settles a doubt (`WASHINGTON —` is a place, `NASA —` is not; ` - CNN` ends a title,
` - Part Two` does not), and what is not listed is only cut where the form alone is proof.
No list holds the names of small papers and agencies: those are told by their form and by the line they stand in.
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
# What papers and stations call themselves; a surname is hardly ever one of these, and a section never.
_PAPER = re.compile(
    r"(?:.* )(?:Advertiser|Argus|Broadcasting|Bulletin|Chronicle|Courier|Daily|Dispatch|Echo|Examiner|Express"
    r"|Gazette|Globe|Guardian|Herald|Independent|Inquirer|Journal|Ledger|Magazine|Mail|Mercury|Mirror|Monitor"
    r"|News|Newspaper|Observer|Online|Post|Press|Radio|Record|Register|Review|Sentinel|Standard|Star|Sun"
    r"|Telegraph|Times|Today|Tribune|TV|Weekly|World)|(?:Daily|Radio|Times) .*"
)
_WIRE = re.compile(r"(?:[A-ZÀ-Þ][\w.'’&-]* ){1,3}(?:Wire|Newswires?|(?:News|Press|Wire) (?:Agency|Service))")
_SECTIONS = """
    africa | americas | analysis | arts | asia | asia pacific | asia-pacific | australia | books | breaking news |
    business | climate | comment | commentary | community | crime | culture | economy | education | energy |
    entertainment | environment | europe | explainer | explainers | exclusive | features | film | finance | food |
    football | front page | health | home | home page | international | japan | korea | latest | latest news |
    law | life | lifestyle | live | local | local news | markets | media | middle east | money | music |
    national | news | obituaries | opinion | people | politics | property | region | regional | research |
    science | society | sport | sports | tech | technology | top stories | transport | travel | uk | us |
    u.s. | video | videos | weather | world | world news"""
_SMALL = frozenset("of the and & de la le di".split())


def _listed(names: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in names.split("|"))


OUTLETS = _listed(_OUTLETS)
CITIES = _listed(_CITIES)
SECTIONS = _listed(_SECTIONS)


def agency(name: str) -> str | None:
    """The agency that `name` means, by the name it is known under; None if it is none."""
    return _AGENCIES.get(" ".join(name.strip(" .,").casefold().split()))


def is_outlet(name: str) -> bool:
    return " ".join(name.casefold().split()) in OUTLETS


def is_name(name: str) -> bool:
    """Whether the form is that of a proper name of one to four words, small ones not counted."""
    words = name.split()
    large = [word for word in words if word not in _SMALL]
    return (
        1 <= len(large) <= 4
        and words[-1] not in _SMALL
        and len(name) <= 40
        and bool(re.fullmatch(r"[^\W\d_][\w .&'’+-]*[\w+]", name))
        and all(word[0].isupper() for word in large[:1])
        and all(word[0].isupper() or word.isdigit() for word in large)
    )


def is_wire(name: str) -> bool:
    """Whether an unlisted name says of itself that it is an agency's."""
    return bool(_WIRE.fullmatch(name))


def is_paper(name: str) -> bool:
    """A known outlet, or a name that says of itself that it is a paper's or a station's."""
    return is_outlet(name) or (is_name(name) and bool(_PAPER.fullmatch(name)))


def is_section(name: str) -> bool:
    """Whether it is what papers call their sections: `World`, `Business`."""
    return " ".join(name.casefold().split()) in SECTIONS


def slug(name: str) -> str:
    """Letters and digits alone, so that `USA TODAY` and `usatoday` are one."""
    return re.sub(r"[\W_]", "", name.casefold())
