"""Does README say what the code does?"""

from tests.readme import README, written


def test_the_tables_of_readme_are_those_of_the_code() -> None:
    text = README.read_text(encoding="utf-8")
    assert text == written(text), "run `python -m tests.readme`"
