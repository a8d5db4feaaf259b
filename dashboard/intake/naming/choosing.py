"""Which header feeds which column of one table, and what stays open."""

from collections.abc import Iterable, Mapping, Sequence

from dashboard.i18n import _
from dashboard.intake.mapping import TableMapping
from dashboard.intake.naming import identity
from dashboard.intake.naming.asking import ask, ask_about_refused, needed
from dashboard.intake.naming.choice import Choice, Offer
from dashboard.intake.naming.contents import CERTAIN, Content, fits, is_currency, is_key, some_fit
from dashboard.intake.naming.headings import KNOWN, Says, candidates, heading, speaks_of_case
from dashboard.intake.understanding import Confidence, Match
from dashboard.intake.words import folded
from dashboard.model import CASES, Table

_CONFIDENCE: Mapping[Says, Confidence] = {
    "name": "sure",
    "word": "sure",
    "compound": "likely",
    "usual": "likely",
    "partly": "guess",
    "hardly": "guess",
}
_BALANCE = ("principal", "paid_total", "outstanding")


def choose(
    table: Table, told: TableMapping, headers: Sequence[str], seen: Mapping[str, Content]
) -> Choice:
    """Assign headers to the columns of a table: what is told first, then the surest words."""
    choice = Choice(table, told)
    _take_told(choice, headers)
    offers = _offers(choice, headers, seen)
    _settle_by_arithmetic(choice, offers, seen)
    for weight in sorted({offer.weight for offer in offers}, reverse=True):
        for column in table.names:
            free = [one for one in offers if one.weight == weight and one.column == column]
            _take(choice, _free(choice, free), seen)
    _take_by_content(choice, headers, seen)
    _take_own_state(choice)
    ask_about_refused(choice, seen)
    choice.known = [header for header in headers if _is_known(table, header)]
    return choice


def _take_told(choice: Choice, headers: Iterable[str]) -> None:
    by_word = {folded(header): header for header in headers}
    for column, said in choice.told.columns.items():
        header = by_word.get(folded(said))
        if header is not None:
            choice.matches[column] = Match(column, header, "told", _("the mapping says so"))


def _offers(
    choice: Choice, headers: Sequence[str], seen: Mapping[str, Content]
) -> tuple[Offer, ...]:
    """Return the headers that words and cells allow; a column that is told takes no other."""
    table, used = choice.table, choice.headers()
    offers: list[Offer] = []
    for header in headers:
        for one in () if header in used else candidates(table.name, header):
            if one.column not in table.names or _is_told(choice, one.column):
                continue
            if fits(table.name, table[one.column], seen[header], one.says):
                offers.append(Offer(one.column, header, one.says, one.place))
            elif one.says in CERTAIN:
                choice.refused[one.column] = header
    return (*offers, *_in_spite_of_cells(choice, offers, seen))


def _in_spite_of_cells(
    choice: Choice, offers: Iterable[Offer], seen: Mapping[str, Content]
) -> list[Offer]:
    """Return headers whose word leaves no doubt although most of their cells are none of theirs.

    A header or a column that has a better offer stays with that.
    """
    headers = {one.header for one in offers}
    columns = {one.column for one in offers if one.says in CERTAIN}
    found: list[Offer] = []
    for column, header in list(choice.refused.items()):
        is_free = header not in headers and column not in columns
        if is_free and some_fit(choice.table.name, choice.table[column], seen[header]):
            (one,) = (one for one in candidates(choice.table.name, header) if one.column == column)
            found.append(Offer(column, header, one.says, one.place))
            del choice.refused[column]
    return found


def _is_told(choice: Choice, column: str) -> bool:
    """Return whether a mapping has the say; a header that the file lacks leaves it to the words."""
    told = choice.told
    return column in choice.matches or column in told.constants or told.columns.get(column) == ""


def _free(choice: Choice, offers: Iterable[Offer]) -> list[Offer]:
    used = choice.headers()
    return [one for one in offers if one.header not in used and not choice.feeds(one.column)]


def _take(choice: Choice, offers: list[Offer], seen: Mapping[str, Content]) -> None:
    """Feed a column from the offers of one weight, or ask where they differ."""
    if not offers:
        return
    first = offers[0]
    differ = any(
        not seen[one.header].cells.equals(seen[first.header].cells, null_equal=True)
        for one in offers[1:]
    ) or any(seen[one.header].cells.is_empty() for one in offers[1:])
    column = choice.table[first.column]
    needs_answer = column.kind == "money" or column.required
    if differ:
        guess = None if needs_answer else min(offers, key=lambda one: one.place).header
        ask(choice, column.name, [one.header for one in offers], guess, seen)
    elif first.says == "hardly" and not _alone_will_do(choice, first, seen):
        ask(choice, column.name, [first.header], None if needs_answer else "", seen)
    elif _CONFIDENCE[first.says] == "guess":
        ask(choice, column.name, [first.header], first.header, seen)
    else:
        reason = _reason(first.says)
        match = Match(first.column, first.header, _CONFIDENCE[first.says], reason)
        choice.matches[first.column] = match


def _alone_will_do(choice: Choice, offer: Offer, seen: Mapping[str, Content]) -> bool:
    """Return whether a bare "Nr" may number the cases: each of its cells is another one."""
    return choice.table[offer.column].name == "case_id" and is_key(seen[offer.header])


def _reason(says: Says) -> str:
    return {
        "name": _("its own name"),
        "word": _("the heading says so"),
        "compound": _("its parts say so and the cells agree"),
        "usual": _("the heading often means this and the cells agree"),
    }.get(says, _("part of the heading says so"))


def _settle_by_arithmetic(
    choice: Choice, offers: Sequence[Offer], seen: Mapping[str, Content]
) -> None:
    """Let the amounts decide which is the principal, what was paid and what is left."""
    if choice.table is not CASES:
        return
    fixed = {name: match.header for name, match in choice.matches.items() if _is_sum(name)}
    open_columns: dict[str, list[str]] = {}
    for column in (*identity.ADDED, *identity.TAKEN, identity.LEFT):
        own = sorted((one for one in offers if one.column == column), key=lambda one: -one.weight)
        if not own or column in fixed:
            continue
        top = [one.header for one in own if one.weight == own[0].weight]
        if len(top) == 1 and own[0].says in ("name", "word"):
            fixed[column] = top[0]
        elif column in _BALANCE:
            open_columns[column] = [one.header for one in own]
        elif len(top) == 1:
            fixed[column] = top[0]
    taken = set(fixed.values())
    free = {
        column: rest
        for column, headers in open_columns.items()
        if (rest := [header for header in headers if header not in taken])
    }
    found = identity.settled(fixed, free, seen) if free else None
    for column, header in (found or {}).items():
        reason = _("the amounts of the cases add up")
        choice.matches[column] = Match(column, header, "likely", reason)


def _is_sum(column: str) -> bool:
    return column in (*identity.ADDED, *identity.TAKEN, identity.LEFT)


def _take_by_content(choice: Choice, headers: Sequence[str], seen: Mapping[str, Content]) -> None:
    """Feed what no heading tells: currency codes, and a claim that only its invoice numbers."""
    told = _is_told(choice, "currency")
    if "currency" in choice.table.names and not told and not choice.feeds("currency"):
        codes = [one for one in headers if one not in choice.headers() and is_currency(seen[one])]
        if len(codes) == 1 and not candidates(choice.table.name, codes[0]):
            ask(choice, "currency", codes, codes[0], seen)
    invoice = choice.matches.get("invoice_no")
    if choice.table is CASES and invoice and not choice.feeds("case_id"):
        _number_by_invoice(choice, invoice, seen)


def _number_by_invoice(choice: Choice, invoice: Match, seen: Mapping[str, Content]) -> None:
    if choice.told.columns.get("case_id") == "":
        return
    del choice.matches["invoice_no"]
    others = [header for header in seen if _may_number_cases(choice, header, seen[header])]
    if others:
        ask(choice, "case_id", [*others, invoice.header], None, seen)
    elif is_key(seen[invoice.header]):
        reason = _("there is no case number, and each row has an invoice number of its own")
        choice.matches["case_id"] = Match("case_id", invoice.header, "likely", reason)
    else:
        ask(choice, "case_id", [invoice.header], invoice.header, seen)


def _may_number_cases(choice: Choice, header: str, content: Content) -> bool:
    """Return whether an unused header sounds like a case number and tells each row apart."""
    table = choice.table
    if header in choice.headers() or not is_key(content) or not speaks_of_case(header):
        return False
    return not _is_known(table, header) and fits(table.name, table["case_id"], content, "usual")


def _take_own_state(choice: Choice) -> None:
    """Feed `state` by its own name where nothing else tells it, so that it is no address."""
    header = choice.refused.get("state")
    if header and choice.table is CASES and needed("state", choice):
        choice.matches["state"] = Match("state", header, "sure", _reason("name"))


def named_currency(choice: Choice) -> Mapping[str, str]:
    """Return the currency that the headings of the amounts in use name, by heading."""
    money = choice.table.of_kind("money")
    return {
        match.header: code
        for name, match in choice.matches.items()
        if name in money and (code := heading(match.header).currency)
    }


def _is_known(table: Table, header: str) -> bool:
    return any(one.column == KNOWN for one in candidates(table.name, header))
