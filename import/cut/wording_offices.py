"""Labels and links of parishes, clubs, towns and offices, by language; casefolded, without signs at their ends."""

from readroom.importer.cut.phrases import entries

OFFICE_UI = frozenset(entries({
    "en": "for immediate release | press release | media release | news release | back to list | back to news"
          " | back to overview | all news | back to all news | share this page | print page | reading mode"
          " | use plain text | accept cookies | accept all cookies | last reviewed | page contents",
    "de": "pressemitteilung | zurück zur übersicht | zurück zur liste | zur übersicht | zurück zur startseite"
          " | zurück zum seitenanfang | alle meldungen | alle nachrichten | direkt zum inhalt | seite drucken"
          " | seite teilen | seite empfehlen | diesen artikel teilen | artikel teilen | beitrag teilen | drucken"
          " | als pdf speichern | vorlesen | leichte sprache | gebärdensprache | lesedauer | kommentieren",
    "fr": "communiqué de presse | communiqué | retour à la liste | retour aux actualités | toutes les actualités"
          " | version imprimable | imprimer la page | partager la page | aller à la navigation | agrandir le texte",
    "es": "nota de prensa | comunicado de prensa | volver al listado | volver a noticias | todas las noticias"
          " | imprimir página | compartir en redes | versión para imprimir | detalles",
    "it": "comunicato stampa | torna alla lista | torna indietro | torna alle notizie | tutte le notizie"
          " | stampa la pagina | contenuti correlati | condividi la pagina | ascolta | argomenti | tempo di lettura"
          " | data | ultimo aggiornamento | vai ai contenuti | vai al footer",
    "pt": "nota à imprensa | comunicado de imprensa | voltar à lista | todas as notícias | voltar às notícias"
          " | imprimir página | tempo de leitura | ir para o conteúdo principal",
    "nl": "persbericht | terug naar overzicht | terug naar nieuws | al het nieuws | deel deze pagina"
          " | print deze pagina | deel dit artikel | direct naar inhoud",
    "ru": "пресс-релиз | назад к списку | к списку новостей | все новости | вернуться к списку | поделиться новостью"
          " | перейти к основному содержанию | версия для печати | возврат к списку",
    "uk": "прес-реліз | до списку новин | усі новини | всі новини | назад до списку | версія для друку"
          " | перейти до основного вмісту | перейти до змісту",
    "pl": "komunikat prasowy | powrót do listy | wróć do listy | wszystkie aktualności | drukuj stronę | powrót"
          " | udostępnij artykuł | przejdź do menu | wróć",
    "cs": "tisková zpráva | zpět na seznam | zpět na aktuality | všechny aktuality | zpět na přehled | vytisknout"
          " | sdílet článek | zpět",
    "sv": "pressmeddelande | till alla nyheter | alla nyheter | tillbaka till nyheter | dela artikeln | dela sidan"
          " | skriv ut sidan | tillbaka",
    "da": "pressemeddelelse | alle nyheder | tilbage til nyheder | del artiklen | del artikel | tilbage",
    "no": "pressemelding | alle nyheter | del artikkelen | tilbake | tilbake til nyheter",
    "fi": "tiedote | lehdistötiedote | kaikki uutiset | jaa artikkeli | takaisin | siirry suoraan sisältöön",
    "hu": "sajtóközlemény | vissza a listához | összes hír | cikk megosztása | vissza",
    "ro": "comunicat de presă | înapoi la listă | toate știrile | distribuie articolul | înapoi",
    "el": "δελτίο τύπου | επιστροφή | όλα τα νέα | κοινοποίηστε | κοινοποιήστε | μοιραστείτε",
    "tr": "basın bülteni | basın açıklaması | listeye dön | tüm haberler | haberi paylaş | geri dön | a- a+ | a+ a-",
    "id": "siaran pers | kembali | semua berita | bagikan berita",
    "ar": "بيان صحفي | العودة إلى القائمة | جميع الأخبار | كل الأخبار | شارك الخبر | رجوع",
    "fa": "اطلاعیه | بازگشت به فهرست | همه اخبار | ارسال به دوستان | نسخه چاپی | بازگشت",
    "he": "הודעה לעיתונות | חזרה לרשימה | כל החדשות",
    "zh": "新闻稿 | 新聞稿 | 返回列表 | 返回上一页 | 打印本页 | 关闭窗口 | 关闭本页 | 字体大小 | 正文 | 分享到微信",
    "ja": "プレスリリース | 一覧へ戻る | 一覧に戻る | お知らせ一覧 | 本文へ | 本文へ移動 | 印刷する",
    "ko": "보도자료 | 목록 | 목록으로 | 목록보기 | 글자크기 | 본문 바로가기",
}))  # fmt: skip
"""Lines of the sites of offices that are a button, a link or a label and nothing else."""
