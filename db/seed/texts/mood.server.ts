// Parts of invented notes on mood, worry and withdrawal.
export const moodParts = `
= mood lm worry
#Namn har {bitit på naglarna|rivit på huden} tills det blöder {den här veckan|under provet}.
Ville ringa {hem|#vuxen} {tre|fyra} gånger under {förmiddagen|skoldagen} för att höra att allt var bra.
Gick gråtande från {matsalen|idrotten|rasten} kl. #tid. Ingen hade sett att något hänt.
Har slutat {räcka upp handen|sjunga med|berätta om helgen}. {Förra terminen var #hon den som pratade mest|Kollegan på fritids ser samma sak}.
#Namn skrev på en lapp till mig: ”{kan jag prata med dig|jag är ledsen hela tiden|kan du säga till dem}”.
#Namn grät på {#ämnet|samlingen|rasten} kl. #tid och kunde inte säga varför.
Tyst och undandragen {hela dagen|i dag igen|sedan i måndags}. Satt under {bänken|bordet i grupprummet} en stund.
#Namn ville inte gå ut på rasten. {Höll sig nära mig|Stod vid dörren|Frågade om #hon kunde hjälpa till inne}.
Reste sig mitt i #ämnet och sprang ut. Jag hittade #henne {vid cykelstället|i kapprummet bakom jackorna|på toaletten}.
#Namn ritade {en svart figur|ett hus utan dörr|sig själv jätteliten} på bilden och ville riva sönder papperet sedan.
Fick ett utbrott när {pennan gick av|det blev fel i matteboken|#hon inte fick börja}. Sånt har jag inte sett förut.
- #Hon sa: ”Det är mitt fel att {de bråkar|pappa flyttade|mamma är ledsen}.”
- ”Jag vill inte gå hem i dag”, sa #hon när klockan ringde.
- När vi satt ensamma sa #hon: ”Magen gör så här hela tiden”, och visade med handen.
- #Hon frågade flera gånger vem som skulle hämta i dag.
- ”Ingen skulle märka om jag inte var här”, sa #hon.
- #Hon ville hålla mig i handen hela vägen till matsalen.
- Sa inget på hela förmiddagen, men berättade sedan länge om {#vuxens nya lägenhet|hunden som är borta|farfar som är sjuk}.
> Satt med #henne tills #hon var lugn. Tog {tjugo|tjugofem|fyrtio} minuter.
> Berättade för {kuratorn|mentor} efter skolan. Vi {håller ögonen öppna|bestämde att #hon får ett eget samtal}.
> Ringde #vuxen kl. #senare, som märkt samma sak {hemma|i helgen}.
> Resten av dagen gick bra.
= mood hg worry
Mentorssamtal med #namn kl. #tid. {Sover tre till fyra timmar|Äter en gång om dagen|Har slutat med allt som var roligt}.
#Namn brast i gråt under {redovisningen|fikat|idrotten} och gick. {Två kamrater gick med|Jag hittade #henne i kapprummet}.
Panik före {provet|nationella|den muntliga delen}. {Kunde inte andas|Skakade}. Vi gick ut tillsammans kl. #tid.
Bär {långärmat|luvtröja} även på idrotten och byter inte om med de andra. {Nytt sedan i höst|Säger att #hon fryser}.
Kamrater har sagt till mig att de är oroliga för #namn. {De vill inte att #hon ska veta|#Hon svarar inte på helgerna}.
#Namn satt kvar efter #ämnet och ville prata. {Grät|Tittade i bordet hela tiden|Höll jackan hårt i famnen}.
Har dragit sig undan {de senaste veckorna|sedan lovet|hela månaden}. Äter ensam, svarar kort, {räcker aldrig upp handen|lämnar in tomma papper}.
Lämnade klassrummet mitt i #ämnet kl. #tid. Jag gick efter. {#Hon hyperventilerade|#Hon satt på golvet vid skåpen}.
Slog handen i skåpet {på rasten|efter provet} så att knogarna blödde.
I en {skrivuppgift|loggbok|novell} skriver #hon om att {försvinna|inte orka mer|vilja sova och inte vakna}.
- ”Det är ingen som vet hur det är hemma hos oss”, sa #hon. Mer än så ville #hon inte säga.
- ”Jag är så jävla trött på allt”, sa #hon, och bad sedan om ursäkt för svordomen.
- #Hon sa att #hon känner sig i vägen {hemma|överallt}.
- Frågade mig om det #hon säger till kuratorn {stannar där|kommer hem}.
- #Hon oroar sig för {#vuxen, som är sjukskriven|pengarna hemma|en storebror som hamnat snett}.
- Sa att det känts så sedan {i somras|föräldrarna separerade|flytten}.
> Följde #henne till kuratorn {direkt|på rasten}. #Hon har en ny tid på {tisdag|fredag|onsdag}.
> Vi kom överens om att #hon får gå ut fem minuter när det behövs, utan att fråga.
> Har berättat för mentor. #Hon vet om att jag gjort det.
> Skrev ner det samma dag för att minnas orden rätt.
= mood hg grave
#Namn visade mig {rispor på underarmen|sår på underarmen som #hon gjort själv} efter #ämnet kl. #tid.
#Namn sa till mig i förtroende att #hon inte vill leva. Vi satt i grupprummet från kl. #tid.
En kamrat visade meddelanden där #namn skriver ”{jag orkar inte till på måndag|ni klarar er utan mig|det är sista veckan}”.
- På frågan om #hon har tänkt ut hur svarade #hon ja, men ville inte säga mer.
- ”Säg inte till #vuxen, då blir det värre.”
- #Hon sa att det började {i våras|för ett år sedan} och att ingen vet.
> Lämnade #henne inte ensam. Kurator och skolsköterska kom kl. #senare, BUP kontaktades samma dag.
> Rektor vet. Vi anmäler i dag och berättade det för #henne innan.
= mood lmhg neutral
Tystare än vanligt på #ämnet. {Svarade när jag frågade|Ville sitta själv}. {Ingen särskild anledning, sa #hon|Trött efter helgen}.
{Nervös|Spänd} före {uppspelet|matchen|tandläkaren}. {Efteråt skrattade #hon åt det|Vi andades tillsammans}.
#Namn blev {arg|ledsen} när {gruppen bytte plan|jag rättade en uppgift|det inte fanns plats vid bordet}. {Gick att prata om efteråt|Kom över det på tio minuter}.
{Hunden|Katten|Farmor} har dött. #Namn berättade det {på morgonen|för hela klassen}. Vi {tände ett ljus|pratade en stund}.
Hemlängtan på {lägret|studieresan}. {Ringde #vuxen, sedan gick det bra|Somnade kl. 23}.
Lite dämpad i dag. {Sa att #hon sovit dåligt|Hade bråkat med en kompis på vägen|Ville inte prata om helgen}. {Bättre efter lunch|Gick över under dagen}.
Orolig inför {provet|redovisningen|simningen|flytten}. Vi {gick igenom vad som händer|delade upp det i mindre steg}.
#Namn saknar sin {förra lärare|bästa vän som flyttat|mormor}. Pratade om det på {rasten|vägen till matsalen|mentorstiden}.
Besviken över {resultatet på provet|att inte bli uttagen till laget|rollen i pjäsen}. Samlade sig och {fortsatte|gick ut på rasten med de andra}.
- ”Det är okej nu”, sa #hon innan #hon gick hem.
- #Hon sa själv vad som skulle hjälpa: {en lugn plats|att få börja först|att slippa läsa högt}.
- Kamraterna märkte det och {tog med #henne i leken|bjöd in #henne i samtalet}.
> Ingen åtgärd, men jag frågar igen {i morgon|på måndag}.
> Berättade för {mentor|fritids} så att de vet.
`;
