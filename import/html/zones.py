"""What part of a page an element belongs to, by its tag and by the words in its class and id.

The words are those that content systems in many languages use; no page or site is known here.
"""

# ruff: noqa: E501 (vocabularies read best one kind a line)

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

# Zones in the order in which they are looked for; the reason is what a reader sees.
REASONS: dict[str, str] = {
    "comments": "reader comments",
    "share": "share buttons",
    "related": "links to other articles",
    "navigation": "navigation",
    "sidebar": "sidebar",
    "header": "page header",
    "footer": "page footer",
    "advert": "advertisement",
    "notice": "notice",
    "form": "form",
    "bio": "about the author",
    "meta": "line of facts",
}
_PATTERNS: dict[str, str] = {
    "comments": (
        r"comments?(?!-?(?:link|count|number|popup))|commentlist|comment-?(?:list|area|section|form|body|respond|reply)|"
        r"komment\w*|comentarios?|commentaires?|commenti|reacties|disqus\w*|respond|trackbacks?|pingbacks?|replies"
    ),
    "share": r"shar(?:e|ing)\w*|social\w*|sharedaddy|addthis\w*|addtoany\w*|a2a|ssba|heateor\w*|tweetmeme|sociable|goog-inline-block|likes?",
    "related": (
        r"(?:[a-z]{2,12}[-_])?related\w*|jp-relatedposts|read-?also|lire-?aussi|lees-?ook|leggi-?anche|more[-_]info|next-?read|rich-?link|recirc\w*|catcher|interstitial(?:-\w+)?|story-?package|in-?this-?series|recommend\w*|yarpp\w*|outbrain|taboola|trending|popular|most-?read|also|more-?(?:stories|news|posts|from|on)|"
        r"wwsgd|crp_related|similar\w*|relacionad\w*|verwandt\w*|teasers?|promo\w*|next-?prev|adjacent"
    ),
    "navigation": (
        r"nav|navi|navigation|navbar|menu\w*|breadcrumbs?|crumbs?|pagination|pagenavi|wp-pagenavi|pager|paging|skip\w*|"
        r"post-nav\w*|nav-\w+|tabs|toc|table-of-contents|page-?links?|sitemap|prev-?next|older|newer|screen-reader-text"
    ),
    "sidebar": r"sidebar\w*|side-?bar|widget\w*|secondary|rightcol\w*|leftcol\w*|right-?column|left-?column|blogroll|tagcloud",
    "header": r"masthead|site-?header|page-?header|site-?title|site-?description|site-?branding|blog-?title|blog-?description|banner|topbar|logo|headbar",
    "footer": r"footer|site-?footer|colophon|copyright|credits?|bottom|legal|impressum|site-?info|footer-\w+|foot",
    "advert": r"ads?|adv|advert\w*|ad-\w+|adsense|adsbygoogle|sponsor\w*|dfp|gpt-ad|werbung|anzeige|publicidad",
    "notice": r"cookies?|consent|gdpr|paywall|alert|notice|hidden|no-?print|noprint|popup|modal|overlay|fly-?out\w*|drop-?down\w*|tool-?tip\w*|drawer|util-?bar\w*|tool-?(?:bar|box)\w*",
    "form": r"newsletter\w*|subscribe(?!r)|subscribe-\w+|subscription(?:-\w+)?|(?:e-?mail-)?sign-?up(?:-\w+)?|opt-?in(?:-\w+)?|reg-?wall|meter-?wall|mailchimp|mc4wp\S*|search\w*|login|register|donat\w*|rating\w*|ratings?|vote|poll|wpcf7",
    "bio": r"author-?(?:box|bio|info|description|card|desc|about)|about-?(?:the-?)?author|authorbox|bio|post-author-box",
    "meta": (
        r"meta|metadata|post-?meta|entry-?meta|postmeta|postmetadata|meta-\w+|post-?info|entry-?info|post-?data|post-?details|post-?header-?line|"
        r"entry-?utility|entry-?footer|post-?footer|posted|posted-?(?:on|by)|byline\w*|dateline|tags?|tag-?links?|post-?tags?|cat-?links?|"
        r"categor(?:y|ies)|labels?|post-?labels?|filed|filedunder|edit-?link|comments?-?link|comment-?count|permalink|date|datum|entry-?date|"
        r"post-?date|published|timestamp|author|post-?author|vcard|postedby|asset-?meta|entry-?tags|article-?(?:meta|info|tags|footer)|"
        r"read-?more|more-?link|printfriendly|print-?(?:link|button|page)|postby|post-?by|date-?header|updated|byline-\w+|submitted|lastmod"
    ),
}
_WORDS = {
    zone: re.compile(rf"(?<![a-z0-9])(?:{pattern})(?![a-z0-9])", re.IGNORECASE) for zone, pattern in _PATTERNS.items()
}
_WHOLE = frozenset(("comments", "related", "sidebar", "navigation", "advert", "footer"))
_TAGS = {
    "nav": "navigation", "footer": "footer", "aside": "sidebar", "form": "form", "menu": "navigation",
    "button": "form", "select": "form", "textarea": "form", "noscript": "notice", "dialog": "notice",
}  # fmt: skip
# A page's frame is often named after what stands beside it ("has-sidebar", "no-comments", "content-sidebar-wrap").
_STATES = re.compile(
    r"(?<!\S)(?:node|has|no|with|without|is|hide|show|comments?-(?:open|closed)|status|type|tag|category|format|wp|js|col|span)-\S*"
)
_CONTENT = re.compile(
    r"(?<![a-z0-9])(?:(?:entry|post|article|story|asset|blog|news|item|page|single|main|field-name)[-_]{0,2}(?:content|body|text|entry|copy|main)|"
    r"e-content|articlebody|storycontent|entry|maincontent|post|hentry|h-entry|article|story|content|main)(?![a-z0-9])",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?<![a-z0-9])(?:node|h?entry|post)(?![a-z0-9])", re.IGNORECASE)
_BODY = re.compile(
    r"(?<![a-z0-9])(?:(?:entry|post|article|story|asset|blog|news|item|single|td-post|c-article|field-name)[-_]{0,2}(?:content|body|text|entry|copy)|"
    r"e-content|articlebody|storycontent|postcontent|entry|snap_preview|textbody|blogbody)(?![a-z0-9])",
    re.IGNORECASE,
)


_ANY = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(_PATTERNS.values())})(?![a-z0-9])", re.IGNORECASE)


@lru_cache(maxsize=16384)
def zone_of(tag: str, names: str) -> str | None:
    """Return the zone that an element opens by its tag and its class and id, or None."""
    if zone := _TAGS.get(tag):
        return zone
    if not names or tag in ("body", "html", "main", "article"):
        return None
    words = _STATES.sub(" ", names)
    if not _ANY.search(words):
        return None
    for zone, pattern in _WORDS.items():
        found = pattern.search(words)
        if found is None or (zone in ("header", "footer", "share", "sidebar") and _CONTENT.search(words)):
            continue
        if zone == "related" and found[0][:5].lower() in ("tease", "promo") and _LISTED.search(words):
            continue  # an article in a list of articles, or promoted to it
        return zone
    return None


def names_of(element: Any) -> str:
    """Return the class and id of an element, as one string; empty without an element."""
    if element is None:
        return ""
    name, ident = element.get("class"), element.get("id")
    if name is None:
        return str(ident or "")[:500]
    return f"{name} {ident}"[:500] if ident else str(name)[:500]


def without_states(names: str) -> str:
    """Return class names without those that tell a state or a tag of what is inside, and not what the element is."""
    return _STATES.sub(" ", names)


@lru_cache(maxsize=4096)
def is_body(names: str) -> bool:
    """Tell whether a class names the element that holds an article's text."""
    return _BODY.search(_STATES.sub(" ", names)) is not None


def zones_of(tree: Any) -> "Zones":
    """Return the zones of a page's whole tree, which all parts of the reader share."""
    if tree.zones is None:
        tree.zones = Zones(tree.frames)
    found: Zones = tree.zones
    return found


_ARTICLE = re.compile(
    r"(?<!\S)(?:article|hentry|h-entry|news-?single|single-?post|post-?single|blog-?post)(?!\S)", re.IGNORECASE
)


def _is_of_article(foot: Any) -> bool:
    """Tell whether a foot is an article's: its tag says so in an article, or it dates what it stands in."""
    for element in foot.iterancestors():
        if element.tag == "article":
            return foot.tag == "footer" or _is_dated(foot)
        if element.tag not in ("body", "html") and (
            (element.get("itemtype") or "").endswith(("Article", "Posting"))
            or _ARTICLE.search(element.get("class") or "")
        ):
            return _is_dated(foot)
    return False


def _is_dated(foot: Any) -> bool:
    return next(foot.iter("time"), None) is not None or any(
        "date" in (e.get("itemprop") or "").lower() for e in foot.iter("span", "meta", "p")
    )


class Zones:
    """The zone of every element of one tree; each is worked out once.

    `frames` are elements that hold most of the page, whatever they are called; what is above `until` does not count.
    `own`: the tree is that of one article, whose foot tells about it.
    """

    def __init__(self, frames: Iterable[Any] = (), until: Any = None, *, own: bool = False) -> None:
        self._known: dict[Any, str | None] = dict.fromkeys(frames)
        self._until = until
        self._own = own

    def tell(self, box: Any, zone: str) -> None:
        """Say of which zone an element is, with all that stands in it."""
        for element in box.iter():
            self._known[element] = zone

    def __call__(self, element: Any) -> str | None:
        """Return the zone of an element: that of its nearest ancestor that opens one."""
        known = self._known
        if element in known:
            return known[element]
        path = []
        zone: str | None = None
        while element is not None and element is not self._until:
            if element in known:
                zone = known[element]
                break
            path.append(element)
            element = element.getparent()
        for step in reversed(path):
            own = zone_of(step.tag, names_of(step)) if isinstance(step.tag, str) else None
            if own == "footer" and (self._own or _is_of_article(step)):
                own = "meta"  # the foot of an article tells about it; the foot of a page does not
            # A byline in a sidebar or under a comment is the sidebar's or the comment's.
            zone = zone if zone in _WHOLE else own or zone
            known[step] = zone
        return zone
