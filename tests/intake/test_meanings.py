"""Status words, coded words and objections in six languages."""

import tomllib
from pathlib import Path

import polars as pl
import pytest

from dashboard import codes as trade
from dashboard.intake.naming import meanings
from dashboard.intake.naming.meanings import Axes, Objection, axes_of, code_of, objection_of
from dashboard.intake.naming.vocabulary import word_list
from sample_data.norwegian import WORDS
from sample_data.words import OBJECTION_TEXTS

HERE = Path(__file__).parent


def listed(name: str) -> list[tuple[str, str, str]]:
    """Return language, expected reason and sentence."""
    parsed = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    return [
        (language, reason, sentence)
        for language, reasons in parsed.items()
        for reason, sentences in reasons.items()
        for sentence in sentences
    ]


SENTENCES = listed("objections.toml")
KNOWN = ("objections.toml", "objections_blind.toml", "objections_notes.toml")


def read(sentence: str) -> str:
    objection = objection_of(sentence)
    return objection.reason if objection else "none"


def test_there_are_thirty_sentences_of_each_language():
    assert len(SENTENCES) >= 200
    for language in ("en", "nb", "sv", "da", "fi", "de"):
        assert sum(one[0] == language for one in SENTENCES) >= 30


@pytest.mark.parametrize("name", KNOWN)
def test_nine_of_ten_sentences_are_read_right(name):
    sentences = listed(name)
    wrong = [one for one in sentences if read(one[2]) != one[1]]
    assert len(wrong) <= 0.1 * len(sentences), wrong


def test_notes_that_were_put_aside_are_read_right():
    # 119 of 120 when they were first tried. Notes of another kind, made up later and tried once
    # each, came out right in seven of ten: nobody may call this list the rate in the field.
    sentences = listed("objections_heldout.toml")
    wrong = [one for one in sentences if read(one[2]) != one[1]]
    assert len(wrong) <= 0.05 * len(sentences), wrong


@pytest.mark.parametrize("name", [*KNOWN, "objections_heldout.toml"])
def test_hardly_any_is_read_wrong_and_called_sure(name):
    sentences = listed(name)
    wrong = [
        (reason, sentence)
        for _, reason, sentence in sentences
        if (said := objection_of(sentence)) and said.reason != reason and said.confidence == "high"
    ]
    assert len(wrong) < 0.02 * len(sentences), wrong


@pytest.mark.parametrize("sentence", [one[2] for one in SENTENCES if one[1] == "none"])
def test_who_cannot_pay_does_not_object(sentence):
    assert objection_of(sentence) is None


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [(reason, text) for _, reason, texts in OBJECTION_TEXTS for text in texts],
)
def test_the_sample_companys_objections_are_read_right(reason, sentence):
    assert read(sentence) == reason


def test_several_reasons_are_less_sure_than_one():
    assert objection_of("Varen er ikke levert") == Objection("NOT_DELIVERED", "high")
    both = objection_of("Varen er ikke levert. Prisen er høyere enn avtalt.")
    assert both == Objection("NOT_DELIVERED", "medium")


def test_words_that_tell_two_reasons_are_less_sure():
    assert objection_of("The goods were damaged in transit") == Objection("DAMAGED", "high")
    both = objection_of("The goods were damaged in transit and never ordered")
    assert both and both.confidence != "high"


def test_numbers_units_and_short_forms_are_understood():
    for hours in ("8 h", "8h", "12 Std.", "2,5 timer"):
        assert objection_of(f"Fakturert {hours} for mye") == Objection("QUANTITY", "high")
    assert read("Bestilte str. 40 og modtog str. 44") == "WRONG_ITEM"


def test_a_text_without_any_objection_tells_none():
    assert objection_of("Hei på deg") is None
    assert objection_of("") is None
    assert objection_of("!!!") is None


@pytest.mark.parametrize(
    ("status", "axes"),
    [
        ("Betalingspåminnelse", Axes(stage="reminder")),
        ("Inkassovarsel sendt", Axes(stage="notice")),
        ("letzte Mahnung", Axes(stage="notice")),
        ("Minnelig inkasso, pågående", Axes(stage="amicable", state="running")),
        ("vapaaehtoinen perintä", Axes(stage="amicable")),
        ("Tratta", Axes(stage="amicable")),
        ("Varsel om rettslig pågang", Axes(stage="amicable")),
        ("Forliksklage", Axes(stage="legal")),
        ("Betalningsföreläggande ansökt", Axes(stage="legal")),
        ("Gerichtliches Mahnverfahren", Axes(stage="legal")),
        ("Hos Kronofogden", Axes(stage="enforcement")),
        ("ULOSOTTO", Axes(stage="enforcement")),
        ("Langtidsovervåkning", Axes(stage="surveillance")),
        ("efterbevakning (ebv)", Axes(stage="surveillance")),
        ("På vent, omtvistet", Axes(state="on_hold_dispute", is_disputed=True)),
        ("På vent", Axes(state="on_hold_other")),
        ("Perinnän esto", Axes(state="on_hold_dispute", is_disputed=True)),
        ("Ikke omtvistet", Axes(is_disputed=False)),
        ("ej bestridd", Axes(is_disputed=False)),
        ("unbestritten", Axes(is_disputed=False)),
        ("Venter godkjenning", Axes(state="on_hold_creditor")),
        ("Rückfrage Mandant", Axes(state="on_hold_creditor")),
        ("Odottaa velkojaa", Axes(state="on_hold_creditor")),
        ("Amorteringsplan", Axes(state="instalment_plan")),
        ("Maksusuunnitelma", Axes(state="instalment_plan")),
        ("Avsluttet", Axes(state="closed")),
        ("Avsluttet - betalt", Axes(state="closed", close_reason="paid")),
        ("Erledigt, bezahlt", Axes(state="closed", close_reason="paid")),
        ("Betalt avdrag 3 av 10", Axes(state="instalment_plan")),
        ("Avsluttet, omtvistet", Axes(state="closed", is_disputed=True)),
        ("Trukket", Axes(state="closed", close_reason="withdrawn")),
        ("Toimeksiannon lopetus", Axes(state="closed", close_reason="withdrawn")),
        ("hyvityslasku", Axes(state="closed", close_reason="credited")),
        ("Kundförlust", Axes(state="closed", close_reason="exhausted")),
        ("Skuldsanering", Axes(state="closed", close_reason="insolvent")),
        ("avliden", Axes(state="closed", close_reason="deceased")),
        ("unbekannt verzogen", Axes(state="closed", close_reason="untraceable")),
        ("forældet", Axes(state="closed", close_reason="time_barred")),
        ("Pre-Legal Exhausted - No Payment", Axes(state="closed", close_reason="exhausted")),
        ("Unresponsive Client", Axes(state="closed", close_reason="creditor_unresponsive")),
        ("Delvis betalt", Axes()),
        ("Ikke betalt", Axes()),
        ("Betalningsanmärkning", Axes()),
        ("No, the claim is not disputed", Axes(is_disputed=False)),
    ],
)
def test_a_status_falls_apart_into_its_axes(status, axes):
    assert axes_of(status) == axes


@pytest.mark.parametrize("status", ["Sone 4", "Xyz", "", "7"])
def test_a_status_that_nobody_knows_says_nothing(status):
    assert axes_of(status) is None


@pytest.mark.parametrize(
    ("column", "word", "code"),
    [
        (f"{table}.{column}" if column == "kind" else column, word, code)
        for table, columns in WORDS.items()
        for column, words in columns.items()
        for code, word in words.items()
    ],
)
def test_the_sample_agencys_words_are_known_without_its_mapping(column, word, code):
    assert code_of(column, word) == code


@pytest.mark.parametrize(
    ("column", "word", "code"),
    [
        ("customer_type", "Yritys", "company"),
        ("customer_type", "Privatperson", "person"),
        ("payments.kind", "Ohisuoritus", "direct"),
        ("events.kind", "Betaling mottatt", "paid"),
        ("waiting_on", "Käräjäoikeus", "court"),
        ("channel", "Tekstiviesti", "sms"),
        ("stage", "Verkställighet", "enforcement"),
        ("close_reason", "Teilweise bezahlt", "partially_paid"),
        ("dispute_reason", "Doppelt berechnet", "DUPLICATE"),
        ("dispute_reason", "PRICE", "PRICE"),
        ("dispute_reason", "price", "PRICE"),
        ("dispute_outcome", "Delvis medhold", "compromise"),
        ("channel", "Brevdue", "letter"),
        ("channel", "Røyksignal", None),
        ("dispute_reason", "17", None),
    ],
)
def test_coded_words(column, word, code):
    assert code_of(column, word) == code


def test_every_code_in_the_lists_is_one_of_the_trade():
    own = {
        "customer_type": trade.CUSTOMER_TYPES,
        "payments.kind": trade.PAYMENT_KINDS,
        "events.kind": trade.EVENT_KINDS,
        "waiting_on": trade.WAITING_ON,
        "dispute_outcome": trade.DISPUTE_OUTCOMES,
        "channel": trade.CHANNELS,
        "dispute_reason": trade.DISPUTE_REASONS,
        "stage": trade.STAGES,
        "state": trade.STATES,
        "close_reason": trade.CLOSE_REASONS,
    }
    for column, words in word_list("codes").items():
        assert words.keys() <= own[column].keys()
    for said in word_list("statuses").values():
        assert said.get("stage", "pre") in trade.STAGES
        assert said.get("state", "closed") in trade.STATES
        assert said.get("close_reason", "paid") in trade.CLOSE_REASONS
    assert word_list("reasons").keys() - {"none"} == trade.DISPUTE_REASONS.keys()


def test_columns_of_words_are_read_in_their_order():
    cells = pl.Series("Status", ["Betalt", None, "Hva?", "Purring", "Betalt"])
    assert meanings.axes(cells).rows() == [
        (None, "closed", "paid", None),
        (None, None, None, None),
        (None, None, None, None),
        ("reminder", None, None, None),
        (None, "closed", "paid", None),
    ]


def test_columns_of_objections_and_codes_are_read_in_their_order():
    cells = pl.Series(["Allerede betalt", None, "Hei"])
    assert meanings.objections(cells).rows() == [
        ("ALREADY_PAID", "high"),
        (None, None),
        (None, None),
    ]
    kinds = meanings.codes("payments.kind", pl.Series(["Innbetaling", None, "Tull"]))
    assert kinds.to_list() == ["payment", None, None]
    assert kinds.name == "kind"


def test_columns_without_any_word_keep_their_length():
    empty = pl.Series("x", [None, None], dtype=pl.String)
    assert meanings.axes(empty).shape == (2, 4)
    assert meanings.objections(empty).shape == (2, 2)
    assert meanings.codes("channel", empty).to_list() == [None, None]
