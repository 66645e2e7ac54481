"""Why something was decided, where a person says no more than their button does.

A reason is logged in English, as the log is everybody's; on a page it is said in its language.
"""

from collections.abc import Mapping

from django.utils.translation import gettext_noop as _

from cenotaph.web.translation import gettext, isolated

# What of a page or an incident was looked at, by the button that was pressed.
USUAL: Mapping[str, str] = {
    "accept": _("Read against the page."),
    "correct": _("The page gives this figure."),
    "amend": _("The page says this."),
    "reject": _("The page does not say this."),
    "enter": _("The page says this, and the program did not read it."),
    "read": _("Read in full."),
    "undo": _("Decided in error."),
    "same": _("Read side by side: they tell of one incident."),
    "different": _("Read side by side: they tell of two incidents."),
    "unsure": _("Read side by side: it cannot be told."),
    "release": _("Read and checked."),
    "withhold": _("Not to be shown for now."),
    "confirm": _("Checked against its pages."),
    "discount": _("Not an incident of this record."),
    # of the command that makes the demonstration
    "demo": _("The demonstration shows all it has read."),
}
_KNOWN = frozenset(USUAL.values())


def is_usual(reason: str) -> bool:
    """Whether it is what a button says, and nobody typed it."""
    return reason in _KNOWN


def why(reason: str) -> str:
    """A reason as a page says it: a usual one translated, anybody's words as they stand."""
    return gettext(reason) if is_usual(reason) else isolated(reason)
