"""numpy on one thread. A message is a few hundred numbers: more threads only wait for each other, and the machine is the operator's.

Nothing that runs before the first paint may import this module or one that does.
"""

import os

# Read when numpy's library is loaded; whoever loaded it before has decided.
for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(_name, "1")

import numpy as np  # noqa: E402 - the threads are decided first
from numpy.typing import NDArray  # noqa: E402

Floats = NDArray[np.float32]
Rows = NDArray[np.intp]

__all__ = ["Floats", "NDArray", "Rows", "np"]
