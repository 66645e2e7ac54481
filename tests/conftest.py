"""Settings of all tests: property tests have no clock and, under CI, no chance."""

import os

from hypothesis import settings

from cenotaph.config import ONE_THREAD

# before anything imports numpy; the program itself does so
os.environ.update(ONE_THREAD)

# A machine under load is slow, not wrong; what is fast is measured in benchmarks/.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")
