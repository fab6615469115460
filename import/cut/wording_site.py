"""What pages print about themselves, by language: how often an article was read, where it is linked."""

from readroom.importer.cut.phrases import Phrases

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
