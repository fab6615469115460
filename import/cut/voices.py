"""Articles within an article: a republished text inside a post, with its own title, byline and date."""

import re
from dataclasses import replace

from readroom.importer.cut import patterns, wording
from readroom.importer.cut.byline import Byline, parse_byline, parse_dateline
from readroom.importer.cut.draft import Draft, VoiceDraft
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.outlets import without_article

_URL = re.compile(r"https?://[^\s<>\"]+")
_ABOVE, _BELOW = 4, 4
_LEAST_BEFORE, _LEAST_AFTER = 40, 200


def find_voices(facts: Facts, draft: Draft) -> None:
    """Note the republished article that begins within the text of `draft`, if its own title and byline stand there."""
    for index in range(draft.first + 1, draft.last):
        unit = facts.units[index]
        if unit.kind not in ("byline", "date") or draft.role(index) is not None:
            continue
        found = _byline_of(unit)
        if found is None or not any(" " in name for name in found.authors):
            continue
        title = _title_above(facts, draft, index)
        if (
            title is None
            or facts.prose(draft.first, title) < _LEAST_BEFORE
            or facts.prose(index + 1, draft.last) < _LEAST_AFTER
        ):
            continue
        _note(facts, draft, title, index, found)
        return


def _byline_of(unit: Unit) -> Byline | None:
    if unit.kind == "byline" or wording.names_after_by(unit.text):
        return parse_byline(unit.text)
    if unit.dates:
        named = parse_dateline(unit.text, unit.dates[0].start, unit.dates[-1].end)
        return named[0] if named and named[1] > 0.6 else None
    return None


def _title_above(facts: Facts, draft: Draft, index: int) -> int | None:
    """Return the title of the embedded article: a line of its own at most a few lines above the byline."""
    for place in range(index - 1, max(index - _ABOVE, draft.first) - 1, -1):
        unit = facts.units[place]
        if facts.title_score(place) >= 1.3 and unit.kind == "text" and unit.above and not _URL.search(unit.text):
            return place
        if unit.size > 300:
            return None
    return None


def _note(facts: Facts, draft: Draft, title: int, byline: int, found: Byline) -> None:
    units = facts.units
    voice = VoiceDraft(title, draft.last, units[title].raw, found.authors, found.outlet)
    draft.give(title, "heading", "title of a republished article")
    draft.give(byline, "voice", "byline of the republished article")
    if units[byline].dates:
        voice.date = replace(units[byline].dates[0].date, line=units[byline].first)
    for place in range(byline + 1, min(byline + _BELOW, draft.last)):
        unit = units[place]
        if match := patterns.STAFF.match(unit.text):
            voice.outlet = voice.outlet or match["outlet"]
            draft.give(place, "voice", "staff line of the republished article")
        elif unit.kind == "date" and unit.dates:
            voice.date = voice.date or replace(unit.dates[0].date, line=unit.first)
            draft.give(place, "voice", "date of the republished article")
        else:
            break
    if title > draft.first:
        above = units[title - 1]
        link = _URL.search(above.text)
        if above.size <= 250 and (link or patterns.FROM.match(above.text)) and above.kind != "prose":
            voice.url = link[0].rstrip(".,;)") if link else None
            if match := patterns.FROM.match(above.text):
                voice.outlet = voice.outlet or without_article(match["outlet"].strip())
            draft.give(title - 1, "voice", "says where the republished article is from")
    draft.voices.append(voice)
