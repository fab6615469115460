"""What furniture inside a text says, in several languages: where to read on, what to subscribe to, whom to follow.

Nothing here belongs to one site. Patterns are linear and run on lines of at most a few hundred characters.
"""

# ruff: noqa: E501 (vocabularies read best one kind a line)

import re
from functools import lru_cache

from readroom.importer.cut.words import ACTION_OBJECTS, ACTIONS, WIDGETS
from readroom.importer.cut.words import UI as BUTTONS

_MARKS = " .:…»«›‹→>|•·-–—()[]+#*!\u200f\u200e\u3000　【】"
# Openings of a line that leads to another article; what follows is its title.
_LEADS = re.compile(
    r"(?:(?:read|see|watch|listen|learn|find out)\s(?:also|more|next|the full|too)\b|(?:read|see) also|also read|also on|don['’]t miss|"
    r"more (?:on this|stories|from|about|news|reading|coverage)|further reading|related(?:\s(?:stor(?:y|ies)|articles?|content|links?|topics?|news|coverage|posts?))?\s?[:|]|"
    r"recommended(?: (?:stories|reading|for you))?|you (?:may|might) (?:also )?(?:like|be interested)|in case you missed|what to read next|read next|up next|"
    r"lesen sie (?:auch|hier|dazu|mehr|mehr dazu)|lies auch|mehr (?:zum thema|dazu|lesen|aus)|siehe auch|auch interessant|das könnte (?:sie|dich) (?:auch )?interessieren|zum thema\b|weiterlesen|passend dazu|mehr von\b|"
    r"(?:à |a )?lire (?:aussi|également|plus|la suite)|lisez aussi|voir (?:aussi|également)|sur le même sujet|retrouvez (?:aussi|ici)|pour aller plus loin|"
    r"lea (?:también|además)|lee (?:también|además)|leer más|le[eé]r también|ver (?:también|más)|m[áa]s información|te puede interesar|también te puede|noticias? relacionadas?|no te pierdas|"
    r"leggi (?:anche|pure|tutto|altro)|vedi anche|guarda anche|potrebbe interessarti|per approfondire|"
    r"leia (?:também|mais)|veja também|saiba mais|mais lidas|continua após|lees (?:ook|meer|verder)|bekijk ook|meer over|zie ook|"
    r"czytaj (?:też|także|również|więcej)|przeczytaj (?:też|także|również)|zobacz (?:też|także|również)|läs (?:också|även|mer)|les (?:også|mer)|læs (?:også|mere)|lue myös|"
    r"читайте также|читать (?:также|далее|подробнее)|подробнее|по теме|см\. также|ayrıca okuyun|haberin devamı|ilgili haber|devamını oku|"
    r"اقرأ (?:أيض[اً]+|المزيد)|مواضيع ذات صلة|اقرأ|بیشتر بخوانید|بخوانید|延伸阅读|相关(?:新闻|阅读|报道)|推荐阅读|関連(?:記事|ニュース)|あわせて読みたい|続きを読む)",
    re.IGNORECASE,
)
# Lines that are furniture whatever follows, when they are short.
_PROMOTES = re.compile(
    r"(?<!\w)(?:advertis(?:ement|ing)\b|story continues|continue reading|article continues|scroll (?:down )?(?:to|for)|skip (?:advert|past|to)|(?<!\w)(?:anzeige|werbung|publicité|publicidad|pubblicità|publicidade|reklam|реклама|advertentie)(?!\w)|"
    r"sponsored (?:content|by|links?|ads?)|paid content|sign up (?:to|for|here|now)|sign-up|subscribe (?:to|now|here|for)|newsletters?\b|subscribers? only|get (?:the|our) .{0,40}(?:inbox|newsletter|app)|in your inbox|"
    r"follow (?:us|me|him|her|\S+ ?\S* on)\b|like us on|find us on|join (?:us|our|the (?:conversation|discussion))|download (?:the|our) app|share (?:this|on|via|your|full|it)\b|share (?:article|story)|tweet this|(?:print|email|e-mail) this|"
    r"click here to|tap here to|copy (?:the )?(?:this )?link|link copied|gift this article|republish this|reuse this content|order reprints|get rights|(?:log|sign) in (?:to|or)|create (?:a |your )?(?:free )?account|support (?:us|our (?:work|journalism))|"
    r"folgen sie|folge uns|abonnieren sie|jetzt (?:abonnieren|testen|anmelden|unterstützen|spenden)|hier (?:abonnieren|anmelden)|empfohlener (?:redaktioneller|externer) inhalt|externe[rn]? inhalte?|zur merkliste|artikel (?:anhören|merken|teilen|drucken|verschenken|vorlesen)|"
    r"mit ihrer zustimmung|ihre? einwilligung|ich bin damit einverstanden|abonnez-vous|inscrivez-vous|suivez-nous|devenez (?:fan|abonné)|réservé aux abonnés|partage[rz] (?:cet|l['’]|sur)|copier le lien|la suite après cette publicité|"
    r"suscríbe\w*|síg(?:ue|a)nos|compart(?:e|ir|a) (?:en|esta|este)|regístrate|hazte socio|recib[ea] (?:en tu|cada|nuestr|las)|iscriviti|seguici|condividi (?:su|questo)|riproduzione riservata|abbonati|"
    r"assine|inscreva-se|siga[- ]?nos|receba (?:no|em|as)|compartilhe|schrijf je in|volg ons|deel (?:dit|artikel|via)|подпи(?:ш|с)\w+|подписывайтесь|abone ol|bizi takip|شارك(?: عبر|نا)|تابعنا|اشترك|عضو کانال|به اشتراک|关注我们|扫描?二维码|フォローする|"
    r"whatsapp[- ]kanal|telegram[- ]kanal|google news|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti riservati|enable javascript|javascript must be|please follow|"
    r"read or share this story|story tools|text size|report (?:an error|a typo)|correction request|fehler melden|wir freuen uns über ihre|your (?:email|e-mail) address|privacy (?:policy|notice)|terms (?:of (?:use|service)|apply)|(?:this site is )?protected by recaptcha)",
    re.IGNORECASE,
)
# What a box that asks for something says: newsletter, money, membership, consent.
_ASKS = re.compile(
    r"(?<![a-zа-яё])(?:newsletters?\b|subscri(?:be|ber|ption)|sign up|your inbox|your e-?mail|donat(?:e|ion)|become a (?:member|supporter|patron|subscriber)|support (?:our|us|independent)|membership|reader-supported|unlimited access|free trial|cents a (?:month|week)|"
    r"abonn(?:ieren|ement|ent|ez|é)|spende\b|spenden\b|unterstütz(?:e|en sie) (?:uns|unsere|auch|jetzt)|unterstütze auch|jetzt unterstützen|probeabo|zustimmung|einwilligung|cookies?\b|inscrivez|adhér|soutenez|faites un don|"
    r"suscr[ií]b|boletín|regístr|dona(?:ción|tivo)?\b|hazte|iscriviti|abbona(?:ti|mento)|sostieni|assin(?:e|ante|atura)|inscreva|receba|apoie|nieuwsbrief|abonne(?:er|ment)|steun ons|onbeperkt toegang|doneer|подпи(?:ш|с)|поддержите|рассылк|"
    r"abone ol|bülten|اشترك|النشرة|تبرع|خبرنامه|订阅|会員|有料(?:会員|記事)|購読|メルマガ)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^\W*(?:(?:photo|photograph|picture|image|illustration|video|graphic|foto|bild|grafik|imagen|immagine|crédit|credits?|quelle|source|fuente|fonte|фото|写真|图|圖)s?\s?(?:by|von|par|de|di|courtesy|credit|copyright|caption|source|[:：/©])|©|courtesy\b)|"
    r"^\W*(?:\S+\s){0,5}(?:/|\||via|for)\s?(?:\S+\s?){0,2}(?:getty|afp|reuters|ap|dpa|epa|shutterstock|wikimedia|ap photo|getty images|imago|flickr|keystone|picture alliance)\W*(?:images|commons|photo)?\W*$",
    re.IGNORECASE,
)
_COUNT = re.compile(r"[\d.,]{1,9}\s?[kKmM]?$|[^\w]+$")


def bare(text: str) -> str:
    """Return a line in small letters, without marks at its ends."""
    return text.casefold().strip(_MARKS)


def is_button(text: str) -> bool:
    """Tell whether a line is a button, a counter or the heading of a box, and nothing else."""
    key = bare(text)
    if key in BUTTONS or key in WIDGETS or not key or _COUNT.match(text.strip()):
        return True
    words = key.split()
    return len(words) <= 6 and words[0] in ACTIONS and all(w in ACTIONS or w in ACTION_OBJECTS for w in words[1:])


def leads_elsewhere(text: str) -> bool:
    """Tell whether a line leads to another article ("Read also: …")."""
    return _LEADS.match(text[:60].lstrip(_MARKS)) is not None


@lru_cache(maxsize=4096)
def promotes(text: str) -> bool:
    """Tell whether a short line is furniture: a mark of an advertisement, a call to share, follow or subscribe."""
    return _PROMOTES.search(text[:300]) is not None


def promotes_at_once(text: str) -> bool:
    """Tell whether a line opens with what `promotes` looks for."""
    return _PROMOTES.match(text.lstrip(_MARKS)) is not None


@lru_cache(maxsize=4096)
def asks(text: str) -> bool:
    """Tell whether a line of a box asks its reader for something: an address, money, consent."""
    return _ASKS.search(text[:1000]) is not None


def is_credit(text: str) -> bool:
    """Tell whether a short line says who made a picture."""
    return _CREDIT.search(text) is not None
