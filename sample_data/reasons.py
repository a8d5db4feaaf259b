"""How often customers object, and to what, by the nature of what a department sells."""

from collections.abc import Mapping

OBJECTION_RATE = 0.088

# Weights.
OBJECTIONS: Mapping[str, Mapping[str, float]] = {
    "visits": {
        "NOT_DELIVERED": 27,
        "QUALITY": 20,
        "PRICE": 12,
        "QUANTITY": 9,
        "LATE": 6,
        "NOT_ORDERED": 7,
        "CANCELLED": 4,
        "ALREADY_PAID": 6,
        "WRONG_RECIPIENT": 4,
        "FORMAL": 3,
        "TERMS_FEES": 3,
        "OTHER": 4,
        "UNKNOWN": 8,
    },
    "contract": {
        "NOT_DELIVERED": 26,
        "CANCELLED": 24,
        "PRICE": 14,
        "NOT_ORDERED": 9,
        "DUPLICATE": 4,
        "QUALITY": 8,
        "ALREADY_PAID": 7,
        "WRONG_RECIPIENT": 5,
        "FORMAL": 5,
        "TERMS_FEES": 3,
        "OTHER": 4,
        "UNKNOWN": 8,
    },
    "work": {
        "NOT_DELIVERED": 27,
        "QUALITY": 26,
        "QUANTITY": 14,
        "PRICE": 13,
        "LATE": 5,
        "WRONG_ITEM": 2,
        "ALREADY_PAID": 5,
        "DUPLICATE": 2,
        "FORMAL": 7,
        "WRONG_RECIPIENT": 3,
        "OTHER": 4,
        "UNKNOWN": 8,
    },
    "goods": {
        "NOT_DELIVERED": 30,
        "DAMAGED": 8,
        "QUALITY": 9,
        "WRONG_ITEM": 6,
        "RETURN_CREDIT": 14,
        "CANCELLED": 7,
        "LATE": 5,
        "NOT_ORDERED": 5,
        "FRAUD_ID": 3,
        "ALREADY_PAID": 6,
        "PRICE": 4,
        "TERMS_FEES": 2,
        "OTHER": 3,
        "UNKNOWN": 8,
    },
}
