"""`standout sample`: exports of any size, the same again, in two forms that load alike, or none."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest
from click.testing import CliRunner, Result
from polars.testing import assert_frame_equal

from dashboard.cli import main
from dashboard.intake.load import load
from dashboard.intake.reception import NO_WISHES, Wishes
from dashboard.warehouse.store import Store
from sample_data import company, sized
from sample_data.blocks import blocks
from sample_data.generate import case_tables, generate

CASES = 700
BLOCK = 200
TABLES = ("cases", "payments", "events", "billing", "rates")
# Where a row was read, and the agency's own word for its state, which only the CSV has.
OWN_TO_A_FORM = ("source_file", "source_row", "status")


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setattr(sized, "BLOCK_CASES", BLOCK)


def sample(out: Path, *words: str) -> Result:
    typed = ["sample", "--cases", str(CASES), "--seed", "7", "--out", str(out), *words]
    return CliRunner().invoke(main, typed)


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def parquet(folder: Path, table: str) -> pl.DataFrame:
    (path,) = folder.glob(f"{table}_*.parquet")
    return pl.read_parquet(path)


# The files


def test_the_same_number_and_seed_make_the_same_bytes(tmp_path):
    for name in ("one", "other"):
        done = sample(tmp_path / name)
        assert done.exit_code == 0, done.output
    one, other = written(tmp_path / "one"), written(tmp_path / "other")
    assert one == other
    assert len(one) == 2 * len(TABLES)


def test_another_seed_makes_other_cases(tmp_path):
    sample(tmp_path / "one")
    sample(tmp_path / "other", "--seed", "8")
    assert not parquet(tmp_path / "one", "cases").equals(parquet(tmp_path / "other", "cases"))


def test_what_fits_into_a_block_is_what_generate_returns(tmp_path):
    sample(tmp_path / "out", "--cases", str(BLOCK))
    for table, rows in generate(BLOCK, 7).items():
        assert_frame_equal(parquet(tmp_path / "out", table), rows)


def test_without_a_wish_it_is_the_shipped_sample():
    (command,) = [one for name, one in main.commands.items() if name == "sample"]
    defaults = {one.name: one.default for one in command.params}
    assert defaults["cases"] == company.SHIPPED_CASES
    assert defaults["seed"] == company.SHIPPED_SEED


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_one_form_alone_is_written_when_asked_for(tmp_path, form):
    done = sample(tmp_path / "out", "--format", form)
    assert {Path(name).suffix for name in written(tmp_path / "out")} == {f".{form}"}
    assert f"standout load {tmp_path / 'out'}/*.{form}" in done.output


def test_a_single_case_can_be_written_and_loaded_too(tmp_path):
    assert sample(tmp_path / "out", "--cases", "1").exit_code == 0
    for form in ("csv", "parquet"):
        assert loaded(tmp_path / "out", form, tmp_path / form)("cases").height == 1


# The two forms in a store


def loaded(
    folder: Path, form: str, place: Path, wishes: Wishes = NO_WISHES
) -> Callable[[str], pl.DataFrame]:
    """Load all files of a form as they are, and return what asks the store for a table."""
    store = Store(place)
    assert load(sorted(folder.glob(f"*.{form}")), store, wishes).export_day == company.EXPORT_DAY
    current = store.current()
    assert current is not None

    def rows(table: str) -> pl.DataFrame:
        with duckdb.connect(current, read_only=True) as connection:
            found = pl.DataFrame(connection.sql(f"from {table}").to_arrow_table())
        return found.drop(OWN_TO_A_FORM, strict=False).sort(pl.all())

    return rows


def test_both_forms_load_as_the_same_tables_and_nothing_has_to_be_guessed(tmp_path):
    out = tmp_path / "out"
    sample(out)
    from_csv, from_parquet = (
        loaded(out, form, tmp_path / form, Wishes(strict=True)) for form in ("csv", "parquet")
    )
    for table in TABLES:
        assert from_csv(table).height == parquet(out, table).height
        assert_frame_equal(from_csv(table), from_parquet(table))


# All or none


def test_files_that_are_there_are_left_alone(tmp_path):
    sample(tmp_path / "out")
    before = written(tmp_path / "out")
    done = sample(tmp_path / "out", "--seed", "8")
    assert done.exit_code == 1
    assert "a file of that name is there" in done.stderr
    assert written(tmp_path / "out") == before


def test_one_file_that_is_there_is_enough_to_refuse(tmp_path):
    taken = tmp_path / sized.file_names("parquet")["events"]
    taken.write_text("mine")
    assert sample(tmp_path).exit_code == 1
    assert written(tmp_path) == {taken.name: b"mine"}


def test_other_files_in_the_folder_stay(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    assert sample(tmp_path, "--format", "csv").exit_code == 0
    assert written(tmp_path)["notes.txt"] == b"mine"
    assert len(written(tmp_path)) == 1 + len(TABLES)


def test_a_file_in_place_of_the_folder_is_named(tmp_path):
    (tmp_path / "taken").write_text("mine")
    done = sample(tmp_path / "taken")
    assert done.exit_code == 1
    assert f"{tmp_path / 'taken'} cannot be written" in done.stderr


def broken_after(failure: Callable[[], None]) -> Callable[..., Iterator[object]]:
    def pieces(cases: int, seed: int) -> Iterator[object]:
        yield case_tables(next(blocks(cases, seed, BLOCK)))
        failure()

    return pieces


def no_room() -> None:
    raise OSError(28, "No space left on device")


def stop() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


@pytest.mark.parametrize("failure", [no_room, stop])
def test_nothing_is_left_of_what_could_not_be_written_whole(tmp_path, monkeypatch, failure):
    monkeypatch.setattr(sized, "_pieces", broken_after(failure))
    done = sample(tmp_path / "new" / "out")
    assert done.exit_code == 1
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sized, "_pieces", broken_after(no_room))
    assert "No space left on device" in sample(tmp_path / "out").stderr


def test_how_far_it_has_come_is_told(tmp_path):
    told: list[int] = []
    sized.write_sized(CASES, 7, tmp_path, ["csv"], told.append)
    assert told == [0, 200, 400, 600, 700]


def test_a_folder_has_to_be_named():
    done = CliRunner().invoke(main, ["sample"])
    assert done.exit_code == 2
    assert "--out" in done.output
