"""Given names that are common in the languages of the West: what tells "Anna Miller" on a line from "Local News".

A name is only looked up where two or more words with capitals stand alone; names that are first of all a word, a month
or a place ("April", "Jordan", "Hope") are left out.
"""

import re

_NAMES = """
aaron abby abdul abdullah abel abigail abraham achim ada adalbert adam adela adele adeline adnan adrian adriana
adriano adrien agata agathe agnes agnieszka agnès agustín ahmad ahmed ahmet aicha aidan aileen aino aisha alain alan
albert alberta alberto aldo alec alejandra alejandro aleksander aleksandr aleksandra alena alessandra alessandro
alessia alex alexander alexandra alexandre alexandros alexei alexey alexis alfie alfons alfonso alfred alfredo ali
alice alicia alina aline alison alistair allan allison alois alvaro alwin amadou amalia amalie amanda amara ambra
amelia amina amir amira amit amy amélie ana anastasia anatoly anaïs anders andrea andreas andreea andrei andrej
andres andrew andrey andrzej andrés andy angela angelika angelina angelo angie angus anika anita anja anke ann anna
annabel anne anneke annelies annemarie annette annie anouk ansel anselm anthony anton antonella antonia antonin
antonino antonio antony antónio anya archie aria ariana ariane arie arif arjen arjun arlene armand armando armin
arnaud arne arnold arthur artur arturo arun arvid asa ashley asif astrid athena aubrey audrey augusta auguste
augustin augusto aurelia aurelie aurore aurélie aurélien ava avery axel ayesha ayşe azadeh babak barbara barbro
barney barry bart bartek bartosz bastian beate beatrice beatriz becky behrouz bela ben benedict benedikt benigna
benita benjamin benno benny benoit benoît bernadette bernard bernardo bernd bernhard bert berta bertha berthold
bertrand bess beth bettina betty bianca bill billy birgit birgitta birte bjarne björn bjørn blake bob bobby bodil
bogdan bonnie boris borja boyan brad bradley brandon branka brenda brendan brent brett brian brianna bridget brigitte
britta brock bronwyn bruce bruno bryan burak burkhard byron béatrice caio caitlin calvin cameron camila camilla
camille camilo candice cara carina carl carla carlo carlos carlotta carly carme carmen carol carola carole carolin
caroline carolyn carrie carsten casey caspar cassandra catarina caterina catharina catherine cathleen cathrin cathy
cecile cecilia cedric cedrik celeste celia celine cem cesar chandra chantal charlene charles charlie charlotte cheryl
chiara chloe chloé chris christa christel christian christiane christina christine christof christoph christophe
christopher christos christy chuck cilla cindy claire clara clare clarissa clark claude claudia claudine claudio
claus clemens clement clementine cleo clifford clinton clive clyde clément colette colin colleen concetta connie
conny conor conrad constantin cora coralie corentin corey corinna corinne cornelia cornelis cornelius cosimo courtney
craig cristian cristiano cristina cristóbal curt curtis cynthia cyril cécile cédric céline césar dagmar dagny dalia
damian damien damir damon dan dana daniel daniela daniele daniella danielle danilo danny dario darius darko darren
darya dave davi david davide dawid dawn debbie deborah debra declan deirdre delia delphine demetrio demi denis denise
deniz dennis derek derya desmond detlef devin diana diane didier diego dierk dieter dietmar dietrich dilara dimitri
dimitris dina dino diogo dirk dmitri dmitry domenico dominic dominik dominika dominique donald donata donatella donna
donovan dora doreen doris dorota dorothea dorothee dorothy dorthe doug douglas dragan duarte duncan dylan eamonn
eberhard ebru eckart eckhard ed eddie edgar edith edmond edmund edna edoardo eduard eduardo edward edwin egon eike
eileen eirik ekaterina ekkehard elaine eleanor elena eleni eleonora elfriede elia eliana elias elif elin elisa
elisabeth elisabetta elise eliseo eliza elizabeth elke ella ellen elliot elliott ellis elmar elsa elsbeth else elsie
elton elvira emanuel emanuela emanuele emeka emeric emil emilia emiliano emilie emilio emily emine emir emma emmanuel
emmanuelle emmy emre enrica enrico enrique enzo erdem eric erica erich erik erika erin ernest ernesto ernö erwin
esteban estelle ester esther ethan etienne ettore eugen eugene eugenia eugenio eulalia eusebio eva evan evangelia eve
evelin eveline evelyn evgeny ewa ewan fabian fabiana fabien fabienne fabio fabrice fabrizio fanny farah farhad farid
farida fatima fatma fausto federica federico felicia felicitas felicity felipe felix ferdinand ferenc fergus fernanda
fernando filip filipa filipe filippo finn fiona fiorella flavia flavio florent florian floriane floris fran frances
francesca francesco francine francis francisca francisco franciszek franck franco frank franka frankie franz
franziska françois françoise fred freda freddie frederic frederick frederik fredrik freya frida frieda friederike
friedhelm friedrich frits fritz frédéric frédérique fynn félix gabriel gabriela gabriele gabriella gabrielle gaby
gael gaetano gail gareth garret garry garth gary gavin gaël gaëlle gemma geneviève geoff geoffrey georg george
georges georgina georgios gerald geraldine gerard gerardo gerd gerda gerhard gerlinde germaine gernot gero gerrit
gert gertrud gertrude ghassan giacomo giancarlo gianfranco gianluca gianni gideon gilbert gilberto giles gilles
gillian gina gino gioia giorgia giorgio giorgos giovanna giovanni gisela gisele giulia giuliana giuliano giulio
giuseppe giuseppina gladys glenn gloria godfrey gonzalo gordon grace gracie graciela graham grażyna greg gregor
gregory greta gretchen grete griet grzegorz grégory guadalupe gudrun guido guilherme guillaume guillermo gunnar
gunter gunther gus gustav gustavo guy gwen gwendolyn gérald gérard götz günter günther hakan hamid hamish hana hank
hanna hannah hanne hannelore hannes hans hansjörg harald harold harriet harrison harry hartmut harvey hasan hassan
hassiba hatice hauke heather hector hedda hedwig heike heiko heinrich heinz hela helen helena helene helga helge
helmut helmuth hendrik henk henning henri henriette henrik henrique henry henryk herbert heribert herman hermann
hermine hernan hernán hervé hilary hilda hilde hildegard hillary hinrich holger holly horacio horst hossein howard
hubert huda hugh hughes hugo hussein huub héctor hélène iain ian ibrahim ida ignacio igor ilaria ilka ilona ilse
imelda imke immo imogen imran inaki ines inga inge ingeborg ingo ingrid inès inés ioana ioannis ira irena irene irina
iris irma irène isaac isabel isabela isabell isabella isabelle isadora ismael ismail ismet istvan istván ivan ivana
ivar ivo ivonne iñaki iñigo jaap jacek jack jackie jaclyn jacob jacqueline jacques jaime jake jakob jakub jamal james
jamie jan jana jane janet janice janina janine janne janusz jared jarek jasmin jasmine jason jasper javier jay jean
jean-baptiste jean-claude jean-françois jean-jacques jean-louis jean-luc jean-marc jean-marie jean-michel jean-paul
jean-pierre jean-yves jeanette jeanne jeannette jeannine jed jeff jeffrey jelena jelle jen jenna jennifer jenny jens
jeremy jeroen jerome jerry jess jesse jessica jessie jesús jette jill jim jimena jimmy jitka jo joachim joan joana
joanna joanne joaquim joaquín jobst jochen jodie jody joe joel joelle joey johan johann johanna johannes john johnny
jolanda jolanta jon jonah jonas jonatan jonathan jonathon joni jonny joost jordi jorg jorge jose josef josefa
josefina josefine joseph josephine josette josh joshua josie josip josé joy joyce joão joël juan juana judith judy
jukka jules julia julian juliana juliane julie julien juliet juliette julio julius junaid jurgen justin justina
justine justyna jutta jérémie jérémy jérôme jörg jørgen jürgen kaan kaisa kamal kamil kamila kara karen karim karima
karin karina karl karla karlheinz karol karolina karoline karsten karun kasia kaspar kasper kat katarina katarzyna
kate katerina katharina katherine kathi kathleen kathrin kathryn kathy katia katie katja katrin katrina katy katya
kayla keith kelly kelvin kemal ken kendra kenneth kenny kerstin kevin khaled khalid kieran kilian kim kimberly
kingsley kirk kirsten kirsty kit kitty kjell klara klaus klemens knud knut konrad konstantin konstantinos kostas
krista kristen kristian kristiina kristin kristina kristine kristof krystyna krzysztof kurt kwame kyle kylie lamia
lana lara larisa larissa larry lars laszlo laura laure laureen lauren laurence laurent laurie lavinia lawrence layla
lea leah leandro lech lee leen leena leif leigh leila lena lene lennart lennox leo leon leona leonard leonardo
leonhard leonie leonor leonora leopold leroy leslie leszek leticia letizia lewis león lia liam lidia liesbeth
lieselotte lila lilia lilian liliana lilly lily lina linda lindsay lindsey line linnea linus lionel lisa lisbeth lise
liselotte lisette livia liz liza lizzie lois lola lorena lorenz lorenza lorenzo loretta lothar lotta lotte lou louis
louisa louise lowell luc luca lucas lucia lucian luciana luciano lucie lucien lucille lucinda lucio lucrezia lucy
lucía ludger ludivine ludmila ludovic ludwig luigi luis luisa luise luiz lukas luke lutz luís lydia lyn lynda lynn
lynne lászló léa léo mabel maciej maddalena maddie madeleine madeline mads mae magda magdalena maggie magnus mahmoud
maik maike maja malcolm malgorzata malik malin malte mandy manfred manon manuel manuela mara marc marcel marcela
marcella marcello marcelo marcin marco marcos marcus marek margaret margareta margarethe margarita margaux margherita
margit margot margret marguerite maria mariam marian mariana marianna marianne mariano marie marie-christine
marie-claire marie-claude marie-france marie-louise marieke mariel marielle marija marika marilena marilyn mario
marion mariona marisa marisol marissa marit marita marius marjorie mark markku marko markus marla marlene marlies
marlon marsha marta martha marthe martin martina martine martino marty martyn martí martín marvin mary mary-ann
maryam massimiliano massimo mateo mateus mateusz mathias mathieu mathilde matias matilda matilde mats matt matteo
matthew matthias matthieu matti matías maud maura maureen maurice mauricio maurizio mauro maurício max maxence maxim
maxime maximilian maxine maëlle małgorzata meg megan mehdi mehmet mehran meike mel melanie melina melissa melody
mercè meredith merle mervyn meryem meta mia micaela micha michael michaela michal michał michel michela michele
micheline michelle micheál michèle mick miguel mihai mika mikael mike mikhail mikkel mikko mila milena miles
millicent millie milo milos miloš mina mira miranda mireia mireille miren miriam mirjam mirko miro miroslav mitch
mitchell mohamed mohammad mohammed moira molly mona monica monika monique montserrat morgan moritz morten mostafa
muhammad murat muriel murray mustafa myra myriam myrna mária märta mélanie mónica nadeem nadia nadine nadja nadège
nahid naima najat nan nancy naomi narges nasrin nat natalia natalie nataliya natascha natasha nathalie nathan
nathaniel navid nazanin neal ned neil nell nelly nelson nerea nestor nicholas nick nicki nico nicola nicolas nicole
nicoletta nicolás niels nigel nikita nikki niklas nikola nikolai nikolaos nikolas nikos nils nina nino noah noam noel
noelia noemi nora norbert noreen norma norman noémie noël nuno nuria núria octavia octavio odette odile ola olaf olav
ole oleg olena olga olimpia oliver olivia olivier ollie omar orhan oriol orla oscar oskar oswald otto owen pablo paco
paige paloma pam pamela paola paolo pascal pascale patrice patricia patricio patrick patrizia patryk patsy patti paul
paula paulina pauline paulo pavel paweł pedro peggy penelope penny percy pernille perry petar pete peter petra petros
phil philip philipp philippa philippe phillip phoebe phyllis pia pien piera piero pierre pierre-yves pieter pietro
pilar piotr pippa piroska piyush polly priscilla priya pál quentin quinn rachel radek rafael rafaela rafal rafał
raffaele raffaella rahel rainer raj ralf ralph ramon ramona ramón randall randi randy rania raoul raphael raphaël
raquel rashid rasmus raul raymond raúl rebecca rebekka reginald regine reid reiner reinhard reinhold reinier rena
renata renate renato renaud rene renzo rené renée reza rhiannon rhoda rhona ricarda ricardo riccardo richard rick
ricky rico riikka riley rita robbie robert roberta roberto robin rocco rocío roderick rodney rodolfo rodrigo roel
roger rogier rohan roisin roland rolf romain romane romina romy ron ronald ronan ronja ronnie rory rosalie rosalind
rosalía rosanna rosario roseline rosemarie rosemary rosie rosita ross rowan roxana roxanne roy roza ruben rubén rudi
rudolf rufus rui rupert russell ruth ruud ryan ryszard régis róisín saad sabina sabine sabrina sadie saeed sahar
salim sally salma salome salvatore sam samantha samir samira sammy samson samuel samuele sander sandra sandrine
sandro sanja sanne sara sarah sascha sasha saskia scott sean sebastian sebastiano sebastián sefa selim selin selina
selma semra serge sergei sergey sergi sergio seth severin seán shane shannon sharon shaun shauna shawn sheila shelley
sherry shirin shirley sibylle sid sidney siegfried sieglinde sigmund sigrid sigurd silas silja silke silvana silvia
silvina silvio simon simona simone simonetta simón sinead sinéad siobhan siobhán sixto slavica slavko slobodan sofie
sofía solveig solène sondra sonia sonja sonny sophia sophie soraya soumaya stacey stacy stan stanislas stanislav
stanisław stanley stef stefan stefania stefanie stefano steffen steffi stellan stephan stephane stephanie stephen
steve steven stewart stig stine stuart stéphane stéphanie sulamith suleiman susan susana susann susanna susanne susi
susie suzan suzanne suzie sven svenja svetla svetlana swantje sybille sylvain sylvester sylvia sylviane sylvie
szilvia sébastien sérgio séverine sönke sören søren tabea tabitha tadeusz tamara tamas tami tammy tamás tania tanja
tanya tara tarek tariq tasha tatiana tatjana taylor ted teemu teo teodor teodora terence teresa terri terry tess
tessa thaddeus thea thelma theo theodor theodora theodore theresa therese theresia thibault thibaut thierry thijs
thilo thomas thorben thore thorsten théo thérèse tiago tibor tiffany tijana tilda till tilman tim timo timon timothy
timothée tina tine tino tiziana tjark tobias toby todd tom tomas tomaso tomasz tommaso tommy tomoko tomás toni tonia
tony tonya torben torsten tracey tracy travis trevor tricia trine trish tristan troels trude trudi trudy tuomas tycho
tyler tyrone udo ulf uli ulla ulrich ulrik ulrike umberto ursel ursula urszula uta ute uwe vaclav valentin valentina
valentine valeria valerie valerio valérie vanessa vasco vasilis veit verena vernon veronica veronika verónica vic
vicente vicki vicky victor victoria vidar vigdis viktor viktoria vilma vince vincent vincente vincenzo violette
virginia virginie vitor vittoria vittorio vivian viviana viviane vivien vivienne vlad vladimir volker volkmar vuk
václav véronique víctor waldemar wally walt walter waltraud wanda wayne wendelin wendell wendy wenke werner wes
wesley whitney wiebke wieland wilbur wilf wilfred wilfried wilhelm wilhelmine willem willi william willy wilma wim
winfried winifred winston wojciech wolfgang wolfram wout xaver xavier xenia ximena yann yannick yannis yara yasmin
yasmina yasmine yasser yasuko yiannis yolanda youssef yuki yulia yuri yusuf yvan yves yvette yvonne zac zach zachary
zahra zainab zara zbigniew zdenek zeynep zita zlatan zoe zofia zoltan zoltán zoé zsófia zuzana álvaro élias élisabeth
élise élodie émile émilie étienne óscar özlem łukasz абрам агата адам александр александра алексей алина алиса алла
алёна анастасия анатолий андрей анна антон антонина аркадий арсений артур артём борис вадим валентин валентина
валерий валерия варвара василий вера вероника виктор виктория виталий владимир владислав всеволод вячеслав галина
геннадий георгий герман глеб григорий дарья денис дмитрий евгений евгения егор екатерина елена елизавета ефим жанна
зинаида зоя иван игорь илья инна иосиф ирина карина кирилл клавдия константин ксения лариса лев леонид лидия любовь
людмила майя максим маргарита марина мария марк матвей михаил надежда наталия наталья никита николай нина оксана олег
олеся ольга павел петр полина пётр раиса римма ринат роман руслан светлана семен семён сергей софья станислав степан
тамара татьяна тимофей тимур ульяна федор фёдор эдуард эльвира юлия юрий яков яна ярослав
"""
_NAMES_BEYOND = """
محمد أحمد احمد علي حسن حسين محمود مصطفى إبراهيم ابراهيم خالد عمر يوسف سعيد عبدالله عبد صالح ناصر سامي كريم طارق
فاطمة مريم زينب سارة ليلى هدى منى نادية سلمى رنا هالة سعاد ياسمين أمينة خديجة عائشة جمال كمال عادل ماجد وليد فهد
علی حسین رضا مهدی امیر عباس مجید سعید حمید فریبا زهرا فاطمه نرگس پریسا شیرین مینا لیلا نسرین بهرام کاوه آرش داریوش
سیاوش فرهاد رامین شهرام پروین مهناز آزاده نازنین الهام سمیرا کامران بابک احمد محسن هادی جواد
דוד יוסף משה יעקב אברהם שרה רחל מרים יעל נועה אורי עמוס דניאל מיכאל רות חנה תמר אסתר
γιώργος γεώργιος μαρία άννα κώστας κωνσταντίνος δημήτρης δημήτριος νίκος νικόλαος γιάννης ιωάννης παναγιώτης ελένη
κατερίνα αικατερίνη σοφία βασίλης βασιλική θανάσης χρήστος μανόλης στέλιος σταύρος αλέξανδρος μιχάλης ανδρέας πέτρος
ευαγγελία ειρήνη δέσποινα χριστίνα αντώνης σπύρος θοδωρής άγγελος εύη ιωάννα
ion gheorghe vasile nicolae mihai constantin ștefan stefan florin radu bogdan cătălin dumitru ilie ioana elena alexandru
andreea gabriela raluca simona mirela cristina marius sorin adrian liviu octavian traian
agus budi dewi siti rina rini sri wahyu eko dwi tri bambang joko slamet sutrisno ayu putri nur ahmad fitri
indah rudi hendra
мехмет емил богдан ганна оксана олена тарас остап богдана ірина ольга юрій сергій андрій володимир василь микола михайло
петро олексій дмитро іван наталія тетяна людмила катерина євген ігор роман степан
"""
_GIVEN = frozenset(_NAMES.split()) | frozenset(_NAMES_BEYOND.split())
_TITLE = re.compile(r"^(?:(?:dr|prof|professor|mr|mrs|ms|sir|rev|fr|hon|dipl|ing|mag)\.?\s+)+(?=\S)", re.IGNORECASE)


def has_given_name(name: str) -> bool:
    """Tell whether a name in two words or more begins with a common given name, titles left out."""
    words = _TITLE.sub("", name).split()
    if len(words) < 2:
        return False
    first = words[0].casefold()
    return first in _GIVEN or first.partition("-")[0] in _GIVEN


def is_given_name(text: str) -> bool:
    """Tell whether a string is one common given name, with a capital."""
    return text[:1].isupper() and text.casefold() in _GIVEN
