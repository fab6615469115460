"""Patterns of the lines about an article and around it, in several languages: bylines, labels, notes, footers.

Nothing here belongs to one site. Every pattern is linear, and runs on lines of at most `lines.LIMIT` code points.
"""

import re

SUBSCRIBE = re.compile(
    r"\b(?:subscribe|sign up|signup|follow us|get (?:future|new) posts?|abonnieren|abonne[zr]|suscr[ií]b\w+|"
    r"iscriviti|подпи\w+|abone)\b.{0,80}\b(?:rss|feed|newsletter|e-?mail|updates?|inbox|twitter|facebook|"
    r"telegram|youtube)\b",
    re.I,
)

_SOCIAL = (
    r"facebook|twitter|pinterest|whats\s?app|telegram|skype|e-?mail|linkedin|reddit|tumblr|instagram|you\s?tube|"
    r"google\s?\+|google plus|vkontakte|vk|pocket|flipboard|viber|messenger"
    r"|mastodon|bluesky|threads|line|wechat|weibo|digg|delicious|stumbleupon|blogthis!|print|drucken|mix|xing|"
    r"odnoklassniki|вконтакте|одноклассники|фейсбук|телеграм|твиттер|вайбер|messages?|copy link|share|tweet"
    r"|snapchat|tiktok|rss|x|\+1"
)
SOCIAL = re.compile(rf"(?:{_SOCIAL})", re.I)
NETWORK = re.compile(
    r"(?:share on |follow (?:us )?on )?(?:facebook|twitter|x \(twitter\)|pinterest|whats\s?app|telegram|"
    r"linkedin|reddit"
    r"|instagram|you\s?tube|tumblr|vkontakte|weibo|e-?mail)",
    re.I,
)
SOCIAL_GLUED = re.compile(r"(?:facebook|twitter|pinterest|whatsapp|telegram|linkedin|reddit|blogthis)", re.I)

COPYRIGHT = re.compile(
    r"(?:©|\(c\)\s?(?:19|20)\d\d|copyright\b|all rights reserved|alle rechte vorbehalten|tous droits réservés|"
    r"todos los derechos|tutti i diritti|все права|版权所有|著作權|کپی.?رایت|تمام حقوق|جميع الحقوق|حقوق النشر"
    r"|(?:proudly )?powered by\b|theme(?: by|:)\s|designed by\b|hosted by\b|built with\b|\S+ theme by\b|stolz "
    r"präsentiert von|fièrement propulsé par|funciona gracias a|orgullosamente|proudly powered)",
    re.I,
)
COPYRIGHT_INSIDE = re.compile(
    r"(?:(?<!\w)©\s?\d{4}|\ball rights reserved\b|\bpowered by [A-Z]|utiliza wordpress|präsentiert von "
    r"wordpress|wordpress gururla|blog (?:at|su|auf|sur|en) wordpress|website or blog at|采用 ?wordpress|uses "
    r"cookies|cookie policy)",
    re.I,
)

SAYS = re.compile(
    r"(?:\b(?:says|said|wrote|writes|sagt|sagte|schrieb|schreibt|meint|dit|a dit|dice|dijo|ha detto|scrive|"
    r"escribió|disse|diz|zegt|schreef|пишет|написал|сказал|dedi|diyor|pisze)|说道?|說道?|より|のコメント|گفت|"
    r"می‌گوید|يقول|"
    r"قال)\s?[:：]?$",
    re.I,
)

FROM = re.compile(
    r"^(?:news |article |story )?(?:from|via|aus|von|de|da|из|source:?|"
    r"quelle:?)\s+(?P<outlet>[^\s].{1,60}?)\s*(?:[-–—:|(]\s*)?(?=https?://|$)",
    re.I,
)
READING_TIME = re.compile(
    r"^(?:(?:estimated )?reading time|(?:geschätzte )?lese(?:zeit|dauer)|temps de lecture|(?:tiempo|"
    r"tempo) (?:estimado )?(?:de lectura|di lettura|de leitura)|"
    r"leestijd|время чтения|okuma süresi|czas czytania|lästid|阅读时间|阅读时长|預計閱讀|阅读次数|本文字数|字数|"
    r"زمان مطالعه|زمان خواندن|"
    r"وقت القراءة|مدة القراءة|读完约)\b.{0,40}$"
    r"|^(?:~|ca\.? |約|约|about )?\s?\d{1,3}[ -]?(?:min(?:ut\w{1,3})?|mn|mins|минут\w?|мин|dk|dakika|分钟|分鐘|"
    r"分|من الدقائق|دقائق|دقیقه)\.?"
    r"(?:\s?(?:to )?(?:read|reading|lesezeit|leestijd|de lecture|de lectura|di lettura|de leitura|чтения|"
    r"на чтение|okuma|czytania|läsning|قراءة|مطالعه|阅读|で読めます))?"
    r"(?:\s?[·•|,(]\s?\d{1,3}[,.]?\d{1,3} (?:words|wörter|mots|palabras|parole|palavras|слов)\)?)?\.?$"
    r"|^\d{2,3}(?:[,.]\d{3})? words \d{1,3} mins? read$"
    r"|^\d{2,3}(?:[,.]\d{3})? (?:words|wörter|mots|palabras|parole|palavras|слов|字)$",
    re.I,
)

CAPTION = re.compile(
    r"(?:\((?:[^\W\d_]{2,20} )?(?:photo|photograph|image|picture|file photo|illustration|screenshot|foto|bild|abb|"
    r"photo credit|credit|source|quelle|crédit|crédits|imagen|immagine|фото|fotoğraf|图|圖)\b[^()]{0,80}\)\s*\.?$"
    r"|^(?:photo(?:graph)?s?|image|picture|pictured|file photo|photo credit|image credit|credits?|caption|"
    r"illustration|foto|fotos|bild|bildquelle|symbolbild|crédit(?: photo)?s?|legende|légende|imagen|"
    r"fotograf[íi]a|immagine|фото|fotoğraf|图片?|圖片?|图源|圖源|摄影|攝影|写真|عکس|صورة|الصورة)\s?(?:by\b|"
    r"credit|[:：/©]).{1,160}$"
    # A credit after the last sentence of the line: "… in May. Foto: Anna Miller", "… in May. ANNA MILLER / AGENCY".
    r"|[.!?…»”\")]\s(?:photo(?:graph)?s?|images?|pictures?|illustration|fotos?|bild(?:er)?|crédits?|credits?|"
    r"imagen|immagine|"
    r"фото|fotoğraf)\s?(?:by\b|[:：/©]).{1,80}$"
    r"|[.!?…»”\")]\s©\s?\S.{1,80}$"
    r"|(?-i:[.!?…»”]\s(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+\s){1,4}/\s?[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{1,40}$)"
    r"|\b(?:getty images|afp/getty|ap photo|via (?:getty|ap|afp|reuters))\b.{0,40}$|"
    # An agency in brackets: behind a long sentence it signs the text.
    r"(?:(?<![.!?…»”\"] )|^.{0,100})(?:/|\()(?:reuters|"
    r"afp|ap|epa|dpa|efe|tass|getty)\)?\.?$)",
    re.I,
)
NOTE = re.compile(
    r"(?:\b(?:originally|first|previously|initially|also)\s+(?:published|appeared|posted|aired|printed|ran|"
    r"written)\b|\b(?:re-?published|reprinted|reposted|cross-?posted|syndicated|excerpted)\s+(?:from|with|by|at|"
    r"in|here|on|courtesy)\b|\b(?:article|piece|story|post|essay|interview|report|"
    r"text)\s+(?:was\s+)?(?:(?:originally|first|previously)\s+)?(?:published|appeared)\s+(?:in|on|by|at)\b"
    r"|\b(?:zuerst|ursprünglich|erstmals)\s(?:.{0,80}\s)?(?:erschienen|veröffentlicht|publiziert)|"
    r"\berschien\s+(?:zuerst|"
    r"ursprünglich)|\b(?:initialement|originellement|d'abord)\s+(?:publié|paru)|\bpublié\s+(?:initialement|à "
    r"l'origine|pour la première fois)|\b(?:publicado|publicada)\s+(?:originalmente|originariamente|por primera "
    r"vez)|\boriginalmente\s+publicad[oa]|\bpubblicato\s+(?:originariamente|originalmente|per la prima volta)|"
    r"\boorspronkelijk\s+(?:gepubliceerd|verschenen)"
    r"|впервые опубликован|первоначально опубликован|本文(?:最初|首发|原载|轉載|转载)|(?:轉載|转载)自"
    r"|ilk olarak .{1,60} yayı|"
    r"نخستین بار در|نُ?شر (?:هذا )?المقال)",
    re.I,
)
SOURCE_LINE = re.compile(
    r"^(?:source|via|quelle|fuente|fonte|bron|источник|kaynak|來源|来源|出典|منبع|المصدر|اصل خبر|"
    r"origin(?:al)?)\s?[:：]\s*(?P<rest>\S.{1,120})$",
    re.I,
)
STAFF = re.compile(
    r"^(?:(?P<outlet>.{2,60}?)\s+)?(?:foreign service|staff (?:writers?|reporters?|correspondents?)|(?:special "
    r")?correspondents?|news service|foreign desk|reporters?|editors?|contributors?|contributing writers?|"
    r"columnists?)$",
    re.I,
)
ROLE = re.compile(
    r"\b(?:is|was|ist|war|est|es|è|é|works|writes|teaches|lives|serves)\b.{0,160}\b(?:writer|journalist\w*|"
    r"author|professor|fellow|editor|reporter|researcher|analyst|correspondent|columnist|contributor|scholar|"
    r"lecturer|blogger|director|expert"
    r"|autor\w*|redakteur\w*|professorin|chercheu\w+|journaliste|écrivain|auteur|periodista|escritor\w*|"
    r"profesor\w*|giornalista|scrittore|jornalista|escritor)\b",
    re.I,
)
TWEET = re.compile(r"^(?:[—–―-]{1,2}|&mdash;)\s?.{0,100}\(@\w{1,30}\)")
UPDATED = re.compile(
    r"(?:updated?|modified|edited|revised|aktualisiert|geändert|bearbeitet|mis à jour|mise à jour|modifié|actualizad|"
    r"atualizad|modificad|aggiornat|modificat|bijgewerkt|gewijzigd|uppdatera|ändrad|zaktualizowan|aktualizac|"
    r"zmodyfikowan|poprawion|upraven|aktualizov|frissítv|módosítv|modificat|oppdatert|opdateret|päivitetty|muokattu|"
    r"оновлен|змінен|ενημερ|τροποποι|cập nhật|diperbarui|zuletzt geändert|"
    r"обновлен|изменен|güncelle|更新|修改|به‌?روز|بروز|ویرایش|تحديث|تعديل|수정|업데이트)",
    re.I,
)
POSTED = re.compile(
    r"(?:posted|published|written|submitted|created|publié|posté|rédigé|écrit le|mis en ligne|publicad|"
    r"escrit[oa] el|enviado el|"
    r"postado|pubblicat|scritto|postato|inserito|veröffentlicht|erstellt|geschrieben|verfasst|eingestellt|"
    r"gepostet|geplaatst|"
    r"gepubliceerd|geschreven|publicera|postat|postad|inlagt|udgivet|publisert|julkaistu|opublikowan|dodan[eoy]|"
    r"zamieszczon|"
    r"опубликован|размещен|написан[ао]|добавлен[ао]|publikováno|közzétéve|δημοσιε|αναρτήθηκε|yayım|yayın|"
    r"gönderil|eklenme|"
    r"diposkan|dipublikasi|发布|发表|發佈|發布|發表|張貼|张贴|写于|撰寫於|発表|投稿|公開|掲載|게시|작성|등록|"
    r"نشر|منتشر|ارسال شده|"
    r"نوشته شده|فرستاده شده|entry|date|datum|fecha|data|дата|日期|日付|日時|تاریخ|تاريخ|tarih)",
    re.I,
)
