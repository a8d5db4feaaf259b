"""Writes the canonical tables the way the two agencies deliver them, plus the mapping file."""

from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

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
    for table, name in FILES.items():
        with (out_dir / name).open("wb") as file:
            add_norwegian(tables[table], HEADERS[table], WORDS[table], file)


def add_norwegian(
    rows: pl.DataFrame,
    headers: Mapping[str, str],
    words: Mapping[str, Mapping[str, str]],
    file: BinaryIO,
) -> None:
    """Add rows to a file as a Norwegian system writes them: `;`, decimal comma, day first.

    A file begins with a byte order mark and the headers.
    """
    begins = file.tell() == 0
    rows.select(
        _worded(rows, name, words.get(name)).alias(header) for name, header in headers.items()
    ).write_csv(
        file,
        include_bom=begins,
        include_header=begins,
        separator=";",
        line_terminator="\r\n",
        date_format="%d.%m.%Y",
        datetime_format="%d.%m.%Y %H:%M",
        decimal_comma=True,
    )


def _worded(rows: pl.DataFrame, name: str, words: Mapping[str, str] | None) -> pl.Expr:
    column = pl.col(name)
    if words:
        return column.replace_strict(words, default=None, return_dtype=pl.String)
    if rows.schema[name] == pl.Boolean:
        return pl.when(column).then(pl.lit("Ja")).otherwise(pl.lit("Nei"))
    if name == "month":  # by its first day alone nobody could tell day and month apart
        return column.dt.strftime("%m.%Y")
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
