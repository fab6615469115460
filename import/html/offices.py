"""Offices that sign for a house where a person's name would stand: a press service, an editors' office, an account."""

# ruff: noqa: E501 (vocabularies read best one kind a line)

import re

_LONGEST = 60  # characters
_WORDS = 6
_OFFICE = re.compile(
    r"(?<!\w)(?:press (?:office|service|release|team)|news ?desk|news ?room|web ?desk|online desk|(?:web|news|online|press|comms) ?team|staff|staff reports?|staff reporters?|staff writers?|"
    r"editorial (?:board|team|staff|office)|communications(?: office| team)?|media (?:office|team)|editors?|administrators?|"
    r"pressestelle|presse(?:dienst|büro|team|referat|amt)|redaktion\w*|online-?redaktion|öffentlichkeitsarbeit|vorstand|gemeindebüro|pfarrbüro|"
    r"(?:la )?rédaction|service (?:de )?(?:presse|communication)|service communication|"
    r"(?:la )?redacción|prensa|(?:oficina|gabinete|servicio|departamento|área) de (?:prensa|comunicación)|comunicación|"
    r"(?:la )?redazione|ufficio (?:stampa|comunicazione)|"
    r"(?:a )?redação|assessoria(?: de (?:imprensa|comunicação))?|ascom|"
    r"(?:de )?redactie|webredactie|persdienst|communicatie|"
    r"redaktionen|redaksjonen|presstjänst|pressetjeneste|toimitus|viestintä|"
    r"redakcja|biuro prasowe|redakce|tiskové oddělení|redakcia|szerkesztőség|sajtóiroda|sajtóosztály|redacția|biroul de presă|uredništvo|redakcija|"
    r"haber merkezi|basın bürosu|basın (?:birimi|müşavirliği)|editör|redaksiya|mətbuat xidməti|"
    r"редакция|редакція|пресс?-?\s?(?:служба|центр)|прес-?\s?(?:служба|центр)|отдел новостей|редакционный совет|прессслужба|"
    r"(?:η )?σύνταξη|συντακτική ομάδα|γραφείο τύπου|newsroom|"
    r"(?:tim )?redaksi|humas|ban biên tập|phòng báo chí|"
    r"(?:هيئة )?التحرير|قسم الأخبار|المكتب الإعلامي|تحریریه|روابط عمومی|مدیر سایت|מערכת)(?!\w)|"
    r"编辑部|編輯部|本报编辑|編集部|広報|新闻中心|新闻办|办公室|宣传部|편집부|뉴스팀|홍보팀",
    re.IGNORECASE,
)


def is_office_name(text: str) -> bool:
    """Tell whether a short string is what an office, a desk or a board of a house calls itself."""
    if len(text) > _LONGEST or len(text.split()) > _WORDS or text[-1:] in ".!?…:" or any(map(str.isdigit, text)):
        return False
    return _OFFICE.search(text) is not None
