"""One of several ways of looking: links of which the address names one."""

from collections.abc import Mapping

from dashboard.components import address
from dashboard.components.markup import element, wrapped
from dashboard.components.surface import surface
from dashboard.filters import Filters


def chosen(parameter: str, options: Mapping[str, str]) -> str:
    """Return the option that the address names, the first where it names none of them."""
    wanted = address.parameter(parameter)
    return wanted if wanted in options else next(iter(options))


def choice(parameter: str, label: str, options: Mapping[str, str], filters: Filters) -> None:
    """Show the options, each `id: text` a link that puts it into the address."""
    current = chosen(parameter, options)
    links = "".join(
        element(
            "a",
            text,
            href=address.here(filters, **{parameter: name}),
            **({"aria_current": "true"} if name == current else {}),
        )
        for name, text in options.items()
    )
    inner = element("span", label, "quiet") + links
    surface(wrapped("nav", inner, "choices", aria_label=label), f"choice-{parameter}")
