"""The invented company: its departments, agencies and seasons, and what is planted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

EXPORT_DAY = date(2026, 10, 31)
FIRST_MONTH = date(2023, 11, 1)
MONTHS = 36
SHIPPED_CASES = 8_000
SHIPPED_SEED = 20261031
AGENCIES: Mapping[str, float] = {"Fjordinkasso AS": 0.5, "Tiur Kreditt AS": 0.5}
CREDITORS: Mapping[str, str] = {"NO": "Eksempel AS", "SE": "Exempel AB"}
CURRENCIES: Mapping[str, str] = {"NO": "NOK", "SE": "SEK"}
SWEDISH_SHARE = 0.08
SEK_IN_NOK = "1.04150000"

# The three planted problems. Everything else in the files is noise or mix.
UNDELIVERED_DEPARTMENT = "Service Nord"
UNDELIVERED_SINCE = date(2026, 2, 1)
UNDELIVERED_RATE = 0.255  # added to what the department's customers object to anyway
TWICE_BILLED = "Serviceavtale Pluss"
TWICE_BILLED_RATE = 0.21
LATE_DEPARTMENT = "Leie og utstyr"
LATE_DAYS = 107  # median from due date to placement; the others' medians are 35 to 58


@dataclass(frozen=True, slots=True)
class Department:
    """One department: how many cases, of whom, how large, how old, and what is objected to.

    `share` is of all cases, `companies` the share of cases against companies, `size` multiplies
    the principal, `lag` is the median of days from due date to placement, and `nature` says what
    it sells.
    """

    name: str
    share: float
    companies: float
    size: float
    lag: int
    nature: str
    claim_types: Mapping[str, float]


# Claim types with their weights.
_VISITS = {"Servicebesøk": 7, "Reparasjon": 3}
_AGREEMENTS = {"Serviceavtale Basis": 6, TWICE_BILLED: 4}
_CLEANING = {"Renhold fast": 7, "Hovedrengjøring": 3}
_CARETAKING = {"Vaktmesteravtale": 6, "Vaktmester timer": 4}
_CANTEEN = {"Kantinedrift": 5, "Møtemat": 5}
_GUARDS = {"Vakthold": 6, "Alarmutrykning": 4}
_RENTAL = {"Utstyrsleie": 7, "Skadet utstyr": 3}
_PROJECTS = {"Prosjekt fastpris": 5, "Prosjekt regning": 5}
_WEB_ORDERS = {"Nettordre": 9, "Abonnement": 1}
DEPARTMENTS = (
    Department("Service Nord", 0.10, 0.30, 1.0, 38, "visits", _VISITS),
    Department("Service Sør", 0.11, 0.28, 1.0, 37, "visits", _VISITS),
    Department("Service Øst", 0.14, 0.32, 1.1, 40, "visits", _VISITS),
    Department("Service Vest", 0.12, 0.30, 1.0, 36, "visits", _VISITS),
    Department("Serviceavtaler", 0.13, 0.35, 0.8, 42, "contract", _AGREEMENTS),
    Department("Renhold", 0.09, 0.55, 0.9, 39, "work", _CLEANING),
    Department("Vaktmester", 0.06, 0.45, 0.9, 41, "work", _CARETAKING),
    Department("Kantine", 0.0075, 0.80, 0.7, 38, "goods", _CANTEEN),
    Department("Vekterservice", 0.05, 0.75, 1.1, 37, "contract", _GUARDS),
    Department("Leie og utstyr", 0.07, 0.45, 1.2, LATE_DAYS, "goods", _RENTAL),
    Department("Prosjekt", 0.0425, 0.96, 3.5, 58, "work", _PROJECTS),
    Department("Nettbutikk", 0.08, 0.06, 0.6, 35, "goods", _WEB_ORDERS),
)

# When cases are placed, January first: after the holidays and in early autumn.
SEASON = (1.25, 1.15, 1.05, 0.95, 0.95, 0.90, 0.65, 0.85, 1.20, 1.10, 1.00, 0.95)
