"""Words as they are compared, and what single words in a cell stand for."""

from collections.abc import Mapping

# What a flag may be written as; the mapping file can name further words for these. Spreadsheets
# write truth in their user's language, and some portals repeat the column's heading as the value.
_YES = """
    yes y true t 1 1.0 1,0 x ✓ ✔ ☑ ☒ ja j kyllä k joo tosi sant sann sand wahr
    disputed omtvistet bestridt tvistig bestridd omtvistad riitautettu kiistetty bestritten strittig
"""
_NO = """
    no n false f 0 0.0 0,0 ☐ nei nej ei e nein epätosi usann usant falsk falskt falsch
    undisputed uomtvistet ubestridt otvistig obestridd riidaton kiistämätön unbestritten unstrittig
"""
YES_NO: Mapping[str, bool] = {
    **dict.fromkeys(_YES.split(), True),
    **dict.fromkeys(_NO.split(), False),
    **dict.fromkeys(
        ("not disputed", "ikke omtvistet", "ikke bestridt", "ej bestridd", "inte bestridd"), False
    ),
    **dict.fromkeys(("ej tvistig", "ei riitautettu", "ei kiistetty", "nicht bestritten"), False),
}

# Somebody was asked and does not know: no flag, and nothing wrong with the cell either.
UNKNOWN = (
    *("don't know", "dont know", "do not know", "not known", "unknown", "unsure", "not set", "?"),
    *("vet ikke", "ikke kjent", "ukjent", "uavklart", "vet ej", "vet inte", "okänd", "okänt"),
    *("ved ikke", "ukendt", "en tiedä", "ei tietoa", "ei tiedossa", "tuntematon"),
    *("weiß nicht", "weiss nicht", "unbekannt", "keine angabe"),
)

# How programs write that there is no value.
NOTHING = ("null", "(null)", "<null>", "\\n", "nil", "none", "nan", "nat", "<na>")

_MONTHS = (
    "january januar januari jan jänner jän tammikuu tammikuuta tammi",
    "february februar februari feb febr feber helmikuu helmikuuta helmi",
    "march mars marts märz mar mär mrz maaliskuu maaliskuuta maalis",
    "april apr huhtikuu huhtikuuta huhti",
    "may mai maj toukokuu toukokuuta touko",
    "june juni jun kesäkuu kesäkuuta kesä",
    "july juli jul heinäkuu heinäkuuta heinä",
    "august augusti aug elokuu elokuuta elo",
    "september sept sep syyskuu syyskuuta syys",
    "october oktober oct okt lokakuu lokakuuta loka",
    "november nov marraskuu marraskuuta marras",
    "december desember dezember dec des dez joulukuu joulukuuta joulu",
)
MONTHS: Mapping[str, int] = {
    name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()
}

# Words and signs that name one currency; kr and $ name several and are in none of these.
CURRENCIES: Mapping[str, str] = {
    "€": "EUR",
    "£": "GBP",
    "euro": "EUR",
    "euroa": "EUR",
    "norske kroner": "NOK",
    "norska kronor": "NOK",
    "svenske kroner": "SEK",
    "svenska kronor": "SEK",
    "danske kroner": "DKK",
    "danska kronor": "DKK",
}


def folded(word: str) -> str:
    """Return a word as it is compared with others."""
    return word.strip().lower()
