"""Words that follow the language while the program runs."""

from PySide6.QtCore import QEvent


class Translated:
    """Mixed into a widget, before its Qt class, that puts all its words into `retranslate`."""

    def retranslate(self) -> None:
        """Set every text; called again when the language changes."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)  # type: ignore[misc]
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
