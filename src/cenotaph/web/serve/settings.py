"""Django's settings of the server, in code and in one place."""

import os
import secrets
from pathlib import Path
from typing import Any

from cenotaph.web.serve.addresses import database_of
from cenotaph.web.serve.serving import Serving
from cenotaph.web.settings import HERE, public_settings

KEY = "private.key"
# The largest page that is read (`run.fetch.MAX_BYTES`), and a form around it.
MAX_UPLOAD = 20 * 1024 * 1024
MAX_BODY = MAX_UPLOAD + 512 * 1024
# A working day; who is away for longer logs in again.
SESSION_SECONDS = 12 * 3600


def configure_server(serving: Serving, *, private_url: str, key: str) -> None:
    """Django is set up for the public pages, the workbench and the private database."""
    import django  # noqa: PLC0415 - Django costs 0.2 s to import
    from django.conf import settings  # noqa: PLC0415

    settings.configure(**server_settings(serving, private_url=private_url, key=key))
    django.setup()


def server_settings(serving: Serving, *, private_url: str, key: str) -> dict[str, Any]:
    """Every setting of the server by its name."""
    secure = serving.origin.secure
    public = public_settings()
    templates = public["TEMPLATES"][0]
    options = {
        "builtins": [*templates["OPTIONS"]["builtins"], "cenotaph.web.workbench.tags"],
        "context_processors": [
            "django.template.context_processors.request",
            "django.contrib.messages.context_processors.messages",
        ],
    }
    return public | {
        "SERVING": serving,
        "SECRET_KEY": key,
        "ALLOWED_HOSTS": list(serving.origin.names),
        "CSRF_TRUSTED_ORIGINS": [str(serving.origin)] if secure else [],
        "ROOT_URLCONF": "cenotaph.web.serve.urls",
        "INSTALLED_APPS": [
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.messages",
            "django.contrib.staticfiles",
            "cenotaph.web.people",
        ],
        "MIDDLEWARE": [
            "cenotaph.web.serve.headers.no_body_for_head",
            "cenotaph.web.serve.headers.strict_headers",
            "cenotaph.web.languages.in_the_language_of_the_address",
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "cenotaph.web.languages.in_the_language_of_the_person",
            "cenotaph.web.serve.methods.only_what_is_answered",
            "whitenoise.middleware.WhiteNoiseMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "cenotaph.web.serve.live.Live",
        ],
        "TEMPLATES": [{**templates, "OPTIONS": options}],
        "DATABASES": {"default": database_of(private_url)},
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        # people and sessions
        "AUTH_USER_MODEL": "people.Person",
        "LOGIN_URL": "log-in",
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.ScryptPasswordHasher"],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
            for name, options in (
                # NIST SP 800-63B: length and known passwords, no rules on kinds of letters
                ("MinimumLengthValidator", {"min_length": 12}),
                ("CommonPasswordValidator", {}),
                (
                    "UserAttributeSimilarityValidator",
                    {"user_attributes": ("login", "name"), "max_similarity": 0.7},
                ),
            )
        ],
        "SESSION_ENGINE": "cenotaph.web.people.sessions",
        "SESSION_COOKIE_AGE": SESSION_SECONDS,
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        # a reader of the public pages carries no session
        "SESSION_COOKIE_PATH": "/workbench/",
        "SESSION_COOKIE_SECURE": secure,
        "CSRF_COOKIE_SECURE": secure,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_PATH": "/",
        "CSRF_COOKIE_AGE": None,
        "CSRF_FAILURE_VIEW": "cenotaph.web.serve.trouble.no_token",
        "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
        "SECURE_HSTS_SECONDS": 365 * 24 * 3600 if secure else 0,
        "SECURE_REFERRER_POLICY": "same-origin",
        # what a request may hold
        "DATA_UPLOAD_MAX_MEMORY_SIZE": MAX_BODY,
        "FILE_UPLOAD_MAX_MEMORY_SIZE": MAX_BODY,
        "FILE_UPLOAD_HANDLERS": ["django.core.files.uploadhandler.MemoryFileUploadHandler"],
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 200,
        "DATA_UPLOAD_MAX_NUMBER_FILES": 20,
        # files of our own, from the package
        "STATIC_URL": "/static/",
        "STATICFILES_DIRS": [str(HERE / "static")],
        "STATICFILES_FINDERS": ["django.contrib.staticfiles.finders.FileSystemFinder"],
        "WHITENOISE_USE_FINDERS": True,
        "WHITENOISE_AUTOREFRESH": False,
        # a page elsewhere that may read them can tell that this machine keeps a record
        "WHITENOISE_ALLOW_ALL_ORIGINS": False,
        # a trace may hold a page's words: `live` says where a bug is, and no more
        "LOGGING": {
            "version": 1,
            "disable_existing_loggers": False,
            "handlers": {"nothing": {"class": "logging.NullHandler"}},
            "loggers": {
                name: {"handlers": ["nothing"], "propagate": False}
                # the second would say at every click that others click too
                for name in ("django", "waitress.queue")
            },
        },
        "USE_X_FORWARDED_HOST": False,
    }


def kept_key(folder: Path) -> str:
    """The key that signs cookies and links, made once and readable by its owner alone."""
    path = folder / KEY
    try:
        made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(made, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii").strip()
