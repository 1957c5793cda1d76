"""Start Nori: the environment first, then the window."""

import os
import sys
from pathlib import Path

# One thread for linear algebra, said before NumPy is imported: on Nori's small matrices more are far slower.
for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[name] = "1"


def main() -> int:
    """Open the window and return the exit code."""
    # This folder holds gui and model, be it a checkout, the `nori` package of a wheel, or a bundle.
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from gui.display import lacks_qt

    problem = lacks_qt()
    if problem:
        print(problem, file=sys.stderr)
        return 1
    from gui.app import main as start

    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
