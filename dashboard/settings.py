"""What differs between installations, read from STANDOUT_… variables or a .env file."""

from functools import cache
from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """One installation's choices; every field is a variable STANDOUT_<NAME>."""

    model_config = SettingsConfigDict(
        env_prefix="STANDOUT_", env_file=".env", frozen=True, extra="ignore"
    )

    store: Path = Field(
        default_factory=lambda: user_data_path("standout") / "store",
        description="Folder of the loaded exports.",
    )
    language: str | None = Field(
        default=None, description="Language for everybody (en, nb); else each reader's browser's."
    )
    departments: tuple[str, ...] | None = Field(
        default=None, description="The only departments this installation shows; else all."
    )
    threads: int = Field(default=2, ge=1, description="Threads that answer questions.")
    memory_limit: str = Field(default="2GB", description="Memory for answering questions.")
    answer_seconds: float = Field(
        default=30, gt=0, description="Longest time a question may take, in seconds."
    )
    cached_answers: int = Field(default=2_000, ge=1, description="How many answers are kept ready.")
    kept_versions: int = Field(
        default=5, ge=2, description="How many past states of the store are kept."
    )


@cache
def settings() -> Settings:
    """Return this installation's settings, read once."""
    return Settings()
