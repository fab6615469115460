"""Words after which a full stop seldom ends a sentence, and words with which one often begins.

All forms are in lower case and without the last stop. English, German, French, Spanish, Italian, Dutch, Portuguese, and
the commonest of Russian, Polish, Turkish, Hindi.
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEVER_LAST = _set(
    """
    mr mrs ms messrs mme mlle dr drs prof hon rev fr st ste sra srta sig dott ing dipl univ
    gen maj col lt cpl sgt capt cmdr adm brig cdr gov pres sen rep amb insp supt
    hr hrn frl geb gest bspw bzw ggf evtl sog vgl zzgl inkl exkl insb allg ca cca approx vs v cf viz
    e.g i.e z.b d.h u.a i.d.r s.o s.u o.ä p.ex b.v m.a.w d.w.z
    dra dras sras sres srta dhr mevr mw env ee av avda ctra ud uds vd vds
    pt med phil habil
    проф акад доц г-н г-жа им ул пр-т тов св ср напр ks św ul prof dyr doç डॉ श्री
    bd bl hrsg hg nrn pag pág pp eds vol vols figs mt ft
    """
)
"""Titles and notes: what they go with follows them."""

BEFORE_NUMBER = _set("""
    no nos nr núm núms num n pt p s f ff op sec sect art abs fig ch chap cap kap para par tel fax ed
    jan feb mar apr jun jul aug sep sept oct nov dec abb anm tab blz rkp стр рис гл табл ст рис
    janv févr avr juil déc ene abr ago dic jän mrz okt dez янв февр фев апр авг сент окт нояб дек str rys
    """)
"""Abbreviations when a number follows, else perhaps a word: No. 5, p. 12, Jan. 3."""

SOMETIMES_LAST = _set(
    """
    mio mrd tsd млн млрд тыс руб
    inc ltd co corp plc llc bros jr sr esq etc usw usf al dept est ave blvd rd assn natl intl ph.d
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun
    janv févr avr juil déc ene abr ago dic jän mrz okt dez
    ariz calif colo conn fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash
    wis wyo
    """
)
"""Abbreviations that also end sentences, as dotted ones do (U.S.): then a word of `STARTERS` follows."""

SMALL = _set("mio mrd tsd млн млрд тыс руб inc ltd co corp jr sr esq etc usw usf al dept est ave blvd rd")
"""Those of `SOMETIMES_LAST` that are abbreviations in small letters too; "ill" and "mass" are words then."""

STARTERS = _set(
    """
    a after all also although an and another any as asked at because before both but by despite during each earlier
    even every few first following for from furthermore he her here his how however i if in indeed instead it its last
    later many meanwhile more moreover most much my neither no nobody none nor not nothing now of officials on once one
    only other others our over recently several she since so some soon still such that the their then there these they
    this those though three thus to today two under unlike until was we were what when where whether which while who
    why with without yesterday yet you your
    der die das den dem des ein eine einer er sie es wir ihr ich in im am auf aus bei mit nach seit von vor zu zum zur
    und aber doch denn auch dann da so wenn als wie weil obwohl dies diese dieser dieses jedoch außerdem
    le la les un une des il elle ils elles nous vous je on en dans avec pour par sur mais et ce cette ces après avant
    el los las una uno en con por para pero y este esta estos estas no según
    il lo gli i una uno nel nella con per ma e questo questa dopo
    het een de hij zij wij ik op met maar en dit deze
    o os as um uma ele ela em com por mas e este esta
    """
)
"""Words that often begin a sentence, and seldom a name."""

BEFORE_ORDINAL = _set(
    """
    der die das dem den des am im vom zum zur ein eine einem einen einer eines jeder jede jedes jeden bis seit ab dieser
    diesem diesen ihr ihre ihrem ihren sein seine seinem seinen beim dritten und oder jahrhundert
    """
)
"""German words before an ordinal number, whose stop ends nothing: am 3. Oktober, das 20. Jahrhundert."""

MONTHS = _set(
    """
    januar jänner februar märz april mai juni juli august september oktober november dezember
    january february march may june july october december jan feb mar mrz apr jun jul aug sep sept okt oct nov dez dec
    """
)
"""Names of months that stand after a day with a stop: 3. Januar."""
