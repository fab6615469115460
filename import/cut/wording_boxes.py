"""Headings of the boxes beside and below an article, by language; casefolded, without signs at their ends."""

import unicodedata

from readroom.importer.cut.phrases import entries
from readroom.importer.cut.wording_news import NEWS_BOXES


def _unaccented(text: str) -> str:
    return unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", text) if c != "\u0301"))


WIDGETS = frozenset(entries({
    "en": "recent posts | recent comments | recent entries | recent articles | latest posts | latest news"
          " | latest articles | latest comments | latest entries | latest | most read | most viewed | most popular"
          " | most commented | popular posts | popular | popular articles | popular tags | popular this week"
          " | trending | top posts | top posts & pages | top stories | top commenters | archives | archive"
          " | monthly archives | monthly archive | yearly archives | blog archive | blog archives"
          " | archives by month | archives by date | archives by category | category archives | previous months"
          " | past posts | posts by month | posts by category | posts by date | categories | category cloud"
          " | browse by category | browse by topic | browse by tag | browse categories | browse archives | blogroll"
          " | my blogroll | blog roll | friends | links | external links | useful links | favorite links"
          " | favourite links | sites i like | other blogs | blogs i read | blogs i follow | my blog list"
          " | links list | meta | tags | tag cloud | all tags | topics | related | related posts | related articles"
          " | related stories | related content | related news | related links | related reading | related entries"
          " | similar posts | similar articles | you may also like | you might also like | you might also enjoy"
          " | you may also enjoy | more from | more from this author | more stories | more posts | more articles"
          " | more like this | sign up for more like this | keep reading | read also | see also | also read"
          " | also see | read next | up next"
          " | recommended | recommended posts | recommended reading | recommended for you | featured posts"
          " | featured | editor's picks | don't miss | more on this story | post navigation | posts navigation"
          " | image navigation | navigation posts | search | search this blog | calendar | pages | authors"
          " | contributors | follow | follow blog via email | follow by email | follow me on twitter | subscribe"
          " | subscribe to | subscribe via email | subscribe by email | subscribe to blog via email | subscription"
          " | email subscription | join # other subscribers | recently on this site | recent | recently"
          " | recent updates | recent activity | recent readers | recent tweets | latest tweets | tweets"
          " | tweets by | twitter | twitter updates | my tweets | on twitter | twitter feed | elsewhere"
          " | favourites | favorites | other posts    "
          "  | share this | share this article | syndicate | syndication | powered by | feeds"
          " | site statistics | blog stats | statistics | stats | site stats | visitors | who's online | counter"
          " | hit counter | flickr photos | flickr | flickr photostream | photo gallery | instagram | goodreads"
          " | currently reading | now reading | what i'm reading | books | about me | about this entry"
          " | about this archive | about the blog | my profile | profile | translate | languages | donate | support"
          " | sponsors | our sponsors | advertisers | labels | followers | total pageviews | pageviews"
          " | google+ followers | contact form | report abuse | popular categories | quick links | admin | site map"
          " | navigation | further reading | monthly | by month | by year | by category | posts | site search"
          " | creative commons | license | colophon | social | connect | stay connected | find me on | get in touch"
          " | newsletter | sign up for our newsletter | join our newsletter | comments feed"
          " | references and further reading | webmentions | backlinks | mentions",
    "de": "neueste beiträge | letzte beiträge | aktuelle beiträge | neue beiträge | neueste kommentare"
          " | letzte kommentare | aktuelle kommentare | neueste letzte kommentare | archiv | archive | monatsarchiv"
          " | blog-archiv | blogarchiv | kategorien | kategorie | schlagwörter | schlagworte | schlagwortwolke"
          " | schlagwörter-wolke | tag-wolke | tagcloud | rubriken | themen | ähnliche beiträge | ähnliche artikel"
          " | verwandte artikel | verwandte beiträge | das könnte dich auch interessieren"
          " | das könnte sie auch interessieren | das könnte dir auch gefallen | mehr zum thema | weitere artikel"
          " | weitere beiträge | auch interessant | lesen sie auch | lies auch | siehe auch | beitrags-navigation"
          " | beitragsnavigation | artikel-navigation | artikelnavigation | beiträge-navigation | bilder-navigation"
          " | seiten | kommentare | meistgelesen | beliebte beiträge | beliebte artikel | top beiträge"
          " | top-beiträge | teilen mit | links | linkliste | lesezeichen | meta | kalender | suche | abonnieren"
          " | blog abonnieren | blog via e-mail abonnieren | folgen | folge mir | über diesen blog | über mich"
          " | über dieses blog | mein profil | besucher | statistik | besucherzähler | blogs, die ich lese"
          " | meine blogliste | newsletter | soziale medien | rss-feeds | feeds | spenden | autoren | blogroll"
          " | schlagwort | stichworte"
          " | weitere beiträge: | mehr artikel | mehr beiträge | mehr aus der region | mehr aus",
    "fr": "articles récents | derniers articles | billets récents | derniers billets | commentaires récents"
          " | derniers commentaires | catégories | rubriques | étiquettes | mots-clés | nuage de tags"
          " | nuage de mots-clés | tags | articles similaires | articles liés | sur le même sujet"
          " | dans la même catégorie | à lire aussi | lire aussi | lisez aussi | voir aussi | à voir aussi"
          " | vous aimerez aussi | navigation de l'article | navigation de l’article | navigation des articles"
          " | navigation dans les articles | liens | liens utiles | mes liens | blogoliste | les plus lus"
          " | les plus populaires | articles populaires | articles les plus consultés | messages les plus consultés"
          " | archives | archives du blog | archives mensuelles | libellés | méta | calendrier | pages | recherche"
          " | rechercher dans ce blog | abonnez-vous | s'abonner | suivez-moi | à propos | qui êtes-vous ?"
          " | membres | inscription à la newsletter | newsletter | partager | statistiques | visiteurs | auteurs"
          " | fils de syndication | langues | sélection | ailleurs"
          " | plus d'articles | plus d’articles | autres articles",
    "es": "entradas recientes | últimas entradas | artículos recientes | últimos artículos"
          " | publicaciones recientes | últimas noticias | comentarios recientes | últimos comentarios | categorías"
          " | archivos | archivo | archivo del blog | archivos del blog | archivo mensual | archivos por mes"
          " | histórico | etiquetas | nube de etiquetas | nube de tags | artículos relacionados"
          " | entradas relacionadas | noticias relacionadas | posts relacionados | relacionado"
          " | navegación de entradas | navegación de la entrada | navegador de artículos | navegación | enlaces"
          " | enlaces de interés | mis enlaces | blogs amigos | blogs que sigo | mi lista de blogs | temas"
          " | lo más leído | lo más visto | entradas populares | entradas más populares | artículos populares"
          " | te puede interesar | también te puede interesar | quizás te interese | lea también | lee también"
          " | ver también | véase también | meta | calendario | páginas | seguidores | datos personales"
          " | acerca de mí | buscar | buscar este blog | suscribirse a | suscríbete | seguir | sígueme"
          " | estadísticas | visitas | vistas de página en total | autores | suscripción | traducir | compártelo"
          " | más artículos | otros artículos | más entradas",
    "it": "articoli recenti | ultimi articoli | post recenti | ultimi post | commenti recenti | ultimi commenti"
          " | categorie | archivi | archivio | archivio blog | archivio mensile | articoli correlati"
          " | post correlati | articoli simili | potrebbe interessarti | potrebbe interessarti anche"
          " | ti potrebbe interessare | navigazione articoli | navigazione articolo | navigazione | collegamenti"
          " | link | link utili | leggi anche | guarda anche | vedi anche | etichette | tag | nuvola di tag"
          " | tag cloud | meta | calendario | pagine | lettori fissi | informazioni personali | chi sono"
          " | cerca nel blog | i più letti | più letti | post più popolari | blogroll | iscriviti | seguimi"
          " | statistiche | visite | autori | il mio blog elenco | elenco blog personale"
          " | altri articoli | altri post",
    "pt": "posts recentes | artigos recentes | últimos posts | últimas postagens | publicações recentes"
          " | entradas recentes | comentários recentes | últimos comentários | comentários | categorias | arquivos"
          " | arquivo | arquivo do blog | arquivo do blogue | arquivo mensal | histórico | etiquetas | marcadores"
          " | nuvem de tags | tags | artigos relacionados | posts relacionados | relacionado | relacionados"
          " | leia também | veja também | você também pode gostar | talvez você goste | navegação de posts"
          " | navegação de post | navegação de artigos | navegação de artigos | navegação | links | ligações"
          " | meus links | blogs que sigo | minha lista de blogs | meta | metadados | calendário | páginas"
          " | seguidores | quem sou eu | acerca de mim | sobre | mais lidos | mais vistos"
          " | postagens mais visitadas | mensagens populares | assinar | siga | siga-me | estatísticas | visitas"
          " | autores | total de visualizações de página | pesquisar este blog"
          " | mais artigos | outros artigos | mais posts",
    "nl": "recente berichten | laatste berichten | nieuwste berichten | meest recente berichten | recente artikelen"
          " | recente reacties | laatste reacties | nieuwste reacties | categorieën | archief | archieven"
          " | blogarchief | berichtnavigatie | bericht navigatie | berichten navigatie | berichtennavigatie"
          " | gerelateerd | gerelateerde berichten | gerelateerde artikelen | lees ook "
          " | lees meer over | zie ook | meer lezen | links | koppelingen | blogroll | meta | kalender | pagina's"
          " | pagina’s | zoeken | zoeken in deze blog | populaire berichten | populair | meest gelezen | volgers"
          " | over mij | labels | tags | abonneren | volg mij | statistieken | auteurs"
          " | meer artikelen | andere artikelen | meer berichten",
    "ru": "свежие записи | последние записи | недавние записи | новые записи | последние посты | свежие комментарии"
          " | последние комментарии | недавние комментарии | рубрики | архивы | архив | архив блога | архив записей"
          " | метки | облако меток | облако тегов | навигация по записям | навигация по записи | навигация записи"
          " | навигация | похожие записи | похожее | похожие статьи | похожие материалы | читайте также"
          " | смотрите также | см. также | по теме | вам также может понравиться | ещё по теме | ссылки"
          " | полезные ссылки | друзья | категории | страницы | мета | управление | календарь | поиск"
          " | поиск по блогу | поиск по этому блогу | подписка | подписаться | подписаться на | постоянные читатели"
          " | обо мне | популярные записи | популярные сообщения | популярное | самое читаемое | ярлыки"
          " | статистика | счётчики | счетчики | авторы | темы | мой список блогов | реклама | рекомендуем"
          " | последние новости"
          " | другие материалы | другие статьи | другие записи",
    "uk": "останні записи | недавні записи | недавні публікації | останні коментарі | недавні коментарі | архіви"
          " | архів | категорії | позначки | навігація записів | навігація | мета | посилання | пошук | сторінки",
    "pl": "ostatnie wpisy | najnowsze wpisy | najnowsze posty | ostatnie posty | ostatnie komentarze"
          " | najnowsze komentarze | kategorie | archiwa | archiwum | archiwum bloga | archiwum bloga: | tagi"
          " | chmura tagów | etykiety | zobacz wpisy | zobacz nawigację wpisu | nawigacja wpisu"
          " | nawigacja po wpisach | nawigacja | podobne wpisy | podobne | powiązane wpisy | powiązane"
          " | podobne artykuły | czytaj także | czytaj też | przeczytaj także | przeczytaj też | zobacz też"
          " | zobacz także | może cię zainteresować | odnośniki | linki | przydatne linki | polecane | meta"
          " | kalendarz | strony | szukaj na tym blogu | obserwatorzy | o mnie | popularne posty"
          " | najpopularniejsze | subskrybuj | statystyki | łączna liczba wyświetleń | moja lista blogów | autorzy"
          " | więcej artykułów | inne artykuły | inne wpisy",
    "sv": "senaste inläggen | senaste inlägg | senaste kommentarer | senaste kommentarerna | kategorier | arkiv"
          " | bloggarkiv | etiketter | taggar | taggmoln | inläggsnavigering | inläggsnavigation"
          " | relaterade inlägg | relaterat | liknande inlägg | läs också | läs även | les også | se även | länkar"
          " | bloggar jag läser | meta | kalender | sidor | sök | sök i bloggen | populära inlägg | mest lästa"
          " | prenumerera | följ | följare | om mig | statistik | besökare | min blogglista | författare",
    "da": "seneste indlæg | nyeste indlæg | seneste kommentarer | nyeste kommentarer | kategorier | arkiver | arkiv"
          " | blogarkiv | indlægsnavigation | relaterede indlæg | læs også | se også | links | meta | sider | søg"
          " | abonner | om mig",
    "no": "siste innlegg | nyeste innlegg | siste kommentarer | nyeste kommentarer | kategorier | arkiv | arkiver"
          " | innleggsnavigasjon | relaterte innlegg | les også | se også | lenker | meta | sider | søk | abonner"
          " | om meg",
    "fi": "viimeisimmät artikkelit | viimeisimmät kirjoitukset | viimeisimmät kommentit | uusimmat | arkistot"
          " | arkisto | kategoriat | avainsanat | artikkelien selaus | linkit | sivut | haku | blogiarkisto"
          " | tunnisteet",
    "cs": "nejnovější příspěvky | poslední příspěvky | nejnovější komentáře | rubriky | kategorie | archivy"
          " | archiv | archiv blogu | navigace pro příspěvek | navigace pro příspěvky | podobné příspěvky | štítky"
          " | odkazy | základní informace | stránky | hledat | přečtěte si také",
    "hu": "legutóbbi bejegyzések | friss bejegyzések | legutóbbi hozzászólások | friss hozzászólások | archívum"
          " | kategóriák | címkék | bejegyzés navigáció | kapcsolódó | linkek | oldalak | meta | keresés"
          " | blogarchívum",
    "ro": "articole recente | comentarii recente | arhive | arhivă | categorii | etichete | navigare în articole"
          " | articole similare | legături | pagini | arhiva blogului | citește și",
    "el": "πρόσφατα άρθρα | πρόσφατα σχόλια | αρχείο | ιστορικό | κατηγορίες | ετικέτες | πλοήγηση άρθρων"
          " | σχετικά άρθρα | σύνδεσμοι | σελίδες | αρχειοθήκη ιστολογίου | διαβάστε επίσης",
    "tr": "son yazılar | son eklenenler | en son yazılar | yeni yazılar | son yorumlar | kategoriler | arşivler"
          " | arşiv | blog arşivi | etiketler | etiket bulutu | yazı dolaşımı | yazılar için sayfalama"
          " | yazı gezinmesi | gönderi navigasyonu | ilgili yazılar | ilgili | benzer yazılar | ayrıca okuyun"
          " | bunlar da ilginizi çekebilir | ilginizi çekebilir | diğer yazılar | bağlantılar | faydalı linkler"
          " | linkler | sayfalar | takvim | üst veri | meta | bu blogda ara | izleyiciler | takipçiler | hakkımda"
          " | popüler yayınlar | popüler yazılar | çok okunanlar | en çok okunanlar | abone ol | blog listem"
          " | istatistikler | toplam sayfa görüntüleme sayısı | yazarlar | sosyal medya",
    "id": "pos-pos terbaru | pos terbaru | tulisan terbaru | artikel terbaru | komentar terbaru | komentar terkini"
          " | arsip | arsip blog | kategori | label | navigasi pos | navigasi tulisan | terkait | artikel terkait"
          " | baca juga | tautan | meta | halaman | cari blog ini | entri populer",
    "vi": "bài viết mới | bài viết gần đây | bài viết mới nhất | bình luận gần đây | phản hồi gần đây"
          " | lưu trữ | chuyên mục | danh mục | điều hướng bài viết | bài viết liên quan | có liên quan"
          " | xem thêm | đọc thêm | liên kết | meta | lưu trữ blog | nhãn | trang",
    "ca": "entrades recents | comentaris recents | arxius | arxiu | arxiu del blog | categories | etiquetes"
          " | navegació d'entrades | relacionat | enllaços | pàgines | meta",
    "ar": "أحدث المقالات | أحدث التدوينات | أحدث المواضيع | آخر المقالات | آخر التدوينات | آخر المواضيع"
          " | المقالات الأخيرة | أحدث التعليقات | آخر التعليقات | الأرشيف | أرشيف | الأرشيفات | أرشيف المدونة"
          " | أرشيف المدونة الإلكترونية | التصنيفات | تصنيفات | الأقسام | الوسوم | سحابة الوسوم | التسميات"
          " | مقالات ذات صلة | مواضيع ذات صلة | تدوينات ذات صلة | ذات صلة | مقالات مشابهة | مرتبط | اقرأ أيضا"
          " | اقرأ أيضاً | إقرأ أيضا | قد يعجبك أيضا | قد يعجبك أيضاً | قد يهمك | شاهد أيضا | مزيد من الأخبار"
          " | اقرأ المزيد | تصفح المقالات | تصفّح المقالات | تصفح المقالة | التنقل بين المواضيع | تنقل المقالات"
          " | روابط | روابط مفيدة | مدونات | منوعات | مدونات أتابعها | صفحات | الصفحات | التقويم | بحث"
          " | بحث هذه المدونة الإلكترونية | المتابعون | من أنا | نبذة عني | الأكثر قراءة | الأكثر مشاهدة"
          " | المشاركات الشائعة | إحصائيات | اشترك | تابعنا",
    "fa": "آخرین نوشته‌ها | آخرین نوشته ها | نوشته‌های تازه | نوشته های تازه | تازه‌ترین نوشته‌ها"
          " | تازه ترین نوشته ها | آخرین مطالب | مطالب اخیر | نوشته‌های اخیر | پست‌های اخیر | آخرین دیدگاه‌ها"
          " | آخرین دیدگاه ها | دیدگاه‌های تازه | دیدگاه‌های اخیر | آخرین نظرات | نظرات اخیر | دسته‌ها | دسته ها"
          " | دسته‌بندی‌ها | دسته بندی ها | دسته‌بندی | موضوعات | موضوع‌ها | بایگانی | بایگانی‌ها | بایگانی ها"
          " | بایگانی شمسی | آرشیو | آرشیو مطالب | آرشیو وبلاگ | برچسب‌ها | برچسب ها | ابر برچسب | ابر برچسب‌ها"
          " | نوشته‌های مشابه | نوشته‌های مرتبط | نوشته های مرتبط | مطالب مرتبط | مطالب مشابه | بیشتر بخوانید"
          " | همچنین بخوانید | شاید دوست داشته باشید | پیوندها | پیوند ها | پیوندهای روزانه | لینک‌ها | لینک دوستان"
          " | دوستان | نظرات | اطلاعات | اطلاعات بیشتر | راهبری نوشته | راهبری نوشته‌ها | ناوبری نوشته‌ها"
          " | ناوبری نوشته | صفحات | برگه‌ها | تقویم | جستجو | درباره من | نویسندگان | پربازدیدترین | محبوب‌ترین‌ها"
          " | پربیننده‌ترین | خبرنامه | اشتراک | آمار | آمار سایت | آمار وبلاگ",
    "he": "פוסטים אחרונים | תגובות אחרונות | ארכיון | קטגוריות | תגיות | ניווט בפוסטים | ניווט ברשומות | קישורים"
          " | כלים | עמודים | ארכיון הבלוג | תוויות",
    "zh": "近期文章 | 最新文章 | 最近文章 | 最近更新 | 最近发表 | 最近的文章 | 最新日志 | 最近日志 | 最近提交"
          " | 近期评论 | 最新评论 | 最近评论 | 最近回复 | 最近留言 | 分类目录 | 分类 | 文章分类 | 日志分类 | 归档"
          " | 文章归档 | 日志归档 | 文章存档 | 存档 | 博客存档 | 网志存档 | 标签 | 标签云 | 云标签 | 文章导航"
          " | 文章分页 | 文章分頁 | 相关文章 | 相关日志 | 相关阅读 | 相关新闻 | 相关 | 猜你喜欢 | 你可能也喜欢"
          " | 你可能还喜欢 | 您可能也喜欢 | 延伸阅读 | 推荐阅读 | 推荐文章 | 随机文章 | 友情链接 | 友情連結 | 链接"
          " | 外部链接 | 链接表 | 功能 | 其他操作 | 管理 | 元数据 | 彙整 | 每月彙整 | 近期文章 | 分類 | 文章分類"
          " | 標籤 | 標籤雲 | 近期相關文章 | 近期留言 | 近期迴響 | 最新留言 | 最新迴響 | 留言 | 文章導覽 | 頁面導覽"
          " | 連結 | 其他操作 | 其它 | 網誌存檔 | 網誌封存 | 我的網誌清單 | 關於我自己 | 追蹤者 | 热门文章"
          " | 热门日志 | 热评文章 | 熱門文章 | 熱門貼文 | 相關 | 相關文章 | 延伸閱讀 | 搜尋此網誌 | 总浏览量"
          " | 總網頁瀏覽量 | 日历 | 日曆 | 页面 | 頁面 | 订阅 | 站点统计 | 网站统计 | 统计 | 公告 | 最新公告",
    "ja": "最近の投稿 | 最新の投稿 | 最新記事 | 新着記事 | 最近の記事 | 最近のエントリー | 最近のコメント"
          " | 最新コメント | 最近のトラックバック | カテゴリー | カテゴリ | カテゴリーアーカイブ | アーカイブ"
          " | 月別アーカイブ | 月別 | 過去の記事 | 過去ログ | ブログ アーカイブ | タグ | タグクラウド | ラベル"
          " | 投稿ナビゲーション | 投稿のページ送り | 関連記事 | 関連 | 関連する記事 | 関連投稿 | こちらもおすすめ"
          " | あわせて読みたい | おすすめ記事 | リンク | リンク集 | お気に入りリンク | メタ情報 | 人気記事"
          " | 人気の投稿 | よく読まれている記事 | ブログロール | カレンダー | 固定ページ | ページ | サイト内検索"
          " | このブログを検索 | ブログ内検索 | プロフィール | 自己紹介 | フォロワー | 購読 | 参照"
          " | マイブログ リスト | 前の記事 | 次の記事 | 最近のつぶやき | ブックマーク",
    "ko": "최근 글 | 최신 글 | 최근글 | 최근에 올라온 글 | 최근 댓글 | 최신 댓글 | 최근에 달린 댓글"
          " | 최근에 받은 트랙백 | 카테고리 | 분류 | 분류 전체보기 | 글 보관함 | 보관함 | 아카이브 | 글목록 | 태그"
          " | 태그 클라우드 | 태그목록 | 글 탐색 | 글 내비게이션 | 글 네비게이션 | 관련 글 | 관련 | 관련글"
          " | 이 글도 읽어보세요 | 링크 | 그 밖의 기능 | 메타 | 달력 | 캘린더 | 페이지 | 공지사항 | 인기 글"
          " | 인기글 | 방문자 | 블로그 보관함 | 이 블로그 검색 | 라벨",
})) | NEWS_BOXES  # fmt: skip
# Greek capitals have no accents.
WIDGETS |= {without for entry in WIDGETS if "α" <= entry[0] <= "ώ" and (without := _unaccented(entry)) != entry}
"""Headings of boxes beside or below an article: what follows is not the article any more."""

_STARTS: dict[str, tuple[str, ...]] = {}
for _phrase in sorted(WIDGETS):
    if _phrase.count(" ") >= 1 and _phrase.isascii():
        _first = _phrase.split(" ")[0]
        _STARTS[_first] = (*_STARTS.get(_first, ()), _phrase + " ")
    elif len(_phrase) >= 4 and "\u3040" <= _phrase[0] <= "\u9fff":
        _STARTS[_phrase[0]] = (*_STARTS.get(_phrase[0], ()), _phrase)


def starts_box(key: str) -> bool:
    """Tell whether a casefolded line begins as headings of boxes do, where more may follow ("recent posts by …")."""
    return key.startswith((*_STARTS.get(key.split(" ", 1)[0], ()), *_STARTS.get(key[:1], ())))


ABOUT_AUTHOR = frozenset(entries({
    "en": "about the author | about author | author | the author | about the writer | written by | about me"
          " | posted by | published by | post author | about the authors | author bio",
    "de": "über den autor | der autor | die autorin | zum autor | über die autorin | autor | geschrieben von"
          " | veröffentlicht von | über den autor/die autorin",
    "fr": "à propos de l'auteur | à propos de l’auteur | l'auteur | l’auteur | auteur | publié par | écrit par",
    "es": "sobre el autor | acerca del autor | sobre la autora | el autor | autor | publicado por | escrito por",
    "it": "sull'autore | l'autore | autore | informazioni sull'autore | pubblicato da | scritto da",
    "pt": "sobre o autor | sobre a autora | o autor | publicado por | escrito por",
    "nl": "over de auteur | auteur | geschreven door",
    "sv": "om författaren | författare | publicerat av | skrivet av",
    "pl": "o autorze | autor | opublikowane przez | o autorce",
    "ru": "об авторе | автор | опубликовано",
    "tr": "yazar hakkında | yazar | yazan",
    "zh": "作者 | 关于作者 | 作者简介 | 關於作者 | 本文作者 | 作者介绍",
    "ja": "著者 | この記事を書いた人 | 投稿者 | この記事の著者 | 執筆者",
    "ko": "글쓴이 | 작성자 | 저자 소개",
    "fa": "درباره نویسنده | دربارهٔ نویسنده | نویسنده",
    "ar": "الكاتب | عن الكاتب | نبذة عن الكاتب | الكاتبة",
}))  # fmt: skip
"""Headings of the box that says who wrote an article."""
