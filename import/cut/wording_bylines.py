"""What pages print before a name or a date, by language: "posted by", "published on", "updated"."""

# ruff: noqa: E501 (vocabularies read best one kind a line)

from readroom.importer.cut.phrases import Phrases

_BY = {
    "en": "by | posted by | written by | published by | submitted by | authored by | entry by | post by | added by"
          " | contributed by | article by | story by | essay by | review by | report by | reported by | created by"
          " | text by | words by | guest post by | guest column by | guest essay by | guest article by | news by"
          " | story and photos by | author | author: | writer: | blogged by | penned by | filed by"
          " | interview by | interviewed by | reporting by | a guest post by | an essay by | a story by | a column by"
          " | a review by | a report by | column by | commentary by | analysis by | opinion by | compiled by"
          " | words: | words and photos by | words and pictures by | words and photographs by | text and photos by"
          " | photos and text by | text and photographs by | story and photographs by | written and photographed by"
          " | from the desk of | a post by | this post was written by | written by: | by: | author :",
    "de": "gez. | gez.: | gezeichnet: | text und fotos: | text & fotos: | text und foto: | text und bild: | von | verfasst von"
          " | geschrieben von | veröffentlicht von | eingestellt von | gepostet von"
          " | erstellt von | autor | autorin | autor: | autorin: | vom autor | text von | text: | ein beitrag von"
          " | eine reportage von | reportage von | eine analyse von | analyse von | interview von | ein interview von"
          " | eine rezension von | rezension von | kommentar von | eine glosse von | glosse von | kolumne von"
          " | ein text von | essay von | aufgezeichnet von"
          " | text und fotos von | text & fotos von | interview: | ein gespräch von"
          " | ein artikel von | artikel von | beitrag von | gastbeitrag von | publiziert von | bericht von"
          " | eine kolumne von | ein kommentar von | ein essay von | ein gastbeitrag von | verfasser:"
          " | gespeichert von | eingetragen von | eintrag von | beitrag verfasst von | abgelegt von | eingereicht von",
    "fr": "par | publié par | écrit par | posté par | rédigé par | proposé par | texte par | textes par | auteur"
          " | auteur : | auteur: | article de | billet de | un article de | un billet de | texte de | envoyé par"
          " | signé par | rédacteur : | propos recueillis par | recueilli par | entretien réalisé par | une tribune de"
          " | tribune de | un reportage de | reportage de | une enquête de | une chronique de | texte : | textes :"
          " | texte et photos : | texte et photos de | texte et photos par | textes et photos :"
          " | soumis par | mis en ligne par | ajouté par | déposé par | écrit par : | publié par :",
    "es": "fdo. | fdo.: | firmado: | firmado por | por | publicado por | escrito por | enviado por | posteado por | redactado por | autor | autor:"
          " | autora: | texto de | texto: | un artículo de | artículo de | creado por | redacción: | lo dijo | por:"
          " | entrevista de | texto y fotos: | texto y fotos de | una crónica de | crónica de | un reportaje de"
          " | reportaje de | entrevista: | textos:"
          " | subido por | creada por | puesto por | publicada por | escrita por",
    "it": "di | da | scritto da | pubblicato da | postato da | inserito da | autore | autore: | a cura di"
          " | testo di | articolo di | un articolo di | inviato da | intervista di | testo e foto di | testi di"
          " | recensione di | un servizio di | servizio di | testo: | testi:"
          " | aggiunto da | creato da | autore articolo: | inserita da | pubblicata da",
    "pt": "por | posto por | publicado por | escrito por | postado por | enviado por | autor | autor:"
          " | autora: | texto de"
          " | texto: | artigo de | redação: | por: | criado por | publicada por"
          " | reportagem de | reportagem: | entrevista de | texto e fotos de | texto e fotos: | crónica de"
          " | submetido por | inserido por | colocado por | escrita por | postada por",
    "nl": "door | geschreven door | geplaatst door | gepost door | gepubliceerd door | ingezonden door | auteur"
          " | auteur: | tekst: | een artikel van | door: | bericht van"
          " | interview: | tekst en foto's: | een interview van | een column van | column van"
          " | ingediend door | toegevoegd door | verstuurd door | opgesteld door",
    "ru": "автор | автор: | автором | опубликовано автором | опубликовал | опубликовала | написал | написала"
          " | разместил | отправил | добавил | текст: | запись от | автор записи: | автор статьи: | от"
          " | опубликовано пользователем | выложил | прислал",
    "uk": "автор | автор: | опублікував | опубліковано автором | написав | від",
    "pl": "tekst i fot. | tekst i foto: | tekst i foto | tekst i zdjęcia: | oprac. | opracowała | opracował"
          " | autor | autor: | autorka: | napisał | napisała | opublikowane przez | opublikowany przez"
          " | dodane przez"
          " | dodał | dodała | przez | wpis autora | tekst: | zamieszczone przez | autor wpisu: | napisane przez"
          " | opublikował"
          " | wysłane przez | napisane przez: | dodany przez | umieszczone przez"
          " | wpisany przez | wpisał | wpisała",
    "sv": "text och foto: | text & foto: | text och bild: | av | skickades av | skickad av | inskickad av"
          " | postad av | upplagt av | skrivet av | skriven av | publicerat av"
          " | publicerad av | inlagt av | upplagd av | postat av"
          " | författare | författare: | text: | av:",
    "da": "af | skrevet af | udgivet af | indsendt af | forfatter | forfatter: | tekst: | lagt på af | oprettet af"
          " | lagt ud af | opslået af | sendt af | skrevet af:",
    "no": "av | skrevet av | publisert av | lagt inn av | forfatter | forfatter: | tekst: | postet av"
          " | sendt inn av | lagt ut av | opprettet av | skrevet av: | innsendt av",
    "fi": "kirjoittanut | kirjoittaja | kirjoittaja: | teksti: | julkaissut"
          " | lähettänyt | julkaisija | lisännyt | kirjoittanut:",
    "cs": "autor | autor: | napsal | napsala | od autora | vložil | publikoval | přidal"
          " | zaslal | odeslal | zveřejnil | vložil/a | přidal/a | napsal/a | vložil(a) | přidal(a) | napsal(a)"
          " | vystavil | vystavila | vložila | zaslala",
    "hu": "írta: | szerző: | szerző | írta | bejegyezte: | közzétette"
          " | beküldte | közzétette:",
    "ro": "de către | autor: | scris de | publicat de | postat de | de:"
          " | trimis de | adăugat de | scrisă de",
    "el": "από | από τον | από την | γράφει ο | γράφει η | συγγραφέας: | αναρτήθηκε από"
          " | υποβλήθηκε από | δημοσιεύθηκε από | δημοσιεύτηκε από | γράφτηκε από",
    "nga": "nga | shkruar nga | postuar nga | publikuar nga",
    "hr": "objavio | objavila | napisao | napisala | autor teksta: | poslao | postavio",
    "bg": "публикувано от | написано от | публикувана от | автор на статията:",
    "tr": "yazar | yazar: | yazan | yazan: | gönderen | gönderen: | yazı: | yazarı: | ekleyen: | tarafından"
          " | haber: | yayınlayan: | yazar : | yazan :",
    "id": "oleh | penulis | penulis: | ditulis oleh | diposkan oleh | diposting oleh",
    "vi": "bởi | tác giả: | đăng bởi | được đăng bởi | viết bởi | người đăng:",
    "ca": "per | publicat per | escrit per | autor:"
          " | enviat per | publicada per",
    "ar": "أرسل بواسطة | أرسلت بواسطة | كتب بواسطة | كتبت بواسطة | أضيف بواسطة | نُشر بواسطة | بقلم | بقلم:"
          " | بواسطة | الكاتب | الكاتب: | كتب | كتبت | كتبه | كتبها | كتبه: | نشره | نشرها | نُشرت بواسطة"
          " | نشرت بواسطة | مرسلة بواسطة | أرسلها | المؤلف: | كاتب المقال: | من طرف | إعداد: | تحرير:",
    "fa": "گزارش: | گزارشگر: | نویسنده | نویسنده: | نوشته | نوشتهٔ | نوشته شده توسط | نوشته‌شده توسط"
          " | ارسال شده توسط | ارسال‌شده توسط"
          " | منتشر شده توسط | توسط | به قلم | به دست | از | به‌دست | فرستنده: | مولف: | نگارنده: | پست شده توسط",
    "he": "מאת | מאת: | נכתב על ידי | פורסם על ידי | הכותב:",
    "zh": "撰文／ | 撰文/ | 撰文： | 本文作者： | 本文作者: | 文章作者："
          " | 文章作者: | 作者 | 作者： | 作者: | 由 | 文/ | 文／ | 文： | 文 /"
          " | 文: | 记者 | 記者 | 记者： | 撰文"
          " | 撰文： | 发布者 | 发布者： | 發表者： | 作者是 | 發佈者："
          " | 发表者： | 发布人： | 张贴者： | 張貼者： | 撰稿： | 编写： | 發文者：",
    "ja": "文＝ | 文= | 文／ | 文・写真＝ | 文・写真／"
          " | 文・写真： | 写真・文＝ | 写真・文／ | 取材・文＝ | 取材・文／"
          " | 取材・文： | 執筆： | 執筆＝ | 執筆／ | 投稿者 | 投稿者:"
          " | 投稿者： | 作成者 | 作成者: | 作成者： | 著者 | 著者: | 著者： | 執筆者： | 文："
          " | 筆者： | 文責： | 書いた人：",
    "ko": "글쓴이 | 글쓴이: | 작성자 | 작성자: | 게시자: | 글: | 기자: | 저자: | 글쓴이 :",
}  # fmt: skip
# Text and pictures, interviews, reports: what stands before the name of who wrote, where "by" is not the word.
_TOLD = {
    "en": "story: | reporter: | reporting: | article: | interview: | report: | words & photos: | text & photos: | story & photos:"
          " | words and pictures: | words and photos: | words and photographs: | text and photos: | text and pictures:"
          " | story and photos: | story and pictures:",
    "de": "ein bericht von | ein porträt von | porträt von | eine recherche von | recherche: | protokoll: | protokoll von"
          " | die fragen stellte | die fragen stellten | das interview führte | das interview führten | das gespräch führte"
          " | das gespräch führten | aufgezeichnet: | bericht: | text/foto: | text/fotos: | text und bilder: | texte:"
          " | text & bild: | es berichtet | text/bild:",
    "fr": "texte et photographies : | entretien : | reportage : | texte & photos : | dossier de",
    "es": "texto y fotografías: | texto y fotografía: | textos y fotos: | fotos y texto: | informa: | escribe: | crónica: | texto/fotos:",
    "it": "testo e foto: | testi e foto: | testo e fotografie di | servizio: | reportage di | testo e fotografie: | intervista raccolta da",
    "pt": "texto e fotografias: | repórter: | jornalista: | redator: | textos: | texto & fotos: | entrevista:",
    "nl": "tekst en foto's: | tekst en foto’s: | tekst en beeld: | tekst/foto's: | opgetekend door | verslag: | tekst & foto's:",
    "pl": "tekst i zdjęcia: | tekst i foto: | tekst i fot.: | oprac. | opracował | opracowała | opracowanie: | rozmawiał"
          " | rozmawiała | relacja: | tekst/foto: | tekst, zdjęcia: | przygotował | przygotowała",
    "cs": "text a foto: | text, foto: | text: | foto a text: | připravil | připravila | zpracoval | zpracovala | zapsal | zapsala"
          " | pripravil | pripravila | napísal | napísala | spracoval | spracovala",
    "hu": "szöveg: | szöveg és fotó: | szöveg és kép: | írta és fényképezte: | lejegyezte: | riporter: | összeállította: | szöveg, fotó:",
    "ro": "a consemnat | a consemnat: | text: | text și foto: | articol de | reportaj de | interviu de | interviu realizat de"
          " | material realizat de | realizat de | reporter: | redactor: | autor articol:",
    "hr": "piše | piše: | tekst i foto: | tekst i fotografije: | razgovarao | razgovarala | priredio | priredila | autorica:"
          " | autor: | autorka: | avtor: | avtorica: | besedilo: | besedilo in foto: | пише: | аутор: | текст и фото:",
    "da": "tekst og foto: | tekst og billeder: | tekst & foto: | af: | tekst/foto: | tekst og bilder: | journalist:",
    "sv": "text/foto: | text och bilder: | reporter: | text & bild: | skribent:",
    "fi": "teksti ja kuvat: | teksti ja kuva: | toimittaja: | teksti/kuvat: | teksti: | teksti",
    "ru": "текст и фото: | беседовал | беседовала | подготовил | подготовила | подготовили | записал | записала | интервью:"
          " | корреспондент: | автор текста: | авторка: | текст і фото: | підготував | підготувала | записав",
    "el": "κείμενο: | κείμενο - φωτογραφίες: | ρεπορτάζ: | συντάκτης: | συντάκτρια: | γράφουν οι | γράφει: | γράφουν: | αρθρογράφος:",
    "tr": "haber ve fotoğraf: | muhabir: | röportaj: | derleyen: | hazırlayan: | yazı ve fotoğraf: | haber-foto:",
    "id": "reporter: | teks: | laporan: | dilaporkan oleh | pewarta: | kontributor: | teks dan foto: | penulis berita:",
    "vi": "bài và ảnh: | bài, ảnh: | bài: | thực hiện:",
    "et": "kirjutas | autor: | teksts: | autors: | sagatavoja | autorius: | autorė: | parengė | tekstas: | höfundur: | texti: | egilea: | testua:",
    "ar": "تقرير: | حوار: | متابعة: | مراسل: | كتابة: | تهیه: | خبرنگار: | گفتگو: | یادداشت: | כתב: | כתבה:",
    "hi": "लेखक: | लेखक : | रिपोर्ट: | โดย : | ผู้เขียน: | เรื่อง:",
    "zh": "采写： | 供稿： | 图文： | 文/图： | 通讯员： | 特约记者： | 撰稿人： | 图文/ | 文/图 | 文图/",
    "ja": "文・撮影： | 文・撮影／ | 取材： | ライター： | 記者：",
    "ko": "글·사진: | 글·사진 | 글/사진: | 취재: | 글ㆍ사진",
}  # fmt: skip
BY = Phrases(_BY, _TOLD)
"""What stands before the name of an author."""

_POSTED = {
    "en": "posted | posted on | posted at | posted: | published | published on | published at | published:"
          " | written | written on | written at | submitted | submitted on | created | created on | date | date:"
          " | entry date | post date | on | added | released | dated | posted in | first published"
          " | originally published on | blogged on | filed on | entry posted | pub date:",
    "de": "veröffentlicht | veröffentlicht am | geschrieben | geschrieben am | erstellt am | verfasst am"
          " | publiziert am | gepostet am | eingestellt am | datum | datum: | am | vom | erschienen am | stand:"
          " | veröffentlicht:",
    "fr": "publié | publié le | posté le | écrit le | rédigé le | mis en ligne le | date : | date: | le | paru le"
          " | créé le | posté | date de publication :"
          " | publication :",
    "es": "publicado | publicado el | publicada el | escrito el | enviado el | posteado el | fecha: | fecha | el"
          " | creado el | publicación: | fecha de publicación:"
          " | publicado:",
    "it": "pubblicato | pubblicato il | scritto il | postato il | inserito il | data: | data | il | creato il"
          " | data di pubblicazione:"
          " | pubblicato:",
    "pt": "publicado | publicado em | publicada em | postado em | escrito em | enviado em | data: | data | em"
          " | criado em | data de publicação:",
    "nl": "geplaatst | geplaatst op | geschreven op | gepubliceerd op | gepost op | datum: | op | toegevoegd op",
    "ru": "опубликовано | опубликована | опубликовано: | опубликована: | написано | размещено | добавлено | дата:"
          " | дата | дата публикации: | posted on | создано | создан | от",
    "uk": "опубліковано | дата: | написано",
    "pl": "opublikowano | opublikowany | opublikowane | opublikowane dnia | dodano | dodane | data: | data | dnia"
          " | napisano | zamieszczono | utworzono | data publikacji:",
    "sv": "publicerat | publicerad | publicerat den | postat | postad | skrivet | inlagt | datum: | den | upplagd"
          " | skapad",
    "da": "udgivet | udgivet den | skrevet | indsendt | dato: | den | oprettet",
    "no": "publisert | skrevet | dato: | den | postet",
    "fi": "julkaistu | lähetetty | päivämäärä: | kirjoitettu",
    "cs": "publikováno | vloženo | datum: | vydáno | napsáno | přidáno | zveřejněno",
    "hu": "közzétéve | dátum: | beküldve | közzétéve:",
    "ro": "publicat pe | publicat la | data: | postat pe | publicat",
    "el": "δημοσιεύτηκε στις | ημερομηνία: | αναρτήθηκε στις | δημοσιεύθηκε",
    "tr": "yayınlanma tarihi | yayımlanma tarihi | yayım tarihi | yayın tarihi | tarih | tarih: | tarihinde"
          " | gönderilme tarihi | yayınlandı | yayımlandı | eklenme tarihi | oluşturulma tarihi",
    "id": "dipublikasikan | diterbitkan | diposkan pada | ditulis pada | tanggal:",
    "vi": "đăng ngày | đăng vào | ngày đăng: | ngày: | được đăng vào",
    "ca": "publicat el | data: | el",
    "ar": "نشر | نُشر | نشرت | نُشرت | نشر في | نشر بتاريخ | نُشر بتاريخ | تاريخ النشر | تاريخ النشر: | التاريخ:"
          " | بتاريخ | كُتب في | كتب في | نُشر في | نُشرت في | منشور",
    "fa": "منتشر شده | منتشر شده در | ارسال شده در | نوشته شده در | تاریخ | تاریخ: | تاریخ انتشار | تاریخ انتشار:"
          " | انتشار: | در تاریخ | فرستاده شده در | درج شده در | ثبت شده در | نوشته‌شده در",
    "he": "פורסם | פורסם ב | תאריך:",
    "zh": "发布于 | 发表于 | 发表 | 发布 | 发布时间"
          " | 发表时间 | 发布时间： | 发表于： | 发布日期 | 日期 | 日期："
          " | 时间： | 时间 | 写于 | 创建于 | 投稿日"
          " | 撰写于 | 發佈於 | 發表於 | 發布於 | 張貼於 | 發佈日期"
          " | 發表日期 | 日期: | 时间: | 張貼在 | 撰寫於 | 更新于 | 编辑于 | 本文发表于",
    "ja": "投稿日 | 投稿日: | 投稿日： | 公開日 | 公開日:"
          " | 公開日： | 掲載日 | 日付 | 日時 | 作成日 | 投稿日時"
          " | 日時: | 公開 | 投稿",
    "ko": "게시일 | 작성일 | 등록일 | 게시됨 | 날짜 | 작성일: | 등록일: | 발행일 | 게시일:",
}  # fmt: skip
POSTED_ON = Phrases(_POSTED)
"""What stands before the day of publication."""

UPDATED_ON = Phrases({
    "en": "updated | updated on | updated at | updated: | update: | last updated | last updated on | last modified"
          " | last modified on | modified | modified on | edited | edited on | last edited | revised | last update"
          " | last changed",
    "de": "aktualisiert | aktualisiert am | zuletzt aktualisiert | zuletzt geändert | geändert am | letzte änderung"
          " | letzte aktualisierung | zuletzt bearbeitet | bearbeitet am | überarbeitet am",
    "fr": "mis à jour | mis à jour le | mise à jour | dernière mise à jour | modifié le | modifié"
          " | dernière modification | actualisé le",
    "es": "actualizado | actualizado el | última actualización | modificado | modificado el | última modificación"
          " | editado el",
    "it": "aggiornato | aggiornato il | ultimo aggiornamento | ultima modifica | modificato il",
    "pt": "atualizado | atualizado em | actualizado em | última atualização | última modificação | modificado em"
          " | editado em",
    "nl": "bijgewerkt | bijgewerkt op | laatst bijgewerkt | gewijzigd op | laatst gewijzigd | laatste update",
    "ru": "обновлено | обновлена | последнее обновление | изменено | последнее изменение | дата обновления"
          " | отредактировано",
    "pl": "zaktualizowano | aktualizacja | ostatnia aktualizacja | zmodyfikowano | ostatnia modyfikacja",
    "sv": "uppdaterad | uppdaterat | senast uppdaterad | ändrad | senast ändrad",
    "tr": "güncelleme | güncelleme tarihi | güncellendi | son güncelleme | son güncellenme",
    "ar": "آخر تحديث | تحديث | تم التحديث | حُدّث | آخر تعديل",
    "fa": "به‌روزرسانی | به روز رسانی | آخرین به‌روزرسانی | به‌روز شده | بروزرسانی | آخرین ویرایش",
    "zh": "更新于 | 更新 | 更新时间 | 最后更新"
          " | 最后更新于 | 最后修改 | 修改于 | 更新日期 | 更新於 | 最後更新"
          " | 修改時間 | 编辑于",
    "ja": "更新日 | 最終更新 | 最終更新日 | 更新",
    "ko": "수정일 | 업데이트 | 최종 수정",
})  # fmt: skip
"""What stands before the day of a change."""
