"""Function words of some languages: what a word list may leave out when it is asked to, and never by itself."""

from readroom.text.fold import folded_words

_LISTS: dict[str, str] = {
    "en": "a about above after again against all am an and any are as at be because been before being below between "
    "both but by can could did do does doing down during each few for from further had has have having he her "
    "here hers herself him himself his how i if in into is it its itself just me more most my myself no nor not "
    "now of off on once only or other our ours ourselves out over own same she should so some such than that the "
    "their theirs them themselves then there these they this those through to too under until up very was we were "
    "what when where which while who whom why will with would you your yours yourself yourselves",
    "de": "aber alle als also am an auch auf aus bei beim bin bis bist da dann das dass daß dem den denn der des "
    "dessen die dies diese diesem diesen dieser dieses doch du durch ein eine einem einen einer eines er es etwas euch "
    "euer für gegen habe haben hat hatte hatten hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist "
    "ja jede jeder jedes kann kein keine können man mein meine mich mir mit nach nicht nichts noch nun nur ob "
    "oder ohne sehr sein seine seinem seinen seiner sich sie sind so soll sollte über um und uns unser unter vom "
    "von vor war waren was weil wenn wer werden wie wieder will wir wird wo wurde wurden zu zum zur zwischen",
    "fr": "à ai au aux avait avaient avec ce ceci cela ces cet cette ceux chez comme d dans de des donc dont du elle "
    "elles en entre est et été être eu eux il ils j je l la le les leur leurs lui m ma mais me même mes moi mon n "
    "ne ni nos notre nous on ont ou où par pas pour qu que quel quelle qui s sa sans se ses si son sont sous sur "
    "t ta te tes toi ton tu un une vers vos votre vous y",
    "es": "a al algo ante antes aquel aquella así aun aunque bajo cada como con contra cual cuando de del desde donde "
    "dos durante e el ella ellas ellos en entre era eran es esa esas ese eso esos esta estas este esto estos está "
    "están fue fueron ha había han hasta hay la las le les lo los más me mi mis muy nada ni no nos nosotros o os "
    "otra otro para pero poco por porque que qué quien se según ser si sí sin sobre son su sus también tan te tu "
    "tus u un una uno unos ya yo y",
}  # fmt: skip
LANGUAGES = tuple(_LISTS)
"""The languages that there is a list for, by their codes."""


def stop_words(language: str) -> frozenset[str]:
    """Return the folded function words of a language; raise KeyError for one without a list."""
    return frozenset(folded_words(_LISTS[language]))
