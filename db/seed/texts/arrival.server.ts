// Parts of invented notes on arriving, being away and being tired. How they are read: see ../compose.server.ts.
export const arrivalParts = `
= late lm worry
Klockan var #tid när #namn kom. {Ytterdörren var låst så #hon hade stått och väntat|#Hon hade irrat runt vid bussen|Kappan var knäppt snett}.
#Namn lämnades av {en granne|#syskon|en taxi} #min minuter efter att det ringt in.
Missade {samlingen|morgonläsningen|högläsningen} {igen|för tredje dagen}. Kom kl. #tid och {frågade om det fanns smörgås|började gråta i dörren}.
Sen {tre|fyra} dagar av fem den här veckan, mellan {tio|femton} och {trettio|fyrtio} minuter varje gång.
Kom #min minuter efter att {lektionen|#ämnet|skoldagen} började.
#Namn kom först kl. #tid {i dag|på morgonen}, då hade klassen redan hunnit {till rasten|en bit in i arbetspasset|äta frukt}.
Sen ankomst igen, #min minuter. {Tredje|Fjärde|Andra} gången {den här veckan|på två veckor}.
#Namn stod i kapprummet med jackan på kl. #tid och ville inte {gå in|öppna dörren}.
Dörren öppnades kl. #tid och #namn smög in {utan att hälsa|med skorna på|och satte sig längst bak}.
#Hon kom ensam till skolan kl. #tid, {utan väska|med jackan öppen fast det var kallt|och hade gått hela vägen själv}.
- #Hon sa: ”{Mamma|Pappa} {vaknade inte i dag heller|sov fortfarande när jag gick|sa att jag fick ordna det själv}.”
- När jag frågade sa #hon: ”Jag fick väcka mig själv.”
- ”Bussen gick innan jag hann äta”, sa #hon och tittade ner i bänken.
- #Hon hade inte ätit frukost och tog {två|tre} mackor i matsalen direkt efteråt.
- #Hon förklarade att #hon lämnat #syskon på förskolan först.
- #Hon sa bara ”förlåt” och ville inte prata mer om det.
- #Hon bad mig att inte ringa hem om det.
> Jag har {antecknat ankomsten|fört in tiden i frånvarosystemet} och {ringer hem i eftermiddag|talar med mentor i morgon}.
> Kom snabbt in i arbetet när #hon väl satt {på plats|vid bänken}.
> Vi har kommit överens om att #hon {hämtar frukt i köket|går förbi matsalen} de mornar det inte blivit någon frukost.
> Ringde #vuxen kl. #senare, fick inget svar. Försöker igen i morgon.
= late hg worry
#Namn dök upp #min minuter in i {provet|laborationen|genomgången}. {Lugn utåt men händerna skakade|Ville inte ha längre tid}.
{Fem|Sex|Sju} sena ankomster på {tre|två} veckor, nästan alltid {före tio|på måndagar}.
#Namn stod utanför sal {B12|204|C3} kl. #tid och kom sig inte för att knacka. Jag såg #henne genom rutan.
Kom #min minuter sent från {lunchen|håltimmen|idrotten}. {Andfådd|Röd i ögonen|Tyst}.
Var i skolan i tid men satt {i bilen|på toaletten|vid skåpen} första {halvtimmen|tjugo minuterna}.
#Min minuter sen till #ämnet, #ordning gången {den här månaden|sedan höstlovet|på tre veckor}.
#Namn kom kl. #tid till lektionen som började #tidigare.
Missade första halvan av #ämnet. {Kom in utan att säga något|Satte sig vid dörren med jackan på|Hade hörlurarna i och huvan uppe}.
Kom till skolan först efter #tid, {trots att provet började på morgonen|vi hade redovisning första passet|gruppen fick börja utan #henne}.
- ”Det är ingen idé att jag försöker sova, jag ligger ändå vaken”, sa #hon när vi pratade efteråt.
- Säger att #hon {jobbar på kvällarna|hjälper till hemma på morgonen|inte hör klockan}. ”Det är ingen som väcker mig.”
- På frågan vad som hänt: ”{Orkade inte|Försov mig, det är lugnt|Jag var tvungen att hjälpa #vuxen}.”
- #Hon ursäktade sig och sa att bussen varit inställd. Två andra från samma håll var i tid.
- Ville stanna kvar efteråt och ta igen det #hon missat.
> {Mentor|Hemmet} är informerad via lärplattformen.
> Vi gick igenom närvaron för {månaden|terminen} tillsammans. #Hon blev själv förvånad över {siffran|hur mycket det blivit}.
> Föreslår att mentor tar ett samtal om morgonrutiner innan det blir mer.
> Har bokat en tid med #henne på {torsdag|fredag|måndag} för att ta igen uppgiften.
= absence lm worry
#Namn har varit borta {tre|fyra|fem} dagar av de senaste {åtta|tio}, sjukanmäld av #vuxen varje gång.
Frånvarande {hela veckan|sedan i måndags|måndag och tisdag}. Ingen sjukanmälan förrän vi ringde.
Ogiltig frånvaro i dag. Vi ringde hem kl. #tid och fick tag i #vuxen {först efter lunch|på tredje försöket}.
#Namn är ofta sjuk på {måndagar|fredagar|idrottsdagarna}. Jag räknar till #antal gånger den här terminen.
- #Vuxen sa att #namn har ont i magen på morgnarna men är pigg framåt {lunch|eftermiddagen}.
- När #hon kom tillbaka sa #hon: ”Jag var inte sjuk, vi {var bara hemma|skulle hjälpa mormor|åkte och hälsade på}.”
- ”Det är skönare hemma, där är det tyst”, sa #hon när vi pratade om det.
- En klasskamrat berättade att #namn varit ute och cyklat {samma dag|på eftermiddagen}.
- #Hon är orolig för att ha missat saker och gråter lite när matteboken kommer fram.
> Tar upp det med {mentor|skolsköterskan|elevhälsan} på {onsdag|nästa möte|måndag}.
> Vi har {skickat hem arbete|bestämt ett telefonsamtal varje morgon i två veckor}.
> Vårdnadshavare är {kallad till|inbjuden till} ett möte om närvaron.
= absence hg worry
{Fyra|Sex|Fem|Åtta} timmars ogiltig frånvaro {den här månaden|på två veckor}, mest från #ämnet och {idrotten|engelskan}.
#Namn gick hem efter lunch utan att säga till. {Tredje|Andra} gången på kort tid.
Har inte setts på mina lektioner sedan {förra måndagen|höstlovet|den 3:e|i torsdags}. Kamraterna säger att #hon är {i skolan men inte går in|hemma}.
Dök upp till lunchen men inte till #ämnet kl. #tid.
Närvaron har sjunkit från {94 till 71|90 till 63|88 till 74} procent på {sex|fem|åtta} veckor.
- ”Alla stirrar när man kommer in sent, då är det lättare att inte gå alls”, sa #hon i korridoren.
- Svarade på mitt meddelande: ”Jag kommer i morgon.” Kom inte.
- Sa att #hon inte ser någon mening med det, ”jag har ändå missat för mycket”.
- #Vuxen trodde att #hon var i skolan. #Hon lämnar huset varje morgon.
- #Hon sitter ofta i biblioteket i stället. Där är #hon lugn och läser.
- På fritiden ses #hon enligt kamrater med äldre killar i centrum under skoltid.
> Frånvaroutredning {startad|ska startas enligt rutinen}; {mentor|kurator} kallar till möte.
> Vi gjorde en lista på {två|tre} ämnen att börja med, resten får vänta.
> Har informerat {#vuxen|hemmet} per telefon. Fick ett trött men vänligt svar.
> Nära gränsen för rapport till CSN, har sagt det till #henne.
= tired lm worry
Somnade på {första lektionen|#ämnet|högläsningen}. Jag väckte #henne {två|tre} gånger.
#Namn la huvudet på bänken redan kl. #tid och svarade knappt när jag frågade.
Mycket trött. Gäspade genom hela #ämnet, {ville inte gå ut på rasten|satt kvar inne på rasten|orkade inte hålla i pennan}.
#Namn somnade i soffan i läshörnan och sov {en halvtimme|fyrtio minuter}. Vi lät #henne sova.
- #Hon berättade att #hon {lagt #syskon och väntat på #vuxen till efter midnatt|vaknat flera gånger för att det var bråk i huset|spelat med #syskon till klockan två}.
- ”Jag kan inte sova när de är arga”, sa #hon tyst.
- Mörk under ögonen. ”Jag sov i soffan”, sa #hon, ”det var folk hemma.”
- #Hon säger att #hon får ha surfplattan i sängen {hur länge #hon vill|så länge #hon är tyst}.
- #Hon piggnade till efter lunch och åt {två|tre} portioner.
> Frågar #vuxen om sömnen {vid hämtningen|i morgon|på utvecklingssamtalet}.
> Har pratat med mentor, som sett samma sak {i två veckor|förra veckan|på idrotten}.
> Jag följer det {den här veckan|fram till lovet} och skriver igen.
= tired hg worry
#Namn har {mist|tappat} {tempo|färg} de senaste veckorna. {Svarar i ett ord|Skriver tre rader där det förut blev två sidor}.
Bad att få ligga ner hos skolsköterskan kl. #tid. {Sov direkt|Låg vaken och tittade i taket}.
Gäspar, fryser och {tappar pennan|läser samma rad om igen} på #ämnet. {Samma sak i går|Kollegan i engelska säger likadant}.
Sov på #ämnet {kl. #tid|under hela genomgången|med huvan över huvudet}.
#Namn har svårt att hålla ögonen öppna på {förmiddagarna|måndagarna|de första passen}. {I dag likadant|Så även i dag}.
Gick undan kl. #tid och satt ensam {i korridoren|i biblioteket|vid skåpen}, sa att #hon var för trött för att {vara med|tänka}.
- Berättar att #hon är vaken till {tre|fyra} på natten. ”Det är då det är lugnt hemma.”
- ”Jag jobbade till ett i natt”, sa #hon. Det gäller {en släktings restaurang|ett lager|städning tillsammans med #vuxen}.
- Dricker {energidryck|två burkar energidryck} redan på morgonen.
- Säger att tankarna inte stänger av. Ville inte säga vad de handlar om.
- Skrattade bort det först, men sa sedan: ”Det är mycket nu.”
> Frågade om #hon vill träffa {skolsköterskan|kuratorn}. {Svarade kanske|Svarade ja, om det blir på håltimmen}.
> Bad mentor höra hur det ser ut {på övriga lektioner|hos andra lärare}.
> Vi bytte plats så att #hon sitter närmare {fönstret|mig}, det hjälpte lite.
= tired hg grave
Kom till lektionen kl. #tid och luktade {alkohol|starkt av rök och något sött}. Gick ostadigt och {höll i sig i bänken|satte sig på golvet}.
#Namn var svår att väcka på #ämnet. Pupillerna var stora och talet sluddrigt.
- #Hon sa: ”Det är lugnt, jag har bara tagit {en|något för huvudet}.” Ville inte säga vad.
- En kamrat berättade gråtande att det varit så {flera helger|varje dag den här veckan}.
- I väskan, som #hon själv öppnade, låg en {påse|tom blisterkarta} som #hon snabbt stoppade undan.
> Skolsköterskan kom direkt och #vuxen ringdes kl. #senare. #Hon hämtades.
> Rektor och kurator vet. Vi ringde 1177 och fick råd, #hon var aldrig ensam.
`;
