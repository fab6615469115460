"""What buttons, menus and labels of a page say, by language; casefolded, without signs at their ends."""

from readroom.importer.cut.phrases import entries

UI = frozenset(entries({
    "sticky": "featured | featured post | sticky | sticky post | pinned | a la une | à la une | article épinglé"
              " | épinglé | destacado | destacada | in evidenza | in primo piano | uitgelicht | vastgemaakt"
              " | angepinnt | oben angeheftet | empfohlen | закреплено | закреплённая запись | избранное"
              " | öne çıkan | öne çıkanlar | wyróżniony | wyróżnione | przypięty | fästad | utvalt | مثبت | مميز"
              " | مميّز | ویژه | سنجاق‌شده | 置顶 | 置頂 | 【置顶】 | 精选 | 精選 | おすすめ | 固定表示 | 注目"
              " | 고정",
    "networks": "pinterest | whatsapp | telegram | reddit | tumblr | pocket | vk | vkontakte | xing | threads"
                " | bluesky | flipboard | skype | viber | delicious | stumbleupon | digg | google+ | google plus"
                " | tweeter | weibo | qq | wechat | hacker news | print & pdf | pdf | x | diaspora | mail",
    "en": "home | homepage | home page | menu | main menu | primary menu | navigation | main navigation"
          " | site navigation | search | search for | search for: search | search this site | search this blog"
          " | search the site | search results | go | ok | submit | close | open | toggle navigation | toggle menu"
          " | show menu | hide menu | toggle sidebar | toggle search | skip to content | skip to main content"
          " | skip to main | skip to navigation | skip to sidebar | skip to footer | skip to search"
          " | skip to primary content | skip to secondary content | skip to primary sidebar"
          " | skip to primary navigation | skip to secondary navigation | jump to navigation | jump to content"
          " | menu skip to content | skip navigation | skip links | main content | back to top | back to home"
          " | return to top | go to top | back to blog | back to index | back to list | back to posts"
          " | back to main page | main page | top | to top | scroll to top | top of page | print | printer friendly"
          " | print this | print this post | print this page | email | e-mail | email this | e-mail this"
          " | email this post | blogthis | email thisblogthis | save | share | share this | share this:"
          " | share this post | share this article | share this entry | shares | share on | share it"
          " | sharing is caring | spread the word | spread the love | tweet | tweet this | like | like this"
          " | like this: | like loading | loading | loading... | likes | be the first to like this"
          " | one blogger likes this | follow | follow us | follow us on | follow me | following | followers"
          " | subscribe | subscribe now | subscribe here | subscribe to feed | unsubscribe | sign up | sign in"
          " | log in | login | log out | logout | register | sign up now | join now | rss | rss feed | rss feeds"
          " | atom | atom feed | feed | feeds | xml | entries rss | comments rss | entries feed | comments feed"
          " | posts rss | contact | contact us | contact me | about | about us | about me | about this blog"
          " | about this site | advertise | advertisement | advertisements | advertising | ad | ads | sponsored"
          " | sponsored content | sponsored by | report this ad | newsletter | reply | cancel reply"
          " | click here to cancel reply | edit | edit this | edit post | edit this entry | edit this page"
          " | edit on github | view source | suggest changes | delete | report | permalink | permanent link | link"
          " | link to this post | direct link | dismiss | dismiss this notice | cancel | post comment"
          " | submit comment | name | website | your name | your email | required | url | email address"
          " | email (required | name (required | notify me of new posts via email"
          " | notify me of follow-up comments by email | more | next | previous | prev | first | last | newest"
          " | oldest | cookie policy | privacy policy | privacy | privacy & cookies policy | terms of use"
          " | terms of service | terms & conditions | terms | legal | legal notice | disclaimer | imprint | sitemap"
          " | site map | copyright | archive index | accept | accept all | reject | reject all | manage options"
          " | got it | i agree | decline | learn more | more info | cookie settings | breaking news | live | play"
          " | pause | mute | unmute | download | gallery | photo gallery | slideshow | video | videos | photos"
          " | listen | watch | copy | copied | copy link | link copied | copy code | copy to clipboard"
          " | permalink to this | details | hide | show | show all | view all | see all | expand | collapse"
          " | expand all | collapse all | load more | load more posts | show more | show less | view more"
          " | see more | view full post | all rights reserved | random post | random | surprise me"
          " | table of contents | contents | on this page | toc | print recipe | pin it | pin this | jump to recipe"
          " | rate this | star this | thumbs up | thumbs down | dark mode | light mode | toggle dark mode"
          " | toggle theme | switch theme | change theme | theme | language | languages | translate"
          " | select language | english | posted in | filed under | tagged | written by | by | on | in | and | at"
          " | or | page | pages: | image | untitled image | no title | advertisement continue reading below | skip"
          " | enter | view my complete profile | my blog list | report abuse | powered by blogger | blogger"
          " | google | github | twitter | facebook | linkedin | mastodon | instagram | posted by | posted at"
          " | posted on | published on | published | date | author | category | tags | read this in | share via"
          " | send | email a friend | tell a friend | digg this | digg it | stumble it | del.icio.us"
          " | save to del.icio.us | reblog | bookmark | bookmark this | bookmark the permalink"
          " | view mobile version | view web version | mobile version | desktop version | nav | sidebar | footer"
          " | header | top menu | scroll down | more options | options | settings | prev post | next post"
          " | view this email in your browser | view in browser | view this email in a browser | view online"
          " | view this in your browser | read online | open in browser"
          " | visit website | view on instagram | view on flickr"
          " | log in to post comments | login to post comments | log in or register to post comments"
          " | login or register to post comments",
    "de": "im browser ansehen | im browser anzeigen | im browser öffnen | webversion | online ansehen"
          " | diese e-mail im browser ansehen | diese e-mail im browser anzeigen | newsletter im browser ansehen"
          " | startseite | suche | suchen | suche nach | suchen nach | suche nach: suche | drucken | teilen"
          " | teilen mit | teilen mit: | weiterlesen | mehr | zurück | weiter | nach oben | zum seitenanfang"
          " | seitenanfang | zum inhalt springen | springe zum inhalt | springe zum sekundären inhalt"
          " | springe zum primären inhalt | zum inhalt | zum inhalt wechseln | zum sekundären inhalt wechseln"
          " | zur navigation springen | hauptmenü | menü | menü öffnen | menü schließen | anmelden | abmelden"
          " | registrieren | impressum | kontakt | über uns | über mich | über | datenschutz | datenschutzerklärung"
          " | agb | haftungsausschluss | antworten | antworten abbrechen | bearbeiten | anzeige | werbung | merken"
          " | gefällt mir | gefällt mir: | gefällt mir lade | wird geladen | lädt | schließen | öffnen | speichern"
          " | schließen und akzeptieren | akzeptieren | ablehnen | artikel drucken | permalink | permanentlink"
          " | link zu diesem beitrag | newsletter | abonnieren | absenden | senden | feed | feeds | inhalt"
          " | inhaltsverzeichnis | startseite blog | auf twitter teilen | diesen post per e-mail versenden"
          " | blogthis! | in twitter freigeben | in facebook freigeben | auf pinterest teilen | zum anfang"
          " | übersicht | mehr anzeigen | weniger anzeigen | alle anzeigen | kommentar absenden | name"
          " | e-mail-adresse | webseite | veröffentlicht | verfasst von | lesezeichen | dunkelmodus | seite"
          " | seiten: | von | am | werbeanzeigen"
          " | anmelden um kommentare zu schreiben | anmelden oder registrieren um kommentare zu schreiben"
          " | anmelden zum kommentieren | zum kommentieren anmelden",
    "fr": "accueil | rechercher | recherche | recherche pour | rechercher : | imprimer | partager | partager :"
          " | partagez | lire la suite | suivant | précédent | haut de page | retour en haut | retour à l'accueil"
          " | aller au contenu | aller au contenu principal | aller au menu | aller à la recherche"
          " | passer au contenu | connexion | déconnexion | se connecter | s'inscrire | inscription"
          " | mentions légales | répondre | annuler la réponse | publicité | s'abonner | abonnez-vous | j'aime"
          " | j’aime | j'aime ça : | chargement… | chargement | modifier | permalien | lien permanent | fil rss"
          " | flux rss | contact | contactez-nous | à propos | qui suis-je | plan du site | fermer | ouvrir"
          " | envoyer | envoyer par e-mail | envoyer cet article par e-mail | enregistrer | accepter | refuser"
          " | en savoir plus | voir plus | voir tout | télécharger | menu principal | table des matières | sommaire"
          " | nom | adresse e-mail | site web | politique de confidentialité | soumettre | retour | haut | page"
          " | pages : | par | le | version imprimable | confidentialité | infolettre"
          " | détails"
          " | connectez-vous pour publier des commentaires | identifiez-vous pour poster des commentaires"
          " | connectez-vous pour poster des commentaires | se connecter pour poster des commentaires",
    "es": "inicio | buscar | búsqueda | buscar en este blog | buscar: | imprimir | compartir | compartir esto"
          " | compartir en | comparte esto | comparte esto: | leer más | siguiente | anterior | volver arriba"
          " | arriba | ir arriba | saltar al contenido | ir al contenido | ir al contenido principal"
          " | ir directamente al contenido | saltar a navegación | acceder | iniciar sesión | cerrar sesión"
          " | registrarse | registro | contacto | contactar | responder | cancelar respuesta"
          " | cancelar la respuesta | publicidad | anuncios | suscribirse | suscríbete | enviar"
          " | enviar por correo electrónico | escribe un blog | compartir con twitter | compartir con facebook"
          " | compartir en pinterest | me gusta | me gusta esto: | cargando | cargando... | editar"
          " | enlace permanente | enlace permanente a | permalink | acerca de | sobre mí | quién soy"
          " | sobre nosotros | mapa del sitio | política de privacidad | política de cookies | aviso legal"
          " | aceptar | rechazar | cerrar | abrir | descargar | menú | menú principal | ver más | ver todo"
          " | ver mi perfil completo | mostrar más | nombre | correo electrónico | web | publicar comentario"
          " | tabla de contenidos | índice | página | páginas: | por | el | portada | volver al inicio"
          " | detalles"
          " | inicie sesión para comentar | inicie sesión para enviar comentarios | inicia sesión para comentar",
    "it": "cerca | cerca nel blog | cerca: | stampa | condividi | condividi: | condividi su | leggi tutto"
          " | continua | successivo | precedente | vai al contenuto | vai al contenuto principale"
          " | salta al contenuto | passa al contenuto | accedi | esci | registrati | contatti | contattami"
          " | rispondi | annulla risposta | pubblicità | iscriviti | mi piace | mi piace: | mi piace caricamento"
          " | caricamento | caricamento... | modifica | link permanente | permalink | chi sono | chi siamo"
          " | informazioni | mappa del sito | torna su | torna in alto | inizio | home page | chiudi | apri | invia"
          " | invia tramite email | postalo sul blog | condividi su twitter | condividi su facebook | scarica"
          " | accetta | rifiuta | menu principale | mostra altro | vedi tutti | nome | sito web | privacy"
          " | note legali | indice | sommario | pagina | pagine: | di | il"
          " | dettagli"
          " | accedi per inviare commenti | login per inviare commenti | effettua il login per inserire commenti",
    "pt": "início | página inicial | pesquisar | pesquisa | procurar | busca | buscar neste blog"
          " | pesquisar neste blogue | imprimir | compartilhar | partilhar | partilhar isto: | compartilhe isso:"
          " | compartilhe | leia mais | ler mais | próximo | seguinte | anterior | pular para o conteúdo"
          " | pular para o conteúdo principal | ir para o conteúdo | saltar para o conteúdo"
          " | avançar para o conteúdo | entrar | sair | iniciar sessão | registar | cadastre-se | contato"
          " | contacto | responder | cancelar resposta | publicidade | assinar | subscrever | enviar por e-mail"
          " | enviar a mensagem por e-mail | dê a sua opinião! | compartilhar no twitter | compartilhar no facebook"
          " | partilhar no twitter | curtir | curtir isso: | gosto | gosto: | carregando | a carregar... | editar"
          " | link permanente | ligação permanente | sobre | sobre mim | quem sou | mapa do site"
          " | política de privacidade | fechar | abrir | enviar | baixar | aceitar | menu principal | ver mais"
          " | ver tudo | voltar ao topo | topo | nome | site | publicar comentário | índice | página | por"
          " | ver o meu perfil completo | visualizar meu perfil completo"
          " | detalhes"
          " | faça login para postar comentários | autentique-se para poder comentar | entre para comentar",
    "nl": "zoeken | zoeken naar | zoek | delen | deel dit | deel dit: | lees meer | ga naar de inhoud"
          " | ga naar inhoud | spring naar inhoud | naar de inhoud springen | door naar content"
          " | meteen naar de inhoud | reageer | beantwoorden | reactie annuleren | inloggen | uitloggen"
          " | registreren | over | over mij | over ons | contact | bewerken | afdrukken | printen | naar boven"
          " | terug naar boven | vind ik leuk | vind ik leuk: | aan het laden | laden | volgende | vorige | sluiten"
          " | verzenden | hoofdmenu | permalink | dit e-mailen | dit bloggen | delen via twitter"
          " | delen op facebook | advertentie | advertenties | disclaimer | privacybeleid | inhoud | inhoudsopgave"
          " | naam | pagina | door | op"
          " | gegevens"
          " | login om te reageren | log in om te reageren | inloggen om te reageren | aanmelden om te reageren",
    "ru": "главная | поиск | найти | искать | печать | распечатать | версия для печати | поделиться"
          " | поделиться ссылкой | поделиться: | читать далее | далее | назад | вперёд | вперед | наверх | вверх"
          " | к началу | перейти к содержимому | перейти к основному содержимому | перейти к контенту"
          " | перейти к содержанию | перейти к верхней панели | войти | выйти | вход | регистрация | контакты"
          " | обратная связь | реклама | ответить | отменить ответ | отмена ответа | подписаться | подписка | меню"
          " | нравится | мне нравится | понравилось это | нравится загрузка | загрузка | загрузка... | изменить"
          " | править | редактировать | постоянная ссылка | ссылка | обо мне | о блоге | о сайте | о нас"
          " | карта сайта | закрыть | открыть | отправить | отправить по электронной почте"
          " | написать об этом в блоге | опубликовать в twitter | опубликовать в facebook | скачать | принять"
          " | показать ещё | показать все | имя | сайт | политика конфиденциальности | содержание | оглавление"
          " | страница | страницы: | рассказать друзьям | добавить в избранное | постоянный адрес"
          " | версия для слабовидящих"
          " | подробности"
          " | войдите чтобы комментировать | войдите чтобы оставить комментарий"
          " | войдите на сайт для отправки комментариев",
    "uk": "головна | пошук | відповісти | перейти до вмісту | поділитися | увійти | меню | зв'язок | друк"
          " | про мене | редагувати | завантаження",
    "pl": "strona główna | szukaj | wyszukaj | szukaj: | drukuj | wydrukuj | udostępnij | udostępnij: | podziel się"
          " | podziel się: | przejdź do treści | przeskocz do treści | przejdź do głównej treści | skocz do treści"
          " | zaloguj | zaloguj się | wyloguj | zarejestruj się | kontakt | o mnie | o nas | o blogu | odpowiedz"
          " | anuluj pisanie odpowiedzi | reklama | lubię to | lubię to: | lubię to wczytywanie | wczytywanie"
          " | ładowanie | edytuj | bezpośredni odnośnik | odnośnik | mapa strony | do góry | na górę"
          " | powrót do góry | zamknij | wyślij | wyślij pocztą e-mail | wrzuć na bloga"
          " | udostępnij w usłudze twitter | pobierz | więcej | następny | poprzedni | następna | poprzednia"
          " | polityka prywatności | menu główne | akceptuję | spis treści | strona | nazwa | witryna internetowa"
          " | szczegóły"
          " | zaloguj się by odpowiadać | zaloguj się aby komentować | zaloguj się aby móc komentować",
    "sv": "hem | startsida | sök | sök efter | skriv ut | dela | dela det här | dela detta: | dela med"
          " | hoppa till innehåll | hoppa till huvudinnehåll | gå till innehåll | gå till innehållet"
          " | fortsätt till innehåll | logga in | logga ut | registrera | kontakt | om | om mig | om oss"
          " | om bloggen | svara | avbryt svar | annons | reklam | gilla | gilla detta: | gilla laddar in"
          " | laddar in | laddar | redigera | permalänk | direktlänk | webbkarta | till toppen | upp | stäng"
          " | skicka | ladda ner | meny | huvudmeny | nästa | föregående | integritetspolicy | innehåll"
          " | innehållsförteckning | namn | webbplats | sida | visa mer | läs mer"
          " | detaljer"
          " | logga in för att kommentera | logga in eller registrera dig för att kommentera",
    "da": "hjem | forside | søg | søg efter | del | del dette: | hop til indhold | gå til indhold"
          " | videre til indhold | log ind | kontakt | om | om mig | svar | annuller svar | rediger | permalink"
          " | til top | luk | næste | forrige | synes godt om | indlæser | udskriv | menu | indhold | læs mere",
    "no": "hjem | forside | søk | søk etter | del | del dette: | hopp til innhold | gå til innhold | logg inn"
          " | kontakt | om | om meg | svar | avbryt svar | rediger | permalenke | til toppen | lukk | neste"
          " | forrige | liker | laster inn | skriv ut | meny | innhold | les mer",
    "fi": "etusivu | haku | hae | etsi | siirry sisältöön | kirjaudu sisään | vastaa | jaa | tykkää | muokkaa"
          " | seuraava | edellinen | valikko | tietoja | yhteystiedot | lataa",
    "cs": "domů | hledat | vyhledávání | přejít k obsahu | přeskočit na obsah | přihlásit se | odpovědět"
          " | zrušit odpověď na komentář | sdílet | líbí se mi | načítání | upravit | další | předchozí | kontakt"
          " | o mně | tisk | nahoru | menu | obsah",
    "hu": "kezdőlap | keresés | tartalomhoz | kilépés a tartalomba | válasz | bejelentkezés | megosztás | tetszik"
          " | szerkesztés | következő | előző | kapcsolat | rólam | menü | nyomtatás",
    "ro": "acasă | caută | căutare | sari la conținut | autentificare | răspunde | partajează | apreciază"
          " | încarc... | editează | următorul | precedentul | despre | meniu",
    "el": "αρχική | αρχική σελίδα | αναζήτηση | μετάβαση στο περιεχόμενο | σύνδεση | απάντηση | κοινοποίηση"
          " | εκτύπωση | επόμενο | προηγούμενο | σχετικά | επικοινωνία | μενού",
    "tr": "ana sayfa | anasayfa | ara | arama | paylaş | bunu paylaş: | paylaş: | yazdır | devamı | içeriğe geç"
          " | içeriğe atla | içeriğe kaydır | ana içeriğe atla | ana içeriğe geç | iletişim | giriş | giriş yap"
          " | oturum aç | çıkış | kayıt ol | cevapla | yanıtla | cevabı iptal et | yanıtı iptal et | menü"
          " | ana menü | iletiler | beğen | bunu beğen: | beğen yükleniyor | yükleniyor | yükleniyor... | düzenle"
          " | kalıcı bağlantı | bağlantı | hakkımda | hakkımızda | hakkında | site haritası | yukarı çık | başa dön"
          " | yukarı | kapat | aç | gönder | abone ol | takip et | indir | sonraki | önceki | reklam"
          " | gizlilik politikası | kabul et | bu kaydı e-postayla gönder | blogthis! | x'te paylaş"
          " | facebook'ta paylaş | içindekiler | tümünü göster | isim | e-posta | internet sitesi | sayfa",
    "id": "beranda | cari | pencarian | langsung ke konten | lompat ke konten | bagikan | balas | batalkan balasan"
          " | menyukai ini | memuat... | tentang | kontak | selanjutnya | sebelumnya | masuk | sunting",
    "vi": "trang chủ | tìm kiếm | tìm kiếm cho | chuyển đến nội dung | chia sẻ | trả lời | hủy"
          " | đăng nhập | liên hệ | giới thiệu | tiếp theo | trước | thích",
    "ca": "inici | cerca | vés al contingut | salta al contingut | comparteix | respon | entra"
          " | s'està carregant... | m'agrada | edita | següent | contacte",
    "ar": "الرئيسية | الصفحة الرئيسية | بحث | البحث | البحث عن | ابحث | اتصل بنا | اتصل بي | من نحن | من أنا | حول"
          " | عن المدونة | مشاركة | شارك | شارك هذا الموضوع | شارك هذا الموضوع: | شارك المقال | طباعة | القائمة"
          " | القائمة الرئيسية | رد | إلغاء الرد | التخطي إلى المحتوى | التخطي إلى المحتوى الرئيسي"
          " | انتقل إلى المحتوى | تخطى إلى المحتوى | تجاوز إلى المحتوى | الانتقال إلى المحتوى | تسجيل الدخول"
          " | تسجيل | دخول | تسجيل الخروج | إعجاب | معجب بهذه | إعجاب تحميل | تحميل | جاري التحميل..."
          " | جاري التحميل | تحرير | تعديل | الرابط الدائم | رابط ثابت | إغلاق | فتح | إرسال | إعلان | إعلانات"
          " | التالي | السابق | المزيد | اقرأ المزيد | إرسال بالبريد الإلكتروني | كتابة مدونة حول هذه المشاركة"
          " | سياسة الخصوصية | خريطة الموقع | العودة إلى الأعلى | أعلى الصفحة | نسخ الرابط | نسخ | المحتويات"
          " | جدول المحتويات | الاسم | الموقع | البريد الإلكتروني | اشترك | متابعة | الأقسام | اللغة",
    "fa": "خانه | صفحه اصلی | صفحه نخست | صفحهٔ اصلی | جستجو | جستجو برای | جستجو کردن | تماس با ما | تماس با من"
          " | درباره ما | درباره من | دربارهٔ من | درباره | دربارهٔ وبلاگ | اشتراک گذاری | اشتراک‌گذاری"
          " | به اشتراک گذاشتن | به اشتراک بگذارید | همرسانی | چاپ | ورود | خروج | ثبت نام | عضویت | پاسخ"
          " | پاسخ دادن | لغو پاسخ | منو | فهرست | رفتن به محتوا | رفتن به نوشته‌ها | پرش به محتوا"
          " | رفتن به محتوای اصلی | پرش به محتوای اصلی | انتهای پیام | ویرایش | پیوند یکتا | پیوند ثابت | لینک ثابت"
          " | لینک | بستن | باز کردن | ارسال | بعدی | قبلی | بیشتر | ادامه | دوست داشتن | پسندیدن | در حال بارگذاری"
          " | بارگذاری | دانلود | خوراک | آر اس اس | بازگشت به بالا | بالا | تبلیغات | نقشه سایت | نام | وب‌سایت"
          " | ایمیل | رایانامه | فهرست مطالب | نمایش بیشتر | کپی لینک",
    "he": "דף הבית | חיפוש | דלג לתוכן | התחבר | הגב | שתף | תפריט | אודות | צור קשר | טוען | הקודם | הבא | עריכה",
    "zh": "首页 | 首頁 | 主页 | 主頁 | 菜单 | 菜單 | 主菜单 | 选单 | 選單 | 主選單 | 目录 | 目錄 | 文章目录"
          " | 文章目錄 | 本文目录 | 搜索 | 搜尋 | 站内搜索 | 搜索： | 搜尋： | 搜尋關鍵字 | 分享 | 分享到"
          " | 分享到： | 分享此文： | 分享此文 | 打印 | 列印 | 上一页 | 下一页 | 上一頁 | 下一頁 | 跳至内容"
          " | 跳至正文 | 跳到内容 | 跳到主要内容 | 跳过内容 | 跳转至内容 | 跳至主要內容 | 跳至內容區 | 跳至主內容"
          " | 登录 | 登入 | 登出 | 注册 | 註冊 | 注销 | 联系我们 | 聯絡我們 | 关于我们 | 关于 | 关于我 | 關於"
          " | 關於我 | 联系 | 聯絡 | 回复 | 回覆 | 取消回复 | 取消回覆 | 返回顶部 | 回到顶部 | 回頂部 | 回到頂端"
          " | 返回首页 | 返回 | 更多 | 阅读全文 | 編輯 | 编辑 | 固定链接 | 永久链接 | 永久連結 | 本文链接 | 喜欢"
          " | 喜歡 | 赞 | 按讚 | 赞过 | 赞过： | 载入中 | 正在加载…… | 正在加载 | 載入中... | 載入中 | 加载中"
          " | 关闭 | 關閉 | 打开 | 展开 | 收起 | 展開 | 复制 | 复制链接 | 复制成功 | 複製 | 已复制 | 打赏 | 赞赏"
          " | 支付宝 | 微信支付 | 微信 | 支付宝打赏 | 微信打赏 | 订阅 | 訂閱 | 广告 | 廣告 | 友链 | 留言板 | 留言本"
          " | 公益 404 | 存档 | 归档 | 标签 | 分类 | 站点地图 | 网站地图 | 网站导航 | 导航 | 文章目录 站点概览"
          " | 站点概览 | 日志 | 专栏 | 相册 | 随机文章 | 夜间模式 | 切换主题 | 简体中文 | 繁體中文 | 查看全文"
          " | 以電子郵件傳送這篇文章 | blogthis！ | 分享至 x | 分享至 facebook | 分享到 pinterest | 姓名 | 网站"
          " | 电子邮件 | 發佈留言 | 提交评论 | 隐私政策 | 隱私權政策 | 坚持原创技术分享，您的支持将鼓励我继续创作"
          " | 本文结束 感谢阅读 | 本文结束感谢您的阅读 | 扫一扫，分享到微信 | 微信分享二维码",
    "ja": "ホーム | メニュー | メインメニュー | 検索 | 検索: | 検索： | サイト内検索 | 共有 | 共有: | 印刷 | 次へ"
          " | 前へ | コンテンツへスキップ | コンテンツへ移動 | コンテンツに移動 | 本文へスキップ"
          " | メインコンテンツへスキップ | ログイン | ログアウト | 登録 | お問い合わせ | 返信 | 返信をキャンセル"
          " | コメントをキャンセル | シェア | シェアする | ツイート | いいね | いいね: | いいね 読み込み中"
          " | 読み込み中 | 読み込み中... | 続きを読む | 続きを表示 | トップへ戻る | ページトップへ"
          " | このページの先頭へ | トップ | トップページ | 編集 | パーマリンク | 閉じる | 開く | 送信 | もっと見る"
          " | もっと読む | すべて表示 | 目次 | 広告 | スポンサーリンク | スポンサードリンク | プロフィール"
          " | このサイトについて | このブログについて | 自己紹介 | サイトマップ | プライバシーポリシー | 免責事項"
          " | コピー | リンクをコピー | フォローする | フォロー | 購読 | 名前 | メール | サイト | コメントを送信"
          " | 著者 | 投稿日 | 更新日 | カテゴリー | はてなブックマーク | メールで送信 | blogthis! | x で共有"
          " | facebook で共有する | pinterest に共有 | 前の記事 | 次の記事 | 関連",
    "ko": "홈 | 메뉴 | 검색 | 검색: | 공유 | 공유하기 | 이것이 좋아요: | 좋아요 | 인쇄 | 다음 | 이전"
          " | 콘텐츠로 건너뛰기 | 본문으로 건너뛰기 | 본문 바로가기 | 컨텐츠로 건너뛰기 | 로그인 | 로그아웃"
          " | 회원가입 | 문의 | 연락처 | 소개 | 답글 | 답글 취소 | 댓글 취소 | 편집 | 수정 | 삭제 | 고유주소"
          " | 가져오는 중 | 가져오는 중... | 로드 중... | 닫기 | 열기 | 보내기 | 더 보기 | 더보기 | 목차 | 광고"
          " | 맨 위로 | 위로 | 방명록 | 태그 | 글쓰기 | 관리자 | 구독하기 | 신고하기 | 공감 | 이름 | 비밀글 | 등록",
}))  # fmt: skip
"""Lines that are a button, a link or a label of the page and nothing else."""

ACTIONS = frozenset(entries({
    "en": "share | print | email | e-mail | mail | save | send | tweet | copy | forward | bookmark | subscribe"
          " | follow | listen | comment",
    "de": "drucken | versenden | teilen | merken | kommentieren | vorlesen | weiterleiten | twittern | speichern"
          " | senden | empfehlen",
    "fr": "partager | imprimer | envoyer | enregistrer | commenter | écouter | réagir",
    "es": "compartir | imprimir | enviar | guardar | comentar | escuchar",
    "it": "condividi | stampa | invia | salva | commenta | ascolta",
    "pt": "compartilhar | partilhar",
    "nl": "delen | deel | afdrukken | opslaan | doorsturen",
    "sv": "dela | skriv | skicka | spara",
    "pl": "udostępnij | drukuj | wyślij | zapisz",
    "ru": "поделиться | распечатать | печать | сохранить | отправить",
    "tr": "paylaş | yazdır | kaydet | gönder",
    "ar": "مشاركة | طباعة | شارك | إرسال | حفظ",
    "fa": "چاپ | ارسال | ذخیره",
    "uk": "поділитися | надрукувати | друкувати | роздрукувати | зберегти | версія",
    "el": "κοινοποίηση | κοινοποιήστε | εκτύπωση | μοιραστείτε",
    "cs": "sdílet | vytisknout | tisk | poslat",
    "hu": "megosztás | megosztom | nyomtatás | küldés",
    "ro": "distribuie | trimite | tipărește | printează | salvează",
    "id": "bagikan | cetak | kirim | simpan",
    "fi": "jaa | tulosta | lähetä",
    "da": "del | gem | udskriv",
    "vi": "chia | sẻ | in",
    "ko": "공유하기 | 공유 | 인쇄 | 인쇄하기 | 스크랩 | 복사 | 신고 | 공감",
}))  # fmt: skip
"""What buttons below or above an article do."""

ACTION_OBJECTS = frozenset(entries({
    "networks": "facebook | twitter | x | whatsapp | telegram | linkedin | reddit | pinterest | instagram"
                " | messenger | bluesky | mastodon | threads | flipboard | pocket | viber | vk | xing | pdf"
                " | tumblr | digg | delicious | stumbleupon",
    "en": "this | the | a | an | on | via | by | to | with | as | link | article | story | page | post | news | us"
          " | me | it | text | entry",
    "de": "artikel | beitrag | seite | diesen | diese | auf | per | den | die | als | mit | freunden | bei",
    "fr": "cet | cette | sur | par | l'article | l’article | lien | ce",
    "es": "este | esta | en | por | artículo | noticia | página | enlace | correo",
    "pt": "artigo | no | na",
    "it": "articolo | questo | su | pagina",
    "nl": "dit | deze",
    "ru": "в | на | статью | новость | страницу | ссылку",
    "ar": "المقال | الخبر | على | عبر",
    "fa": "این | خبر | مطلب | در | به | اشتراک | دوستان | برای",
    "uk": "у | в | на | для | друку | новину | статтю | сторінку",
    "cs": "na | článek | e-mailem | do | stránku",
    "ro": "pe | articolul | prin | pagina",
    "hu": "cikk | oldal",
    "tr": "tweetle | paylaş | yazıyı | haberi",
    "id": "ke | di | artikel | berita",
    "ko": "url | 이웃추가 | 댓글 | 카카오톡 | 페이스북 | 트위터 | 네이버",
    "cyrillic": "вконтакте | одноклассники | фейсбук | телеграм | твиттер | вайбер | дзен | яндекс | мой | мир",
}))  # fmt: skip
"""What the buttons do it to, and the small words between."""
