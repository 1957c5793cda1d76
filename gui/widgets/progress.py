"""A thin bar that shows how far a piece of work is."""

from PySide6.QtWidgets import QProgressBar, QWidget

WHOLE = 1_000
"""In how many parts the work is shown: bytes and steps may be more than Qt's int holds."""


class ProgressBar(QProgressBar):
    """A bar without figures."""

    def __init__(self, parent: QWidget, height: int = 6) -> None:
        """`height` is in pixels."""
        super().__init__(parent)
        self.setTextVisible(False)
        self.setFixedHeight(height)
        self.setRange(0, WHOLE)

    def show_progress(self, done: int, total: int) -> None:
        """Show how much of it is done."""
        self.setValue(WHOLE * min(done, total) // max(1, total))
