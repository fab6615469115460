"""Parts of words without which a dear pattern of `patterns` need not be tried; all are for casefolded lines."""


class Hint:
    """Parts of words, given separated by "|"; to look for one after the other is the quickest way."""

    __slots__ = ("_words",)

    def __init__(self, words: str) -> None:
        self._words = tuple(words.split("|"))

    def stands_in(self, low: str) -> bool:
        """Tell whether one of the parts stands in the casefolded line `low`."""
        return any(map(low.__contains__, self._words))


NETWORKS = Hint(
    "facebook|twitter|pinterest|whatsapp|telegram|linkedin|reddit|mail|print|share|instagram|youtube|vk|weibo|tweet|"
    "drucken|вконтакте|одноклассник|фейсбук|телеграм"
)
COPYRIGHT = Hint(
    "©|(c)|copyright|rights|rechte|droits|derechos|diritti|права|版权|著作|کپی|حقوق|powered|theme|designed|hosted|"
    "built with|präsentiert|propulsé|funciona|orgullosa|wordpress|website or blog|cookie"
)
NOTES = Hint(
    "publish|appeared|posted|aired|print|syndicated|excerpted| ran |written|erschien|veröffentlicht|publi|paru|"
    "gepubliceerd|verschenen|опубликован|本文|轉載|转载|ilk olarak|نخستین|شر "
)
CAPTIONS = Hint(
    "photo|image|picture|illustration|screenshot|foto|bild|credit|crédit|source|quelle|imagen|immagine|фото|caption|"
    "摄影|攝影|写真|عکس|صورة|legende|légende|图|圖|getty|reuters|afp|ap)|/ap|epa|dpa|efe|tass|via |/ |©"
)
SUBSCRIBE = Hint("subscri|sign|follow|get |abon|suscr|iscriv|подпи")
