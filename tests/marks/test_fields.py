"""Changes as steps on registers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import UsageError
from reader.marks.fields import careful_step, check_value, differences, have_common_register, step
from reader.marks.types import Change
from reader.model import Flag, Mark

FLAGS = st.integers(0, 127)
TAGS = st.sets(st.sampled_from("xyz")).map(lambda tags: "\n".join(sorted(tags)))
STEPS = st.builds(Change, st.just("a"), st.just("flags"), FLAGS, FLAGS) | st.builds(
    Change, st.just("a"), st.just("tags"), TAGS, TAGS
)


@given(STEPS)
def test_a_step_from_where_it_began_ends_where_it_ended(change: Change) -> None:
    assert step(change, change.before) == change.after
    back = change._replace(before=change.after, after=change.before)
    assert careful_step(back, change.after) == change.before


@given(STEPS, STEPS, st.data())
def test_steps_on_different_registers_may_come_in_any_order(one: Change, other: Change, data: st.DataObject) -> None:
    value: int | str = data.draw(FLAGS) if one.field == "flags" else data.draw(TAGS)
    if one.field == other.field and not have_common_register(one, other):
        assert step(one, step(other, value)) == step(other, step(one, value))


def test_a_text_that_is_another_by_now_is_left_alone_by_undo() -> None:
    change = Change("a", "note", "new", "old")
    assert (careful_step(change, "new"), careful_step(change, "newer")) == ("old", "newer")
    assert step(change, "newer") == "old"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("tags", "fine\n" + "x" * 101, "at most 100"),
        ("note", "备" * 333_334, "1,000,002 bytes"),
        ("rules", "x" * 1_000_001, "at most 1,000,000"),
        ("until", "2026-6-12", "no day"),
        ("until", "2026-02-30", "no day"),
        ("until", "20260612", "no day"),
    ],
)
def test_what_is_too_long_or_no_day_is_refused(field: str, value: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as raised:
        check_value(field, value)
    assert len(str(raised.value)) < 120
    check_value("tags", "x" * 100)
    check_value("note", "备" * 333_333)
    check_value("until", "2026-06-12")


def test_differences_are_of_the_fields_that_differ() -> None:
    before = Mark(Flag.READ, ("x",), "n", "")
    assert list(differences("a", before, before)) == []
    after = Mark(Flag.READ, ("z", " y  1 ", "z"), "m", "2026-06-12")
    assert list(differences("a", before, after)) == [
        Change("a", "tags", "x", "y 1\nz"),
        Change("a", "note", "n", "m"),
        Change("a", "until", "", "2026-06-12"),
    ]
