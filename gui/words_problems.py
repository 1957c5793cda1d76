"""Words for what does not fit, and for numbers that are refused: each in a sentence, marked for translation."""

from collections.abc import Mapping
from math import isfinite
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.widgets.numbers import format_number, tidy
from gui.words import WORDS, name, said
from model.problems import Problem

PROBLEMS: dict[str, tuple[object, object]] = {
    "absent": (
        QT_TRANSLATE_NOOP("Words", "{source} is not on this computer: fetch it under Data, or open its files there."),
        QT_TRANSLATE_NOOP("Words", "Use Nori's own digits"),
    ),
    "nothing_painted": (
        QT_TRANSLATE_NOOP("Words", "Paint at least {least} points on the Output stage; so far: {n}."),
        QT_TRANSLATE_NOOP("Words", "Use Moons"),
    ),
    "one_class_painted": (
        QT_TRANSLATE_NOOP("Words", "All points are of one class: there is nothing to tell apart. Paint another one."),
        QT_TRANSLATE_NOOP("Words", "Use Moons"),
    ),
    "nothing_table": (
        QT_TRANSLATE_NOOP("Words", "There is no table with at least {least} rows yet: open one under Data."),
        QT_TRANSLATE_NOOP("Words", "Use Moons"),
    ),
    "nothing_pictures": (
        QT_TRANSLATE_NOOP("Words", "There are fewer than {least} images: open more under Data."),
        QT_TRANSLATE_NOOP("Words", "Use Moons"),
    ),
    "needs_features": (
        QT_TRANSLATE_NOOP("Words", "An image of {shape} comes in here, but {layer} needs its values in a row."),
        QT_TRANSLATE_NOOP("Words", "Put Flatten before it"),
    ),
    "needs_image": (
        QT_TRANSLATE_NOOP("Words", "{layer} needs an image, which these data are not."),
        QT_TRANSLATE_NOOP("Words", "Remove what needs images"),
    ),
    "needs_image_before": (
        QT_TRANSLATE_NOOP("Words", "{layer} needs an image, but {shape} values in a row come in here."),
        QT_TRANSLATE_NOOP("Words", "Move it before Flatten"),
    ),
    "window_too_large": (
        QT_TRANSLATE_NOOP("Words", "{layer}: the image is {shape} here, so {most} × {most} is the largest that fits."),
        QT_TRANSLATE_NOOP("Words", "Use {size} × {size}"),
    ),
    "too_many_values": (
        QT_TRANSLATE_NOOP("Words", "{layer} would compute more than {most} values for an image of {shape}."),
        QT_TRANSLATE_NOOP("Words", "Make it smaller"),
    ),
    "too_many_parameters": (
        QT_TRANSLATE_NOOP("Words", "That network is too large: {parameters} parameters, where {most} are the most."),
        QT_TRANSLATE_NOOP("Words", "Make this layer {units} wide"),
    ),
    "too_much_memory": (
        QT_TRANSLATE_NOOP("Words", "A batch of {batch_size} takes too much memory in this network."),
        QT_TRANSLATE_NOOP("Words", "Set it to {most}"),
    ),
    "given_shape": (
        QT_TRANSLATE_NOOP(
            "Words", "The given values are not {inputs} × {outputs} weights and {outputs} biases, so no run can start."
        ),
        QT_TRANSLATE_NOOP("Words", "Draw them instead"),
    ),
    "softmax_of_one": (
        QT_TRANSLATE_NOOP("Words", "Softmax over one output is always 1, so nothing can be learned."),
        QT_TRANSLATE_NOOP("Words", "Use {instead}"),
    ),
    "loss_needs_distribution": (
        QT_TRANSLATE_NOOP(
            "Words",
            "{loss} takes logarithms of probabilities that add up to 1 over classes, which {activation} does not give.",
        ),
        QT_TRANSLATE_NOOP("Words", "Use softmax"),
    ),
    "loss_needs_probabilities": (
        QT_TRANSLATE_NOOP(
            "Words", "{loss} takes logarithms of probabilities between 0 and 1, which {activation} does not give."
        ),
        QT_TRANSLATE_NOOP("Words", "Use sigmoid"),
    ),
    "loss_needs_each": (
        QT_TRANSLATE_NOOP(
            "Words",
            "{loss} asks each output yes or no on its own, but {activation} makes one distribution over all classes.",
        ),
        QT_TRANSLATE_NOOP("Words", "Use sigmoid"),
    ),
    "loss_needs_scores": (
        QT_TRANSLATE_NOOP(
            "Words", "{loss} compares plain scores until the right one leads by 1, but {activation} changes them."
        ),
        QT_TRANSLATE_NOOP("Words", "Use identity"),
    ),
    "loss_needs_classes": (
        QT_TRANSLATE_NOOP("Words", "{loss} compares classes, but these data have a value to be predicted instead."),
        QT_TRANSLATE_NOOP("Words", "Use mean squared"),
    ),
    "loss_needs_outputs": (
        QT_TRANSLATE_NOOP("Words", "{loss} needs an output for each class, but a gate has only one: yes or no."),
        QT_TRANSLATE_NOOP("Words", "Use binary cross-entropy"),
    ),
    "cannot_learn": (
        QT_TRANSLATE_NOOP("Words", "The slope of {activation} is 0 everywhere, so no gradient gets through."),
        QT_TRANSLATE_NOOP("Words", "Use {instead}"),
    ),
    "out_of_reach": (
        QT_TRANSLATE_NOOP(
            "Words", "{activation} gives only values {range}, but the targets go from {least} to {greatest}."
        ),
        QT_TRANSLATE_NOOP("Words", "Use identity"),
    ),
    "out_of_reach_of_own": (
        QT_TRANSLATE_NOOP(
            "Words", "{activation} gives only values {range}, but the targets have mean 0 and standard deviation 1."
        ),
        QT_TRANSLATE_NOOP("Words", "Use identity"),
    ),
    "all_the_same": (
        QT_TRANSLATE_NOOP(
            "Words",
            "With equal weights, all neurons of this layer begin the same, and stay so where the next layer's are "
            "equal, too.",
        ),
        QT_TRANSLATE_NOOP("Words", "Draw them at random"),
    ),
    "batch_too_large": (
        QT_TRANSLATE_NOOP("Words", "There are only {training} training examples, so a batch holds {training}."),
        QT_TRANSLATE_NOOP("Words", "Set it to {training}"),
    ),
    "batch_of_one": (
        QT_TRANSLATE_NOOP(
            "Words",
            "Batch normalization makes β of any single example, so with batches of one nothing is learned from them.",
        ),
        QT_TRANSLATE_NOOP("Words", "Set it to {usual}"),
    ),
    "pixels_to_255": (
        QT_TRANSLATE_NOOP("Words", "Pixels from 0 to 255 make large sums: usually hardly anything is learned."),
        QT_TRANSLATE_NOOP("Words", "Use 0 to 1 instead"),
    ),
    "schedule_ended": (
        QT_TRANSLATE_NOOP("Words", "The schedule is at its end: the rate is 0, so nothing is learned any more."),
        QT_TRANSLATE_NOOP("Words", "{setting}: {steps}"),
    ),
}
"""Each problem in a sentence, and what its remedy is called."""

RANGES: dict[bool, object] = {
    True: QT_TRANSLATE_NOOP("Words", "from {low} to {high}"),
    False: QT_TRANSLATE_NOOP("Words", "from {low} up"),
}
"""Between which values something lies, by whether there is a highest."""

REFUSALS: dict[str, object] = {
    "unreadable": QT_TRANSLATE_NOOP("Words", "“{text}” is no number. Try something like 0.03 or 1e-3."),
    "not_integer": QT_TRANSLATE_NOOP("Words", "“{text}” is no whole number."),
    "below": QT_TRANSLATE_NOOP("Words", "The least is {minimum}."),
    "above": QT_TRANSLATE_NOOP("Words", "The most is {maximum}."),
}
"""Why a number field did not take what was typed."""

MOST_QUOTED = 30
"""How much is quoted of what was typed, in characters: a whole table may have been pasted into a field."""


def problem(found: Problem) -> tuple[str, str]:
    """Return a problem in a sentence and what its remedy is called, in the person's language."""
    values = {key: _value(key, value) for key, value in found.values.items()}
    texts = [said(text).format(**values) for text in PROBLEMS[found.code]]
    return texts[0][:1].upper() + texts[0][1:], texts[1]


def _value(key: str, value: Any) -> object:
    if key == "range":
        low, high = (format_number(end) if isfinite(end) else "" for end in value)
        return said(RANGES[bool(high)]).format(low=low, high=high)
    if isinstance(value, float):
        return format_number(value)
    table = "activation" if key == "instead" else key
    if table in WORDS:
        return name(table, str(value))
    return f"{value:,}" if isinstance(value, int) else value


def refusal(code: str, values: Mapping[str, Any]) -> str:
    """Return why a number field did not take what was typed, in the person's language."""
    written = {name: _quoted(value) if isinstance(value, str) else _limit(value) for name, value in values.items()}
    return said(REFUSALS[code]).format(**written)


def _quoted(text: str) -> str:
    return text if len(text) <= MOST_QUOTED else text[: MOST_QUOTED - 1] + "…"


def _limit(value: float) -> str:
    """Write the end of a range, thousands in groups: 2,000, 0.9999, 1e-10."""
    return tidy(f"{value:,.0f}") if 1e3 <= abs(value) < 1e7 and value == round(value) else format_number(value)
