"""Words of web pages, in several languages: small words, names of sections; with the buttons and headings of boxes.

Nothing here belongs to one site. Entries are casefolded, without signs at their ends.
"""

from readroom.importer.cut.wording_boxes import ABOUT_AUTHOR, WIDGETS, starts_box
from readroom.importer.cut.wording_buttons import ACTION_OBJECTS, ACTIONS
from readroom.importer.cut.wording_buttons import UI as _BUTTONS
from readroom.importer.cut.wording_offices import OFFICE_UI

__all__ = [
    "ABOUT_AUTHOR",
    "ACTIONS",
    "ACTION_OBJECTS",
    "BUTTONS",
    "SECTIONS",
    "UI",
    "UNFINISHED",
    "WIDGETS",
    "starts_box",
]


UI = _BUTTONS | OFFICE_UI
"""Lines that are a button, a link or a label of the page and nothing else."""
BUTTONS = ACTIONS | ACTION_OBJECTS


def _set(text: str) -> frozenset[str]:
    return frozenset(entry.strip() for entry in text.replace("\n", "|").split("|") if entry.strip())


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
