"""The private database as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Everything that says who somebody is."""

    name = "cenotaph.web.people"
    label = "people"
