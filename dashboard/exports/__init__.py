"""An answer as a file: CSV, Excel or Parquet, safe against formulas in foreign text."""

from dashboard.exports.sheet import Sheet, worded
from dashboard.exports.tables import csv, neutral, parquet
from dashboard.exports.workbook import XLSX_MIME, xlsx

__all__ = ["XLSX_MIME", "Sheet", "csv", "neutral", "parquet", "worded", "xlsx"]
