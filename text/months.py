"""Names of months and weekdays, as pages print them, by language.

Gregorian names in the languages of the press; Persian (Solar Hijri) names apart, as their year begins in March. A name
that means different months in two languages is left out of one of them.
"""

from datetime import date, timedelta

_GREGORIAN = {
    "en": "january jan | february feb | march mar | april apr | may | june jun | july jul | august aug"
          " | september sep sept | october oct | november nov | december dec",
    "de": "januar jänner jän | februar feber | märz mär mrz | april | mai | juni | juli | august | september"
          " | oktober okt | november | dezember dez",
    "fr": "janvier janv | février févr fév fevrier | mars | avril avr | mai | juin | juillet juil | août aout aoû"
          " | septembre | octobre | novembre | décembre déc decembre",
    "es": "enero ene | febrero | marzo | abril abr | mayo | junio | julio | agosto ago | septiembre setiembre set"
          " | octubre | noviembre | diciembre dic",
    "it": "gennaio gen | febbraio febb | marzo | aprile | maggio mag | giugno giu | luglio lug | agosto"
          " | settembre sett | ottobre ott | novembre | dicembre",
    "pt": "janeiro | fevereiro fev | março | abril | maio | junho | julho | agosto | setembro | outubro out"
          " | novembro | dezembro",
    "nl": "januari | februari | maart mrt | april | mei | juni | juli | augustus | september | oktober | november"
          " | december",
    "ca": "gener | febrer | març | abril | maig | juny | juliol | agost | setembre | octubre | novembre | desembre",
    "gl": "xaneiro | febreiro | marzo | abril | maio | xuño | xullo | agosto | setembro | outubro | novembro"
          " | decembro",
    "sv": "januari | februari | mars | april | maj | juni | juli | augusti | september | oktober | november"
          " | december",
    "da": "januar | februar | marts | april | maj | juni | juli | august | september | oktober | november"
          " | december",
    "no": "januar | februar | mars | april | mai | juni | juli | august | september | oktober | november"
          " | desember des",
    "fi": "tammikuuta tammikuu | helmikuuta helmikuu | maaliskuuta maaliskuu | huhtikuuta huhtikuu"
          " | toukokuuta toukokuu | kesäkuuta kesäkuu | heinäkuuta heinäkuu | elokuuta elokuu | syyskuuta syyskuu"
          " | lokakuuta lokakuu | marraskuuta marraskuu | joulukuuta joulukuu",
    "pl": "stycznia styczeń sty | lutego luty lut | marca marzec | kwietnia kwiecień kwi | maja maj"
          " | czerwca czerwiec cze | lipca lipiec lip | sierpnia sierpień sie | września wrzesień wrz"
          " | października październik paź | listopada listopad lis | grudnia grudzień gru",
    "cs": "ledna leden | února únor | března březen | dubna duben | května květen | června červen"
          " | července červenec | srpna srpen | září | října říjen | listopadu listopad | prosince prosinec",
    "sk": "januára január | februára február | marca marec | apríla apríl | mája máj | júna jún | júla júl"
          " | augusta | septembra | októbra október | novembra | decembra",
    "hu": "január | február febr | március márc | április ápr | május máj | június jún | július júl | augusztus"
          " | szeptember szept | október | november | december",
    "et": "jaanuar | veebruar | märts | aprill | mai | juuni | juuli | august | september | oktoober | november"
          " | detsember",
    "be": "студзеня | лютага | сакавіка | красавіка | мая | чэрвеня | ліпеня | жніўня | верасня | кастрычніка"
          " | лістапада | снежня",
    "ro": "ianuarie ian | februarie | martie | aprilie | mai | iunie iun | iulie iul | august | septembrie"
          " | octombrie | noiembrie | decembrie",
    "hr": "siječnja | veljače | ožujka | travnja | svibnja | lipnja | srpnja | kolovoza | rujna | _"
          " | studenoga studenog | prosinca",
    "sq": "janar | shkurt | mars | prill | maj | qershor | korrik | gusht | shtator | tetor | nëntor | dhjetor",
    "tr": "ocak oca | şubat şub | mart | nisan nis | mayıs | haziran haz | temmuz tem | ağustos ağu | eylül eyl"
          " | ekim eki | kasım kas | aralık ara",
    "ru": "января январь янв | февраля февраль фев февр | марта март мар | апреля апрель апр | мая май"
          " | июня июнь июн | июля июль июл | августа август авг | сентября сентябрь сен сент | октября октябрь окт"
          " | ноября ноябрь ноя нояб | декабря декабрь дек",
    "uk": "січня січень січ | лютого лютий лют | березня березень бер | квітня квітень кві | травня травень тра"
          " | червня червень чер | липня липень лип | серпня серпень сер | вересня вересень вер"
          " | жовтня жовтень жов | листопада листопад лис | грудня грудень гру",
    "bg": "януари | февруари | март | април | май | юни | юли | август | септември | октомври | ноември | декември",
    "el": "ιανουαρίου ιανουάριος ιαν | φεβρουαρίου φεβρουάριος φεβ | μαρτίου μάρτιος μαρ | απριλίου απρίλιος απρ"
          " | μαΐου μάιος μαϊ | ιουνίου ιούνιος ιουν | ιουλίου ιούλιος ιουλ | αυγούστου αύγουστος αυγ"
          " | σεπτεμβρίου σεπτέμβριος σεπ | οκτωβρίου οκτώβριος οκτ | νοεμβρίου νοέμβριος νοε"
          " | δεκεμβρίου δεκέμβριος δεκ",
    "id": "januari | februari | maret | april | mei | juni | juli | agustus | september | oktober | november"
          " | desember",
    "he": "ינואר בינואר | פברואר בפברואר | מרץ במרץ | אפריל באפריל | מאי במאי | יוני ביוני | יולי ביולי"
          " | אוגוסט באוגוסט | ספטמבר בספטמבר | אוקטובר באוקטובר | נובמבר בנובמבר | דצמבר בדצמבר",
    "ar": "يناير كانون_الثاني جانفي | فبراير شباط فيفري | مارس آذار | أبريل ابريل إبريل نيسان أفريل | مايو أيار ماي"
          " | يونيو يونيه حزيران جوان | يوليو يوليه تموز جويلية | أغسطس اغسطس آب أوت | سبتمبر أيلول شتنبر"
          " | أكتوبر اكتوبر تشرين_الأول | نوفمبر تشرين_الثاني نونبر | ديسمبر كانون_الأول دجنبر",
    "fa": "ژانویه ژانویهٔ | فوریه فوریهٔ | مارس مارچ | آوریل آپریل | می مه مهٔ | ژوئن جون"
          " | ژوئیه ژوئیهٔ ژوییه جولای | اوت آگوست اگوست | سپتامبر | اکتبر | نوامبر | دسامبر",
    "zh": "一月 | 二月 | 三月 | 四月 | 五月 | 六月 | 七月 | 八月 | 九月 | 十月 | 十一月 | 十二月",
}  # fmt: skip

_PERSIAN = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
_LEAP_PLACES = frozenset((1, 5, 9, 13, 17, 22, 26, 30))

_WEEKDAYS = {
    "en": "monday mon | tuesday tue tues | wednesday wed | thursday thu thur thurs | friday fri | saturday sat"
          " | sunday sun",
    "de": "montag mo | dienstag di | mittwoch mi | donnerstag do | freitag fr | samstag sonnabend sa | sonntag so",
    "fr": "lundi lun | mardi mar | mercredi mer | jeudi jeu | vendredi ven | samedi sam | dimanche dim",
    "es": "lunes | martes | miércoles mié | jueves jue | viernes vie | sábado sáb | domingo",
    "it": "lunedì | martedì | mercoledì | giovedì gio | venerdì | sabato | domenica",
    "pt": "segunda-feira segunda seg | terça-feira terça | quarta-feira quarta qua | quinta-feira quinta qui"
          " | sexta-feira sexta | sábado | domingo",
    "nl": "maandag ma | dinsdag | woensdag wo | donderdag | vrijdag vr | zaterdag za | zondag zo",
    "sv": "måndag mån | tisdag tis | onsdag ons | torsdag tors | fredag | lördag lör | söndag sön",
    "da": "mandag | tirsdag | onsdag | torsdag | fredag | lørdag | søndag",
    "pl": "poniedziałek pon | wtorek wto | środa śro | czwartek czw | piątek pią | sobota sob | niedziela",
    "cs": "pondělí | úterý | středa | čtvrtek | pátek | sobota | neděle",
    "hr": "ponedjeljak | utorak | srijeda | četvrtak | petak | subota | nedjelja",
    "hu": "hétfő | kedd | szerda | csütörtök | péntek | szombat | vasárnap",
    "ro": "luni | marți | miercuri | joi | vineri | sâmbătă | duminică",
    "fi": "maanantai | tiistai | keskiviikko | torstai | perjantai | lauantai | sunnuntai",
    "el": "δευτέρα | τρίτη | τετάρτη | πέμπτη | παρασκευή | σάββατο | κυριακή",
    "uk": "понеділок | вівторок | середа | четвер | п'ятниця | субота | неділя",
    "id": "senin | selasa | rabu | kamis | jumat | sabtu | minggu",
    "ru": "понедельник пн | вторник вт | среда ср | четверг чт | пятница пт | суббота сб | воскресенье вс",
    "tr": "pazartesi | salı | çarşamba | perşembe | cuma | cumartesi | pazar",
    "ca": "dilluns | dimarts | dimecres | dijous | divendres | dissabte | diumenge",
    "ar": "الاثنين الإثنين اثنين إثنين | الثلاثاء ثلاثاء | الأربعاء أربعاء | الخميس خميس | الجمعة جمعة | السبت سبت"
          " | الأحد أحد",
    "fa": "دوشنبه | سه‌شنبه | چهارشنبه | پنجشنبه پنج‌شنبه | جمعه آدینه | شنبه | یکشنبه یک‌شنبه",
    "zh": "星期一 周一 週一 | 星期二 周二 週二 | 星期三 周三 週三 | 星期四 周四 週四 | 星期五 周五 週五"
          " | 星期六 周六 週六 | 星期日 星期天 周日 週日",
    "ja": "月曜日 | 火曜日 | 水曜日 | 木曜日 | 金曜日 | 土曜日 | 日曜日",
    "ko": "월요일 | 화요일 | 수요일 | 목요일 | 금요일 | 토요일 | 일요일",
}  # fmt: skip


def _numbered(tables: dict[str, str], first: int) -> dict[str, int]:
    return {
        name.replace("_", " ").casefold(): number
        for row in tables.values()
        for number, names in enumerate(row.split("|"), first)
        for name in names.split()
        if name != "_"
    }


MONTHS: dict[str, int] = _numbered(_GREGORIAN, 1)
"""Casefolded name or abbreviation (without its full stop) → month, 1 to 12."""

WEEKDAYS: dict[str, int] = _numbered(_WEEKDAYS, 0)
"""Casefolded name or abbreviation → weekday as `date.weekday` counts, Monday 0."""

PERSIAN_MONTHS: dict[str, int] = {name: number for number, name in enumerate(_PERSIAN.split(" "), 1)}
"""Name of a Solar Hijri month → month; `gregorian` turns such a date into the common calendar."""


def gregorian(year: int, month: int, day: int) -> date:
    """Return the Gregorian date of a Solar Hijri one, by the 33-year cycle of leap years (right for 1244 to 1472)."""
    # 1 Farvardin 1348 was 21 March 1969; days are counted from there in both directions.
    low, high = min(year, 1348), max(year, 1348)
    leaps = sum(y % 33 in _LEAP_PLACES for y in range(low, high))
    days = (year - 1348) * 365 + (leaps if year >= 1348 else -leaps)
    days += (month - 1) * 31 if month <= 7 else 186 + (month - 7) * 30
    return date(1969, 3, 21) + timedelta(days=days + day - 1)
