"""Files that were handed in stay as long as somebody holds them, and no longer."""

import gc
import os
from io import BytesIO
from pathlib import Path

import pytest

from dashboard.errors import StoreUnwritable
from dashboard.intake.kept_files import KeptFiles, sweep


def kept(store: Path, *names: str) -> KeptFiles:
    files = KeptFiles(store)
    files.take((name, BytesIO(name.encode())) for name in names)
    return files


def test_files_keep_their_names_and_contents(tmp_path: Path):
    files = kept(tmp_path, "saker.csv", "Årets betalinger.xlsx")
    assert [path.name for path in files.paths] == ["saker.csv", "Årets betalinger.xlsx"]
    assert files.paths[0].read_bytes() == b"saker.csv"


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path):
    files = kept(tmp_path, "mai/saker.csv.gz", "juni/saker.csv.gz")
    assert [path.name for path in files.paths] == ["saker (2).csv.gz", "saker.csv.gz"]


@pytest.mark.parametrize("name", ["../../current", "..\\..\\current", "/current", ".lock", ".."])
def test_no_name_leads_out_of_the_folder_or_to_its_lock(tmp_path: Path, name: str):
    files = kept(tmp_path, name)
    (path,) = files.paths
    assert path.parent == files.folder
    assert not (tmp_path / "current").exists()


class BreaksOff(BytesIO):
    """An upload that ends too soon."""

    def read(self, *_size: int | None) -> bytes:
        if self.tell():
            raise OSError("gone")
        return super().read(3)


def test_a_file_that_breaks_off_is_not_kept_as_if_it_were_whole(tmp_path: Path):
    files = kept(tmp_path, "saker.csv")
    with pytest.raises(StoreUnwritable):
        files.take([("betalinger.csv", BreaksOff(b"Saksnummer;Dato"))])
    assert [path.name for path in files.paths] == ["saker.csv"]


def test_the_folder_goes_when_nobody_holds_the_files(tmp_path: Path):
    files = kept(tmp_path, "saker.csv")
    folder = files.folder
    del files
    gc.collect()
    assert not folder.exists()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_is_swept_and_what_somebody_holds_is_not(tmp_path: Path):
    held = kept(tmp_path, "held.csv")
    left, young = tmp_path / "handed_in_left", tmp_path / "handed_in_young"
    for folder in (left, young):
        folder.mkdir()
        (folder / "saker.csv").touch()
    for folder in (left, held.folder):
        os.utime(folder, (0, 0))  # long ago
    sweep(tmp_path)
    assert not left.exists()
    assert young.exists()
    assert [path.name for path in held.paths] == ["held.csv"]


def test_a_store_that_takes_no_files_is_told(tmp_path: Path):
    in_the_way = tmp_path / "store"
    in_the_way.touch()
    with pytest.raises(StoreUnwritable):
        KeptFiles(in_the_way)
