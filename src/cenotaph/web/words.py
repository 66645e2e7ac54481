"""The record's codes in a reader's words: one sentence or phrase a code, ready to translate."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

MEASURES: Mapping[str, str] = {
    "killed": _("killed"),
    "injured": _("injured"),
    "casualties": _("killed or injured"),
    "missing": _("missing"),
    "abducted": _("abducted"),
    "detained": _("detained"),
    "displaced": _("displaced"),
    "attacks": _("attacks"),
}

# A figure with whom it counts and what befell them; `count` chooses the form, `n` is what is shown.
PEOPLE: Mapping[str, str] = {
    "killed": ngettext_lazy(
        "%(n)s person is reported killed", "%(n)s people are reported killed", "count"
    ),
    "injured": ngettext_lazy(
        "%(n)s person is reported injured", "%(n)s people are reported injured", "count"
    ),
    "casualties": ngettext_lazy(
        "%(n)s person is reported killed or injured",
        "%(n)s people are reported killed or injured",
        "count",
    ),
    "missing": ngettext_lazy(
        "%(n)s person is reported missing", "%(n)s people are reported missing", "count"
    ),
    "abducted": ngettext_lazy(
        "%(n)s person is reported abducted", "%(n)s people are reported abducted", "count"
    ),
    "detained": ngettext_lazy(
        "%(n)s person is reported detained", "%(n)s people are reported detained", "count"
    ),
    "displaced": ngettext_lazy(
        "%(n)s person is reported displaced", "%(n)s people are reported displaced", "count"
    ),
    "attacks": ngettext_lazy("%(n)s attack is reported", "%(n)s attacks are reported", "count"),
}

MEANS: Mapping[str, str] = {
    "airstrike": _("Airstrike"),
    "drone_strike": _("Drone strike"),
    "shelling": _("Shelling"),
    "missile": _("Missile strike"),
    "bombing": _("Bombing"),
    "suicide_bombing": _("Suicide bombing"),
    "car_bomb": _("Car bomb"),
    "mine": _("Mine"),
    "shooting": _("Shooting"),
    "stabbing": _("Stabbing"),
    "beating": _("Beating"),
    "execution": _("Execution"),
    "clash": _("Clash"),
    "ambush": _("Ambush"),
    "raid": _("Raid"),
    "arson": _("Arson"),
    "chemical": _("Chemical attack"),
    "vehicle": _("Vehicle attack"),
    "other": _("Attack"),
}

ROLES: Mapping[str, str] = {
    "outlet": _("news outlet"),
    "official": _("official"),
    "military": _("military"),
    "medical": _("medical"),
    "rescue": _("rescue service"),
    "police": _("police"),
    "armed_party": _("armed party"),
    "monitor": _("monitor"),
    "witness": _("witness"),
    "family": _("family"),
    "unnamed": _("unnamed source"),
}

ROLE_NAMES: Mapping[str, str] = {
    "recorder": _("recorder"),
    "reviewer": _("reviewer"),
    "editor": _("editor"),
    "administrator": _("administrator"),
}

SEGMENTS: Mapping[str, str] = {
    "headline": _("headline"),
    "body": _("text"),
    "caption": _("caption"),
    "comment": _("comment, not read"),
    "chrome": _("around the text, not read"),
}

CLAIM_STATES: Mapping[str, str] = {
    "machine": _("machine-read"),
    "reopened": _("reads otherwise now"),
    "accept": _("accepted"),
    "amend": _("amended"),
    "reject": _("rejected"),
    "confirm": _("confirmed"),
    "discount": _("set aside"),
    "enter": _("entered by hand"),
}

UNITS: Mapping[str, str] = {
    "person": _("people"),
    "family": _("families"),
    "body": _("bodies found"),
    "attack": _("attacks"),
}

SCOPE_NAMES: Mapping[str, str] = {
    "incident": _("this incident"),
    "part": _("part of another figure"),
    "cumulative": _("a longer period"),
    "addition": _("added to an earlier figure"),
}

ACTIONS: Mapping[str, str] = {
    "read": _("read in full"),
    "enter": _("entered"),
    "accept": _("accepted"),
    "amend": _("amended"),
    "reject": _("rejected"),
    "same": _("the same"),
    "different": _("not the same"),
    "unsure": _("not sure"),
    "merge": _("put together"),
    "split": _("kept apart"),
    "confirm": _("confirmed"),
    "discount": _("set aside"),
    "profile": _("profiled"),
    "assign": _("put listed people under"),
    "release": _("released"),
    "withhold": _("withheld"),
    "timestamp": _("timestamped"),
    "redact": _("redacted"),
    "undo": _("took back"),
}

ENTRY_KINDS: Mapping[str, str] = {
    "captured": _("added the page"),
    "extracted": _("read the page"),
    "assigned": _("linked its reports"),
    "published": _("published"),
}

NEEDS: Mapping[str, str] = {
    "reopened": _("decided, reads otherwise now"),
    "check": _("check does not hold"),
    "pair": _("one incident or two?"),
    "link": _("doubtful link"),
    "bound": _("machine-read figure sets a bound"),
    "grown": _("released, and read on since"),
    "page": _("page without a claim"),
}

CHANGED_AS: Mapping[str, str] = {
    "new": _("new"),
    "changed": _("changed"),
    "withdrawn": _("withdrawn"),
}
MESSAGE_STATES: Mapping[str, str] = {
    "received": _("Received"),
    "taken": _("Taken up"),
    "settled": _("Settled"),
    "declined": _("Not taken over"),
}
MESSAGE_STATES_EXPLAINED: Mapping[str, str] = {
    "received": _("Your message is here. Nobody has taken it up yet."),
    "taken": _("A person is looking into what you wrote."),
    "settled": _("A person has looked into what you wrote. What came of it stands below."),
    "declined": _("A person has looked into what you wrote, and the record stays as it is."),
}

INTERESTS: Mapping[str, str] = {
    "own_side": _("speaks of its own side's losses"),
    "opponent": _("speaks of its opponent's losses"),
    "none": _("no known stake in the figure"),
}

STATUSES: Mapping[str, str] = {
    "civilian": _("civilians"),
    "protected": _("protected persons"),
    "armed_forces": _("members of armed forces"),
    "armed_group": _("members of armed groups"),
    "police": _("police"),
    "combatant": _("fighters, kind of force not told"),
    "unknown": _("status not told"),
}

KEY_VALUES: Mapping[str, str] = {
    **STATUSES,
    "female": _("women and girls"),
    "male": _("men and boys"),
    "child": _("children"),
    "adult": _("adults"),
    "elderly": _("elderly people"),
}

DIMENSIONS: Mapping[str, str] = {
    "side": _("side"),
    "status": _("status"),
    "sex": _("sex"),
    "age": _("age"),
}

CERTAINTIES: Mapping[str, str] = {
    "stated": _("stated as fact"),
    "unconfirmed": _("unconfirmed"),
    "presumed": _("presumed"),
    "expected": _("expected, not yet said to have happened"),
}

SCOPES_EXPLAINED: Mapping[str, str] = {
    "incident": _("The people harmed in this incident."),
    "part": _("Some of the people that another figure counts: “including two children”."),
    "cumulative": _("A longer period or many incidents: “since March of 2019”. It enters no toll."),
    "addition": _("People added to an earlier figure: “three more”."),
}

CERTAINTIES_EXPLAINED: Mapping[str, str] = {
    "stated": _("Said as a fact."),
    "unconfirmed": _("Said with a hedge: “allegedly”, “reportedly”, “may have”."),
    "presumed": _("Taken to be so: “feared dead”."),
    "expected": _("Not yet said to have happened; it leaves the toll open."),
}

STANCES: Mapping[str, str] = {
    "asserts": _("says so"),
    "denies": _("denies it"),
    "corrects": _("corrects an earlier figure"),
    "retracts": _("takes an earlier figure back"),
}

PRECISIONS: Mapping[str, str] = {
    "exact": _("The place is known exactly."),
    "near": _("The pages place it near this point."),
    "town": _("The town is known, the spot within it is not."),
    "area": _("Only a wider area is known."),
    "district": _("Only the district is known."),
    "region": _("Only the region is known."),
    "country": _("Only the country is known."),
}

REASONS: Mapping[str, str] = {
    "superseded": _("The same voice gave a later figure."),
    "same_voice": _("It repeats a voice already counted."),
    "part_of_other": _("It counts people that another figure of this incident already holds."),
    "cumulative": _("It counts a longer period or many incidents."),
    "denied": _("It is a denial: it says what did not happen and takes no figure away."),
    "expected": _("It says what is expected; the toll stays open instead."),
    "unstated": _(
        "It bounds nothing: it gives no figure, or only a vague word where a voice has a figure."
    ),
    "retracted": _("The voice that gave it took it back."),
    "early_figure": _("It repeats an early figure after its voice had replaced it."),
    "discounted": _("A reviewer set it aside, with a reason in the log."),
    "out_of_scope": _("It lies outside what its voice speaks for."),
    "below_threshold": _("It has not the support that this policy asks for."),
}

REASON_TITLES: Mapping[str, str] = {
    "superseded": _("replaced by a later figure"),
    "same_voice": _("repeats the same voice"),
    "part_of_other": _("part of another figure"),
    "cumulative": _("counts more than this incident"),
    "denied": _("a denial"),
    "expected": _("expected, not stated"),
    "unstated": _("bounds nothing"),
    "retracted": _("taken back"),
    "early_figure": _("an early figure"),
    "discounted": _("set aside by a reviewer"),
    "out_of_scope": _("outside its voice’s scope"),
    "below_threshold": _("too little support"),
}

RESPONSIBILITY: Mapping[str, str] = {
    "accuses": _("Alleged by %(by)s: %(actor)s is responsible."),
    "admits": _("Claimed by %(by)s: %(actor)s says it did it."),
    "denies": _("Denied by %(by)s: %(actor)s is not responsible."),
    "investigates": _("%(by)s says it is investigating whether %(actor)s is responsible."),
}

BOUNDS: Mapping[str, str] = {"min": _("lowest"), "best": _("best"), "max": _("highest")}

CHANGE_KINDS: Mapping[str, str] = {
    "changed": _("Changed tolls"),
    "withdrawn": _("Withdrawn incidents"),
    "new": _("New incidents"),
}

CAUSES: Mapping[str, str] = {
    "replacement": _("A page was captured again, with other words."),
    "page_gone": _("A page stands here no more."),
    "merge": _("Reports of another incident were found to be of this one."),
    "split": _("Reports were found to be of another incident."),
    "decision": _("A person decided on it, with a reason in the log (entry %(what)s)."),
    "extractor": _("A page was read again, by a newer version of the program."),
    "policy": _("The policy is another, or another version of itself: “%(what)s”."),
    "profile": _("More is known of a source, so its voices are told apart otherwise."),
    "list": _("People of victim lists were put under it, or are no more (entry %(what)s)."),
    "unknown": _("Neither its pages nor what was decided tells why."),
}

CAUSES_NAMED: Mapping[str, str] = {
    "merge": _("Reports of incident %(what)s were found to be of this one."),
    "split": _("Reports were found to be of incident %(what)s."),
}

# What two-source and graded say of how well a toll is borne out.
GRADES: Mapping[str, str] = {
    "confirmed": _("confirmed"),
    "fair": _("fair"),
    "weak": _("weak"),
    "contested": _("contested"),
    "discounted": _("discounted"),
    "supported": _("supported"),
    "provisional": _("provisional"),
}

CHECK_STATUSES: Mapping[str, str] = {
    "holds": _("holds"),
    "fails": _("does not hold"),
    "warns": _("worth a look"),
}

WITHHELD: Mapping[str, str] = {
    "names of people": _("Names of people are withheld."),
    "names of witnesses and relatives": _("Names of witnesses and relatives are withheld."),
    "exact private homes": _("Private homes are shown by their town only."),
    "quotes of pages not searched for names": _(
        "Quotes of pages that have not been searched for names are withheld."
    ),
    "addresses that spell a name": _("A web address that spells a person's name is withheld."),
    "sealed sources and their words": _("A source that may not be known is withheld."),
}

KINDS: Mapping[str, str] = {"incident": _("Incident"), "episode": _("Episode")}

COUNT_KINDS: Mapping[str, str] = {
    "exact": _("exact figure"),
    "at_least": _("at least"),
    "at_most": _("at most"),
    "about": _("about"),
    "range": _("a range"),
    "vague": _("a vague figure"),
    "share": _("a share"),
    "unstated": _("no figure"),
}

CHECKS: Mapping[str, str] = {
    "parts_total": _("A voice’s total on one page is compared with the sum of its sides."),
    "part_exceeds_whole": _("A part is larger than the figure it is a part of."),
    "falling_figure": _("A voice’s later figure for the same people is lower."),
    "falling_series": _("A cumulative figure is lower than an earlier one of its series."),
    "swapped_digits": _("Two voices’ figures have the same digits in another order."),
    "killed_injured_swapped": _("Two voices give the same two figures the other way round."),
    "dated_after_page": _("A harm is dated after the page that tells of it."),
    "headline_body": _("The headline’s figure is not the figure of the text."),
    "disputed": _("One voice says none where another says some."),
    "part_exceeds_total": _("A figure for some is larger than every total; it became the highest."),
    "sum_exceeds_total": _("The voices’ parts add up to more than every total."),
}

# Django's own names of the months, so that a language can give them as its readers know them.
MONTHS = (
    _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
    _("August"), _("September"), _("October"), _("November"), _("December"),
)  # fmt: skip

# What a check compared, for languages in which its own sentence is not written.
CHECK_FIGURES: Mapping[str, str] = {
    "parts_total": _("Total %(total)s, sum %(sum)s."),
    "part_exceeds_whole": _("Part %(part)s, whole %(whole)s."),
    "falling_figure": _("Before %(before)s, after %(after)s."),
    "falling_series": _("Before %(before)s, after %(after)s."),
    "swapped_digits": _("%(low)s and %(high)s."),
    "killed_injured_swapped": _("%(one)s and %(other)s."),
    "dated_after_page": _("Days after: %(days)s."),
    "headline_body": _("Headline %(headline)s, text %(body)s."),
    "disputed": _("Highest %(max)s."),
    "part_exceeds_total": _("Part %(part)s, highest total %(total)s."),
    "sum_exceeds_total": _("Sum %(part)s, highest total %(total)s."),
}

# The demonstration's banner, as `run.demo` has it: a test compares the two.
DEMO_BANNER = _(
    "A demonstration: the pages and their outlets are made up; the incidents they tell of are real."
)
