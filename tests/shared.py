"""Real digests for tests; they lie beside the checkout and are not part of the project."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared" / "digests"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=f"the real digests are not at {SHARED}")
