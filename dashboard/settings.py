"""What differs between installations, read from STANDOUT_… variables or a .env file."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from platformdirs import user_data_path
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from dashboard.errors import SettingWrong
from dashboard.i18n import LANGUAGES, _, mark, supported

_SIZE = re.compile(r"(?=.*[1-9])\d+(\.\d+)?\s*[KMGT]i?B", re.IGNORECASE)
_EXPECTED = {
    "store": mark("a folder"),
    "engine": mark("an address that starts with sc:// or clickhouse://"),
    "language": mark("one of the words en, nb"),
    "departments": mark("names of departments, separated by commas"),
    "threads": mark("a whole number, 1 or more"),
    "memory_limit": mark("an amount of memory such as 512MB or 2GB"),
    "loading_memory": mark("an amount of memory such as 512MB or 2GB"),
    "answer_seconds": mark("a number of seconds above 0"),
    "cache_megabytes": mark("a whole number, 1 or more"),
    "kept_versions": mark("a whole number, 2 or more"),
}


class Settings(BaseSettings):
    """One installation's choices; every field is a variable STANDOUT_<NAME>."""

    model_config = SettingsConfigDict(
        env_prefix="STANDOUT_", env_file=".env", frozen=True, extra="ignore"
    )

    store: Path = Field(
        default_factory=lambda: user_data_path("standout") / "store",
        description="Folder of the loaded exports.",
    )
    engine: str | None = Field(
        default=None,
        description="Engine that answers questions from published facts (sc://…, clickhouse://…);"
        " else the store itself.",
    )
    language: str | None = Field(
        default=None, description="Language for everybody (en, nb); else each reader's browser's."
    )
    departments: Annotated[tuple[str, ...] | None, NoDecode] = Field(
        default=None,
        description="The only departments this installation shows, separated by commas; else all.",
    )
    threads: int = Field(default=2, ge=1, description="Threads that answer questions.")
    memory_limit: str = Field(default="600MB", description="Memory for answering questions.")
    loading_memory: str = Field(default="2GB", description="Memory for loading files.")
    answer_seconds: float = Field(
        default=30,
        gt=0,
        allow_inf_nan=False,
        description="Longest time a question may take, in seconds.",
    )
    cache_megabytes: int = Field(
        default=256, ge=1, description="Memory for keeping answers ready, in megabytes."
    )
    kept_versions: int = Field(
        default=5, ge=2, description="How many past states of the store are kept."
    )

    def without_engine(self) -> "Settings":
        """Return the same settings for a store that answers itself, whatever engine is set."""
        return self.model_copy(update={"engine": None})

    @field_validator("language")
    @classmethod
    def _is_spoken(cls, value: str | None) -> str | None:
        if not value:
            return None
        if supported(value) == "en" and not value.lower().startswith("en"):
            raise ValueError(", ".join(LANGUAGES))
        return value

    @field_validator("departments", mode="before")
    @classmethod
    def _are_named(cls, value: Any) -> Any:
        """Read a list in commas or in JSON; none named at all is a slip, for it would hide all."""
        if not isinstance(value, str):
            return value
        listed = value.strip().startswith("[")
        names = json.loads(value) if listed else [name.strip() for name in value.split(",")]
        if not names or not all(names):
            raise ValueError(value)
        return names

    @field_validator("memory_limit", "loading_memory")
    @classmethod
    def _is_a_size(cls, value: str) -> str:
        if not _SIZE.fullmatch(value.strip()):
            raise ValueError(value)
        return value


@cache
def settings() -> Settings:
    """Return this installation's settings, read once; SettingWrong where one cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        raise SettingWrong(
            f"STANDOUT_{name.upper()}", str(first["input"]), _(_EXPECTED[name])
        ) from error
