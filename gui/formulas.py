"""What is wrong with a formula that was typed, in words; marked for translation."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from model.tokens import Unreadable

WRONG: dict[str, object] = {
    "empty": QT_TRANSLATE_NOOP("Words", "Type a formula, such as z = (x + y)²."),
    "too_long": QT_TRANSLATE_NOOP("Words", "A formula may have {right} characters."),
    "too_deep": QT_TRANSLATE_NOOP("Words", "Parentheses may be {right} deep."),
    "too_many_variables": QT_TRANSLATE_NOOP("Words", "“{found}”: there may be {right} variables."),
    "unknown_character": QT_TRANSLATE_NOOP("Words", "“{found}” has no meaning here (character {n})."),
    "unknown_name": QT_TRANSLATE_NOOP("Words", "“{found}” is not known. Perhaps {right}?"),
    "unknown_function": QT_TRANSLATE_NOOP("Words", "“{found}” is no function known here. Those known are {right}."),
    "bad_number": QT_TRANSLATE_NOOP("Words", "A number has one decimal point (character {n})."),
    "number_too_large": QT_TRANSLATE_NOOP("Words", "“{found}” is too large for a number."),
    "missing_value": QT_TRANSLATE_NOOP("Words", "At character {n} a value is missing."),
    "missing_operator": QT_TRANSLATE_NOOP("Words", "Before “{found}” an operator is missing: {right}"),
    "missing_parenthesis": QT_TRANSLATE_NOOP("Words", "The parenthesis at character {n} is never closed."),
    "extra_parenthesis": QT_TRANSLATE_NOOP("Words", "The parenthesis at character {n} closes nothing."),
    "needs_parentheses": QT_TRANSLATE_NOOP("Words", "A function needs parentheses: {right}"),
    "number_of_values": QT_TRANSLATE_NOOP("Words", "“{found}” takes another number of values: {right}"),
    "ambiguous_product": QT_TRANSLATE_NOOP("Words", "“{found}” may mean two things: write {right}"),
    "ambiguous_power": QT_TRANSLATE_NOOP("Words", "Two powers in a row may mean two things: write {right}"),
    "unexpected": QT_TRANSLATE_NOOP("Words", "“{found}” can't stand at character {n}."),
}
"""By code of what can't be read, see `model.grammar.read`."""


def wrong(error: Unreadable) -> str:
    """Return why a formula can't be read, in the person's language."""
    text = QCoreApplication.translate("Words", str(WRONG[error.code]))
    return text.format(n=error.position + 1, found=error.found, right=", ".join(error.right))
