import shutil

import pytest

from parley.errors import MissingInput
from parley.read.gazetteer import cache
from parley.read.gazetteer.fold import fold


@pytest.fixture
def builds(monkeypatch, tmp_path):
    """Point the cache at a new folder; a build copies the real index and is counted."""
    real, done = cache.load_index().folder, []

    def copy(folder):
        done.append(folder)
        shutil.copytree(real, folder, dirs_exist_ok=True)

    monkeypatch.setattr(cache, "build_index", copy)
    monkeypatch.setenv("PARLEY_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(cache.tempfile, "gettempdir", lambda: str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    return done


def test_index_is_built_once_with_a_note(builds):
    notes = []
    first = cache.open_index(progress=notes.append)
    second = cache.open_index(progress=notes.append)
    assert len(builds) == 1
    assert len(notes) == 1
    assert first.entries(fold("Kiev"))[0].name == second.entries(fold("Kiev"))[0].name == "Kyiv"


def test_damaged_index_is_rebuilt(builds, tmp_path):
    folder = cache.open_index().folder
    (folder / "keys.npy").write_bytes(b"cut short")
    assert cache.open_index().entries(fold("Kiev"))
    (folder / "sizes.json").unlink()
    assert cache.open_index().entries(fold("Kiev"))
    assert len(builds) == 3
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [folder.name]


def test_index_that_another_process_finished_first_stays(builds, tmp_path, monkeypatch):
    other = tmp_path / "cache" / cache.index_name()
    copy = cache.build_index

    def build_while_another_finishes(folder):
        copy(folder)
        copy(other)

    monkeypatch.setattr(cache, "build_index", build_while_another_finishes)
    assert cache.open_index().folder == other
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [other.name]


def test_cache_that_cannot_be_written_falls_back_to_a_temporary_folder(builds, tmp_path):
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert (tmp_path / "temporary") in cache.open_index().folder.parents


def test_no_place_to_write_is_one_clear_message(builds, tmp_path):
    (tmp_path / "cache").write_text("a file")
    shutil.rmtree(tmp_path / "temporary")
    (tmp_path / "temporary").write_text("a file")
    with pytest.raises(MissingInput, match="PARLEY_CACHE"):
        cache.open_index()


def test_cache_folder_follows_the_environment(monkeypatch, tmp_path):
    monkeypatch.delenv("PARLEY_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.cache_folder() == tmp_path / "parley"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache.cache_folder().parts[-2:] == (".cache", "parley")
