"""For every test: no window on the person's screen, and random tests that do not fail on a busy machine."""

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Times are measured in tests/bench; a slow moment of the machine is not a counterexample.
settings.register_profile("gewoon", deadline=None)
settings.register_profile("volledig", deadline=None, max_examples=2000)
settings.load_profile("volledig" if os.environ.get("DUURZAME_START_VOLLEDIG") == "1" else "gewoon")
