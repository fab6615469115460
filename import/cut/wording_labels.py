"""What pages print before the categories and keywords of an article, and sentences that close one."""

from readroom.importer.cut.phrases import Phrases

CATEGORIES = Phrases({
    "en": "posted in | posted under | filed under | filed in | categories | category | categorized in"
          " | categorised in | categorized as | categorised as | section | sections | topic | topics | published in"
          " | this entry is filed under | this entry was filed under | this post was filed under | in category"
          " | in categories | found in | from the category | from category | posted to | archived in"
          " | archived under | categorised | categorized | entry filed under | filed as | posted to the category"
          " | under | series",
    "de": "kategorie | kategorien | rubrik | rubriken | abgelegt unter | abgelegt in | veröffentlicht unter"
          " | veröffentlicht in | gespeichert unter | geschrieben in | eingeordnet unter | verfasst in | themen"
          " | thema | thematik | ressort | geposted in | gepostet in",
    "fr": "catégorie | catégories | publié dans | classé dans | classé sous | posté dans | rubrique | rubriques"
          " | dans la catégorie | écrit dans | rédigé dans | thème | thèmes | section | posté en | publié en",
    "es": "categoría | categorías | publicado en | publicada en | archivado en | archivado bajo | clasificado en"
          " | escrito en | guardado en | sección | tema | temas | posteado en | publicado bajo | archivada en",
    "it": "categoria | categorie | pubblicato in | pubblicato su | archiviato in | archiviato sotto | postato in"
          " | scritto in | inserito in | sezione | argomento | argomenti | tema | contenuto in",
    "pt": "categoria | categorias | publicado em | arquivado em | arquivado sob | postado em | escrito em"
          " | publicada em | seção | assunto | assuntos | tema | em categoria",
    "nl": "categorie | categorieën | geplaatst in | gepost in | gepubliceerd in | opgeslagen onder"
          " | geplaatst onder | rubriek | onderwerp | onderwerpen | ingedeeld in | archief",
    "ru": "рубрика | рубрики | категория | категории | опубликовано в | размещено в | раздел | разделы"
          " | запись опубликована в рубрике | опубликовано в рубрике | в рубрике | в категории | тема | темы",
    "uk": "рубрика | категорія | категорії | опубліковано в",
    "pl": "kategoria | kategorie | opublikowano w | opublikowane w | opublikowany w | zaszufladkowano do kategorii"
          " | dodano do kategorii | w kategorii | zapisane w | umieszczone w | dział | temat | tematy",
    "sv": "kategori | kategorier | publicerat i | publicerad i | postat i | sparat under | arkiverad under"
          " | postad i | ämne | ämnen | kategoriserat som",
    "da": "kategori | kategorier | udgivet i | skrevet i | arkiveret under | gemt under | emne | emner",
    "no": "kategori | kategorier | publisert i | postet i | lagret i | arkivert under",
    "fi": "kategoria | kategoriat | kategoriassa | aiheet | avainsanat",
    "cs": "kategorie | rubrika | rubriky | publikováno v | zařazeno v | zařazeno do",
    "hu": "kategória | kategóriák | kategória: | bejegyezve | rovat | posted in",
    "ro": "categorie | categorii | publicat în | scris în | postat în",
    "el": "κατηγορία | κατηγορίες | αναρτήθηκε στις | δημοσιεύτηκε στην | αρχειοθετήθηκε σε",
    "tr": "kategori | kategoriler | yayınlandığı kategori | bölüm | konu | konular | gönderildiği yer"
          " | içinde yayınlandı | kategorisi | kategorileri",
    "id": "kategori | ditulis dalam | diposkan di | dipublikasi di",
    "vi": "chuyên mục | danh mục | đăng trong | thể loại",
    "ca": "categoria | categories | publicat en | publicat a | arxivat a",
    "ar": "التصنيف | التصنيفات | تصنيف | تصنيفات | نشرت في | نُشرت في | نشر في | نُشر في | القسم | الأقسام"
          " | منشور في | كتب في | أرسلت في | مرسل في",
    "fa": "دسته | دسته‌ها | دسته ها | دسته‌بندی | دسته بندی | دسته‌بندی‌ها | دسته‌بندی شده | ارسال شده در"
          " | نوشته شده در | منتشر شده در | در دسته | موضوع | موضوعات | بخش | فرستاده شده در | طبقه بندی | رده‌ها"
          " | مندرج در",
    "he": "קטגוריות | קטגוריה | פורסם בקטגוריה",
    "zh": "分类 | 分类于 | 分类目录 | 发表于分类 | 归类于 | 归档于 | 所属分类 | 栏目 | 發表於分類 | 分類 | 分類於"
          " | 分类为 | 類別 | 歸類於 | 文章分類 | 个人分类 | 所屬分類 | 收录于 | 发布在 | 专栏 | 归类 | 属于分类",
    "ja": "カテゴリ | カテゴリー | 分類 | ジャンル | テーマ | 投稿先 | 分類先 | カテゴリ：",
    "ko": "카테고리 | 분류 | 게시됨 | 카테고리: | 분류없음",
})  # fmt: skip
"""Words before the categories of an article."""

KEYWORDS = Phrases({
    "en": "tags | tag | tagged | tagged as | tagged with | tagged in | post tags | labels | label | keywords"
          " | keyword | technorati tags | tags for this post | this post has the following tags | more on"
          " | see more posts about | article tags | related tags | filed with tags | hashtags | current mood"
          " | current music | current location | mood: | music: | now playing: | listening to:",
    "de": "schlagwort | schlagwörter | schlagworte | schlagwörtern | tags | stichwort | stichwörter | stichworte"
          " | getaggt mit | verschlagwortet mit | markiert mit | mit tag | labels | eingestellt unter"
          " | getagged mit | mit den schlagworten",
    "fr": "étiquette | étiquettes | mot-clé | mots-clés | mots clés | mots clefs | mots-clefs | libellé | libellés"
          " | tags | étiqueté | marqué avec | tagué | avec mots-clés | taggé",
    "es": "etiqueta | etiquetas | etiquetado | etiquetado como | etiquetado con | etiquetada | etiquetado en"
          " | palabras clave | tags",
    "it": "etichetta | etichette | tag | tags | contrassegnato da tag | taggato | taggato come | con tag"
          " | parole chiave | tagged",
    "pt": "etiqueta | etiquetas | marcador | marcadores | tags | tag | palavras-chave | com a tag | marcado com"
          " | marcado | etiquetado com | com as tags",
    "nl": "tags | tag | label | labels | getagd | getagged | getagd als | trefwoord | trefwoorden | getagd met"
          " | steekwoorden",
    "ru": "метка | метки | тег | теги | тэги | тэг | ярлык | ярлыки | с метками | с меткой | отмечено | с тегами"
          " | ключевые слова | помечено | настроение: | музыка: | текущее настроение: | текущая музыка:",
    "uk": "позначки | мітки | теги | ярлики",
    "pl": "tagi | tag | etykieta | etykiety | otagowano | oznaczone tagami | tagged | z tagami | słowa kluczowe"
          " | oznaczony | otagowane jako",
    "sv": "etikett | etiketter | taggar | tagg | märkt | taggad | taggat | nyckelord | taggad med | märkt med"
          " | taggat som",
    "da": "tags | mærket | nøgleord | etiketter | tagget",
    "no": "stikkord | etiketter | merket | stikkord: | tagger",
    "fi": "avainsanat | tunnisteet | asiasanat",
    "cs": "štítky | značky | klíčová slova | tagy",
    "hu": "címkék | címke | címkék:",
    "ro": "etichete | etichetat | cuvinte cheie",
    "el": "ετικέτες | ετικέτα",
    "id": "tag | label | ditandai | kata kunci",
    "tr": "etiket | etiketler | etiketlendi | ile etiketlendi | anahtar kelimeler | etiketi | etiketleri",
    "ca": "etiquetes | etiquetat",
    "vi": "thẻ | nhãn | từ khóa",
    "ar": "الوسوم | وسوم | الوسم | الكلمات الدلالية | كلمات مفتاحية | الكلمات المفتاحية | تسميات | التسميات | موسوم"
          " | وسم",
    "fa": "برچسب | برچسب‌ها | برچسبها | برچسب ها | برچسب‌خورده | برچسب خورده | کلیدواژه‌ها | کلید واژه ها"
          " | کلمات کلیدی | تگ‌ها | تگ ها | با برچسب",
    "he": "תגיות | תגים | תוויות",
    "zh": "本文链接： | 本文链接: | 文章链接： | 版权声明： | 版权声明: | 原文链接： | 标签 | 标签为 | 标签："
          " | 关键词 | 关键字 | 标记 | 标签: | 標籤 | 標記 | 標籤為 | 關鍵字 | 本文标签 | 文章标签 | 贴有标签"
          " | 贴了 | 标签云",
    "ja": "タグ | タグ: | ラベル | キーワード | タグ付け",
    "ko": "태그 | 라벨 | 키워드 | 태그됨",
})  # fmt: skip
"""Words before the keywords of an article."""

ENTRIES = Phrases({
    "en": "this entry was posted | this entry was written | this entry was published | this entry was filed"
          " | this entry was tagged | this article was posted | this article was written | this was posted"
          " | you can follow any | you can leave a response | about this entry | this page contains a single entry"
          " | bookmark the permalink | bookmark the | follow any comments | both comments and pings"
          " | find recent content on",
    "de": "dieser eintrag wurde | dieser beitrag wurde | dieser artikel wurde | setze ein lesezeichen"
          " | speichere den permalink | du kannst alle antworten | der eintrag wurde | permanentlink zum"
          " | abgelegt am",
    "fr": "cette entrée a été | cet article a été | ce billet a été | ce contenu a été | ajoutez ce permalien"
          " | mettez-le en favori | vous pouvez suivre les | cette publication a | bookmarquez le permalien",
    "es": "esta entrada fue | esta entrada ha sido | esta entrada está | este artículo fue | esta entrada"
          " | guarda el enlace | guarda enlace | puedes seguir las respuestas | marque como favorito",
    "it": "questa voce è stata | questo articolo è stato | questo post è stato | questo elemento è stato"
          " | aggiungi ai segnalibri | contrassegna il permalink | aggiungi il permalink",
    "pt": "esta entrada foi | este artigo foi | este post foi | esta publicação foi | adicione o"
          " | guardar o permalink | marque o link | adicionar o link",
    "nl": "dit bericht werd | dit bericht is | deze entry is | dit artikel is | bookmark de permalink"
          " | maak dit favoriet | dit artikel werd",
    "ru": "запись опубликована | эта запись была | эта запись опубликована | запись была | добавьте в закладки"
          " | закладка постоянная | данная запись | добавить в закладки | этот материал",
    "pl": "ten wpis został | ten wpis dodano | wpis został | wpis zamieszczono | dodaj zakładkę do"
          " | dodaj do zakładek",
    "sv": "detta inlägg | inlägget publicerades | det här inlägget | bokmärk permalänken | detta inlägg är"
          " | inlägget postades",
    "da": "dette indlæg blev | dette indlæg er | bogmærk permalinket",
    "no": "dette innlegget ble | bokmerk permalenken",
    "tr": "bu yazı | bu girdi | kalıcı bağlantıyı | bu yazıyı | yer imlerine ekle",
    "cs": "příspěvek byl | uložit odkaz | tento příspěvek byl",
    "hu": "ez a bejegyzés",
    "fi": "kirjoitus julkaistiin | tallenna kestolinkki | tämä artikkeli",
    "id": "entri ini | entri ini ditulis | tulisan ini",
    "ar": "نشرت هذه | هذه المقالة | نُشرت هذه | كتبت هذه | احفظ الرابط",
    "fa": "این نوشته | این نوشته در | این ورودی | این مطلب | نشانی پیوند یکتا | پیوند یکتا را",
    "zh": "本条目发布于 | 本文发布于 | 本條目發佈於 | 此條目發表在 | 这篇文章发布于 | 此条目发表在 | 本篇發表於"
          " | 将链接加入收藏夹 | 將永久鏈結加入書籤",
    "ja": "この投稿は | この記事は | この投稿文は | パーマリンクをブックマーク",
    "ko": "이 글은 | 이 엔트리는 | 이 게시물은 | 고유주소 북마크",
})  # fmt: skip
"""How the sentence begins that says below an article when, where and by whom it was posted."""
