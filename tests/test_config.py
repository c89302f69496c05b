from pathlib import Path

import pytest

from reader.config import Config, load_config
from reader.errors import UsageError


@pytest.fixture(autouse=True)
def chinese_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_locale_decides(tmp_path: Path) -> None:
    assert load_config(tmp_path / "config.toml") == Config("zh", 5.0)


@pytest.mark.parametrize(
    ("text", "config"),
    [
        ("", Config("zh", 5.0)),
        ('interface = "auto"', Config("zh", 5.0)),
        ('interface = "en"\nread_after = 2', Config("en", 2.0)),
        ("read_after = 0.5\nunknown = 1", Config("zh", 0.5)),
        ("watch = false", Config("zh", 5.0, watch=False)),
        ('sync = "~/shared"', Config("zh", 5.0, sync="~/shared")),
    ],
)
def test_settings_are_read(tmp_path: Path, text: str, config: Config) -> None:
    assert load_config(written(tmp_path, text)) == config


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("interface = ", "TOML"),
        ('interface = "fr"', '"auto", "en", "zh"'),
        ('interface = ["en"]', '"auto", "en", "zh"'),
        ("read_after = 0", "above 0"),
        ("read_after = true", "above 0"),
        ('read_after = "5"', "above 0"),
        ("read_after = nan", "above 0"),
        ("watch = 1", "true or false"),
        ("sync = true", "a folder in quotes"),
    ],
)
def test_a_wrong_setting_is_said_in_one_line_with_its_file(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(UsageError) as raised:
        load_config(path)
    assert str(path) in str(raised.value)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"\xff")
    with pytest.raises(UsageError, match="cannot read the settings"):
        load_config(tmp_path / "config.toml")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageError, match="cannot read the settings"):
        load_config(tmp_path / "folder")
