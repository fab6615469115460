"""Names of months, as pages print them, with the number of the month (1 to 12).

Gregorian names in the languages of the press; Persian (Solar Hijri) names apart, as their year begins in March.
"""

from datetime import date, timedelta

_GREGORIAN = """
january jan janvier janv januar jänner jän januari enero ene gennaio gen janeiro ocak styczeń stycznia январь января янв січня leden ledna ianuarie január tammikuuta ιανουαρίου يناير كانون_الثاني جانفي ژانویه
february feb février févr fév februar februari febrero febbraio febb fevereiro fev şubat luty lutego февраль февраля фев февр лютого shkurt únor února februarie február helmikuuta φεβρουαρίου فبراير شباط فيفري فوریه
march mar mars märz mär mrz maart marzo março mart marzec marca март марта мар березня březen března martie március maaliskuuta μαρτίου مارس آذار مارچ
april apr avril avr abril abr aprile nisan kwiecień kwietnia апрель апреля апр квітня prill duben dubna aprilie április huhtikuuta απριλίου أبريل ابريل نيسان أفريل آوریل
may mai mei mayo maggio mag maio mayıs maj maja май мая травня květen května május toukokuuta μαΐου مايو أيار ماي می مه
june jun juin juni junio giugno giu junho haziran czerwiec czerwca июнь июня июн червня qershor červen června iunie június kesäkuuta ιουνίου يونيو حزيران جوان ژوئن
july jul juillet juil juli julio luglio lug julho temmuz lipiec lipca июль июля июл липня korrik červenec července iulie július heinäkuuta ιουλίου يوليو تموز جويلية ژوئیه جولای
august aug août aout augustus agosto ago ağustos sierpień sierpnia август августа авг серпня gusht srpen srpna augusti augusztus elokuuta αυγούστου أغسطس اغسطس آب أوت اوت آگوست
september sep sept septembre setembro settembre sett set septiembre setiembre eylül wrzesień września сентябрь сентября сен сент вересня shtator září septembrie szeptember syyskuuta σεπτεμβρίου سبتمبر أيلول سپتامبر
october oct octobre oktober okt octubre ottobre ott outubro out ekim październik października октябрь октября окт жовтня tetor říjen října octombrie október lokakuuta οκτωβρίου أكتوبر اكتوبر تشرين_الأول اکتبر
november nov novembre noviembre novembro kasım listopad listopada ноябрь ноября ноя нояб листопада nëntor listopadu noiembrie marraskuuta νοεμβρίου نوفمبر تشرين_الثاني نوامبر
december dec décembre déc dezember dez desember diciembre dic dicembre dezembro aralık grudzień grudnia декабрь декабря дек грудня dhjetor prosinec prosince decembrie joulukuuta δεκεμβρίου ديسمبر كانون_الأول دسامبر
"""  # noqa: E501

_PERSIAN = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
_LEAP_PLACES = frozenset((1, 5, 9, 13, 17, 22, 26, 30))

MONTHS: dict[str, int] = {
    name.replace("_", " "): number
    for number, row in enumerate(_GREGORIAN.split("\n")[1:-1], 1)
    for name in row.split(" ")
}
"""Casefolded name or abbreviation (without its full stop) → month."""

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
