import pytest

from reader.wording import Wording, locale_language


@pytest.mark.parametrize(("language", "said"), [("en", "Unread"), ("zh", "未读"), ("zh_CN", "未读"), ("fr", "Unread")])
def test_the_wording_is_in_the_language_of_the_interface(language: str, said: str) -> None:
    assert Wording(language)("Unread", "未读") == said


def test_numbers_of_papers() -> None:
    english, chinese = Wording("en"), Wording("zh")
    assert [english.papers(count) for count in (0, 1, 1234)] == ["0 papers", "1 paper", "1,234 papers"]
    assert chinese.papers(1234) == "1,234 篇"


def test_weekdays_of_dates_and_of_what_is_none() -> None:
    assert Wording("en").weekday("2025-06-11") == "Wed"
    assert Wording("zh").weekday("2025-06-11") == "周三"
    assert Wording("zh").weekday("2025-13-41") == Wording("en").weekday("") == ""


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_TW"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
        ({"LANG": "C.UTF-8"}, "en"),
    ],
)
def test_locale_by_posix_precedence(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert locale_language() == language
