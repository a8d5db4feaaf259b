"""Where the folders that ship beside the code lie, in a checkout or in an installed package."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(folder: str) -> Path:
    """Return the folder `queries` or `sample_data`, wherever this installation keeps it."""
    installed = _PACKAGE / "_shipped" / folder
    return installed if installed.is_dir() else _PACKAGE.parent / folder
