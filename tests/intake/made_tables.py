"""The other tables of the nasty corpus: OpenDocument, Parquet, and Excel behind a password."""

import datetime as dt
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pyarrow as pa
import pyarrow.parquet as pq

from tests.intake.made_rows import HEADINGS, ROWS, numbers


def locked_book(path: Path) -> None:
    """Write what Excel writes for a workbook with a password: an OLE file with two streams."""
    path.write_bytes(_ole("EncryptionInfo", "EncryptedPackage"))


def old_book(path: Path) -> None:
    path.write_bytes(_ole("Workbook"))


def _ole(*streams: str) -> bytes:
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16))
    header += b"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00" + bytes(10)
    header += (1).to_bytes(4, "little") + (1).to_bytes(4, "little") + bytes(4)
    header += (4096).to_bytes(4, "little") + b"\xfe\xff\xff\xff" + bytes(4)
    header += b"\xfe\xff\xff\xff" + bytes(4) + bytes(4) + b"\xff" * 432
    sectors = (b"\xfd\xff\xff\xff\xfe\xff\xff\xff" + b"\xff" * 504) + b"".join(
        _ole_entry(name, kind) for name, kind in [("Root Entry", 5), *((one, 2) for one in streams)]
    )
    return bytes(header[:512]) + sectors.ljust(1024 + 4096, b"\0")


def _ole_entry(name: str, kind: int) -> bytes:
    text = name.encode("utf-16-le")
    return (
        text.ljust(64, b"\0")
        + (len(text) + 2).to_bytes(2, "little")
        + bytes([kind, 1])
        + b"\xff" * 12
        + bytes(36)
        + b"\xfe\xff\xff\xff"
        + bytes(8)
    )


def open_document(path: Path) -> None:
    cells = "".join(_table_row(row) for row in [HEADINGS, *numbers()])
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        '<office:body><office:spreadsheet><table:table table:name="Saker">'
        '<table:table-row><table:table-cell office:value-type="string">'
        "<text:p>Saksliste</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        f"{cells}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest'
        ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)


def _table_row(row: Sequence[Any]) -> str:
    return f"<table:table-row>{''.join(map(_table_cell, row))}</table:table-row>"


def _table_cell(cell: Any) -> str:
    if isinstance(cell, dt.date):
        kind = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
        shown = f"{cell:%d.%m.%Y}"
    elif isinstance(cell, float):
        kind = f'office:value-type="float" office:value="{cell!r}"'
        shown = f"{cell:.2f}".replace(".", ",")
    else:
        kind, shown = 'office:value-type="string"', escape(cell)
    return f"<table:table-cell {kind}><text:p>{shown}</text:p></table:table-cell>"


def _columns() -> dict[str, list[Any]]:
    return {
        name: list(column) for name, column in zip(HEADINGS, zip(*ROWS, strict=True), strict=True)
    }


def typed_parquet(path: Path) -> None:
    columns = _columns()
    money = pa.decimal128(12, 2)
    pq.write_table(
        pa.table(
            {
                "Saksnummer": columns["Saksnummer"],
                "Skyldner": columns["Skyldner"],
                "Avdeling": pa.array(columns["Avdeling"]).dictionary_encode(),
                "Forfallsdato": pa.array(columns["Forfallsdato"], pa.date32()),
                "Hovedstol": pa.array([Decimal(one) for one in columns["Hovedstol"]], money),
                "Restanse": pa.array([float(one) for one in columns["Restanse"]], pa.float64()),
                "Status": pa.array(columns["Status"], pa.large_string()),
            }
        ),
        path,
    )


def text_parquet(path: Path) -> None:
    columns = _columns()
    columns["Forfallsdato"] = [one.isoformat() for one in columns["Forfallsdato"]]
    pq.write_table(pa.table(columns), path)


def zoned_parquet(path: Path) -> None:
    columns = _columns()
    days = [dt.datetime.combine(one, dt.time(12)) for one in columns["Forfallsdato"]]
    columns["Forfallsdato"] = pa.array(days, pa.timestamp("ns"))
    columns["Omtvistet"] = [False, False, True, None, False]
    columns["Saksnummer"] = [int(one) for one in columns["Saksnummer"]]
    pq.write_table(pa.table(columns), path)
