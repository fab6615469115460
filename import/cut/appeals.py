"""What a site asks of its readers below a text: to subscribe, to give, to join. It is no part of the text."""

import re

from readroom.importer.cut.facts import Facts
from readroom.importer.cut.hints import Hint
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
    r"inscreva-se|apoie (?:o|a|nosso)|schrijf je in|steun ons|подпи(?:шитесь|сывайтесь) на|поддержите (?:нас|проект)|"
    r"підпи(?:шіться|суйтесь) на|urmărește-ne|abonează-te|ακολουθήστε|síguenos|síguenos|suivez-nous"
    r"|folge(?:n sie)? uns|"
    r"seguici|siga-nos|volg ons|obserwuj nas|sledujte nás|bizi takip|follow us|تابعونا|دنبال کنید|"
    r"cet article vous a plu|hat ihnen der (?:artikel|beitrag) gefallen|did you (?:like|enjoy) this|te ha gustado",
    re.IGNORECASE,
)


# One of these stands wherever the pattern, which is dear, finds something.
_MAY_ASK = Hint(
    "your inbox|unsubscribe |no spam|sign up |subscribe to |consider |become a |buy me a |on patreon|abonnieren|"
    "jederzeit |unterstütz|-vous|désinscri|soutenez-|faire un don|suscríbe|apóyanos|date de baja|iscriviti |sostieni|"
    "fai una |inscreva-se|apoie |schrijf je|steun ons|подпи|поддержите |"
    "підпи|urmărește|abonează|ακολουθήστε|síguenos|suivez|folge|seguici|siga-|volg |obserwuj|sledujte|bizi |follow |"
    "تابعونا|دنبال|vous a plu|gefallen|did you |ha gustado"
)


def asks_readers(text: str) -> bool:
    """Tell whether a line of at most a few hundred characters asks its readers to subscribe, to give or to join."""
    if len(text) > _MOST:
        return False
    # The pattern takes the two Turkish letters for an "i" too.
    low = text.casefold().replace("\u0307", "").replace("ı", "i")
    return _MAY_ASK.stands_in(low) and _ASKS.search(text) is not None


def without_appeals(facts: Facts, first: int, last: int) -> int:
    """Return the end of the text in the units `[first, last)` without what asks its readers for something.

    Only its last lines are looked at, below a text of some length; a heading of the appeal goes with it.
    """
    units = facts.units
    end = last
    for index in range(last - 1, max(first + 1, last - 1 - _LINES), -1):
        unit = units[index]
        if facts.prose(first, index) < _ABOVE or facts.prose(index + 1, end) > _BELOW:
            break
        if unit.kind not in ("prose", "text") or not asks_readers(unit.text):
            continue
        end = index
        above = units[index - 1]
        if above.kind == "text" and above.alone and above.size <= 60 and not ends_sentence(above.text):
            end -= 1
    return end
