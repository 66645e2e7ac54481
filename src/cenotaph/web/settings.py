"""Django's settings, in code and in one place: templates, words, addresses; no database."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FIRST = "en"
# The languages of the interface, each in its own words: who looks for one reads them.
LANGUAGES: Mapping[str, str] = {FIRST: "English", "ar": "العربية"}


def configure() -> None:
    """Django is set up for the public pages; where a server has set it up, nothing changes."""
    # Django costs 0.2 s to import: only who publishes or serves pays for it
    import django  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415

    if settings.configured:
        return
    settings.configure(**public_settings())
    django.setup()


def public_settings() -> dict[str, Any]:
    """What rendering the public pages needs: no database, no server, no accounts."""
    return {
        "DEBUG": False,
        "ALLOWED_HOSTS": [],
        "ROOT_URLCONF": "cenotaph.web.urls",
        "INSTALLED_APPS": [],
        "DATABASES": {},
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
        "USE_I18N": True,
        "LANGUAGE_CODE": FIRST,
        "LANGUAGES": list(LANGUAGES.items()),
        "LOCALE_PATHS": [str(HERE / "locale")],
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [str(HERE / "templates")],
                "OPTIONS": {
                    "builtins": [
                        "django.templatetags.i18n",
                        "django.templatetags.l10n",
                        # after Django's own, whose `translate` it takes the place of
                        "cenotaph.web.said",
                        "cenotaph.web.tags",
                    ]
                },
            }
        ],
    }
