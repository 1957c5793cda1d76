"""What all tests share: the environment, set before anything imports NumPy or Qt, and a screen for who needs one."""

import os
import shutil
from collections.abc import Iterator

import pytest

for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[name] = "1"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from hypothesis import settings  # noqa: E402 - only now may something be imported that may import NumPy

from tests.screen import virtual_screen  # noqa: E402

# A busy machine is no failure: pytest-timeout stops what hangs. Random cases are the same in every ordinary run, so
# that it says something about the change it is run for; `make explore` looks for others.
settings.register_profile("nori", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, print_blob=True)
settings.load_profile("nori")


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """The DISPLAY of a virtual screen, for child processes that open a real window; skips where there is no Xvfb."""
    if shutil.which("Xvfb") is None:
        pytest.skip("needs a virtual screen: install xvfb")
    with virtual_screen() as display:
        yield display
