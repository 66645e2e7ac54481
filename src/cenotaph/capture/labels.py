"""Lines that sites put around a report, as they stand in text that lost its HTML: data.

Every pattern is matched against one whole line without the white space around it. Case does not
matter except where a pattern turns it back on with `(?-i:…)`.
"""

import re

from cenotaph.capture.dates import written_date
from cenotaph.reference.sources import SOURCES

# Longer lines are prose, whatever words they begin with.
MAX_LABEL = 160
# Marks that dress a label: "» Most read", "| Elsewhere".
_DRESS = " |»«›‹•·*#►▸→–—"

_SITE = (
    r"(?:facebook|twitter|x|telegram|whatsapp|linkedin|reddit|vk|vkontakte|messenger|instagram"
    r"|youtube|tiktok|threads|bluesky|mastodon|e-?mail|rss|google news|flipboard|pinterest)"
)
_STORIES = (
    r"(?:stories|articles|news|posts|content|topics|reading|coverage|reports|headlines|videos)"
)

CHROME: tuple[str, ...] = (
    # funding meters: "2,500 $", "€ 5.000", "45%", "1,200 of 5,000 EUR"; a bare number is none
    r"\d[\d.,]*\s?(?:[$€£₽%]|usd|eur|gbp)(?: (?:raised|of|left|funded)\b.{0,30})?",
    r"[$€£₽]\s?\d[\d.,]*(?: (?:raised|of|left|funded)\b.{0,30})?",
    r"\d[\d.,]*\s?(?:/|of|raised of)\s?[$€£]?\s?\d[\d.,]*\s?(?:[$€£%]|usd|eur|gbp)",
    # asking for support
    r"(?:please )?(?:support|fund|donate to) (?:us|our [\w ]{3,30}|(?-i:[A-Z][\w.]*))[.!]?",
    r"(?:please )?(?:support|donate)(?: (?:now|here|today))?[.!]?",
    r"make a donation|buy us a coffee|become a (?:member|patron|supporter)",
    r"(?:if you .{0,60}, )?please (?:consider|donate|support|subscribe).{0,120}",
    # following and sharing
    r"(?:subscribe|sign up|sign in|log ?in|log ?out|register|follow|join)[.!:]?",
    r"(?:subscribe|sign up|register) (?:us|now|here|today|free|to|for|on|with)\b.{0,80}",
    r"(?:follow|join) (?:us|our|the \w+ (?:channel|group))\b.{0,80}",
    r"(?:share|tweet|pin|print|copy(?: link)?|save|bookmark|like|listen)(?: \d+)?[:!]?",
    r"(?:share|tweet|print|save|email|send) (?:this|on|via|with|to)\b.{0,40}",
    rf"{_SITE}(?: \d+)?(?:(?:,? |/){_SITE}){{0,8}}",
    r"\d[\d.,]*[km]? ?(?:shares?|views?|likes?|tweets?|reads?|followers?|votes?|reactions?)",
    # counters of posts: signs and figures alone, with the time of an edit ("👁 12.4K edited 08:14")
    r"[^\w\s](?:[^\w]|\d|[kKmM]\b){2,60}(?:edited)?[ \d:]*",
    r"see translation|most relevant|all comments|view \d+ more (?:replies|comments)",
    r"(?:our |the |daily |weekly |free )*newsletters?[.:!]?",
    r"(?:get|sign up for|subscribe to) .{0,60}newsletter.{0,60}",
    r"(?:enter )?your e-?mail(?: address)?.{0,40}|no spam.{0,60}",
    # moving about the site
    r"home(?: ?[>»/|›] ?.{1,120})?|menu|search|close|back(?: to top)?|next|previous|more|ad",
    r"(?:(?:home|news|world|nation(?:al)?|politics|sports?|business|opinion|culture|metro|local"
    r"|entertainment|lifestyle|tech(?:nology)?|health|video|economy|africa|asia|europe|weather)"
    r"(?: |$)){3,}",
    r"skip to (?:main )?content|(?:older|newer) posts|(?:show|load|see|view) (?:more|all)",
    r"[^|•·\d]{1,25}(?: ?[|•·] ?[^|•·\d]{1,25}){2,12}",
    r"you are visitor.{0,40}|visitors?:? \d.{0,40}",
    r"continue reading|contact(?: us)?|about(?: us)?|privacy(?: policy)?|imprint",
    r"terms(?: of (?:use|service))?|cookie (?:policy|settings)|accept(?: all)?(?: cookies)?",
    r"advertis(?:ement|ing|e)(?: with us)?|sponsored(?: content)?|we use cookies.{0,100}",
    r"(?:tags?|topics?|categor(?:y|ies)|filed under|posted in|keywords|labels)\s*:.{0,140}",
    # about the report
    r"(?:first )?(?:published|posted|updated|last updated?|modified|last modified|issued)"
    r"(?: (?:on|at|by))?\s*:\s?.{0,100}",
    r"(?:published|posted|updated|last updated|modified|last modified|issued)"
    r"(?: (?:on|at))? (?:\d|\w{3,9} \d).{0,60}",
    r"please enable javascript.{0,60}|you must enter the characters.{0,100}|× .{0,20}",
    r"(?:close )?get e-?mail notifications.{0,80}|sign in using .{0,60}",
    rf"follow .{{1,40}}:? {_SITE}(?: ?[|,/] ?{_SITE})*",
    r"(?-i:[Bb]y|BY):? (?-i:[A-Z][\w.'’-]+"
    r"(?:,? (?:and |& |in |of |the |for )?[A-Z][\w.'’-]+){0,7})",
    r"(?:written|reported|reporting|edited|editing|compiled|translated)(?: and \w+)? by .{1,120}",
    r"additional reporting by .{1,120}",
    r"(?:about )?\d+[ -]?min(?:ute)?s?[ -]?(?:read|listen)|read(?:ing)? time.{0,30}",
    r"(?:just now|\d+ (?:second|minute|min|hour|day|week|month)s? ago)",
    r"(?:©|\(c\)|copyright\b).{0,110}|all rights reserved.{0,60}",
    r"this (?:article|story|post) (?:was|has been|first|originally) .{0,110}",
    r"(?:source|via)\s*: ?(?:https?://)?\S+(?: \S+){0,3}|https?://\S+|www\.\S+",
    r"[-–—=_*#•.·|~+]{2,}|[•·|*]",
)

CAPTION: tuple[str, ...] = (
    r"[\[(]?\s*(?:illustrative|illustration|symbolic|representative|stock|archive|archival|file)"
    r"(?: (?:image|photo|picture|photograph|footage))s?\b.{0,80}",
    r"[\[(]?\s*(?:photo|image|picture|photograph|pic|map|graphic|credit|caption)"
    r"(?: (?:credit|source|by|copyright|caption|courtesy(?: of)?))*\s*[:/©].{0,140}",
    r".{3,120}[.)] (?:photo|picture|image|sketch|drawing|map|graphic)s?(?: by)?\s?[:/].{2,60}",
    r"(?:image|photo|picture) (?:caption|copyright|source|credit|courtesy)\b.{0,140}",
    r"[\[(]\s*(?:photo|image|picture|file|getty|afp|ap|reuters|epa|anadolu|twitter)\b"
    r"[^\])]{0,100}[\])]",
    r"(?-i:[A-Z][\w. ]{1,40}/(?:AFP|AP|Getty(?: Images)?|Reuters|REUTERS|EPA|Anadolu))"
    r"(?: via .{0,40})?",
    r".{3,140}\((?:photo|image|source|credit|courtesy)\s?:[^)]{2,60}\)",
    r".{0,100}\((?:ap photo|getty images|reuters|afp)(?:/[^)]{1,40})?\)",
    r".{0,60}\b(?:ap photo|getty images)(?:/.{1,40})?",
    r"(?:screenshot|screengrab)(?: (?:from|of|by|via)\b.{0,100})?",
)

# Lists of other stories begin with one of these; titles follow until prose does.
RELATED: tuple[str, ...] = (
    rf"(?:related|recommended|similar|more|other|latest|top|trending|popular|recent|featured)"
    rf"(?: {_STORIES})+(?: (?:from|on|in|about) .{{0,60}})?:?",
    r"related:?|trending(?: now)?|most (?:read|viewed|popular|shared|commented|watched)",
    r"(?:you may|you might|may) also like|don.t miss|editor.?s.? (?:picks?|choice)",
    r"in case you missed it|popular(?: now)?|latest(?: news)?|breaking(?: news)?|up next",
    r"what to read next|more from .{0,60}|more on this(?: story| topic)?|on this topic",
    r"recommended(?: for you)?|also in the news|also read\s*:?|further reading\s*:?",
    r"(?:read|see|watch) (?:more|also|next)\s*:?|elsewhere:?|from (?:the|our) archives?:?",
    r"(?:also|more) (?:in this (?:issue|edition|paper|week)|today|reviewed|inside|this week)",
    r"in (?:the same|this|our (?:next|last)) (?:issue|edition)|(?:sport|business|arts) inside",
    r"(?:previous|past|earlier|older|recent|related|similar|other)"
    r" (?:bulletins?|issues?|editions?|items|documents|dispatches|episodes|entries|releases"
    r"|threads)",
    r"(?:last week|yesterday|today|this week)['’]s (?:most (?:read|viewed|shared)|headlines)",
    r"notices|classifieds|who to follow|people also (?:read|saved|viewed)",
)
# The same words with a title behind them on the line: that line alone.
RELATED_INLINE: tuple[str, ...] = (
    r"(?:(?:read|see|watch|click) (?:more|also|next|here|related)|also read|also see|related"
    r"|don.t miss|more(?: on this)?|must read|explainer|live updates|elsewhere)"
    r"\s*[:|>»–—-].{1,150}",
    r"read (?:more|the full (?:story|article|report)).{0,60}|click here.{0,100}",
    r"(?:similar items|next (?:frame|item|page)|on (?:page|sheet) \d+|who to follow"
    r"|people also (?:read|saved|viewed))\s*:.{1,150}",
)

# A widget that begins the readers' part: everything after it is theirs.
COMMENTS: tuple[str, ...] = (
    r"notify of|newest most voted|inline feedbacks|view all comments",
    r"(?:newest|oldest) (?:first|comments)|load more comments|subscribe to comments.{0,40}",
    r"(?:leave|post|add|write|submit) (?:a|your) (?:reply|comment|response)"
    r"(?: \W?cancel reply)?.{0,20}",
    r"would love your thoughts.{0,40}",
    r"(?:leave a reply: ?)?your e-?mail address will not be .{0,60}",
    r"be the first to comment.{0,40}|join the (?:discussion|conversation).{0,20}",
    r"(?:you must be logged in|log in|please (?:log ?in|sign in|register))"
    r" to (?:post|comment|reply).{0,60}",
    r"(?:reader|readers.?|user) comments?(?: ?[(\[]\d+[)\]])?:?",
    # letters and guest books, with how many follow
    r"(?:letters(?: to the editor)?|guest ?book|replies|mailbag|(?:from )?(?:our )?readers"
    r"|(?:readers['’]?|your) (?:letters|views|texts|replies)|readers write|have your say"
    r"|letters on .{1,30}|text the editor.{0,20})(?: ?[(\[:].{0,14})?",
    # the counters of a post: what follows is said by others
    r"(?:\d[\d.,]*[km]?\s+(?:retweets?|reposts?|quotes?|likes?|bookmarks?|shares?|comments?|replies"
    r"|reactions?)\W*){2,6}",
)
# Names of the readers' part that share bars above a report also use.
COMMENT_COUNTS: tuple[str, ...] = (
    r"(?:no|\d[\d,]*) (?:comments?|replies|responses|thoughts)(?: (?:on|to)\b.{0,120})?",
    r"comments?:?|(?:comments?|responses|replies) ?(?:[(\[]\d+[)\]]:?|\d+)|discussion|most voted",
    r"newest|oldest|sort by(?: (?:best|newest|oldest|top))?.{0,20}",
)
# Labels between comments: they show that a part is the readers', but do not begin it.
COMMENT_MARKS: tuple[str, ...] = (
    r"reply|report(?: abuse| comment)?|like|dislike|\d+ repl(?:y|ies)|upvote|downvote|permalink",
    r"last edited .{0,40}|reply to .{0,40}",
    r"\S.{0,40} (?:says|wrote|said|commented)(?: on .{0,40})?:",
)

# Lines that are a date or a dateline and nothing else: part of the report, never its headline.
_DATE_LINE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? \w{3,9},? \d{4}|\w{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
    r"(?:,? (?:at )?\d{1,2}[:.]\d{2}.{0,20})?"
    r"(?: by \S.{1,40})?",
    re.I,
)
# Outlet, section, place and date; longer lines are sentences.
_LONGEST_HEADER = 120
_FULL_DATE = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?[a-z]{3,9}\.?,? \d{4}"
    r"|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d{2}-\d{2})"
    r"(?:,? (?:at )?\d{1,2}[:.]\d{2}.{0,12})?"
)
# Names alone: every word a capital, but for those that join them.
_NAME_WORD = r"(?-i:[A-Z\u0600-\u06FF][\w.'’&-]*|\b(?:of|the|and|for|de|la|al|el)\b|&)"
_NAMES = rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,6}}"
_BETWEEN = r"(?:\s*[,|·•:;/]\s*|\s+[-–—]+\s+|\.\s+)"
# "Example Ledger, 12 March 2019", "Example Wire | Hama | March 12, 2019", "2019-03-12 – Ledger".
_HEADER_LINE = re.compile(
    rf"\(?{_NAMES}(?:{_BETWEEN}{_NAMES}){{0,2}}(?:{_BETWEEN}|\s+\(){_FULL_DATE}\)?\.?"
    rf"|\(?{_FULL_DATE}{_BETWEEN}{_NAMES}(?:{_BETWEEN}{_NAMES}){{0,2}}\)?",
    re.I,
)
# What happened, with its day, is a headline: "Massacre of Hama, 12 March 2019".
_HAPPENED = re.compile(
    r"(?:air)?(?:strike|attack|raid|bomb|blast|shell|kill|massacre|battle|clash|explo|murder|shoot"
    r"|shot|ambush|siege|death|dead|wound|injur|casualt|victim)",
    re.I,
)
# What newspapers, agencies and broadcasters are called by, as the last word of their name or as the
# first before "of". "News" is none: sections are called so ("World News, 12 March 2019").
OUTLET_WORDS = frozenset(
    "advocate agency broadcaster bulletin chronicle courier daily dispatch echo examiner gazette"
    " globe guardian herald journal ledger mail mirror monitor newspaper observer post radio record"
    " reporter review sentinel standard star sun telegraph television times tribune tv voice weekly"
    " wire".split()
)
# A headline of another story that a site runs above this one, unless it is this one's own.
TICKER = re.compile(r"(?:breaking|live|latest|just in|developing|flash)(?: news)?\s*[:|–—-]", re.I)
# The place and full date a report begins with, before its dash or agency.
DATELINE = re.compile(
    r"[A-Z][A-Z .,'’()\[\]-]{2,60}(?:\([^)]*\))?,\s+(?P<date>\d{1,2} \w{3,9}\.? (?:\d{4}|\d{2})"
    r"|\w{3,9}\.? \d{1,2}, \d{4})\s*(?:\(|--|[-–—])"
)
# The same in small letters, or an outlet in the place's stead: "Hama, 12 March 2019 (Ledger) – ".
NAMED_DATELINE = re.compile(
    rf"{_NAMES}(?:,\s+{_NAMES}){{0,2}}(?:,\s+|\s+\()(?P<date>{_FULL_DATE})\)?"
    r"(?:\s*\([^)]{2,60}\))?\s*(?:--|[-–—:])\s",
    re.I,
)


_DATE = re.compile(_FULL_DATE, re.I)
_APART = re.compile(rf"{_BETWEEN}|[()]")


def _whole(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.I)


_CHROME = _whole(CHROME + RELATED_INLINE + RELATED)
_CAPTION = _whole(CAPTION)
_RELATED = _whole(RELATED)
_COMMENTS = _whole(COMMENTS)
_COUNTS = _whole(COMMENT_COUNTS)
_MARKS = _whole(COMMENT_MARKS)


def _is(pattern: re.Pattern[str], line: str) -> bool:
    return len(line) <= MAX_LABEL and pattern.fullmatch(line.strip(_DRESS)) is not None


def is_chrome_line(line: str) -> bool:
    """Whether the line is a meter, a button, a byline or another label of the site."""
    return _is(_CHROME, line)


def is_caption_line(line: str) -> bool:
    """Whether the line says of itself that it stands under a picture."""
    return _is(_CAPTION, line)


def is_date_line(line: str) -> bool:
    """Whether the line is a date, or says when and by whom the page was put up, and no more."""
    return _is(_DATE_LINE, line) or (
        len(line) <= _LONGEST_HEADER
        and _is(_HEADER_LINE, line)
        and written_date(line) is not None
        and _HAPPENED.search(line) is None
    )


def begins_related(line: str) -> bool:
    """Whether titles of other stories follow the line."""
    return _is(_RELATED, line)


def begins_comments(line: str) -> bool:
    """Whether the line is a label that only a comment widget has."""
    return _is(_COMMENTS, line)


def counts_comments(line: str) -> bool:
    """Whether the line names the readers' part, there or in a share bar."""
    return _is(_COUNTS, line)


def marks_comment(line: str) -> bool:
    """Whether the line is a label that stands between readers' comments."""
    return _is(_MARKS, line)


def outlet_of(line: str) -> str | None:
    """The outlet in a line of names and a day: one that is known, or is called as outlets are.

    "Hama, Syria, 12 March 2019" names none: a town is no outlet, and nothing is guessed.
    """
    if _is(_DATE_LINE, line) or not is_date_line(line):
        return None
    names = (part.strip() for part in _APART.split(_DATE.sub("", line.strip(_DRESS))))
    return next((name for name in names if _is_outlet(name)), None)


def _is_outlet(name: str) -> bool:
    known = SOURCES.aliases.get(name.lower().removeprefix("the "))
    if known is not None:
        return known.role == "outlet"
    words = name.lower().removeprefix("the ").split()
    first_of_two = words[1:2] == ["of"] and words[0] in OUTLET_WORDS
    return first_of_two or (len(words) > 1 and words[-1] in OUTLET_WORDS)
