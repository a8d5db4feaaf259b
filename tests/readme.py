"""The tables of README.md that the code knows better: `python -m tests.readme` writes them."""

import re
from collections.abc import Mapping

from dashboard import catalogue, model
from dashboard.settings import Settings
from tests.texts import ROOT

README = ROOT / "README.md"


def sections() -> Mapping[str, str]:
    """Return the generated parts by the name of their marks."""
    return {"settings": _settings(), "metrics": _metrics(), "tables": _tables()}


def written(text: str) -> str:
    """Return README's text with the generated parts as the code has them."""
    for name, part in sections().items():
        marks = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
        text = re.sub(marks, lambda found, part=part: found[1] + part + found[2], text, flags=re.S)
    return text


def _settings() -> str:
    rows = ["| variable | default | meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = "each user's own data folder" if field.default_factory else field.default
        shown = "–" if default is None else default
        rows.append(f"| `STANDOUT_{name.upper()}` | {shown} | {field.description} |")
    return "\n".join(rows) + "\n"


def _metrics() -> str:
    rows = ["| metric | unit | better | name in SQL |", "|---|---|---|---|"]
    for name, metric in sorted(catalogue.metrics().items()):
        rows.append(f"| {metric.label} | {metric.unit} | {metric.better} | `{name}` |")
    return "\n".join(rows) + "\n"


def _tables() -> str:
    lines: list[str] = []
    for table in model.TABLES.values():
        lines += [f"**`{table.name}`**: {table.grain}.", ""]
        lines += ["| column | type | meaning |", "|---|---|---|"]
        for column in table.columns:
            star = "*" if column.required else ""
            lines.append(f"| `{column.name}`{star} | {column.kind} | {column.meaning} |")
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
