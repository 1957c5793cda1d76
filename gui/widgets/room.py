"""Room that is kept for what is out of sight."""

from PySide6.QtWidgets import QWidget


def keep_room(widget: QWidget) -> None:
    """Have a widget keep its room while it is hidden, so that nothing beside it moves as it comes and goes."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
