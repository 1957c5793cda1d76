"""The order in which Tab goes through a window: that in which it is read."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QScrollArea, QWidget


class Later(QWidget):
    """A widget whose parts may be made after it was put in order, and then stand where it does: it calls `in_order`."""


def in_order(*parts: QWidget) -> None:
    """Have Tab go through parts of one window one after the other, and through each of them as it is laid out."""
    stops = [stop for part in parts for stop in _read(part) if stop is part or _may_have_focus(stop)]
    policies = [stop.focusPolicy() for stop in stops]
    for stop, policy in zip(stops, policies, strict=True):
        if policy == Qt.FocusPolicy.NoFocus:  # Qt orders only what takes the keyboard now
            stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
    for stop, policy in zip(stops, policies, strict=True):
        stop.setFocusPolicy(policy)  # of a field in a row after that of the row, which hands its own on


def _may_have_focus(widget: QWidget) -> bool:
    """Return whether a widget takes the keyboard, hands it to a part of it, or will take it later."""
    if (proxy := widget.focusProxy()) is not None:
        return widget.isAncestorOf(proxy)
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, (QAbstractButton, Later))


def _read(part: QWidget) -> Iterator[QWidget]:
    """Yield a part and all that is in it, as it is laid out."""
    yield part
    layout = part.layout()
    if isinstance(part, QScrollArea) and (inside := part.widget()) is not None:
        yield from _read(inside)
    elif layout is not None:
        for widget in _laid_out(layout, [child for child in part.children() if isinstance(child, QWidget)]):
            yield from _read(widget)
    else:
        for child in part.children():
            if isinstance(child, QWidget) and not child.isWindow():
                yield from _read(child)


def _laid_out(layout: QLayout, widgets: Sequence[QWidget]) -> Iterator[QWidget]:
    """Yield those of the widgets that are in a layout, as they stand.

    Each is asked for its place, not the place for what stands there: PySide keeps what `itemAt` returns for an item's
    place in memory, and takes what comes to lie there after it for the same.
    """
    inner = [child for child in layout.children() if isinstance(child, QLayout)]
    places = {place: part for part in (*inner, *widgets) if (place := layout.indexOf(part)) >= 0}
    for _, part in sorted(places.items()):
        if isinstance(part, QLayout):
            yield from _laid_out(part, widgets)
        else:
            yield part
