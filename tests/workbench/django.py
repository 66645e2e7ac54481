"""Django set up for tests: a private database in a folder that lasts as long as they do."""

import tempfile
from functools import cache

from django.conf import settings
from django.core.management import call_command

from cenotaph.web.serve.addresses import Origin
from cenotaph.web.serve.serving import Serving
from cenotaph.web.serve.settings import configure_server

ORIGIN = Origin(scheme="http", host="testserver", port=None)
_KEY = "a key for tests and for nothing else, as long as one has to be"


@cache
def set_up() -> tempfile.TemporaryDirectory[str]:
    """Django over a new private database; each test brings its own record."""
    folder = tempfile.TemporaryDirectory(prefix="cenotaph-tests-")
    address = f"sqlite:///{folder.name}/private.sqlite"
    configure_server(Serving(record=None, origin=ORIGIN), private_url=address, key=_KEY)
    # a hash that is slow on purpose would be most of the tests' time
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    call_command("migrate", verbosity=0)
    return folder
