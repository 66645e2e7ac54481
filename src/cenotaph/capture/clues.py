"""What tags, classes and ids of HTML tell about the role of the text below them: data."""

import re

BLOCK_TAGS = frozenset({
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd",
    "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main",
    "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead",
    "tr", "ul",
})  # fmt: skip
# No text that a reader sees.
DROPPED_TAGS = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed",
    "canvas", "audio", "video", "map", "select", "option", "datalist", "textarea", "input",
    "head", "title", "meta", "link", "base", "param", "source", "track",
})  # fmt: skip
TAG_ROLES: dict[str, str] = {
    "figcaption": "caption",
    "caption": "caption",
    "nav": "chrome",
    "footer": "chrome",
    "aside": "chrome",
    "menu": "chrome",
    "form": "chrome",
    "dialog": "chrome",
    "button": "chrome",
}
# Whole-page wrappers carry classes such as "comments-open" or "has-sidebar" that mean no role.
WRAPPER_TAGS = frozenset({"html", "body", "main", "article"})

# Searched in "class id itemprop" of a block, lower case; the first that matches wins.
ROLE_CLUES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "comment",
        re.compile(
            r"(?:^|[\s_-])(?:"
            r"comments?(?:[\s_-]?(?:list|section|area|thread|body|content|text|wrap(?:per)?|container"
            r"|box|block|author|form|reply|respond|item|template|holder|\d+))?"
            r"|commentlist|respond|discussion|replies|user-?comments?|reader-?comments?"
            r"|fb[-_]comments?|disqus(?:_thread)?|dsq-\S+|wpd-\S+|wpdiscuz\S*|wc-comment\S*|livefyre"
            r"|vuukle\S*|coral\S*|hyvor-talk\S*|isso-\S+|viafoura|spot-im\S*|openweb\S*|graphcomment"
            r"|li-comment-\d+|div-comment-\d+)(?:$|\s)"
        ),
    ),
    (
        "caption",
        re.compile(
            r"(?:^|[\s_-])(?:wp-caption-text|(?:image|img|photo|picture|media|figure|fig|gallery|video)"
            r"[\s_-]?(?:caption|credits?|legend|source|copyright|desc(?:ription)?)|figcaption"
            r"|caption(?:[\s_-](?:text|title|credit|content))?|photo-?credit)(?:$|[\s_-])"
        ),
    ),
    (
        "chrome",
        re.compile(
            r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|footer|sidebar|related(?:[\s_-]\S+)?"
            r"|share|sharing|social|newsletter|subscribe|subscription|promo|advert\S*|ads?|banner"
            r"|ticker|breaking|trending|popular|most-?read|recommend(?:ed|ations?)?|read-?more"
            r"|see-?also|also-?read|taboola\S*|outbrain\S*|widget|cookie\S*|gdpr|consent|paywall"
            r"|tags?|tag-?list|author-?bio|byline|dateline|meta|post-?meta|entry-?meta|pagination|pager"
            r"|donat\S+|skip-?link|screen-reader-text|sr-only|visually-?hidden|toolbar|modal|popup"
            r"|disclaimer|copyright|login|signup|search)(?:$|[\s_-])"
        ),
    ),
)
