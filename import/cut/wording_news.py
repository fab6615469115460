"""Headings of the boxes of newspapers and stations, what leads from a text to another, and lines about rights."""

import re

from readroom.importer.cut.phrases import Phrases, entries

NEWS_BOXES = frozenset(entries({
    "en": "more news | in other news | also in the news | what to read next | more on this topic | in this section"
          " | top picks | most shared | around the web | discussions | from the archive | other news | latest video"
          " | more from this section | you may be interested in | recommended for you | sponsored stories",
    "de": "verwandte nachrichten | verwandte themen | weitere nachrichten | weitere meldungen | mehr nachrichten"
          " | mehr meldungen | meistgelesene artikel | meistgeklickt | zum thema | mehr zu diesem thema"
          " | das könnte sie interessieren | letzte meldungen | aktuelle meldungen | neueste nachrichten"
          " | ansprechpartner | ansprechpartnerin | pressekontakt | passend zum thema | empfehlungen der redaktion",
    "fr": "dans la même rubrique | à lire également | sur le même thème | nos derniers articles | les plus partagés"
          " | à la une | dernières nouvelles | dernières actualités | toute l'actualité | en relation | voir également"
          " | recommandés pour vous | plus d'actualités | contenus sponsorisés",
    "es": "noticias relacionadas | más noticias | otras noticias | lo más comentado | lo último | últimas publicaciones"
          " | también te puede gustar | te recomendamos | más sobre este tema | temas relacionados"
          " | más de esta sección"
          " | lo más leido | le puede interesar",
    "it": "altre notizie | notizie correlate | ultime notizie | ti potrebbe interessare anche | i più commentati"
          " | potrebbero interessarti | argomenti correlati | sullo stesso argomento | più lette | le più lette",
    "pt": "notícias relacionadas | mais notícias | outras notícias | últimas notícias | mais lidas | as mais lidas"
          " | matérias relacionadas | leia mais sobre | veja mais | recomendado para você | mais sobre o tema",
    "nl": "meer nieuws | ander nieuws | gerelateerd nieuws | laatste nieuws | meest recent | lees meer nieuws"
          " | verder lezen | misschien ook interessant | aanbevolen",
    "ru": "материалы по теме | новости по теме | читайте по теме | ещё новости | другие новости | главные новости"
          " | новости партнёров | новости партнеров | лента новостей | популярные новости | самое популярное"
          " | последние комментарии | вам будет интересно | рекомендуем почитать | новости сми2",
    "uk": "новини по темі | читайте також | схожі новини | інші новини | останні новини | популярні новини"
          " | матеріали за темою | головні новини | календар подій | гаряча лінія | схожі записи | схожі публікації",
    "pl": "zobacz więcej | więcej wiadomości | inne wiadomości | najczęściej czytane | powiązane artykuły"
          " | w tym temacie | polecamy | przeczytaj również | kto jest online | popularne posty z tego bloga"
          " | najnowsze wiadomości | ostatnie wiadomości",
    "sv": "mer om ämnet | fler nyheter | mest läst | mest läst just nu | senaste nytt | relaterade artiklar"
          " | läs mer om | andra läser",
    "da": "flere nyheder | mest læste | relaterede artikler | seneste nyt | læs mere om | andre læser",
    "no": "flere nyheter | mest lest | relaterte artikler | siste nytt | les mer om | siste saker",
    "fi": "lisää aiheesta | luetuimmat | lue myös | aiheeseen liittyvää | uusimmat uutiset",
    "cs": "související články | související | mohlo by vás zajímat | další články | nejčtenější | statistiky"
          " | další zprávy | čtěte také | čtěte dále",
    "hu": "kapcsolódó cikkek | kapcsolódó bejegyzések | legolvasottabb | ajánlott cikkek | további cikkek"
          " | ez is érdekelheti | legfrissebb",
    "ro": "citește și | vezi și | articole similare | cele mai citite | știri similare | alte știri | alte articole"
          " | program liturgic | sfântul zilei | te-ar putea interesa | din aceeași categorie",
    "el": "σχετικα αρθρα | σχετικά άρθρα | περισσότερα από τον συντάκτη | δημοφιλή | διαβάστε ακόμα | δείτε επίσης"
          " | τελευταία νέα | περισσότερα νέα | δημοφιλή άρθρα | ροή ειδήσεων",
    "tr": "yazarın diğer yazıları | diğer haberler | ilgili haberler | benzer haberler | son dakika haberleri"
          " | günün manşetleri | namaz vakitleri | hava durumu | anket | son haberler | en çok yorumlananlar"
          " | bu kategorideki diğer haberler | yazarın son yazıları",
    "id": "berita terkait | berita terpopuler | terpopuler | berita lainnya | artikel lainnya | baca artikel lainnya"
          " | berita populer | rekomendasi untuk anda | tag terpopuler",
    "vi": "tin liên quan | tin mới nhất | tin khác | đọc nhiều | tin cùng chuyên mục",
    "ar": "أخبار ذات صلة | اخبار ذات صلة | مواضيع متعلقة | الأكثر تعليقا | آخر الأخبار | المزيد من الأخبار"
          " | موضوعات متعلقة | موضوعات ذات صلة | اقرأ في هذا الملف | قد يعجبك ايضا",
    "fa": "اخبار مرتبط | خبرهای مرتبط | مطالب پیشنهادی | پربازدیدترین اخبار | آخرین اخبار | سایر اخبار"
          " | اخبار دیگر | بیشتر بخوانید | خبرهای دیگر",
    "he": "כתבות נוספות | עוד בנושא | אולי יעניין אותך",
    "zh": "相关报道 | 相关链接 | 热点新闻 | 热门新闻 | 新闻排行 | 相關新聞 | 熱門新聞 | 上一篇 | 下一篇",
    "ja": "関連ニュース | アクセスランキング | おすすめの記事 | こんな記事も読まれています | 新着ニュース"
          " | 人気ランキング",
    "ko": "관련 기사 | 관련기사 | 많이 본 뉴스 | 최신 뉴스 | 최신기사 | 최근댓글 | 이웃 목록 | 이 시각 주요뉴스"
          " | 추천 기사 | 인기 기사",
}))  # fmt: skip
"""Headings of boxes as newspapers, stations and offices word them."""

_LEADS = Phrases({
    "en": "read more | read also | also read | see also | related | read next | related story | more on this"
          " | related article | don't miss | you may also like",
    "de": "lesen sie auch | lesen sie dazu | lies auch | siehe auch | mehr zum thema | lesen sie mehr"
          " | auch interessant",
    "fr": "lire aussi | à lire aussi | à lire | lire également | à lire également | voir aussi | à voir",
    "es": "lea también | lee también | leer también | te puede interesar | le puede interesar | vea también"
          " | ver también | más información",
    "it": "leggi anche | leggi pure | vedi anche | guarda anche | potrebbe interessarti",
    "pt": "leia também | leia mais | veja também | ler também",
    "nl": "lees ook | zie ook | lees verder | bekijk ook",
    "ru": "читайте также | читайте ещё | смотрите также | по теме | читать также | см. также",
    "uk": "читайте також | дивіться також | читати також | до теми",
    "pl": "czytaj też | czytaj także | czytaj również | zobacz też | zobacz także | przeczytaj też"
          " | przeczytaj także | sprawdź też",
    "sv": "läs också | läs även | se också | läs mer",
    "da": "læs også | se også | læs mere",
    "no": "les også | se også | les mer",
    "fi": "lue myös | katso myös | lue lisää",
    "cs": "čtěte také | čtěte též | přečtěte si také | přečtěte si | viz také | mohlo by vás zajímat",
    "hu": "olvassa el | olvasd el | kapcsolódó | lásd még | ez is érdekelheti",
    "ro": "vezi și | citește și | citiți și | vezi si | citeste si",
    "el": "διαβάστε επίσης | διαβάστε ακόμα | δείτε επίσης | διαβάστε ακόμη | διαβάστε περισσότερα",
    "tr": "ayrıca okuyun | ayrıca bakınız | bunu da okuyun | ilgili haber | bakınız",
    "id": "baca juga | simak juga | lihat juga | baca selengkapnya | baca",
    "vi": "xem thêm | đọc thêm | xem lại",
    "ar": "اقرأ أيضا | اقرأ أيضاً | إقرأ أيضا | إقرأ أيضاً | شاهد أيضا | شاهد أيضاً | طالع أيضا | اقرأ ايضا",
    "fa": "بیشتر بخوانید | همچنین بخوانید | بخوانید | مطالب مرتبط | ببینید",
    "he": "קראו גם | קרא גם | ראו גם",
    "zh": "相关阅读 | 延伸阅读 | 延伸閱讀 | 相關閱讀 | 推荐阅读 | 相关新闻 | 更多阅读 | 相關新聞",
    "ja": "関連記事 | あわせて読みたい | 合わせて読みたい",
    "ko": "관련기사 | 관련 기사 | 관련 글",
})  # fmt: skip
_SIGN = re.compile(r"\s?[:：»›▶►|→]\s?\S")

RIGHTS = Phrases({
    "en": "no part of this | reproduction in whole | registered in england | this site uses",
    "de": "verantwortlich im sinne | verantwortlich für den inhalt | alle angaben ohne gewähr",
    "fr": "tous droits réservés | reproduction interdite | toute reproduction",
    "es": "todos los derechos | prohibida la reproducción | queda prohibida | prohibida su reproducción",
    "it": "tutti i diritti | riproduzione riservata | registrazione tribunale | testata giornalistica | p.iva | p. iva",
    "pt": "todos os direitos | proibida a reprodução | é proibida a reprodução",
    "nl": "alle rechten voorbehouden | op dit artikel rust auteursrecht",
    "ru": "свидетельство о регистрации | при перепечатке | при использовании материалов | при цитировании"
          " | любое использование материалов | все права защищены | зарегистрировано федеральной"
          " | перепечатка материалов | учредитель:",
    "uk": "при використанні матеріалів | усі права захищ* | всі права захищ* | передрук матеріалів"
          " | використання матеріалів | свідоцтво про реєстрацію",
    "pl": "wszelkie prawa zastrzeżone | kopiowanie materiałów | przedruk",
    "sv": "ansvarig utgivare | alla rättigheter förbehåll*",
    "da": "alle rettigheder forbeholdes | ansvarshavende redaktør",
    "no": "ansvarlig redaktør | alle rettigheter",
    "fi": "kaikki oikeudet pidätetään | päätoimittaja:",
    "cs": "všechna práva vyhrazena | vytvořeno na | vytvořeno službou | jakékoliv užití obsahu",
    "hu": "minden jog fenntartva",
    "ro": "toate drepturile rezervate | preluarea textelor",
    "el": "με επιφύλαξη παντός | απαγορεύεται η αναδημοσίευση",
    "tr": "tüm hakları saklıdır | her hakkı saklıdır | yasal uyarı | sitemizdeki yazı*",
    "id": "hak cipta | all right reserved | dilarang mengutip | copyright @",
    "vi": "bản quyền | giấy phép số",
    "ar": "جميع الحقوق محفوظة | كافة الحقوق محفوظة | حقوق النشر محفوظة | الحقوق محفوظة",
    "fa": "کلیه حقوق | کلیهٔ حقوق | تمامی حقوق | تمام حقوق | نقل مطالب با ذکر منبع | استفاده از مطالب"
          " | همه حقوق | حق نشر",
    "he": "כל הזכויות שמורות",
    "zh": "未经授权 | 未經授權 | 版权所有 | 版權所有 | 主办单位 | 主办： | 承办： | 本网站 | icp备案"
          " | 沪icp备 | 京icp备",
    "ja": "無断転載 | 無断複写 | 当サイトの記事",
    "ko": "무단전재 | 무단 전재 | 저작권자 | 발행인 | 등록번호",
})  # fmt: skip
"""What lines below a page begin with that say whose it is, and what nobody may do with it."""
_RIGHTS_MOST = 300


_OTHERS = re.compile(
    r"^[‘'\"“「『].{1,60}[’'\"”」』]\s?(?:카테고리의 다른 글|카테고리의 다른글|의 다른 글|カテゴリの最新記事|"
    r"カテゴリの他の記事|分类的最新文章)"
    r"|^[「『].{1,60}[」』]の(?:記事一覧|最新記事|関連記事)$"
)


def announces_others(text: str) -> bool:
    """Tell a heading over a list of other articles of one category, which stands in it in quotation marks."""
    return len(text) <= 100 and _OTHERS.match(text) is not None


def leads_to_another(text: str) -> bool:
    """Tell a line in a text that leads to another: "Read also: …", in any language, with a sign behind the words."""
    end = _LEADS.end(text)
    return bool(end) and len(text) <= 240 and _SIGN.match(text, end - (text[end - 1] in ":：")) is not None


def says_rights(text: str) -> bool:
    """Tell a line that begins by saying whose the page is, or what nobody may do with it."""
    return len(text) <= _RIGHTS_MOST and RIGHTS.end(text) > 0
