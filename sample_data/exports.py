"""Writes the canonical tables the way the two agencies deliver them, plus the mapping file."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from sample_data.company import EXPORT_DAY
from sample_data.norwegian import CONSTANTS, FILES, HEADERS, WORDS

_MAPPING_NOTE = (
    "# How Fjordinkasso's columns and words read in Standout: canonical = header, word = code."
)
_FILE_RULES = {
    "delimiter": ";",
    "encoding": "utf-8",
    "decimal": ",",
    "date": "%d.%m.%Y",
    "time": "%d.%m.%Y %H:%M",
    "export_day": EXPORT_DAY.isoformat(),
}


def write_exports(tables: Mapping[str, pl.DataFrame], out_dir: Path) -> None:
    """Write every shipped file into a folder, which is made where it is missing."""
    out_dir.mkdir(parents=True, exist_ok=True)
    fjord = pl.col("agency") == "Fjordinkasso AS"
    _write_norwegian(_of(tables, fjord), out_dir)
    _write_canonical(_of(tables, ~fjord), out_dir)
    _write(out_dir / "fjordinkasso.toml", mapping_text())
    tables["billing"].write_csv(out_dir / "billing.csv")
    tables["rates"].write_csv(out_dir / "rates.csv")


def mapping_text() -> str:
    """Return the mapping file of the first agency."""
    sections = [f"{_MAPPING_NOTE}\n{_section('file', _FILE_RULES)}"]
    for table, headers in HEADERS.items():
        sections.append(_section(f"{table}.columns", headers))
        if table in CONSTANTS:
            sections.append(_section(f"{table}.constants", CONSTANTS[table]))
        for column, words in WORDS[table].items():
            coded = {word: code for code, word in words.items()}
            sections.append(_section(f"{table}.values.{column}", coded))
    return "\n".join(sections)


def _of(tables: Mapping[str, pl.DataFrame], agency: pl.Expr) -> dict[str, pl.DataFrame]:
    cases = tables["cases"].filter(agency)
    return {
        "cases": cases,
        "payments": tables["payments"].join(cases, on="case_id", how="semi", maintain_order="left"),
        "events": tables["events"].join(cases, on="case_id", how="semi", maintain_order="left"),
    }


def _write_canonical(tables: Mapping[str, pl.DataFrame], out_dir: Path) -> None:
    """Write the second agency's files: canonical headers, the long events file as Parquet."""
    tables["cases"].write_csv(out_dir / "tiur_cases.csv")
    tables["payments"].write_csv(out_dir / "tiur_payments.csv")
    tables["events"].write_parquet(
        out_dir / "tiur_events.parquet", compression="zstd", compression_level=9
    )


def _write_norwegian(tables: Mapping[str, pl.DataFrame], out_dir: Path) -> None:
    """Write the first agency's files: `;`, decimal comma, day first, with a byte order mark."""
    for table, name in FILES.items():
        translated = _translated(tables[table], table)
        text = translated.write_csv(separator=";", line_terminator="\r\n")
        (out_dir / name).write_bytes(text.encode("utf-8-sig"))


def _translated(rows: pl.DataFrame, table: str) -> pl.DataFrame:
    headers = HEADERS[table]
    columns = [_text(rows, name, WORDS[table].get(name)).alias(headers[name]) for name in headers]
    return rows.select(columns)


def _text(rows: pl.DataFrame, name: str, words: Mapping[str, str] | None) -> pl.Expr:
    """Return one column as the first agency writes it."""
    column = pl.col(name)
    kind = rows.schema[name]
    if words:
        return column.replace_strict(words, default=None, return_dtype=pl.String)
    if isinstance(kind, pl.Decimal):
        return column.cast(pl.String).str.replace(".", ",", literal=True)
    if kind == pl.Date:
        return column.dt.strftime("%d.%m.%Y")
    if kind == pl.Datetime:
        return column.dt.strftime("%d.%m.%Y %H:%M")
    if kind == pl.Boolean:
        return pl.when(column).then(pl.lit("Ja")).otherwise(pl.lit("Nei"))
    return column


def _section(title: str, entries: Mapping[str, str]) -> str:
    lines = [f"{_key(key)} = {_quoted(value)}" for key, value in entries.items()]
    return "\n".join([f"[{title}]", *lines, ""])


def _key(key: str) -> str:
    return key if key.isascii() and key.replace("_", "").isalnum() else _quoted(key)


def _quoted(text: str) -> str:
    return f'"{text}"'


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
