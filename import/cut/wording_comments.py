"""What pages print about readers' comments: counters and links below an article, headings of the thread, "X says"."""

from readroom.importer.cut.phrases import Phrases

COUNTERS = Phrases({
    "en": "no comments | no comments yet | no comments so far | # comments | # comment | one comment | two comments"
          " | 1 comment so far | # comments so far | comments # | comment # | comments off | comments closed"
          " | comments are closed | comments are off | comment now | comments | comment | leave a comment"
          " | leave a reply | leave a response | leave comment | add a comment | add comment | add your comment"
          " | post a comment | post comment | make a comment | write a comment | send a comment | # replies"
          " | # reply | no replies | # responses | # response | no responses | no responses yet | # thoughts"
          " | # trackbacks | # trackback | no trackbacks | trackbacks # | trackback # | trackbacks | trackback"
          " | trackback url | # pingbacks | pingbacks | # notes | # links to this post | links to this post"
          " | # reactions | # reaction | reactions # | post your comment | view # comments"
          " | be the first to comment | be the first to reply | discuss"
          " | discuss this post | view comments | # view comments | show comments | read comments | # comments read"
          " | comment on this post | comments feed | rss feed for comments | talk back | respond"
          " | your comment | your comments"
          " | what do you think | no discussion | with # comments | with one comment | with no comments"
          " | comments and trackbacks | comment here | # shouts | hide comments"
          " | # feedbacks | # feedback | feedback # | # replies so far",
    "de": "keine kommentare | kommentare anzeigen | kommentare lesen | kein kommentar | # kommentare | # kommentar"
          " | ein kommentar | kommentare #"
          " | kommentar # | kommentare | kommentar schreiben | kommentar verfassen | kommentar hinterlassen"
          " | kommentar abgeben | schreib einen kommentar | schreibe einen kommentar | kommentieren"
          " | kommentare deaktiviert | kommentare geschlossen | hinterlasse eine antwort"
          " | hinterlasse einen kommentar | hinterlassen sie einen kommentar | # antworten | keine antworten"
          " | # trackbacks | keine trackbacks | ihr kommentar | dein kommentar | kommentare sind geschlossen"
          " | noch keine kommentare | bisher keine kommentare | # reaktionen | # gedanken"
          " | neuen kommentar schreiben | kommentarfunktion geschlossen | kommentare ansehen | diskutieren",
    "fr": "aucun commentaire | voir les commentaires | lire les commentaires | # commentaires | # commentaire"
          " | pas de commentaire | pas de commentaires"
          " | un commentaire | commentaires # | commentaires | commentaire | laisser un commentaire"
          " | laissez un commentaire | ajouter un commentaire | ajoutez un commentaire | poster un commentaire"
          " | écrire un commentaire | enregistrer un commentaire | commenter | commentaires fermés"
          " | commentaires désactivés | les commentaires sont fermés | soyez le premier à commenter | # réponses"
          " | # réponse | aucun rétrolien | # rétroliens | aucun trackback | # trackbacks | # réactions"
          " | liens vers ce message | laisser une réponse | publier un commentaire | réagir | # réflexions"
          " | la discussion continue ailleurs",
    "es": "sin comentarios | ver comentarios | ver los comentarios | no hay comentarios | ningún comentario"
          " | # comentarios | # comentario | un comentario"
          " | comentarios # | comentarios | deja un comentario | dejar un comentario | deja tu comentario"
          " | añadir comentario | añade un comentario | agregar un comentario | publicar un comentario"
          " | escribe un comentario | comentar | comentarios desactivados | comentarios cerrados"
          " | comentarios cerrados en | # respuestas | # respuesta | sin respuestas | deja una respuesta"
          " | dejar una respuesta | haz un comentario | enlaces a esta entrada | los comentarios están cerrados"
          " | aún no hay comentarios | # reacciones",
    "it": "nessun commento | leggi i commenti | visualizza i commenti | vedi commenti | # commenti | # commento"
          " | un commento | commenti # | commenti | lascia un commento"
          " | inserisci un commento | posta un commento | aggiungi un commento | aggiungi commento | commenta"
          " | commenti disabilitati | commenti chiusi | i commenti sono chiusi | # risposte | # risposta"
          " | lascia una risposta | scrivi un commento | non ci sono commenti | link a questo post"
          " | nessuna risposta | # trackback",
    "pt": "sem comentários | nenhum comentário | # comentários | # comentário | um comentário | comentários #"
          " | comentários | deixe um comentário | deixe o seu comentário | deixar um comentário"
          " | deixe uma resposta | adicionar comentário | adicione um comentário | enviar um comentário"
          " | postar um comentário | enviar comentário | comentar | comentários desativados"
          " | comentários desligados | comentários fechados | # respostas | # resposta"
          " | hiperligações para esta mensagem | links para esta postagem | comente | faça um comentário"
          " | ainda sem comentários",
    "nl": "geen reacties | geen reactie | # reacties | # reactie | één reactie | reacties # | reacties | reageer"
          " | plaats een reactie | geef een reactie | laat een reactie achter | reactie plaatsen"
          " | reactie toevoegen | reacties uitgeschakeld | reacties gesloten | een reactie posten | # opmerkingen"
          " | geen opmerkingen | schrijf een reactie | wees de eerste | # gedachten | # antwoorden",
    "ru": "нет комментариев | комментариев нет | # комментари* | один комментарий | комментарии # | комментариев #"
          " | комментарии | комментарий | оставить комментарий | оставьте комментарий | добавить комментарий"
          " | написать комментарий | отправить комментарий | комментировать | комментарии отключены"
          " | комментарии закрыты | пока нет комментариев | # отзыв* | # ответ* | нет ответов | прокомментировать"
          " | обсудить | обсуждение | без комментариев | ваш комментарий | # коммент*",
    "uk": "немає коментарів | # коментар* | коментарів немає | залишити коментар | прокоментувати | коментувати"
          " | додати коментар | коментарі",
    "pl": "brak komentarzy | zobacz komentarze | pokaż komentarze | # komentarz* | jeden komentarz | komentarze #"
          " | komentarze | dodaj komentarz"
          " | zostaw komentarz | napisz komentarz | skomentuj | prześlij komentarz | komentarze wyłączone"
          " | możliwość komentowania została wyłączona | # odpowiedzi | # odpowiedź | zostaw odpowiedź"
          " | wyślij komentarz | bez komentarzy",
    "sv": "inga kommentarer | # kommentarer | # kommentar | en kommentar | kommentarer # | kommentarer"
          " | lämna en kommentar | lämna ett svar | lämna kommentar | skriv en kommentar | skicka en kommentar"
          " | kommentera | kommentarer inaktiverade | kommentarer är stängda | # svar | # reaktioner",
    "da": "ingen kommentarer | # kommentarer | # kommentar | kommentarer | skriv en kommentar | skriv kommentar"
          " | læg en kommentar | tilføj en kommentar | send en kommentar | der er lukket for kommentarer | # svar"
          " | efterlad en kommentar",
    "no": "ingen kommentarer | # kommentarer | legg igjen en kommentar | legg inn en kommentar | kommenter"
          " | skriv en kommentar",
    "fi": "ei kommentteja | # kommenttia | # kommentti | jätä kommentti | kommentoi | lähetä kommentti | kommentit",
    "cs": "žádné komentáře | # komentář* | napsat komentář | přidat komentář | okomentovat | komentáře"
          " | zanechat odpověď | zanechte komentář",
    "hu": "nincs hozzászólás | # hozzászólás | hozzászólások | szólj hozzá | hozzászólás | # komment"
          " | megjegyzés küldése | nincsenek megjegyzések",
    "ro": "niciun comentariu | # comentarii | # comentariu | lasă un comentariu | lasă un răspuns"
          " | trimiteți un comentariu | comentarii | adaugă un comentariu",
    "el": "κανένα σχόλιο | # σχόλια | # σχόλιο | σχόλια | αφήστε ένα σχόλιο | αφήστε μια απάντηση"
          " | δημοσίευση σχολίου | δεν υπάρχουν σχόλια | σχολιάστε",
    "tr": "yorum yok | hiç yorum yok | # yorum | yorumlar | yorumlar # | yorum yap | yorum yaz"
          " | yorum yapın | yorum bırak"
          " | yorum bırakın | yorum ekle | yorum gönder | bir yorum yazın | bir cevap yazın | bir yanıt yazın"
          " | yorumlar kapalı | yoruma kapalı | # cevap | # yanıt | ilk yorumu siz yapın | yorumlarınız",
    "id": "tidak ada komentar | # komentar | tinggalkan komentar | tinggalkan balasan | beri komentar"
          " | posting komentar | komentar",
    "vi": "không có bình luận | # bình luận | để lại bình luận | gửi bình luận | bình luận"
          " | viết bình luận | đăng nhận xét | không có nhận xét nào",
    "ca": "cap comentari | # comentaris | # comentari | deixa un comentari | comentaris | sense comentaris",
    "ar": "لا توجد تعليقات | لا تعليقات | لا يوجد تعليقات | ليست هناك تعليقات | # تعليق | # تعليقات | # تعليقا"
          " | تعليق واحد | تعليقات | التعليقات | تعليقات # | التعليقات # | أضف تعليق | أضف تعليقا | أضف تعليقاً"
          " | اترك تعليق | اترك تعليقا | اترك تعليقاً | اترك ردا | اترك رداً | إرسال تعليق | التعليقات مغلقة"
          " | شارك برأيك | # رد | # ردود | # من التعليقات",
    "fa": "بدون دیدگاه | بدون نظر | نظر شما | نظرات کاربران | هیچ نظری | دیدگاهی وجود ندارد | بدون پاسخ"
          " | # دیدگاه | # نظر | # نظرات | # پاسخ"
          " | یک دیدگاه | دیدگاه‌ها | دیدگاهها | دیدگاه ها | نظرات | نظرها | نظر دهید | ارسال نظر | ارسال دیدگاه"
          " | دیدگاه بگذارید | دیدگاه خود را بنویسید | نظر بدهید | یک پاسخ بگذارید | پاسخی بگذارید"
          " | دیدگاه‌ها بسته شده‌اند | دیدگاه‌ها بسته‌اند | # کامنت | کامنت‌ها | نظر خود را بنویسید | نظرات #"
          " | دیدگاه # | افزودن دیدگاه | ثبت نظر | هنوز دیدگاهی داده نشده",
    "he": "אין תגובות | # תגובות | תגובה אחת | השארת תגובה | הוסף תגובה | תגובות | הוספת תגובה",
    "zh": "暂无评论 | 我要评论 | 我要評論 | 没有评论 | 暂无回复"
          " | # 条评论 | # 则评论 | # 个评论 | # 评论 | 评论 # | 评论 | 评论数 #"
          " | 发表评论 | 发表回复 | 添加评论 | 留下评论"
          " | 写评论 | 评论关闭 | 评论已关闭 | # 条回复 | # 个回复"
          " | # 条留言 | 留言 | 留言 # | 沙发空缺 | 抢沙发"
          " | 沒有迴響 | 沒有留言 | 尚無留言 | # 則留言 | # 則迴響"
          " | # 則回應 | # 則評論 | # 個意見 | # 意見"
          " | 迴響 | 迴響 # | 回應 | 回應 # | 發表迴響 | 發表留言"
          " | 發表回應 | 張貼留言 | 發佈留言"
          " | 留下迴響 | 留言功能已關閉 | 迴響已關閉 | 沒有意見 | 則留言"
          " | 查看评论 | 阅读评论 | 阅读评论 # | 去评论 | 参与讨论",
    "ja": "コメントなし | コメントはありません"
          " | コメントはまだありません | # 件のコメント | # コメント"
          " | # 件 のコメント | コメント #"
          " | コメント | コメントを残す | コメントする | コメントを書く"
          " | コメントを投稿 | コメント を投稿"
          " | コメントをどうぞ | コメントは受け付けていません"
          " | コメントは停止中です | コメント受付終了"
          " | トラックバック # | トラックバック | # 件の返信"
          " | # 件のトラックバック | 返信を残す"
          " | この記事へのコメント | この記事へのトラックバック",
    "ko": "댓글 없음 | # 개의 댓글 | # 개 댓글"
          " | # 댓글 | 댓글 # | 댓글 | 댓글 쓰기 | 댓글을 남겨주세요"
          " | 댓글 남기기 | 댓글 달기 | 덧글 #"
          " | 답글 # | 답글 남기기 | 의견 남기기 | 트랙백 # | 트랙백"
          " | 댓글을 달아주세요 | 댓글을 달아 주세요",
})  # fmt: skip
"""Links and counters of comments: a line that is one of them, and nothing else, says nothing about the text."""

HEADS = Phrases({
    "en": "# comments on | # comment on | # comments to | # comment to | # comments for | # comments in"
          " | no comments on | no comments to | one comment on | # responses to | # response to | one response to"
          " | no responses to | # replies to | # thoughts on | # thought on | one thought on | one reply to"
          " | leave a comment | leave a reply | leave a response | leave your comment | comments off on"
          " | discussion about this post | join the discussion | join the conversation | comment form"
          " | post a comment | add a comment | add your comment | write a comment | comments have been | comments #"
          " | # comments | # comment | # responses | discussion | reader comments | previous comments"
          " | latest comments | trackbacks for | trackback url for | trackbacks | pingbacks | # trackbacks to"
          " | # trackbacks | view comments | show comments | be the first to",
    "de": "# kommentare zu | # kommentar zu | ein kommentar zu | keine kommentare zu | # gedanken zu"
          " | ein gedanke zu | # antworten auf | eine antwort auf | # antworten zu | # meinungen zu"
          " | # reaktionen auf | kommentare deaktiviert für | schreibe einen kommentar | schreib einen kommentar"
          " | kommentar verfassen | kommentar schreiben | kommentar hinterlassen | hinterlasse eine antwort"
          " | hinterlasse einen kommentar | hinterlassen sie | diskussion | leserkommentare | trackback-url"
          " | trackbacks | kommentare ausgeschaltet | antwort abbrechen | # kommentare",
    "fr": "répondre à cet article | réagir à cet article | # messages de forum | # message de forum"
          " | # commentaires sur | # commentaire sur | # commentaires pour"
          " | # commentaires à | un commentaire sur | aucun commentaire sur | # réponses à | # réponse à"
          " | une réponse à | # réflexions sur | # réflexion sur | une réflexion au sujet de"
          " | # réflexions au sujet de | # pensées sur | # avis sur | # réactions sur | laisser un commentaire"
          " | laissez un commentaire | poster un commentaire | ajouter un commentaire | écrire un commentaire"
          " | laisser une réponse | commentaires fermés sur | la discussion continue | trackbacks | rétroliens"
          " | fil des commentaires | commentaires désactivés sur",
    "es": "# comentarios en | # comentario en | # comentarios para | # comentarios a | # comentarios sobre"
          " | un comentario en | no hay comentarios en | # respuestas a | # respuesta a | una respuesta a"
          " | # pensamientos en | un pensamiento en | # comentarios sobre | deja un comentario"
          " | dejar un comentario | deja una respuesta | dejar una respuesta | deja tu comentario"
          " | publicar un comentario | comentarios desactivados en | comentarios cerrados en"
          " | escribe un comentario | añade tu comentario | # opiniones sobre",
    "it": "# commenti su | # commento su | # commenti a | # commenti | un commento su | nessun commento su"
          " | # risposte a | # risposta a | una risposta a | # pensieri su | un pensiero su | # riflessioni su"
          " | # commenti per"
          " | lascia un commento | lascia una risposta | scrivi un commento | inserisci un commento"
          " | commenti disabilitati su | posta un commento",
    "pt": "# comentários em | # comentário em | # comentários sobre | # comentários para | um comentário em"
          " | um comentário sobre | # respostas para | # respostas a | # resposta para | uma resposta para"
          " | # pensamentos em | uma ideia sobre | # ideias sobre | deixe um comentário | deixe uma resposta"
          " | deixar um comentário | enviar um comentário | postar um comentário | comentários desativados em"
          " | nenhum comentário em | # opiniões sobre | # ideias sobre",
    "nl": "# reacties op | # reactie op | één reactie op | # gedachten over | één gedachte over | # antwoorden op"
          " | geef een reactie | laat een reactie achter | plaats een reactie | reacties staat uit voor"
          " | reacties uitgeschakeld voor | # thoughts on | reacties zijn gesloten",
    "ru": "# комментари* к | комментарии к | один комментарий к | # комментари* на | # отзыв* на | # отзыв* к"
          " | # ответ* на | # мысл* о | # комментари* | оставьте комментарий | оставить комментарий"
          " | добавить комментарий | написать комментарий | комментарии | обсуждение | отправить ответ"
          " | ваш комментарий | комментарии отключены | к записи",
    "uk": "# коментар* до | залишити відповідь | залишити коментар | коментарі",
    "pl": "# komentarz* do | komentarze do | # odpowiedzi na | # odpowiedzi do | # odpowiedź do"
          " | # przemyśl* na temat | # myśli na temat | jedna odpowiedź do | dodaj komentarz | zostaw komentarz"
          " | zostaw odpowiedź | napisz komentarz | możliwość komentowania | komentarze do wpisu | # komentarz*"
          " | jedna myśl na temat",
    "sv": "# kommentarer till | # kommentar till | # kommentarer på | # svar till | # svar på | ett svar på"
          " | # tankar på | # tankar om | en tanke på | lämna en kommentar | lämna ett svar | skriv en kommentar"
          " | kommentarer inaktiverade för",
    "da": "# kommentarer til | # svar til | # tanker om | skriv et svar | skriv en kommentar"
          " | der er lukket for kommentarer",
    "no": "# kommentarer til | # tanker om | legg igjen en kommentar | legg igjen et svar",
    "cs": "# komentář* k | # komentář* u | napsat komentář | přidat komentář",
    "tr": "# yorum | bir yorum yazın | bir cevap yazın | bir yanıt yazın | yorum yapın | yorum yapılmamış"
          " | hakkında # yorum | için # yorum | cevabı iptal et",
    "id": "# komentar pada | # tanggapan untuk | tinggalkan komentar | tinggalkan balasan",
    "vi": "# bình luận về | để lại một bình luận | trả lời hủy",
    "ar": "رأيان حول | رأي واحد حول | # رأي حول | # آراء حول | تعليقان على | فكرتان عن | # تعليق على"
          " | # تعليقات على | # تعليقاً على | # تعليقا على | تعليق واحد على | رأي واحد على | # رأي على | # آراء على"
          " | # فكرة عن | # أفكار عن | اترك تعليق* | اترك رد* | أضف تعليق* | التعليقات | # تعليقات | # تعليق"
          " | لا توجد تعليقات | اكتب تعليق*",
    "fa": "# دیدگاه در | # دیدگاه | # نظر | # پاسخ به | یک دیدگاه در | # نظر در | # فکر در | دیدگاهتان را بنویسید"
          " | دیدگاه خود را بنویسید | پاسخ دهید | پاسخی بگذارید | نظر بدهید | دیدگاه‌ها | نظرات | لغو پاسخ"
          " | دیدگاه بنویسید | ارسال دیدگاه",
    "zh": "# 条评论 | # 条回复 | # 则回复 | 评论"
          " | 发表评论 | 发表回复 | 留下评论 | 留言 | 暂无评论 | # 則留言"
          " | # 則迴響 | # 則回應 | # 個回應 | 發表迴響"
          " | 發表留言 | 發佈留言 | 發表回應 | 留下迴響 | 取消回复"
          " | 取消回覆 | 最新评论 | 网友评论 | # 条评论 | 共 # 条评论",
    "ja": "# 件のコメント | コメント | コメントを残す"
          " | コメントを書く | コメントを投稿 | コメントする | # 件の返信"
          " | トラックバック"
          " | この記事へのコメント | 返信を残す | コメントをキャンセル",
    "ko": "# 개의 댓글 | 댓글 | 댓글 남기기 | 답글 남기기 | 트랙백",
})  # fmt: skip
"""How headings of a thread of comments begin, and counters that repeat the title."""

REPLY = Phrases({
    "en": "reply | reply to this | quote | reply to this comment | respond",
    "de": "antworten | zitieren | antwort",
    "fr": "répondre | citer",
    "es": "responder | citar",
    "it": "rispondi",
    "pt": "responder",
    "nl": "beantwoorden | reageer | antwoorden",
    "ru": "ответить | цитировать",
    "uk": "відповісти",
    "pl": "odpowiedz",
    "sv": "svara",
    "da": "svar",
    "tr": "yanıtla | cevapla",
    "ar": "رد | الرد",
    "fa": "پاسخ | پاسخ دادن",
    "zh": "回复 | 回覆 | 引用",
    "ja": "返信",
    "ko": "답글 | 답글달기",
    "he": "הגב",
})  # fmt: skip
"""Links below a comment."""
