from pathlib import Path

from reader.library import Library
from reader.marks import Marks
from reader.model import NO_FLAGS, Flag
from reader.paths import Home
from reader.sources.exchanger import Exchanger


def configured(home: Home, folder: Path | str) -> Home:
    home.config.mkdir(parents=True, exist_ok=True)
    home.settings_file.write_text(f'sync = "{folder}"\n', encoding="utf-8")
    with Library.open(home.data), Marks.open(home.data):
        return home


def test_marks_and_views_of_one_machine_come_to_the_other(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    one, other = (configured(Home.under(tmp_path / name), shared) for name in ("one", "other"))
    one.views_file.write_text('[[view]]\nname = "Mine"\nquery = "attention"\n', encoding="utf-8")
    with Marks.open(one.data) as marks:
        marks.set_flags(["2601.00001"], Flag.BOOKMARKED, NO_FLAGS, "bookmark")
    assert Exchanger(one).look() == ""
    assert Exchanger(other).look() == ""
    with Marks.open(other.data) as marks:
        assert marks.mark("2601.00001").flags == Flag.BOOKMARKED
    assert other.views_file.read_text(encoding="utf-8") == one.views_file.read_text(encoding="utf-8")


def test_what_is_wrong_is_said_once_and_again_when_it_comes_back(tmp_path: Path) -> None:
    home = configured(Home.under(tmp_path / "home"), tmp_path / "absent")
    exchanger = Exchanger(home)
    assert "absent" in exchanger.look()
    assert exchanger.look() == ""
    (tmp_path / "absent").mkdir()
    assert exchanger.look() == ""
    for file in (tmp_path / "absent").iterdir():
        file.unlink()
    (tmp_path / "absent").rmdir()
    assert "absent" in exchanger.look()


def test_without_a_folder_in_the_settings_nothing_is_opened(home: Home) -> None:
    assert Exchanger(home).look() == ""
    assert not home.data.exists()
