"""How well pages are read, measured on our own gold and on data nobody here wrote."""

import os

from cenotaph.config import ONE_THREAD

# before anything imports numpy
os.environ.update(ONE_THREAD)
