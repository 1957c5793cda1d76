"""What is wrong with a formula that was typed, in words; marked for translation."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.words import said
from model.tokens import Unreadable

WRONG: dict[str, object] = {
    "empty": QT_TRANSLATE_NOOP("Words", "Type a formula, such as z = (x + y)²."),
    "too_long": QT_TRANSLATE_NOOP("Words", "The formula is too long: {right} characters are the most."),
    "too_deep": QT_TRANSLATE_NOOP("Words", "Too many parentheses within each other: {right} are the most."),
    "too_many_variables": QT_TRANSLATE_NOOP("Words", "Too many variables: {right} are the most."),
    "unknown_character": QT_TRANSLATE_NOOP("Words", "“{found}” has no meaning in a formula."),
    "unknown_name": QT_TRANSLATE_NOOP("Words", "“{found}” is not known. Try one of these: {right}."),
    "unknown_function": QT_TRANSLATE_NOOP("Words", "“{found}” is no function known here. Those known are {right}."),
    "bad_number": QT_TRANSLATE_NOOP("Words", "A number can't go on with “{found}”."),
    "number_too_large": QT_TRANSLATE_NOOP("Words", "“{found}” is too large a number."),
    "missing_value": QT_TRANSLATE_NOOP("Words", "A number or a variable is missing here."),
    "missing_operator": QT_TRANSLATE_NOOP("Words", "A sign is missing before “{found}”: one of {right}."),
    "missing_parenthesis": QT_TRANSLATE_NOOP("Words", "This parenthesis is never closed."),
    "extra_parenthesis": QT_TRANSLATE_NOOP("Words", "This parenthesis was never opened."),
    "needs_parentheses": QT_TRANSLATE_NOOP("Words", "Write what “{found}” is of in parentheses: {right}."),
    "number_of_values": QT_TRANSLATE_NOOP("Words", "“{found}” takes another number of values: {right}."),
    "ambiguous_product": QT_TRANSLATE_NOOP("Words", "This may mean two things. Write × or parentheses before it."),
    "ambiguous_power": QT_TRANSLATE_NOOP("Words", "This may mean two things. Put one of the powers in parentheses."),
    "unexpected": QT_TRANSLATE_NOOP("Words", "“{found}” can't stand here."),
}
"""By code of what can't be read, see `model.grammar.read`; what is "here" is marked, or `placed`."""

WHOLE = ("empty", "too_long", "too_deep", "too_many_variables")
"""What is wrong with the formula as a whole, and not with one of its characters."""

AT: object = QT_TRANSLATE_NOOP("Words", "Character {n}: {why}")


def wrong(error: Unreadable) -> str:
    """Return why a formula can't be read, in the person's language."""
    return said(WRONG[error.code]).format(found=error.found, right=", ".join(error.right))


def placed(error: Unreadable) -> str:
    """Return the same with the number of the character, from 1, where nothing marks it."""
    return wrong(error) if error.code in WHOLE else said(AT).format(n=error.position + 1, why=wrong(error))
