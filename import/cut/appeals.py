"""What a site asks of its readers below a text: to subscribe, to give, to join. It is no part of the text."""

import re

from readroom.importer.cut.facts import Facts
from readroom.importer.cut.kinds import ends_sentence

_LINES, _MOST = 3, 400  # lines at the end of a text that are looked at, and code points of one that asks
_BELOW = 200  # code points of prose that may stand below such a line
_ABOVE = 400  # code points of prose that must stand above
_ASKS = re.compile(
    r"(?:in|to) your inbox|unsubscribe (?:at )?any ?time|no spam\b|sign up (?:for|to) (?:our|my|the) |"
    r"subscribe to (?:our|my|this|the) (?:newsletter|mailing list|blog|podcast)|"
    r"(?:please )?consider (?:supporting|donating|making a (?:small )?donation|becoming|subscribing)|"
    r"become a (?:patron|paying subscriber|paid subscriber|supporter|free or paid)|buy me a coffee|on patreon|"
    r"(?:newsletter|rundbrief) abonnieren|jederzeit (?:abbestell|kündbar|abmeld)|"
    r"unterstütz(?:e|en sie) (?:uns|mich|unsere arbeit|diese)|"
    r"(?:inscrivez|abonnez)-vous|désinscri|soutenez-(?:nous|moi)|faire un don|"
    r"suscríbe(?:te|nos)|apóyanos|date de baja|iscriviti alla|sostieni(?:ci| il)|fai una donazione|"
    r"inscreva-se|apoie (?:o|a|nosso)|schrijf je in|steun ons|подпишитесь на|поддержите (?:нас|проект)",
    re.IGNORECASE,
)


def asks_readers(text: str) -> bool:
    """Tell whether a line of at most a few hundred characters asks its readers to subscribe, to give or to join."""
    return len(text) <= _MOST and _ASKS.search(text) is not None


def without_appeals(facts: Facts, first: int, last: int) -> int:
    """Return the end of the text in the units `[first, last)` without what asks its readers for something.

    Only its last lines are looked at, below a text of some length; a heading of the appeal goes with it.
    """
    units = facts.units
    end = last
    for index in range(last - 1, max(first + 1, last - 1 - _LINES), -1):
        unit = units[index]
        if unit.kind not in ("prose", "text") or not asks_readers(unit.text):
            continue
        if facts.prose(first, index) < _ABOVE or facts.prose(index + 1, end) > _BELOW:
            break
        end = index
        above = units[index - 1]
        if above.kind == "text" and above.alone and above.size <= 60 and not ends_sentence(above.text):
            end -= 1
    return end
