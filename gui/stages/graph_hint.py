"""What is said below the network's graph: that layers learn nothing, or that there is no room for what comes out."""

from PySide6.QtWidgets import QWidget

from gui.theme import Theme
from gui.widgets.hint import Hint
from gui.widgets.translated import Translated


class GraphHint(Translated, Hint):
    """A warning of layers whose gradient is 0; else where to find what has no room; else nothing."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._silent = tuple[int, ...]()
        self._lacks = False

    def show_silent(self, layers: tuple[int, ...]) -> None:
        """Know which layers learn nothing, by their places in the stack."""
        if layers != self._silent:
            self._silent = layers
            self.retranslate()

    def show_lack(self, lacks: bool) -> None:
        """Know whether there is no room for what comes out."""
        if lacks != self._lacks:
            self._lacks = lacks
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        texts = {
            0: "",
            1: self.tr("Layer {n} learns nothing: its gradient is exactly 0. {why}"),
            2: self.tr("Layers {n} learn nothing: their gradients are exactly 0. {why}"),
        }
        why = self.tr("Often steps were too large: begin anew with a smaller learning rate.")
        numbers = ", ".join(f"{k + 1}" for k in self._silent)
        text = texts[min(len(self._silent), 2)].format(n=numbers, why=why)
        elsewhere = self.tr("There is no room here for what comes out: see Output.") if self._lacks else ""
        self.show_text(text or elsewhere, "warning" if text else "info")
