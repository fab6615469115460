"""Parts of words without which a dear pattern of `patterns` need not be tried; all are for casefolded lines."""

import re

NETWORKS = re.compile(
    r"facebook|twitter|pinterest|whatsapp|telegram|linkedin|reddit|mail|print|share|instagram|youtube|vk|weibo|tweet|"
    r"drucken"
)
COPYRIGHT = re.compile(
    r"©|\(c\)|copyright|rights|rechte|droits|derechos|diritti|права|版权|著作|کپی|حقوق|powered|theme|designed|hosted|"
    r"built with|präsentiert|propulsé|funciona|orgullosa|wordpress|website or blog|cookie"
)
NOTES = re.compile(
    r"publish|appeared|posted|aired|print|syndicated|excerpted| ran |written|erschien|veröffentlicht|publi|paru|"
    r"gepubliceerd|verschenen|опубликован|本文|轉載|转载|ilk olarak|نخستین|شر "
)
CAPTIONS = re.compile(
    r"photo|image|picture|illustration|screenshot|foto|bild|credit|crédit|source|quelle|imagen|immagine|фото|caption|"
    r"摄影|攝影|写真|عکس|صورة|legende|légende|图|圖|getty|reuters|afp|ap\)|/ap|epa|dpa|efe|tass|via |/ |©"
)
SUBSCRIBE = re.compile(r"subscri|sign|follow|get |abon|suscr|iscriv|подпи")
