"""What customers write when they object, and how it ended, in Norwegian and Swedish."""

_NORWEGIAN = {
    "NOT_DELIVERED": (
        "Har aldri fått varene",
        "Ingen møtte opp til avtalt tid",
        "Jobben er ikke utført",
        "Ventet hele dagen, det kom ingen",
    ),
    "QUALITY": (
        "Arbeidet er dårlig utført",
        "Reklamerte, feilen er ikke rettet",
        "Virker fortsatt ikke etter besøket",
    ),
    "PRICE": (
        "Prisen er høyere enn avtalt",
        "Avtalt rabatt er ikke trukket fra",
        "Fikk oppgitt en annen pris på telefon",
    ),
    "QUANTITY": ("Fakturert for flere timer enn det ble jobbet", "Antallet stemmer ikke"),
    "LATE": ("Kom to uker for sent", "Forsinket, hadde ikke bruk for det lenger"),
    "NOT_ORDERED": ("Har ikke bestilt dette", "Takket nei på telefon"),
    "CANCELLED": (
        "Avtalen er sagt opp",
        "Brukte angreretten innen fristen",
        "Oppsigelsen er bekreftet på e-post",
    ),
    "ALREADY_PAID": ("Allerede betalt", "Betalt direkte til dere, se kvittering"),
    "WRONG_RECIPIENT": (
        "Gjelder ikke meg",
        "Flyttet, ny eier må betale",
        "Feil selskap, vi har annet org.nr.",
    ),
    "FORMAL": ("Mangler bestillingsnummer", "Har ikke mottatt faktura", "Referansen vår mangler"),
    "TERMS_FEES": ("Godtar ikke gebyrene", "Rentene er feil beregnet"),
    "DUPLICATE": (
        "Dobbelt fakturert",
        "Samme avtale er fakturert to ganger",
        "Har fått to fakturaer for samme periode",
    ),
    "WRONG_ITEM": ("Fikk feil vare", "Feil tjeneste levert"),
    "DAMAGED": ("Varen var skadet i transporten", "Esken var knust"),
    "RETURN_CREDIT": ("Varen er returnert, venter på kreditnota", "Sendt i retur, ikke kreditert"),
    "FRAUD_ID": ("Noen har misbrukt navnet mitt, anmeldt", "Falsk bestilling"),
    "OTHER": ("Vil snakke med en leder", "Uenig, se vedlagt brev"),
    "UNKNOWN": ("Bestrider kravet", "Uenig i kravet"),
}
_SWEDISH = {
    "NOT_DELIVERED": (
        "Har aldrig fått varorna",
        "Ingen kom på avtalad tid",
        "Arbetet är inte utfört",
    ),
    "QUALITY": ("Arbetet är dåligt utfört", "Reklamerat, felet är kvar"),
    "PRICE": ("Priset är högre än avtalat", "Rabatten saknas"),
    "QUANTITY": ("Debiterat för många timmar", "Antalet stämmer inte"),
    "LATE": ("Kom för sent", "Försenat två veckor"),
    "NOT_ORDERED": ("Har inte beställt detta", "Avtal saknas"),
    "CANCELLED": ("Avtalet är uppsagt", "Ångerrätten användes i tid"),
    "ALREADY_PAID": ("Redan betald", "Betalat direkt till er"),
    "WRONG_RECIPIENT": ("Fel mottagare", "Gäller inte oss"),
    "FORMAL": ("Ordernummer saknas", "Ej mottagit faktura"),
    "TERMS_FEES": ("Godtar inte avgifterna", "Räntan är fel"),
    "DUPLICATE": ("Dubbelfakturerad", "Samma avtal fakturerat två gånger"),
    "WRONG_ITEM": ("Fel vara levererad",),
    "DAMAGED": ("Skadad i frakten",),
    "RETURN_CREDIT": ("Returnerad, kreditfaktura saknas",),
    "FRAUD_ID": ("Bedrägeri, polisanmält",),
    "OTHER": ("Se bifogat brev",),
    "UNKNOWN": ("Bestrider kravet", "Invändning"),
}
OBJECTION_TEXTS = [
    (country, reason, list(texts))
    for country, language in (("NO", _NORWEGIAN), ("SE", _SWEDISH))
    for reason, texts in language.items()
]

OUTCOMES = {
    "creditor_right": "Kravet opprettholdt",
    "customer_right": "Skyldner fikk medhold",
    "compromise": "Forlik",
}
