"""How the heading of a list of articles begins ("Posts tagged …"), by language; a label or a month follows."""

from readroom.importer.cut.phrases import Phrases

LISTS = Phrases({
    "en": "showing posts with label | showing posts with the label | showing all posts labelled"
          " | showing all posts tagged | showing posts from | showing posts sorted by | showing posts tagged"
          " | showing posts in | posts tagged | posts tagged with | posts tagged as | posts tagged under"
          " | articles tagged | articles tagged with | entries tagged | posts in category | posts with label"
          " | posts filed under | posts categorized | posts under | posts in the category | posts in | posts for"
          " | posts from | posts about | posts on | entries in | entries from | articles in | articles from"
          " | articles by | posts by | entries categorized | tag archive for | tag archives | category archives"
          " | category archive | category archive for | archive for the | archive for | archives for"
          " | archive of posts | archives: | archive: | archive | archives | monthly archives | monthly archive for"
          " | monthly archive | daily archives | yearly archives | author archives | author archive | author:"
          " | category: | category | tag: | tag | topic: | topic | label: | month: | year: | day:"
          " | browsing category | browsing tag | browsing: | browsing the | browse category | browsing posts in"
          " | browsing all posts in | filed under | tagged | tagged with | tagged as | currently browsing"
          " | you are currently browsing | you are browsing | you're currently browsing | you are viewing"
          " | search results for | recently by | recently in | latest in | all posts in | all posts by"
          " | all posts tagged | all entries | everything tagged | everything filed under | stories in"
          " | stories tagged | view all posts by | view all posts filed under | main | blog archive | written by"
          " | results tagged | main archive | viewing entries tagged | viewing entries in | posted in",
    "de": "posts mit dem label | es werden posts mit dem label | posts mit label | beiträge mit dem schlagwort"
          " | beiträge getaggt mit | alle beiträge mit | artikel mit dem tag | artikel mit schlagwort"
          " | schlagwort-archive | schlagwort-archiv | schlagwort: | schlagwort | schlagwörter: | schlagwortarchiv"
          " | kategorie-archiv | kategorie-archive | kategorie: | kategorie | archiv der kategorie"
          " | archiv für den monat | archiv für das schlagwort | archiv für die kategorie | archiv für"
          " | archive für | archiv | archive | archiv: | monatsarchiv | monatsarchive | monats-archiv"
          " | monatliches archiv | tagesarchiv | jahresarchiv | autor-archiv | autor: | archiv des autors | monat:"
          " | jahr: | tag: | rubrik: | alle beiträge von | alle artikel in | beiträge in | beiträge der kategorie"
          " | beiträge vom | artikel vom | einträge | du durchsuchst | du durchsuchst momentan | thema:"
          " | alle artikel zum thema | artikel aus | einträge vom | beiträge aus",
    "fr": "affichage des articles dont le libellé est | affichage des messages dont le libellé est"
          " | archives de catégorie | archives de la catégorie | archives par catégorie"
          " | archives pour la catégorie | archives pour la catégorie | archives pour | archives par mot-clé"
          " | archives par étiquette | archives du tag | archives du mot-clé | archives mensuelles"
          " | archives quotidiennes | archives annuelles | archives d'auteur | archives de l'auteur | archives de"
          " | archives du | archives | archive pour | catégorie : | catégorie: | catégorie | étiquette :"
          " | étiquette: | étiquette | mot-clé : | mot-clé - | mot-clé | mois : | mois: | année : | jour :"
          " | auteur : | auteur: | tag : | billets avec le mot-clé | billets de la catégorie | articles taggés"
          " | articles tagués | articles avec l'étiquette | articles classés dans | articles dans"
          " | articles étiquetés | articles de | tous les articles de | tous les articles | vous parcourez"
          " | vous consultez | rubrique : | publié dans | messages étiquetés | billets",
    "es": "mostrando entradas con la etiqueta | mostrando las entradas con la etiqueta | mostrando entradas de"
          " | archivo de la categoría | archivo de la etiqueta | archivos de la categoría | archivos de la etiqueta"
          " | archivo por meses | archivo para la categoría | archivo para | archivos de | archivos | archivo de"
          " | archivo | archivo por categoría | archivos por categoría | archivos diarios | archivos mensuales"
          " | archivos mensuales: | archivo mensual | archivos anuales | archivos del autor | categoría:"
          " | categoría | etiqueta: | etiqueta | mes: | año: | día: | autor: | sección: | tema: | posts etiquetados"
          " | entradas etiquetadas | entradas etiquetadas con | entradas de la categoría | entradas con la etiqueta"
          " | artículos etiquetados | artículos en | artículos de | entradas de | entradas para"
          " | todas las entradas de | todas las entradas | estás viendo | estás navegando",
    "it": "visualizzazione post con etichetta | visualizzazione dei post con l'etichetta | archivio della categoria"
          " | archivio per la categoria | archivio per | archivio di | archivi categoria | archivi tag"
          " | archivi mensili | archivi giornalieri | archivi annuali | archivi autore | archivi | archivio mensile"
          " | archivio | categoria: | categoria | tag: | tag | mese: | anno: | giorno: | autore: | etichetta:"
          " | articoli con tag | articoli nella categoria | articoli taggati | articoli di | articoli in"
          " | post con tag | post taggati | post con etichetta | tutti gli articoli di | tutti gli articoli"
          " | stai visualizzando | stai sfogliando | argomento:",
    "pt": "mostrando postagens com marcador | mostrar mensagens com a etiqueta | a mostrar mensagens com a etiqueta"
          " | exibindo postagens com marcador | arquivo da categoria | arquivo de categoria | arquivo da etiqueta"
          " | arquivo para a categoria | arquivos da categoria | arquivos da tag | arquivos de tag"
          " | arquivos de categoria | arquivo mensal | arquivos mensais | arquivo diário | arquivos diários"
          " | arquivo de | arquivos de | arquivos | arquivo | categoria: | categoria | etiqueta: | etiqueta | tag:"
          " | tag | mês: | ano: | dia: | autor: | marcador: | posts com a tag | posts com tag | posts marcados"
          " | posts na categoria | artigos com a etiqueta | artigos na categoria | artigos com | posts de"
          " | todos os posts | todos os artigos | assunto: | postagens com marcador",
    "nl": "posts tonen met het label | berichten weergeven met het label | berichten met label | berichten met tag"
          " | berichten getagd | categorie archief | categoriearchief | categorie archieven | categorie:"
          " | categorie | tag archief | tag archieven | tagarchief | tag: | tag | maandelijks archief"
          " | maandelijkse archieven | maandarchief | dagelijks archief | archief voor | archief van | archieven"
          " | archief | maand: | jaar: | dag: | auteur: | auteur archief | berichten in | alle berichten"
          " | alle berichten van | onderwerp:",
    "ru": "показаны сообщения с ярлыком | показаны сообщения с меткой | архив рубрики | архивы рубрики"
          " | архив рубрики: | архив метки | архивы метки | архив тега | архив категории | архив за | архивы за"
          " | архив автора | архивы автора | архив | архивы | архив месяца | месячные архивы | рубрика: | рубрика"
          " | метка: | метка | категория: | категория | тег: | тег | месяц: | год: | день: | автор:"
          " | записи с меткой | записи с тегом | записи в рубрике | записи по тегу | записи за | записи автора"
          " | все записи | все записи автора | посты с тегом | посты с меткой | статьи с тегом | вы просматриваете"
          " | тема: | раздел:",
    "uk": "показ дописів із міткою | архів категорії | архіви категорії | архів позначки | архів | архіви"
          " | категорія: | позначка: | місяць: | записи з позначкою",
    "pl": "wyświetlanie postów z etykietą | pokazywanie postów oznaczonych etykietą | archiwum kategorii"
          " | archiwa kategorii | archiwum tagu | archiwa tagu | archiwum tagów | archiwum dla | archiwum miesiąca"
          " | archiwa miesięczne | archiwum | archiwa | kategoria: | kategoria | tag: | tag | miesiąc: | rok:"
          " | dzień: | autor: | etykieta: | wpisy z tagiem | wpisy oznaczone | wpisy otagowane | wpisy w kategorii"
          " | wpisy z kategorii | posty oznaczone | wszystkie wpisy | przeglądasz | temat:",
    "sv": "visar inlägg med etikett | visar inlägg från | kategoriarkiv | etikettarkiv | taggarkiv | månadsarkiv"
          " | månatliga arkiv | dagsarkiv | årsarkiv | författararkiv | arkiv för | arkiv för kategori | arkiv"
          " | arkiv: | kategori: | kategori | etikett: | tagg: | tagg | månad: | år: | dag: | författare:"
          " | inlägg taggade | inlägg märkta | inlägg med taggen | inlägg i kategorin | alla inlägg | inlägg från"
          " | ämne:",
    "da": "viser opslag med etiketten | kategoriarkiv | tagarkiv | månedsarkiv | månedlige arkiver | arkiv for"
          " | arkiv | kategori: | tag: | måned: | indlæg tagget | alle indlæg",
    "no": "viser innlegg med etiketten | kategoriarkiv | stikkordarkiv | månedsarkiv | arkiv for | arkiv"
          " | kategori: | stikkord: | måned: | innlegg merket",
    "fi": "näytetään tekstit, joissa on tunniste | kategorian arkisto | kuukausiarkisto | arkistot | arkisto"
          " | kategoria: | avainsana: | kuukausi:",
    "cs": "zobrazují se příspěvky se štítkem | archiv rubriky | archivy rubriky | archiv štítku | archiv pro"
          " | archiv | rubrika: | štítek: | měsíc: | kategorie:",
    "hu": "bejegyzések megjelenítése | kategória archívum | címke archívum | havi archívum | archívum | kategória:"
          " | címke: | hónap:",
    "ro": "arhiva categoriei | arhive categorie | arhive lunare | arhiva pentru | arhive | categorie: | etichetă:"
          " | lună:",
    "el": "εμφάνιση αναρτήσεων με ετικέτα | αρχείο κατηγορίας | αρχείο | κατηγορία: | ετικέτα: | μήνας:",
    "tr": "etiketine sahip yayınlar gösteriliyor | kategori arşivleri | kategori arşivi | etiket arşivleri"
          " | etiket arşivi | aylık arşivler | aylık arşiv | günlük arşivler | arşiv | arşivler | kategori:"
          " | kategori | etiket: | etiket | ay: | yıl: | gün: | yazar: | yazar arşivleri | etiketlenen yazılar"
          " | ile etiketlenen | tüm yazılar | konu:",
    "id": "menampilkan postingan dengan label | arsip kategori | arsip tag | arsip bulanan | arsip untuk | arsip"
          " | kategori: | tag: | bulan:",
    "vi": "đang hiển thị bài đăng có nhãn | lưu trữ danh mục | chuyên mục: | thẻ: | tháng: | danh mục:",
    "ca": "arxiu de la categoria | arxius de la categoria | arxiu de l'etiqueta | arxiu mensual | categoria:"
          " | etiqueta: | mes: | arxiu",
    "ar": "عرض المشاركات ذات التصنيف | عرض الرسائل ذات التصنيفات | أرشيف التصنيف | أرشيف الوسم | أرشيف القسم"
          " | أرشيف شهر | أرشيف الشهر | أرشيف الكاتب | أرشيف | الأرشيف | الأرشيف الشهري | الأرشيف اليومي | تصنيف:"
          " | التصنيف: | تصنيف | وسم: | الوسم: | الوسم | وسم | شهر: | الشهر: | سنة: | الكاتب: | كل المقالات في"
          " | جميع المقالات | القسم: | مقالات موسومة | تدوينات موسومة",
    "fa": "بایگانی دسته | بایگانی دسته‌بندی | بایگانی برچسب | بایگانی برچسب‌ها | بایگانی ماهانه | بایگانی روزانه"
          " | بایگانی نویسنده | بایگانی | بایگانی: | آرشیو دسته | آرشیو برچسب | آرشیو ماهانه | آرشیو | آرشیو برای"
          " | دسته: | دسته | دسته‌بندی: | برچسب: | برچسب | ماه: | سال: | روز: | نویسنده: | نوشته‌های با برچسب"
          " | نوشته های با برچسب | نوشته‌های برچسب‌خورده | مطالب با برچسب | نوشته‌های دسته | همه نوشته‌ها | موضوع:"
          " | نمایش پست‌ها با برچسب",
    "he": "מציג פוסטים עם תוויות | ארכיון הקטגוריה | ארכיון חודשי | ארכיון תגיות | קטגוריה: | תגית: | חודש:",
    "zh": "显示标签为 | 正在显示标签为 | 顯示具有 | 分类目录归档 | 分类目录归档： | 分类目录： | 分类归档"
          " | 标签归档 | 标签归档： | 标签目录归档 | 标签： | 标签: | 标签 | 分类： | 分类: | 分类 | 月度归档"
          " | 月度归档： | 月份： | 年份： | 作者归档 | 作者： | 归档： | 归档: | 归档 | 存档 | 当前标签 | 分類："
          " | 分類彙整 | 分類彙整： | 標籤彙整 | 標籤彙整： | 標籤： | 標籤 | 每月彙整 | 每月彙整： | 月份彙整"
          " | 每日彙整 | 作者彙整 | 彙整： | 彙整 | 關於 | 属于分类 | 的归档 | 浏览分类 | 所有文章 | 标记为",
    "ja": "カテゴリーアーカイブ | カテゴリーアーカイブ: | カテゴリー: | カテゴリー： | カテゴリー | カテゴリ:"
          " | カテゴリ | タグアーカイブ | タグ: | タグ： | タグ | 月別アーカイブ | 月別アーカイブ: | 月:"
          " | 日別アーカイブ | 年別アーカイブ | 年: | 投稿者アーカイブ | 投稿者: | 作成者別アーカイブ | アーカイブ"
          " | アーカイブ: | アーカイブス | ラベル | 記事一覧 | カテゴリ別アーカイブ",
    "ko": "카테고리 보관물 | 카테고리 글 목록 | 카테고리: | 태그 보관물 | 태그 글 목록: | 태그: | 월별 글 목록"
          " | 월: | 글쓴이 보관물 | 글쓴이: | 보관물 | 글 목록 | 라벨이 있는 게시물",
})  # fmt: skip
"""What stands before the label, the month or the author that a page lists the articles of."""
