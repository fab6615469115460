"""What links say that lead to the rest of an article, or to other pages, by language."""

from readroom.importer.cut.phrases import Phrases

MORE = Phrases({
    "en": "read more | read the rest | read the full | read full | read the whole | read the entire | read whole"
          " | read on | continue reading | continue to read | continued | see more | see the full | view full"
          " | view the full | view more | learn more about | learn more | click here to read | click to read"
          " | click to continue | click here for more | read this post | read this article | read the post"
          " | read the article | read article | read post | read story | read entry | full story | full post"
          " | full article | full entry | there's more | more after the jump | more inside | keep reading"
          " | view post | view full post | see full post | view article | find out more | more » | more → | more…"
          " | more... | (more | [more | continue » | continue → | expand post | read it all | read the complete"
          " | go to full | extended entry | read complete",
    "de": "weiterlesen | weiter lesen | mehr lesen | lesen sie mehr | lies mehr | den ganzen artikel"
          " | den ganzen beitrag | ganzen artikel lesen | ganzen beitrag lesen | zum artikel | zum beitrag"
          " | den rest | artikel lesen | beitrag lesen | hier weiterlesen | vollständigen artikel | mehr dazu"
          " | mehr » | mehr… | mehr → | weiter » | jetzt lesen | zum vollständigen | beitrag weiterlesen"
          " | mehr erfahren",
    "fr": "lire la suite | lire plus | lire l'article | lire l’article | lire le billet | suite » | suite…"
          " | continuer la lecture | continuer à lire | poursuivre la lecture | lire davantage | voir plus"
          " | voir l'article | en savoir plus | plus d'infos | lire l'intégralité | lire cet article"
          " | lire tout de l'article de cet article de ce billet",
    "es": "leer más | seguir leyendo | sigue leyendo | continuar leyendo | continúa leyendo | continuar | ver más"
          " | leer el resto | leer todo | leer completo | leer artículo | leer entrada | lee más | lea más"
          " | más información | ver entrada | leer la entrada | leer la noticia | entrada completa | más »"
          " | leer nota",
    "it": "leggi tutto | continua a leggere | continua la lettura | continua | leggi il resto | leggi il seguito"
          " | leggi di più | leggi l'articolo | leggi l’articolo | leggi ancora | leggi altro | per saperne di più"
          " | vai all'articolo | leggi | altro » | prosegui | approfondisci | leggi il post",
    "pt": "leia mais | ler mais | continue lendo | continuar lendo | continuar a ler | continue a ler"
          " | continue a leitura | leia o resto | ler o resto | leia o texto | leia na íntegra | ver mais"
          " | saiba mais | veja mais | ler artigo | ler tudo | mais informações | leia a matéria | leia tudo"
          " | mais »",
    "nl": "lees meer | lees verder | verder lezen | meer lezen | lees het hele | lees het volledige"
          " | lees dit bericht | meer » | lees de rest | doorgaan met lezen | lees alles | verder » | meer weten",
    "ru": "читать далее | читать дальше | читать полностью | читать всё | читать все | читать ещё | подробнее"
          " | далее | далее… | дальше | продолжить чтение | продолжение | читать статью | читать запись"
          " | полный текст | узнать больше | весь текст | ещё → | читать",
    "uk": "читати далі | читати більше | докладніше | детальніше | читати повністю | далі",
    "pl": "czytaj dalej | czytaj więcej | więcej » | więcej… | czytaj całość | przeczytaj całość"
          " | przeczytaj więcej | dowiedz się więcej | kontynuuj czytanie | przejdź do | cały wpis | czytaj resztę"
          " | więcej na temat | dalej | zobacz więcej | czytaj",
    "sv": "läs mer | läs vidare | fortsätt läsa | läs hela | läs resten | läs artikeln | mer » | läs inlägget"
          " | fortsätt att läsa",
    "da": "læs mere | læs videre | fortsæt læsning | fortsæt med at læse | læs resten | læs hele",
    "no": "les mer | les videre | fortsett å lese | les hele | les resten",
    "fi": "lue lisää | jatka lukemista | lue koko",
    "cs": "číst dále | číst dál | číst více | celý článek | pokračovat ve čtení | přečtěte si | pokračování textu"
          " | více",
    "hu": "tovább | tovább olvasom | bővebben | olvass tovább | tovább a | folytatás",
    "ro": "citește mai mult | citește mai departe | continuă lectura | continuă să citești | mai mult",
    "el": "διαβάστε περισσότερα | συνεχίστε την ανάγνωση | διαβάστε τη συνέχεια | περισσότερα | συνέχεια ανάγνωσης",
    "tr": "devamını oku | devamını okuyun | devamı | devamı için | okumaya devam et | okumaya devam | tamamını oku"
          " | daha fazla | daha fazlasını oku | yazının devamı | devam et | yazının tamamı | daha fazla oku"
          " | daha fazla bilgi",
    "id": "baca selengkapnya | selengkapnya | lanjutkan membaca | baca lebih lanjut | teruskan membaca | baca lagi",
    "vi": "đọc tiếp | xem thêm | đọc thêm | tiếp tục đọc",
    "ca": "llegeix més | continua llegint | segueix llegint | continueu llegint",
    "ar": "اقرأ المزيد | إقرأ المزيد | قراءة المزيد | أكمل القراءة | متابعة القراءة | تابع القراءة | المزيد"
          " | التفاصيل | تكملة الموضوع | باقي المقال | باقي الموضوع | أكمل المقال | تابع | إقرأ المزيد | المزيد »",
    "fa": "ادامه مطلب | ادامهٔ مطلب | ادامه ی مطلب | ادامه‌ی مطلب | ادامه نوشته | ادامهٔ نوشته | ادامه"
          " | بیشتر بخوانید | ادامه خواندن | خواندن ادامه | متن کامل | مطالعه بیشتر | خواندن بیشتر | ادامه …"
          " | مشاهده ادامه | به خواندن ادامه دهید | مشاهده مطلب",
    "he": "קרא עוד | להמשך קריאה | המשך לקרוא | המשיכו לקרוא | קראו עוד",
    "zh": "阅读全文 | 閱讀全文 | 阅读更多 | 閱讀更多 | 查看全文 | 继续阅读 | 繼續閱讀 | 阅读原文 | 阅读余下全文"
          " | 閱讀其餘 | 更多 | 更多内容 | 点击阅读 | 展开全文 | 详细内容 | 查看更多 | 了解更多 | (閱讀全文"
          " | 全文阅读 | 全文 | 查看详情 | 查看原文 | 略讀全文 | 閱讀此文",
    "ja": "続きを読む | 続きを見る | 続き | もっと読む | この続きを読む | 続きはこちら | 全文を読む | 記事を読む"
          " | もっと見る | さらに読む | の続きを読む | 詳細を見る | 詳しくはこちら | 続きを表示",
    "ko": "더 읽기 | 더보기 | 더 보기 | 계속 읽기 | 계속 보기 | 자세히 보기 | 전체 보기 | 전문 보기 | 이어서 읽기"
          " | 글 전체보기",
})  # fmt: skip
"""How links to the rest of an article begin; a title may follow."""

PAGER = Phrases({
    "en": "older posts | newer posts | older entries | newer entries | older articles | newer articles"
          " | previous posts | next posts | previous entries | next entries | older post | newer post | older"
          " | newer | previous post | next post | previous entry | next entry | previous page | next page"
          " | previous article | next article | previous story | next story | previous: | next: | prev post | prev"
          " | prev page | next | previous | first page | last page | older stories | newer stories | earlier posts"
          " | later posts | earlier entries | older stuff | newer stuff | next post link | previous in | next in"
          " | page # of # | page # of | page # | # of # | posts pagination | posts navigation | post navigation"
          " | older comments | newer comments | previous month | next month | see older posts | view older posts"
          " | load older posts | more recent posts | back to archives | home older | newer posts older posts"
          " | go to page | jump to page | blog archive | view all posts | archives page | return to blog",
    "de": "ältere beiträge | neuere beiträge | ältere artikel | neuere artikel | ältere einträge | neuere einträge"
          " | älterer beitrag | neuerer beitrag | ältere posts | neuere posts | älterer post | neuerer post"
          " | ältere | neuere | vorheriger beitrag | nächster beitrag | vorheriger artikel | nächster artikel"
          " | voriger artikel | voriger beitrag | vorherige seite | nächste seite | vorige seite | folgende seite"
          " | vorherige | nächste | vorheriger | nächster | beitrags-navigation | seite # von # | seite #"
          " | letzte seite | erste seite | weitere beiträge | vorhergehender beitrag | frühere beiträge"
          " | spätere beiträge | älterer eintrag | neuerer eintrag",
    "fr": "articles plus anciens | articles plus récents | articles précédents | articles suivants"
          " | article précédent | article suivant | billets précédents | billets suivants | billet précédent"
          " | billet suivant | billets plus anciens | billets plus récents | messages plus anciens"
          " | messages plus récents | message plus ancien | message plus récent | anciens articles"
          " | nouveaux articles | article plus ancien | article plus récent | page précédente | page suivante"
          " | pages précédentes | précédent | suivant | précédente | suivante | page # sur # | page #"
          " | publication précédente | publication suivante | publications précédentes | plus anciens"
          " | plus récents | entrées précédentes | entrées suivantes | notes précédentes | notes suivantes"
          " | navigation des articles",
    "es": "entradas antiguas | entradas más antiguas | entradas anteriores | entradas siguientes"
          " | entradas recientes | entradas más recientes | entrada antigua | entrada más reciente"
          " | entrada más reciente entrada antigua | entrada anterior | entrada siguiente | siguiente entrada"
          " | artículos anteriores | artículos siguientes | artículo anterior | artículo siguiente"
          " | siguiente artículo | artículos antiguos | artículos recientes | artículos más recientes"
          " | publicaciones anteriores | publicación anterior | siguiente publicación | página anterior"
          " | página siguiente | página # de # | página # | más antiguas | más recientes | anterior | siguiente"
          " | anteriores | siguientes | navegación de entradas | posts anteriores | post anterior | post siguiente"
          " | mensajes antiguos",
    "it": "articoli meno recenti | articoli più recenti | articoli precedenti | articoli successivi"
          " | articolo precedente | articolo successivo | post più vecchi | post più vecchio | post più recenti"
          " | post più recente | post precedente | post precedenti | post successivo | post successivi"
          " | vecchi articoli | nuovi articoli | vecchi post | nuovi post | pagina precedente | pagina successiva"
          " | pagina # di # | pagina # | meno recenti | più recenti | precedente | successivo | precedenti"
          " | successivi | navigazione articoli | post più vecchi post più recenti | più vecchi",
    "pt": "posts antigos | posts mais antigos | posts recentes | posts mais recentes | postagens mais antigas"
          " | postagens mais recentes | postagem mais antiga | postagem mais recente | mensagens antigas"
          " | mensagens mais recentes | mensagem antiga | mensagem mais recente | artigos mais antigos"
          " | artigos mais recentes | artigos anteriores | artigo anterior | artigo seguinte | próximo artigo"
          " | próximos artigos | publicações mais antigas | publicação anterior | próxima publicação"
          " | post anterior | próximo post | entradas mais antigas | entrada anterior | página anterior"
          " | próxima página | página seguinte | página # de # | página # | anterior | próximo | próxima | seguinte"
          " | mais antigos | mais recentes | navegação de posts",
    "nl": "oudere berichten | nieuwere berichten | ouder bericht | nieuwer bericht | oudere posts | nieuwere posts"
          " | oudere artikelen | nieuwere artikelen | vorige berichten | volgende berichten | vorig bericht"
          " | volgend bericht | vorige pagina | volgende pagina | vorige | volgende | vorig artikel"
          " | volgend artikel | pagina # van # | pagina # | oudere | nieuwere | recentere posts | oudere reacties"
          " | berichtnavigatie",
    "ru": "предыдущие записи | следующие записи | старые записи | более старые записи | новые записи"
          " | более новые записи | более ранние записи | более поздние записи | ранее | предыдущая запись"
          " | следующая запись | предыдущая | следующая | предыдущая статья | следующая статья | предыдущие"
          " | следующие | предыдущие статьи | предыдущая страница | следующая страница | страница # из #"
          " | страница # | пред | след | назад | вперед | вперёд | следующее | предыдущее | предыдущий пост"
          " | следующий пост | старые сообщения | новые сообщения | следующий | предыдущий | навигация по записям"
          " | раньше | позже | старше | новее",
    "uk": "попередні записи | наступні записи | старіші записи | новіші записи | попередній запис | наступний запис"
          " | попередня | наступна | сторінка #",
    "pl": "starsze wpisy | nowsze wpisy | starsze posty | nowsze posty | starszy post | nowszy post"
          " | poprzednie wpisy | następne wpisy | poprzedni wpis | następny wpis | poprzedni artykuł"
          " | następny artykuł | poprzednia strona | następna strona | poprzednia | następna | poprzedni | następny"
          " | starsze | nowsze | strona # z # | strona # | nawigacja wpisu | starszy wpis | nowszy wpis"
          " | poprzednie | następne | nawigacja po wpisach",
    "sv": "äldre inlägg | nyare inlägg | äldre artiklar | nyare artiklar | föregående inlägg | nästa inlägg"
          " | tidigare inlägg | senare inlägg | föregående sida | nästa sida | föregående | nästa | sida # av #"
          " | sida # | äldre | nyare | föregående artikel | nästa artikel | inläggsnavigering",
    "da": "ældre indlæg | nyere indlæg | forrige indlæg | næste indlæg | forrige | næste | forrige side"
          " | næste side | side # af # | side #",
    "no": "eldre innlegg | nyere innlegg | forrige innlegg | neste innlegg | forrige | neste | side # av # | side #",
    "fi": "vanhemmat artikkelit | uudemmat artikkelit | vanhemmat kirjoitukset | uudemmat kirjoitukset | edellinen"
          " | seuraava | vanhemmat tekstit | uudemmat tekstit | edellinen artikkeli | seuraava artikkeli | sivu #",
    "cs": "starší příspěvky | novější příspěvky | předchozí příspěvek | následující příspěvek | další příspěvek"
          " | předchozí | následující | další | starší | novější | stránka # z #",
    "hu": "régebbi bejegyzések | újabb bejegyzések | előző bejegyzés | következő bejegyzés | régebbi | újabb"
          " | előző | következő | régebbi bejegyzés | újabb bejegyzés",
    "ro": "articole mai vechi | articole mai noi | articolul precedent | articolul următor | postare mai veche"
          " | postare mai nouă | precedentul | următorul | pagina #",
    "el": "παλαιότερα άρθρα | νεότερα άρθρα | προηγούμενο άρθρο | επόμενο άρθρο | προηγούμενο | επόμενο"
          " | παλαιότερες αναρτήσεις | νεότερες αναρτήσεις | σελίδα #",
    "tr": "eski yazılar | daha eski yazılar | yeni yazılar | daha yeni yazılar | önceki yazılar | sonraki yazılar"
          " | önceki yazı | sonraki yazı | önceki kayıtlar | sonraki kayıtlar | daha eski kayıtlar"
          " | daha yeni kayıtlar | önceki kayıt | sonraki kayıt | eski gönderiler | yeni gönderiler | önceki sayfa"
          " | sonraki sayfa | önceki | sonraki | eski | yeni | sayfa # / # | sayfa # | sonraki gönderi"
          " | önceki gönderi | önceki içerik | eski kayıtlar | yeni kayıtlar",
    "id": "pos lama | pos baru | pos-pos lebih lama | pos-pos lebih baru | tulisan sebelumnya | tulisan selanjutnya"
          " | tulisan lama | posting lama | posting lebih baru | sebelumnya | selanjutnya | berikutnya | halaman #",
    "vi": "bài cũ hơn | bài mới hơn | bài trước | bài tiếp theo | bài viết trước | bài viết sau"
          " | bài đăng cũ hơn | bài đăng mới hơn | trang #",
    "ca": "entrades més antigues | entrades més noves | entrada anterior | entrada següent | pàgina # de #"
          " | següent | anterior",
    "ar": "مقالات أقدم | المقالات الأقدم | مقالات أحدث | المقالات الأحدث | تدوينات أقدم | التدوينات الأقدم"
          " | تدوينات أحدث | رسائل أقدم | رسائل أحدث | رسالة أقدم | رسالة أحدث | المقالة السابقة | المقالة التالية"
          " | المقال السابق | المقال التالي | التدوينة السابقة | التدوينة التالية | الصفحة التالية | الصفحة السابقة"
          " | المواضيع السابقة | الموضوع السابق | الموضوع التالي | السابق | التالي | السابقة | التالية"
          " | صفحة # من # | صفحة # | الأقدم | الأحدث | المشاركات الأقدم",
    "fa": "نوشته‌های قدیمی‌تر | نوشته‌های پیشین | نوشته‌های قدیمی | نوشته های قدیمی تر | نوشته‌های تازه‌تر"
          " | نوشته‌های جدیدتر | نوشته های جدیدتر | نوشته پیشین | نوشتهٔ پیشین | نوشته قبلی | نوشتهٔ قبلی"
          " | نوشته بعدی | نوشتهٔ بعدی | مطلب قبلی | مطلب بعدی | پست قبلی | پست بعدی | پست‌های قدیمی‌تر"
          " | پست‌های جدیدتر | مطالب قدیمی‌تر | مطالب جدیدتر | صفحه بعد | صفحه قبل | صفحه بعدی | صفحه قبلی"
          " | برگه بعدی | برگه قبلی | قبلی | بعدی | پیشین | قدیمی‌تر | جدیدتر | صفحه # از # | صفحه # | مطالب قبلی"
          " | مطالب جدید",
    "he": "רשומות קודמות | פוסטים ישנים יותר | פוסטים חדשים יותר | הפוסט הקודם | הפוסט הבא | רשומה קודמת"
          " | רשומה חדשה יותר | הקודם | הבא | עמוד #",
    "zh": "上一篇 | 下一篇 | 上一页 | 下一页 | 上一頁 | 下一頁 | 上一篇文章 | 下一篇文章 | 上一篇： | 下一篇："
          " | 早期文章 | 较早文章 | 较旧文章 | 较新文章 | 较早的文章 | 较新的文章 | 较早的博文 | 较新的博文"
          " | 更早的文章 | 更新的文章 | 较旧的文章 | 旧文章 | 新文章 | 较早的日志 | 旧一篇 | 新一篇 | 往前一篇"
          " | 後一篇 | 較舊的文章 | 較新的文章 | 較舊文章 | 較新文章 | 較早文章 | 較早的文章 | 较旧的博文 | 前一篇"
          " | 后一篇 | 前页 | 后页 | 文章导航 | 文章導覽 | 頁面 # | 第 # 页 | 第#页 | 第 # 頁 | 第#頁 | 共 # 页"
          " | 页面 | 上篇 | 下篇 | 末页 | 尾页 | 首页 上一页",
    "ja": "前の記事 | 次の記事 | 前のページ | 次のページ | 前へ | 次へ | 過去の投稿 | 新しい投稿 | 以前の投稿"
          " | 古い投稿 | 前の投稿 | 次の投稿 | 過去の記事 | 新しい記事 | 古い記事 | 前の投稿: | 次の投稿:"
          " | 投稿ナビゲーション | 次の# | 前の# | 固定ページ | # ページ目 | ページ # | 先月 | 翌月",
    "ko": "이전 글 | 다음 글 | 이전글 | 다음글 | 이전 페이지 | 다음 페이지 | 오래된 글 | 새로운 글 | 최근 글 보기"
          " | 이전 | 다음 | 이전 게시물 | 최근 게시물 | 다음 게시물 | 페이지 #",
})  # fmt: skip
"""How links to older and newer pages begin; the title of another article may follow."""
