"""Every address of the workbench, with the least role that may open it."""

from cenotaph.web.workbench import (
    account,
    adding,
    audit,
    decisions,
    entering,
    incidents,
    letters,
    looking,
    pages,
    pairs,
    people,
    profiles,
    publishing,
    queue,
    redacting,
    second,
)
from cenotaph.web.workbench.access import Route

ROUTES: tuple[Route, ...] = (
    # anyone
    Route(address="log-in", view=entering.log_in, name="log-in", least=None),
    Route(address="code", view=entering.code, name="code", least=None),
    Route(address="log-out", view=entering.log_out, name="log-out", least=None),
    Route(address="join/<str:token>", view=entering.join, name="join", least=None),
    # everyone with an account
    Route(address="", view=queue.waiting, name="queue", least="recorder"),
    Route(address="messages/<int:message>", view=letters.message, name="message", least="reviewer"),
    Route(address="next", view=pages.following, name="next-page", least="recorder"),
    Route(address="pages/<path:page>", view=pages.page, name="page", least="recorder"),
    Route(
        address="as-of/pages/<path:page>", view=looking.page_as_of, name="page-as-of",
        least="recorder",
    ),
    Route(address="totals", view=looking.totals, name="totals", least="recorder"),
    Route(
        address="incidents/<slug:incident>", view=incidents.incident, name="incident-desk",
        least="recorder",
    ),
    Route(
        address="incidents/<slug:incident>/as-of", view=looking.as_of, name="as-of",
        least="recorder",
    ),
    Route(
        address="incidents/<slug:incident>/as-a-stranger", view=looking.as_a_stranger,
        name="as-a-stranger", least="editor",
    ),
    Route(address="second/<int:reading>", view=second.reading, name="second", least="recorder"),
    Route(address="agreement", view=second.agreement, name="agreement", least="editor"),
    Route(address="pairs", view=pairs.pairs, name="pairs", least="recorder"),
    Route(
        address="pairs/<slug:one>/<slug:other>", view=pairs.pair, name="pair", least="recorder"
    ),
    Route(address="source", view=profiles.profile, name="source-profile", least="reviewer"),
    Route(address="publish", view=publishing.publishing, name="publish", least="editor"),
    Route(address="add", view=adding.add, name="add", least="recorder"),
    Route(address="audit", view=audit.audit, name="audit", least="recorder"),
    Route(
        address="audit/<int:entry>", view=decisions.decision, name="decision", least="recorder"
    ),
    Route(address="account", view=account.account, name="account", least="recorder"),
    Route(address="account/password", view=account.password, name="password", least="recorder"),
    Route(address="account/language", view=account.language, name="language", least="recorder"),
    Route(address="account/codes", view=account.set_up_codes, name="codes", least="recorder"),
    Route(
        address="account/codes.svg", view=account.code_drawing, name="code-drawing",
        least="recorder",
    ),
    Route(
        address="account/codes/drop", view=account.drop_codes, name="drop-codes", least="recorder"
    ),
    Route(
        address="account/sessions/<slug:session>/end", view=account.end_session, name="end-session",
        least="recorder",
    ),
    # administrators
    Route(
        address="redact/<path:page>", view=redacting.redaction, name="redact",
        least="administrator",
    ),
    Route(address="people", view=people.people, name="people", least="administrator"),
    Route(address="people/acts", view=people.done, name="acts", least="administrator"),
    Route(address="people/invite", view=people.invite, name="invite", least="administrator"),
    Route(
        address="people/invitations/<int:invitation>/withdraw", view=people.withdraw,
        name="withdraw-invitation", least="administrator",
    ),
    Route(
        address="people/<int:person>", view=people.change, name="person", least="administrator"
    ),
)  # fmt: skip
urlpatterns = [route.pattern() for route in ROUTES]
