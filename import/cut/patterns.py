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
    r"odnoklassniki|messages?|copy link|share|tweet|snapchat|tiktok|rss|x|\+1"
)
SOCIAL = re.compile(rf"(?:{_SOCIAL})", re.I)
NETWORK = re.compile(
    r"(?:share on |follow (?:us )?on )?(?:facebook|twitter|x \(twitter\)|pinterest|whats\s?app|telegram|linkedin|reddit"
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

_COUNT = (
    r"(?:\(?\d{1,5}\)?|no|one|with one|with \d+|with no|sin|ninguno|nessun|kein|keine|aucun|нет|yok|add a|leave "
    r"a|post a|write a|0)"
)
_COMMENT = (
    r"(?:comments?|repl(?:y|ies)|responses?|thoughts?|trackbacks?|pingbacks?|kommentare?n?|gedanken?|antworten?|"
    r"commentaires?|réponses?|réflexions?|comentarios?|respuestas?|pensamientos?|commenti?|commento|risposte|"
    r"comentários?|respostas?|reacties|reactie|gedachten?"
    r"|комментари\w*|отзыв\w*|ответ\w*|yorum\w*|komentarz\w*|komentář\w*|则回复|条评论|条回复|个回复|則留言|則迴響|件のコメント|コメント|"
    r"دیدگاه|نظر|تعليق\w*)"
)
COMMENTS = re.compile(
    rf"^\(?(?:{_COUNT}\s?{_COMMENT}\b.{{0,6}}|{_COMMENT}\s?[:(]?\s?(?:\d+|off|closed|none|geschlossen|cerrados|"
    rf"chiusi|fermés)\)?\s?.{{0,3}}"
    r"|leave a (?:comment|reply|response).{0,4}|be the first to comment.{0,3}|comments (?:are )?(?:off|"
    r"closed).{0,40}|\d* ?commentaires?|añadir comentario|aggiungi commento|ajouter un commentaire"
    r"|soyez le premier.{0,20}|kommentar (?:schreiben|verfassen|hinterlassen)|schreib einen kommentar|"
    r"hinterlasse (?:eine antwort|einen kommentar)|deja un comentario|laisser un commentaire|lascia un commento|"
    r"评论已关闭.?|оставить комментарий)\)?$",
    re.I,
)
COMMENTS_HEAD = re.compile(
    rf"^(?:(?:\d{{1,5}}|one|un|una|ein|eine|один|bir)\s?{_COMMENT}\s?(?:to|on|zu|auf|à|sur|en|a|su|para|em|op|к|"
    rf"на|:|“|„|«|\"|for|so far|:?$).{{0,300}}"
    rf"|{_COMMENT}\s?[:(]?\s?\(?\d{{0,5}}\)?\s?:?|[“\"«].{{1,200}}[”\"»]\s?(?:的|への|için|上有|有|"
    rf"に)\s?\d{{1,5}}\s?\w{{0,6}}|leave a (?:reply|comment|response)\b.{{0,40}}|comment form\b.{{0,40}}|(?:add|"
    rf"post|write) a comment.{{0,20}}|schreibe? einen kommentar.{{0,40}}|kommentar (?:verfassen|schreiben|"
    rf"hinterlassen).{{0,40}}|laisser un commentaire.{{0,40}}|(?:deja|dejar) (?:un comentario|una "
    rf"respuesta).{{0,40}}|lascia un commento.{{0,40}}|deixe (?:um comentário|uma resposta).{{0,40}}|geef een "
    rf"reactie.{{0,40}}|(?:оставьте|добавить) комментарий.{{0,40}}|bir (?:yorum|cevap) yazın.{{0,40}}|发表(?:评论|"
    rf"回复).{{0,20}}|發表(?:留言|迴響).{{0,20}}|コメントを残す.{{0,20}}|دیدگاهتان را بنویسید.{{0,20}}|"
    rf"اترك تعليق.{{0,20}}|评论|"
    rf"留言|コメント|discussion|diskussion"
    r"|join the (?:discussion|conversation).{0,10}|view comments.{0,10}|show comments.{0,10}|comments (?:are|"
    r"have been) (?:closed|off).{0,30}|what do you think\??)$",
    re.I,
)
SAYS = re.compile(
    r"(?:\b(?:says|said|wrote|writes|sagt|sagte|schrieb|schreibt|meint|dit|a dit|dice|dijo|ha detto|scrive|"
    r"escribió|disse|diz|zegt|schreef|пишет|написал|сказал|dedi|diyor|pisze)|说道?|說道?|より|のコメント|گفت|می‌گوید|يقول|"
    r"قال)\s?[:：]?$",
    re.I,
)

TAGS = re.compile(
    r"^(?:tags?|tagged(?: as| with)?|labels?|filed (?:under|in)|posted in|(?:this entry was )?(?:posted|filed) "
    r"(?:in|under)|categor(?:y|ies)|topics?|keywords?|etiquetas?|etiquetado(?: como)?|archivado en|"
    r"publicado en|categorías?|"
    r"schlagw[oö]rte?r?|schlagworte|kategorien?|abgelegt unter|veröffentlicht (?:in|unter)"
    r"|catégories?|étiquettes?|mots[- ]clés|libellés|publié dans|classé (?:dans|sous)|pubblicato (?:su|in)|"
    r"categori[ae]|etichette|archiviato in|categorias?|marcadores|publicado em|categorie[ën]*|geplaatst in|"
    r"getagd"
    r"|тэги|теги|метки|рубрик[аи]|категори[яи]|опубликовано в|etiketler|kategoriler|kategori|etiket|technorati "
    r"tags|標籤|标签|分类于?|分類|カテゴリー?|タグ|برچسب‌?ها?|دسته‌?(?:ها|بندی)?|الوسوم|التصنيفات?|"
    r"tagged\w+)\s?[:：]?(?:\s?\S.{0,400})?$",
    re.I,
)
TAGS_SURE = re.compile(
    r"^(?:tags?|tagged|labels?|filed (?:under|in)|posted in|this entry was (?:posted|filed)|dieser (?:eintrag|"
    r"beitrag) wurde|technorati tags|etiquetas|schlagwörter|étiquettes|метки|рубрика|опубликовано в|publi(?:é "
    r"dans|cado en)|archivado en|"
    r"cette entrée|esta entrada|questo articolo è stato|pubblicato (?:su|in)|标签|标籤|分类)",
    re.I,
)
MORE = re.compile(
    r"^[\[(]?(?:(?:click here to )?(?:read|continue|see|view|learn)(?: the)? (?:more|full|rest|reading|entire|"
    r"story|article|post)\b.{0,80}|(?:more|mehr|plus|más|altro|ещё|еще)\s?(?:…|\.\.\.|»|›|→|>)|"
    r"weiterlesen.{0,80}|la suite\b.{0,60}|lire la suite.{0,80}|sigue leyendo.{0,80}|leer más.{0,80}|seguir "
    r"leyendo.{0,60}"
    r"|leggi (?:il seguito|tutto|altro).{0,60}|continua(?: a leggere)?\b.{0,60}|continue lendo.{0,60}|leia "
    r"mais.{0,60}|lees (?:meer|verder).{0,60}|читать (?:далее|дальше|полностью).{0,60}|devamını oku.{0,60}|"
    r"阅读全文.{0,30}|继续阅读.{0,80}|閱讀全文.{0,30}|続きを読む.{0,60}|ادامه مطلب.{0,40}|اقرأ المزيد.{0,40})[\])]?$",
    re.I,
)
FROM = re.compile(
    r"^(?:news |article |story )?(?:from|via|aus|von|de|da|из|source:?|"
    r"quelle:?)\s+(?P<outlet>[^\s].{1,60}?)\s*(?:[-–—:|(]\s*)?(?=https?://|$)",
    re.I,
)
READING_TIME = re.compile(
    r"^(?:(?:estimated )?reading time|lese(?:zeit|dauer)|temps de lecture|tiempo de lectura|"
    r"tempo (?:di lettura|de leitura)|"
    r"leestijd|время чтения|okuma süresi|阅读时间|زمان مطالعه|وقت القراءة)\b.{0,30}$"
    r"|^\d{1,3}[ -]?(?:min(?:ut\w{1,3})?|mn|mins)\.?"
    r"(?:\s(?:read|reading|lesezeit|de lecture|de lectura|di lettura|чтения))?\.?$",
    re.I,
)
PAGER = re.compile(
    r"^(?:[«‹←<]+\s?|→\s?)?(?:older|newer|previous|next|earlier|later|last|first|ältere|neuere|vorherige|"
    r"nächste|anciens|récents|précédente?s?|suivante?s?|entradas|página|messages plus|articles plus|meno "
    r"recenti|più recenti|post (?:più|meno)|mensagens|postagens|oudere|nieuwere|предыдущ\w+|следующ\w+|старые|"
    r"новые|önceki|sonraki|eski|yeni|上一篇|下一篇|上一頁|下一頁|上一页|下一页|zurück|weiter|page)"
    r"(?:\s?(?:posts?|entries|articles?|page|story|article|beiträge|beitrag|einträge|artikel|messages|seite|"
    r"anterior(?:es)?|siguiente|recientes|antiguas|записи|yazılar?|yazı|文章\S*|\d+|of|post|home|accueil|»|→|›|"
    r"messages plus anciens|\||:).{0,160})?(?:\s?[»›→>]+)?$",
    re.I,
)
SHOWING = re.compile(
    r"^(?:showing (?:posts|all posts|articles) (?:with (?:the )?label|tagged(?: with)?|from|in(?: the "
    r"category)?)|posts (?:tagged|in category|with label)|tag archives?:|category archives?:|archive for(?: "
    r"the)?(?: category)?|mostrando entradas con la etiqueta|affichage des articles dont le libellé est|posts "
    r"mit dem label|schlagwort(?:-archiv)?e?:|kategorie(?:-archiv)?:|archives? (?:de la catégorie|par mot-clé)|"
    r"étiquette|categoría:|etiqueta:|рубрика:|метка:|архив (?:метки|рубрики):?|kategori:|etiket:|分类(?:目录归档)?：|"
    r"标签(?:归档)?：)\s*[:\"“«]?\s*(.{1,80}?)[\"”».]?(?:\s+show all posts.?|\s+alle anzeigen.?)?$",
    re.I,
)

BY = (
    r"(?:(?:(?:guest )?(?:post|column|essay|article)|posted|written|published|submitted|reported|"
    r"created|story|text|words|report|news)\s?(?:on "
    r"\S.{0,30} )?by|by|(?:eingestellt |gepostet |geschrieben |verfasst |veröffentlicht |text )?von|vom autor|"
    r"(?:publié |écrit |posté |rédigé |textes? )?par|(?:publicado |escrito |enviado )?por|(?:scritto |pubblicato |"
    r"postato )?da|di|(?:geschreven |geplaatst )?door|autor(?:a|in)?\s?[:：]?|author\s?[:：]?|auteur\s?[:：]?|"
    r"autore\s?[:：]?|автор\s?[:：]?|(?:опубликовано )?автором|av|af|przez|nga|yazar\s?[:：]?|yazan\s?[:：]?|"
    r"gönderen\s?[:：]?|penulis\s?[:：]?|oleh|作者\s?[:：]?|文\s?[/／:：]|记者\s?[:：]?|記者\s?[:：]?|haber\s?:|texte?\s?:|投稿者\s?[:：]?|作成者\s?[:：]?|由|"
    r"بقلم\s?:?|الكاتب\s?[:：]?|كتب[ته]?\s?:?|نویسنده\s?[:：]?|نوشته(?: شده)?(?: توسط)?|توسط|بواسطة)"
)
BYLINE = re.compile(rf"^(?:[/|·•—–-]{{1,3}}\s?)?{BY}(?=[\s  ]|[^\x00-\u024f]|(?<=[:：]))\s*(?P<rest>\S.*)$", re.I)

CAPTION = re.compile(
    r"(?:\((?:photo|photograph|image|picture|file photo|illustration|screenshot|foto|bild|abb|photo credit|"
    r"credit|source|quelle|crédit|crédits|imagen|immagine|фото|fotoğraf|图|圖)\b[^()]{0,80}\)\s*\.?$"
    r"|^(?:photo(?:graph)?s?|image|picture|pictured|file photo|photo credit|image credit|credits?|caption|"
    r"illustration|foto|fotos|bild|bildquelle|symbolbild|crédit(?: photo)?s?|legende|légende|imagen|"
    r"fotograf[íi]a|immagine|фото|fotoğraf|图片?|圖片?|图源|圖源|摄影|攝影|写真|عکس|صورة|الصورة)\s?(?:by\b|credit|[:：/©]).{1,160}$"
    # A credit after the last sentence of the line: "… in May. Foto: Anna Miller", "… in May. ANNA MILLER / AGENCY".
    r"|[.!?…»”\")]\s(?:photo(?:graph)?s?|images?|pictures?|illustration|fotos?|bild(?:er)?|crédits?|credits?|imagen|immagine|"
    r"фото|fotoğraf)\s?(?:by\b|[:：/©]).{1,80}$"
    r"|[.!?…»”\")]\s©\s?\S.{1,80}$"
    r"|(?-i:[.!?…»”]\s(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+\s){1,4}/\s?[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{1,40}$)"
    r"|\b(?:getty images|afp/getty|ap photo|via (?:getty|ap|afp|reuters))\b.{0,40}$|(?:/|\()(?:reuters|afp|ap|"
    r"epa|dpa|efe|tass|getty)\)?\.?$)",
    re.I,
)
NOTE = re.compile(
    r"(?:\b(?:originally|first|previously|initially|also)\s+(?:published|appeared|posted|aired|printed|ran|"
    r"written)\b|\b(?:re-?published|reprinted|reposted|cross-?posted|syndicated|excerpted)\s+(?:from|with|by|at|"
    r"in|here|on|courtesy)\b|\b(?:article|piece|story|post|essay|interview|report|"
    r"text)\s+(?:was\s+)?(?:(?:originally|first|previously)\s+)?(?:published|appeared)\s+(?:in|on|by|at)\b"
    r"|\b(?:zuerst|ursprünglich|erstmals)\s(?:.{0,80}\s)?(?:erschienen|veröffentlicht|publiziert)|\berschien\s+(?:zuerst|"
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
    r"(?:updated?|modified|edited|revised|aktualisiert|geändert|mis à jour|modifié|actualizado|aggiornato|"
    r"bijgewerkt|обновлен|güncelle|更新|به‌?روز|تحديث)",
    re.I,
)
POSTED = re.compile(
    r"(?:posted|published|written|publié|publicado|pubblicato|veröffentlicht|erstellt|geschrieben|geplaatst|"
    r"опубликован|yayım|yayın|发布|發佈|發表|発表|投稿|نشر|منتشر|entry|date|datum|fecha|data|дата|日期)",
    re.I,
)
