"""Names that nobody bears: each one carries a mark that says it is invented."""

from collections.abc import Mapping

ByCountry = Mapping[str, tuple[str, ...]]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


INVENTED_MARKS = ("Eksempel", "Prøve", "Øvings", "Exempel", "Prov", "Övnings")
COMPANY_MARKS: ByCountry = {
    "NO": ("Eksempel", "Prøve", "Øvings"),
    "SE": ("Exempel", "Prov", "Övnings"),
}
TRADES: ByCountry = {
    "NO": _words(
        "bygg handel transport eiendom elektro hotell fisk data trykk maskin bakeri verksted"
        " montasje design logistikk kontor"
    ),
    "SE": _words(
        "bygg handel transport fastighet el hotell fisk data tryck maskin bageri verkstad"
        " montage design logistik kontor"
    ),
}
REGIONS: ByCountry = {
    "NO": _words("Nord Sør Øst Vest Fjord Innland Kyst Sentrum Fjell Skog Havn Vidda Dal"),
    "SE": _words("Norr Syd Öst Väst Vik Inland Kust Centrum Fjäll Skog Hamn Slätt Dal"),
}
COMPANY_FORMS: Mapping[str, str] = {"NO": "AS", "SE": "AB"}
FIRST_NAMES: ByCountry = {
    "NO": _words(
        "Kari Ola Ingrid Lars Anne Per Marit Nils Sofie Jonas Liv Erik Astrid Magnus Solveig"
        " Håkon Åse Bjørn Ragnhild Øyvind"
    ),
    "SE": _words(
        "Karin Olle Ingrid Lars Anna Per Maria Nils Sofia Jonas Elsa Erik Astrid Magnus Sigrid"
        " Håkan Åsa Björn Ragna Örjan"
    ),
}
SURNAMES: ByCountry = {
    "NO": ("Prøvesen", "Eksempelsen", "Øvingsrud", "Prøvestad"),
    "SE": ("Provsson", "Exempelsson", "Övningsberg", "Provström"),
}
