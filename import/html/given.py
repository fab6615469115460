"""Names of persons that are common where `readroom.text.given_names` has few: the East and South, and with accents.

Names that are first of all a word of some language ("Made", "Nur", "Ante") are left out.
"""

_NAMES = """
maría josé jesús ángel ángela ramón joaquín martín ramiro inés belén rocío iñaki jordi montse núria oriol xosé xoán
antía brais iria uxía itziar ander aitor joão antônio luís mário cláudia márcia fábio flávio lúcia vitória thiago
thaís rui zé inácio piet sjoerd willemijn femke maaike joost gijs wim koen lieven griet fenna bouke sietske rinske
lotte ion ioan gheorghe vasile mihai ștefan ștefania elena ionuț cătălin cătălina mircea radu răzvan florin
florentina adina ioana ilie simona sorin zdeněk jiří petr pavel tomáš václav jaroslav miroslav josef františek
vladimír lukáš ondřej vojtěch hana jitka lenka markéta věra zuzana kateřina ľubomír štefan ján jozef stanisław
zbigniew wojciech krzysztof grzegorz paweł łukasz jerzy zofia halina małgorzata elżbieta bożena grażyna danuta
wiesława zdzisław czesław jadwiga mārtiņš jānis andris aivars ilze inese jonas vytautas jurgita algirdas mindaugas
andrus tõnu jüri kadri liis toomas ivan josip marko luka stipe tomislav dražen željko goran nikola miloš dragan
zoran jovan jelena milica vesna snežana slobodan mirjana matjaž janez agim arben besnik blerim fatos ilir luan
mimoza shpresa valbona dritan artan mehmet mustafa hüseyin ibrahim hasan osman murat ömer yusuf süleyman özgür emre
serkan volkan tolga gökhan barış deniz zeynep elif emine hatice fatma nermin sevgi aylin gül gülay selin γιώργος
γιάννης κώστας δημήτρης νίκος παναγιώτης βασίλης χρήστος μανόλης μιχάλης σπύρος θανάσης ελένη μαρία κατερίνα
βασιλική σοφία άννα ιωάννα αγγελική δήμητρα ευαγγελία στέλιος στέφανος αντώνης ανδρέας πέτρος γεωργία χριστίνα
γιώργου γιάννη κώστα δημήτρη νίκου παναγιώτη βασίλη χρήστου μανόλη μιχάλη σπύρου ελένης μαρίας κατερίνας σοφίας
άννας ιωάννας іван петро олександр олексій андрій сергій володимир микола михайло тарас богдан оксана ганна наталія
олена ірина галина людмила тетяна юлія марія илья пётр александр алексей андрей сергей владимир николай михаил
дмитрий евгений юрий павел игорь олег виктор анна мария елена ольга ирина татьяна юлия наталья светлана надежда
лариса валентина екатерина анастасия дарья ксения тимур рустам марат ринат айгуль гульнара георги димитър стоян
христо петър тодор иванка петя станка милена أحمد محمد محمود علي حسن حسين إبراهيم عبدالله عبد عمر خالد سعيد يوسف
مصطفى طارق كريم سامي سمير نادر فاطمة مريم عائشة زينب خديجة نور هدى سارة ليلى منى رنا دينا أم أبو وليد جمال كمال فؤاد
رشيد حميد علی حسین رضا مهدی محسن سعید حمید فرهاد بهرام شیرین لیلا زهرا فاطمه مریم نرگس پروین پریسا آرش کاوه امیر
ناصر יוסי משה דוד אבי שלמה יעקב אברהם רונית מיכל שרה רחל נועה תמר אורי עמית ענת דנה budi siti agus dewi sri joko
andi rina fadilah putri eko ahmad rahmat wahyu indah fitri bambang hendra ratna wayan ketut nyoman ramesh suresh
rajesh sunil anil priya pooja sunita anita vijay sanjay deepak lakshmi meena mohammad muhammad abdul fatima ayesha
zainab imran farhan kwame kofi akosua chidi ngozi emeka adaeze wanjiru kamau achieng juma amina zawadi thabo sipho
nomsa रमेश सुरेश राजेश सुनील अनिल प्रिया पूजा सुनीता विजय संजय दीपक
"""
_BEHIND = """
jános józsef lászló istván zoltán gábor péter tamás attila zsolt zsuzsa zsuzsanna katalin ildikó ágnes éva judit
andrás györgy miklós ferenc béla csaba balázs gergely ákos eszter réka krisztina mária zita dóra
"""
_FIRST = """
nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh đoàn
"""
GIVEN = frozenset(_NAMES.casefold().split())
"""Given names, casefolded."""
GIVEN_BEHIND = frozenset(_BEHIND.split())
"""Given names that stand behind the name of the family: Hungarian ones."""
FAMILY_FIRST = frozenset(_FIRST.split())
"""Names of families that stand first and are no words of other languages: Vietnamese ones."""
