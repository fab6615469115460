"""What pages print about themselves, by language: how often an article was read, where it is linked."""

from readroom.importer.cut.phrases import Phrases, entries

VIEWS = Phrases({
    "en": "# views | # view | views # | # reads | # hits | hits # | read # times | viewed # times | # times read"
          " | # visits | page views # | # likes | # like | # shares | # claps"
          " | hits: # | views: # | reads: # | page hits: #",
    "de": "# aufrufe | aufrufe # | # mal gelesen | # klicks | gelesen # mal | # zugriffe | zugriffe # | # likes"
          " | zugriffe: # | aufrufe: # | gelesen: #",
    "fr": "# vues | lu # fois | vues # | # lectures | # visites"
          " | affichages : # | affichages: # | visites : # | lectures : #",
    "es": "# visitas | # vistas | # lecturas | visto # veces | leído # veces | visitas # | # visualizaciones"
          " | visto: # | visitas: # | accesos: #",
    "it": "# visualizzazioni | # visite | # letture | letto # volte | # visualizzazione | visite #"
          " | visite: # | visualizzazioni: # | letture: #",
    "pt": "# visualizações | # visitas | # leituras | lido # vezes | # visualização"
          " | acessos: # | visitas: # | visualizações: #",
    "nl": "# keer bekeken | # weergaven | # keer gelezen"
          " | hits: # | bezoeken: #",
    "pl": "# wyświetleń | # odsłon | odsłony # | czytano # razy | wyświetleń #"
          " | odsłony: # | wyświetleń: #",
    "sv": "# visningar | visningar # | läst # gånger",
    "ru": "# просмотр* | просмотров # | просмотры # | прочитано # раз | прочитано # | просмотрено # раз"
          " | просмотров: # | просмотры: #",
    "tr": "# okunma | # görüntülenme | okunma # | # kez okundu | # defa okundu | görüntülenme #",
    "ar": "# مشاهدة | # مشاهدات | مشاهدات # | # قراءة | عدد المشاهدات #",
    "fa": "# بازدید | بازدید # | تعداد بازدید # | # نمایش | # بار دیده شده",
    "zh": "阅读 # | 阅读# | 阅读量 # | 阅读数 # | 阅读次数 # | 浏览 # | 浏览量 # | 浏览次数 # | 点击 # | 閱讀 #"
          " | 瀏覽 # | 人氣 # | 人气 # | # 次阅读 | # 次浏览 | # 次點閱 | # 人阅读 | # 浏览 | # 阅读 | # 热度"
          " | 热度 #",
    "ja": "# 回閲覧 | 閲覧数 # | # ビュー | # 回表示 | # pv",
    "ko": "조회 # | 조회수 # | # 회 조회 | 공감 #",
})  # fmt: skip
"""Counters of readers."""

HOMES = frozenset(entries({
    "en": "home | homepage | start | frontpage", "de": "startseite | start | home", "fr": "accueil",
    "es": "inicio | portada", "it": "home | inizio", "pt": "início | inicial", "nl": "home | startpagina",
    "ru": "главная", "uk": "головна", "pl": "start | główna", "cs": "úvod | domů", "sv": "hem | start | startsida",
    "da": "forside | hjem", "no": "forside | hjem", "fi": "etusivu", "hu": "kezdőlap | főoldal | címlap",
    "ro": "acasă | prima", "el": "αρχική", "tr": "anasayfa", "id": "beranda", "ca": "inici", "ar": "الرئيسية",
    "fa": "خانه", "he": "ראשי", "zh": "首页 | 首頁", "ja": "ホーム | トップ", "ko": "홈", "vi": "trangchủ",
}))  # fmt: skip
"""What menus and breadcrumbs call the first page."""

GENRES = frozenset(entries({
    "en": "feature | interview | opinion | comment | analysis | column | editorial | essay | profile | obituary"
          " | review",
    "de": "reportage | porträt | interview | kommentar | leitartikel | glosse | kolumne | analyse | essay | nachruf"
          " | rezension | gastbeitrag | meinung | hintergrund",
    "fr": "reportage | portrait | entretien | interview | tribune | enquête | chronique | éditorial | analyse | récit"
          " | critique | billet",
    "es": "reportaje | entrevista | opinión | columna | crónica | editorial | perfil | análisis | tribuna | reseña",
    "it": "reportage | intervista | opinione | editoriale | commento | ritratto | inchiesta | recensione | rubrica",
    "pt": "reportagem | entrevista | opinião | crónica | crônica | editorial | perfil | análise | coluna",
    "nl": "reportage | interview | opinie | column | analyse | portret | recensie | achtergrond",
    "ru": "репортаж | интервью | очерк | колонка | мнение | обзор | рецензия | фельетон | портрет",
    "uk": "репортаж | інтерв'ю | інтерв’ю | нарис | колонка | думка | огляд | рецензія",
    "pl": "reportaż | wywiad | felieton | opinia | komentarz | recenzja | sylwetka",
    "sv": "reportage | intervju | krönika | ledare | debatt | recension | porträtt", "da": "interview | debat | kronik",
    "no": "intervju | kronikk | debatt",
    "fi": "haastattelu | kolumni | pääkirjoitus",
    "hu": "riport | interjú | vélemény",
    "cs": "reportáž | rozhovor | komentář | sloupek | recenze | názor",
    "ro": "reportaj | interviu | opinie | editorial",
    "el": "ρεπορτάζ | συνέντευξη | άποψη | γνώμη | αφιέρωμα",
    "tr": "röportaj | söyleşi | köşe yazısı | yorum | inceleme",
    "ar": "تقرير | حوار | مقال | رأي | تحقيق | مقابلة", "fa": "یادداشت | گزارش | گفتگو | گفت‌وگو | مقاله | مصاحبه",
    "zh": "专访 | 特写 | 评论 | 社论 | 專訪 | 評論 | 社論", "ja": "コラム | インタビュー | 社説 | 特集 | ルポ",
    "ko": "인터뷰 | 칼럼 | 사설 | 기획 | 르포", "id": "opini | wawancara | kolom", "he": "ראיון | דעה | כתבה",
}))  # fmt: skip
"""What sort of text follows, as papers print it above a title."""
