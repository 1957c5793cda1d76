"""The words of programs: every comment of every part is said in Korean, too, and has room in its line."""

import ast
import re
import unicodedata
from dataclasses import replace
from functools import cache

import pytest

from gui.languages import Languages
from gui.words_script import TEXTS, script_words
from model.script import assemble, write
from model.script.write import script
from tests.model.runs import trainer_of
from tests.model.test_script import CASES

SHAPE = r"\([\w, ]+\)"
"""A comment that only tells a shape is the same in every language."""

NAMES = ("activation", "optimizer", "schedule", "warm-up", "layer", "loss cross_entropy", "loss hinge", "gradient", "p")
"""With which names the cases begin that have every part in them, and some twice."""


def comments() -> set[str]:
    """Every comment and docstring of the parts, without those of their files, and what is for tools."""
    found: set[str] = set()
    for name in assemble.PARTS:
        source = assemble.part(name)
        of_file = ast.get_docstring(ast.parse(source))
        whole = {assemble.MARK.sub("", f"  # {text.words}").strip(" #") for text in assemble.texts(source)}
        found |= {words for words in whole if words and words != of_file and not words.startswith("pyright:")}
    return found


def test_every_comment_of_a_program_is_among_the_words_and_nothing_else() -> None:
    wanted = {words for words in comments() if not re.fullmatch(SHAPE, words)}
    assert {str(text) for text in TEXTS} == wanted | {write.HEADER, write.SCORES}


@cache
def korean() -> dict[str, str]:
    """The words in Korean; there are translators for it while they are asked for."""
    return script_words()


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith(NAMES)])
def test_a_program_in_korean_has_no_english_sentence_and_no_line_that_is_too_wide(
    name: str, languages: Languages
) -> None:
    languages.set_mode("ko")
    experiment = replace(CASES[name], l1=0.1, l2=0.1, clip=1.0)
    source = script(trainer_of(experiment), "my_network", korean()).source
    said = [text.words for text in assemble.texts(source)]
    assert not [words for words in said if re.search("[a-z]{2,} [a-z]{2,} [a-z]{2,}", words)]
    wide = [line for line in source.splitlines() if columns(line) > 120]
    assert wide == []


def columns(line: str) -> int:
    """How wide a line is: Korean letters are twice as wide as others."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)
