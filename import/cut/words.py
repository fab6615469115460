"""Words of web pages, in several languages: what buttons, menus and headings of boxes say.

Nothing here belongs to one site. Entries are casefolded, without signs at their ends.
"""


def _set(text: str) -> frozenset[str]:
    return frozenset(entry.strip() for entry in text.replace("\n", "|").split("|") if entry.strip())


UI = _set(
    """
home | homepage | menu | main menu | navigation | search | search for | search for: search | go | ok | submit |
close | open | toggle navigation | skip to content | skip to main content | skip to navigation | skip to main |
skip to sidebar | jump to navigation | menu skip to content | back to top | top | to top | scroll to top | print |
email | e-mail | email this | print this | save | share | share this | share this: | share this article | shares |
share on | share it | tweet | like | like this | like this: | like loading | loading | follow us | follow |
subscribe | sign up | sign in | log in | login | logout | register | rss | feed | contact | contact us | about |
about us | about me | advertise | advertisement | advertisements | advertising | sponsored | sponsored content |
newsletter | reply | edit | delete | report | permalink | link | trackback | dismiss | cancel | post comment |
submit comment | name | website | comment | your name | your email | required | read more | more | next | previous |
prev | cookie policy | privacy policy | terms of use | terms of service | sitemap | breaking news | live | play |
pause | download | gallery | video | listen | copy link | link copied | details | détails | dettagli | detalles |
hide | show all | view all | see all | load more | follow us on | all rights reserved | startseite | suche |
suchen | drucken | teilen | weiterlesen | mehr | zurück | weiter | nach oben | zum inhalt springen | zum inhalt |
anmelden | registrieren | impressum | kontakt | über uns | datenschutz | antworten | anzeige | werbung | merken |
accueil | rechercher | recherche | imprimer | partager | lire la suite | suivant | précédent | haut de page |
retour en haut | aller au contenu | connexion | mentions légales | répondre | publicité | s'abonner | inicio |
buscar | imprimir | compartir | leer más | siguiente | anterior | volver arriba | saltar al contenido |
ir al contenido | acceder | contacto | responder | publicidad | suscribirse | suscríbete | enviar | home page |
cerca | stampa | condividi | leggi tutto | continua | successivo | precedente | vai al contenuto | accedi |
registrati | contatti | rispondi | pubblicità | iscriviti | início | pesquisar | compartilhar | partilhar |
leia mais | próximo | pular para o conteúdo | ir para o conteúdo | entrar | contato | publicidade | zoeken | delen |
lees meer | ga naar de inhoud | reageer | главная | поиск | найти | печать | поделиться | читать далее | далее |
назад | наверх | перейти к содержимому | войти | регистрация | контакты | реклама | ответить | подписаться | меню |
ana sayfa | anasayfa | ara | paylaş | yazdır | devamı | içeriğe geç | içeriğe kaydır | iletişim | giriş | cevapla |
yanıtla | menü | iletiler | 首页 | 菜单 | 搜索 | 分享 | 打印 | 上一页 | 下一页 | 跳至内容 | 跳到主要内容 | 登录 |
注册 | 联系我们 | 关于我们 | 回复 | 返回顶部 | 首頁 | 選單 | 搜尋 | 跳至主要內容 | 登入 | 回覆 | 更多 | 阅读全文 |
ホーム | メニュー | 検索 | 共有 | 印刷 | 次へ | 前へ | コンテンツへスキップ | ログイン | お問い合わせ | 返信 |
シェア | 続きを読む | トップへ戻る | خانه | جستجو | صفحه اصلی | تماس با ما | درباره ما | اشتراک گذاری | چاپ | ورود |
پاسخ | منو | الرئيسية | بحث | اتصل بنا | من نحن | مشاركة | طباعة | القائمة | رد | التخطي إلى المحتوى |
التخطي إلى المحتوى الرئيسي | رفتن به محتوا | انتهای پیام
"""
)
"""Lines that are a button, a link or a label of the page and nothing else."""

WIDGETS = _set(
    """
recent posts | recent comments | recent entries | recent articles | latest posts | latest news | latest articles |
latest | most read | most popular | popular posts | popular | trending | top stories | archives | archive |
monthly archives | categories | blogroll | links | meta | tags | tag cloud | topics | related | related posts |
related articles | related stories | related content | related news | related links | you may also like |
you might also like | more from | more stories | read also | see also | read next | recommended |
recommended for you | post navigation | posts navigation | search | calendar | pages | authors | contributors |
follow | subscribe via email | recently on this site | elsewhere | favourites | favorites | other posts |
share this | share this article | syndicate | powered by | feeds | recent | neueste beiträge | letzte beiträge |
neueste letzte kommentare | archiv | kategorien | kategorie | schlagwörter | ähnliche beiträge | verwandte artikel |
mehr zum thema | das könnte sie auch interessieren | beitrags-navigation | beitragsnavigation | artikel-navigation |
seiten | kommentare | meistgelesen | teilen mit | articles récents | commentaires récents | catégories |
étiquettes | articles similaires | sur le même sujet | à lire aussi | lire aussi | navigation de l'article |
navigation des articles | liens | les plus lus | les plus populaires | archives du blog | libellés |
entradas recientes | comentarios recientes | categorías | archivos | archivo | archivo del blog | etiquetas |
artículos relacionados | entradas relacionadas | navegación de entradas | enlaces | temas | lo más leído |
te puede interesar | articoli recenti | commenti recenti | categorie | archivi | archivio | articoli correlati |
potrebbe interessarti | navigazione articoli | collegamenti | leggi anche | etichette | posts recentes |
comentários recentes | categorias | arquivos | arquivo | artigos relacionados | navegação de posts | leia também |
recente berichten | recente reacties | categorieën | berichtnavigatie | gerelateerd | свежие записи |
последние записи | свежие комментарии | рубрики | архивы | архив | метки | навигация по записям | похожие записи |
читайте также | ссылки | категории | страницы | облако тегов | мета | son yazılar | son yorumlar | kategoriler |
arşivler | arşiv | etiketler | yazı dolaşımı | ilgili yazılar | bağlantılar | sayfalar | 近期文章 | 最新文章 |
近期评论 | 分类目录 | 分类 | 归档 | 文章归档 | 标签 | 文章导航 | 相关文章 | 友情链接 | 链接 | 功能 | 彙整 | 分類 |
標籤 | 近期相關文章 | 留言 | 文章導覽 | 連結 | 热门文章 | 最近の投稿 | 最近のコメント | カテゴリー | アーカイブ |
タグ | 投稿ナビゲーション | 関連記事 | リンク | メタ情報 | 人気記事 | آخرین نوشته‌ها | آخرین دیدگاه‌ها | دسته‌ها |
دسته‌بندی‌ها | بایگانی | برچسب‌ها | نوشته‌های مشابه | مطالب مرتبط | پیوندها | نظرات | آرشیو | أحدث المقالات |
أحدث التعليقات | الأرشيف | التصنيفات | تصنيفات | الوسوم | مقالات ذات صلة | مواضيع ذات صلة | اقرأ أيضا | اقرأ أيضاً |
تصفح المقالات | veja também | lees ook | lees verder | lees meer over | zie ook | les også | läs också |
czytaj także | zobacz też | ayrıca okuyun | см. также | по теме | guarda anche | lisez aussi | voir aussi |
lea también | lee también | ver también | siehe auch | lesen sie auch | auch interessant | most viewed |
more on this story | مزيد من الأخبار | اقرأ المزيد | بیشتر بخوانید | 延伸阅读 | 相关新闻 | 相关阅读 | 推荐阅读
"""
)
"""Headings of boxes beside or below an article: what follows is not the article any more."""

WIDGET_STARTS = tuple(w + " " for w in WIDGETS if w.count(" ") >= 1 and w.isascii()) + tuple(
    w for w in WIDGETS if len(w) >= 4 and "\u3040" <= w[0] <= "\u9fff"
)
"""How headings of boxes begin, where more may follow ("recent posts by …")."""

ABOUT_AUTHOR = _set(
    """
about the author | about author | author | the author | about the writer | written by | über den autor | der autor |
die autorin | zum autor | über die autorin | autor | à propos de l'auteur | l'auteur | auteur | sobre el autor |
acerca del autor | el autor | sull'autore | l'autore | autore | sobre o autor | over de auteur | об авторе | автор |
yazar hakkında | yazar | 作者 | 关于作者 | 作者简介 | 關於作者 | 著者 | この記事を書いた人 | درباره نویسنده |
نویسنده | الكاتب | عن الكاتب | نبذة عن الكاتب
"""
)

ACTIONS = _set(
    """
share | print | email | e-mail | mail | save | send | tweet | copy | forward | bookmark | subscribe | follow |
listen | comment | drucken | versenden | teilen | merken | kommentieren | vorlesen | weiterleiten | twittern |
speichern | senden | empfehlen | partager | imprimer | envoyer | enregistrer | commenter | écouter | réagir |
compartir | imprimir | enviar | guardar | comentar | escuchar | condividi | stampa | invia | salva | commenta |
ascolta | compartilhar | partilhar | delen | deel | afdrukken | opslaan | doorsturen | поделиться | распечатать |
печать | сохранить | отправить | paylaş | yazdır | kaydet | gönder | مشاركة | طباعة | شارك | إرسال | حفظ | چاپ |
ارسال | ذخیره
"""
)
"""What buttons below or above an article do."""

ACTION_OBJECTS = _set(
    """
this | the | a | an | on | via | by | to | with | as | pdf | link | article | story | page | post | news | us | me |
it | text | facebook | twitter | x | whatsapp | telegram | linkedin | reddit | pinterest | instagram | messenger |
bluesky | mastodon | threads | flipboard | pocket | viber | vk | xing | artikel | beitrag | seite | diesen | diese |
auf | per | den | die | als | mit | freunden | cet | cette | sur | par | l'article | l’article | lien | ce | este |
esta | en | por | dit | deze | artículo | noticia | página | enlace | correo | artigo | artícolo | articolo |
questo | su | pagina | в | на | статью | новость | страницу | ссылку | المقال | الخبر | على | عبر | این | خبر |
مطلب | در | به | اشتراک
"""
)
"""What the buttons do it to, and the small words between."""

UNFINISHED = _set(
    """
the | a | an | of | in | at | on | for | to | from | with | by | and | or | but | that | which | who | whose | as |
is | are | was | were | has | have | had | his | her | their | its | into | during | after | before | when | where |
while | between | der | die | das | dem | den | des | ein | eine | einen | einem | einer | eines | und | oder |
von | zu | zum | zur | im | am | auf | mit | für | bei | dass | als | wie | sowie | le | la | les | un | une | du |
de | et | ou | à | au | aux | dans | sur | avec | pour | par | que | qui | el | los | las | del | una | unos |
unas | y | con | para | por | en | al | il | lo | gli | i | uno | e | ed | di | della | dello | dei | delle | nel |
nella | per | che | da | dal | o | os | um | uma | do | dos | na | no | em | het | een | van | met | voor | op | и |
в | на | с | из | о | к | по | для | что | от | у | при | который | которая | которые | في | من | على | إلى | عن |
مع | که | از | در | به | با | و | را | برای
"""
)
"""Small words at which no sentence and no title ends: a line that does has been cut off."""

SECTIONS = _set(
    """
news | politics | world | business | economy | sport | sports | culture | arts | local | local news | opinion |
comment | analysis | society | science | technology | tech | health | education | environment | travel | lifestyle |
features | international | national | regional | entertainment | books | music | film | media | religion | law |
crime | history | money | markets | weather | letters | obituaries | editorial | interviews | interview | reviews |
nachrichten | politik | wirtschaft | kultur | lokales | panorama | gesellschaft | wissen | wissenschaft | meinung |
kommentar | feuilleton | ausland | inland | welt | region | reise | gesundheit | umwelt | medien | leben |
politique | monde | économie | société | santé | sciences | planète | opinions | idées | débats | france | régions |
faits divers | actualités | actualité | política | mundo | economía | sociedad | cultura | deportes | ciencia |
salud | opinión | internacional | nacional | sucesos | tecnología | españa | política nacional | portada | cronaca |
politica | mondo | esteri | economia | società | scienze | salute | opinioni | spettacoli | attualità | esporte |
esportes | sociedade | saúde | opinião | brasil | portugal | nieuws | politiek | economie | binnenland |
buitenland | cultuur | wetenschap | opinie | политика | общество | экономика | культура | спорт | в мире | мир |
происшествия | наука | новости | мнения | россия | здоровье | технологии | siyaset | ekonomi | gündem | dünya |
kültür | spor | yaşam | سياسة | اقتصاد | ثقافة | رياضة | مجتمع | العالم | رأي | أخبار | سیاسی | اقتصادی | اجتماعی |
فرهنگی | ورزشی | جهان | اخبار | 新闻 | 国际 | 国内 | 社会 | 财经 | 体育 | 文化 | 科技 | 政治 | 经济 | 评论 | 娱乐 |
國際 | 社會 | 經濟 | 體育
"""
)
"""Names of sections as papers print them above a title."""
