"""How much room a widget may have, and room that is kept for what is out of sight."""

from PySide6.QtWidgets import QWidget

ANY = 16_777_215
"""As wide, or as high, as Qt lets a widget be, in pixels."""


def keep_room(widget: QWidget) -> None:
    """Have a widget keep its room while it is hidden, so that nothing beside it moves as it comes and goes."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
