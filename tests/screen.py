"""A virtual screen for what opens a real window."""

import os
import subprocess
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def virtual_screen(size: str = "1440x900") -> Generator[str]:
    """Start Xvfb on a free number and yield its DISPLAY."""
    number, for_xvfb = os.pipe()
    command = ["Xvfb", "-displayfd", str(for_xvfb), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[for_xvfb], stderr=subprocess.DEVNULL) as process:
        os.close(for_xvfb)
        try:
            with os.fdopen(number) as answer:
                yield f":{answer.readline().strip()}"
        finally:
            process.terminate()
