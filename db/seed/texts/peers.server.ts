// Parts of invented notes on friends, bullying and conflicts.
export const peersParts = `
= peers lm worry
#Namn valdes sist {igen|både i går och i dag} på idrotten. {#Hon sa att #hon hade ont i foten|Satte sig på bänken och stannade där}.
Inbjudningskort delades ut i {hallen|korridoren}, alla utom #namn {och en till|fick ett}. #Hon {tittade bort|hjälpte till att dela ut}.
Filmad i {omklädningsrummet|matkön} av {en äldre elev|två i parallellklassen}. #Namn {berättade det på eftermiddagen|vågade inte säga till förrän i dag}.
#Namn ger bort {sitt mellanmål|sina samlarkort|pengar} för att få {vara med|sitta vid bordet}.
#Namn var ensam på {alla rasterna|båda rasterna|lunchrasten} {i dag|hela veckan|tre dagar i rad}.
Bråk {på fotbollsplanen|i kapprummet|vid gungorna|i kön till matsalen} kl. #tid. #Namn blev {knuffad|kallad saker|utesluten ur leken}.
Jag hörde {två|tre} {elever|barn} säga till #namn att #hon {luktar|inte får vara med|är konstig} {på vägen in|vid handfaten|i matkön}.
Ingen ville {arbeta med|sitta bredvid|byta lag med} #namn på #ämnet. Det {märktes att #hon räknat med det|gick en lång tyst stund}.
Mössan och {vantarna|väskan} låg i {papperskorgen|toaletten} igen. #Namn hittade dem själv.
- ”De säger att det är på skoj”, sa #hon.
- #Hon sa: ”Om jag säger vilka det är blir det värre.”
- #Hon räknade upp {tre|fyra} gånger bara den här veckan.
- ”Jag brukar gå runt skolan tills det ringer in”, sa #hon. ”Det tar nio minuter.”
- #Hon försvarade sig inte, stod bara still.
- En kamrat kom fram efteråt och sa att det pågått {sedan i höstas|länge|sedan lägret}.
> Pratade med de inblandade var för sig. Anmält till rektor enligt rutinen för kränkande behandling.
> Rastvakterna vet och {går närmare|håller sig vid bollplanen}.
> Ringde hem till {#vuxen|båda familjerna}. Vi följer upp på {fredag|onsdag}.
> Trygghetsteamet tar ett samtal {i morgon|på torsdag}.
= peers hg worry
Grov ton mot #namn i klassens chatt. {En kamrat visade skärmdumpar|#Hon visade mig själv}, från {i går kväll|helgen|kl. 23.40}.
#Namn går inte längre till {omklädningsrummet|matsalen|kafeterian} när {nior är där|de andra är där|gänget är där}.
Bråk vid skåpen kl. #tid. #Namn {tryckte upp en kille mot väggen|fick läppen sprucken|blev filmad}.
#Namn har bytt umgänge {sedan i september|i höst}. Hämtas efter skolan av {äldre killar i bil|personer jag inte känner igen}.
En bild på #namn har spridits {bland nior|i skolan} utan att #hon ville det.
- ”Alla har sett den, det spelar ingen roll nu”, sa #hon.
- #Hon har fått frågan om att ”bära en grej åt någon”. Ville inte säga vem som frågat.
- #Hon har ny {jacka|telefon} som #hon inte vill säga var den kommer ifrån.
- ”Om jag anmäler är jag en golare.”
- #Hon sa att #hon tänkt byta skola, men att ”de finns ju på nätet ändå”.
- Skrattar med när de skämtar, men {slutar direkt när ingen ser|går hem efteråt}.
> Rektor har fått uppgifterna. Utredning om kränkande behandling {startad|pågår}.
> Vårdnadshavare är informerade {med #hennes vetskap|på mötet kl. #senare}.
> Bad kuratorn prata med #henne. #Hon tackade {ja|ja, men inte i dag}.
= peers hg grave
#Namn har fått hot {på telefonen|efter skolan|via en kompis}: ”{vi vet var du bor|du är skyldig oss|nästa gång är det din #syskon}”.
#Namn blev slagen av {tre|två} personer {vid busshållplatsen|bakom idrottshallen} kl. #tid. {Svullet öga|Ont i revbenen}.
- #Hon har blivit tillsagd att betala {2 000|5 000} kronor till fredag.
- ”De sa att jag kan jobba av det”, sa #hon.
- #Hon vågar inte gå hem ensam.
> Rektor polisanmäler. #Vuxen hämtade #henne kl. #senare.
> Vi ringde {socialtjänsten|polisen} direkt och #hon satt hos kuratorn under tiden.
= peers lmhg neutral
Arbetar {oväntat bra|mycket} tillsammans med {en elev från parallellklassen|en ny kamrat} på #ämnet.
#Namn tar {lätt över|stor plats} i grupparbetet. {Vi pratade om att fördela ordet|De andra sa ifrån vänligt}.
Var {domare|medlare} i en diskussion på rasten. {Det gick bra|Lite för hårda domar, tyckte de andra}.
Satt med {de yngre|fritidspersonalen|biblioteksvärden} på rasten. {Eget val|Bästa vännen var sjuk}.
Har blivit osäker på var #hon hör hemma sedan {bästa kompisen bytt skola|grupperna ändrats}. {Provar olika|Söker sig till mig ibland}.
Osams med {bästa vännen|en kamrat|laget} på {rasten|idrotten}. {Löste det själva|Vi pratade en stund, sedan var det över}.
#Namn har hamnat i {en ny grupp|en annan kamratkrets} sedan {klassen delades|lovet}. {Verkar trivas|Lite på prov ännu}.
Diskussion om reglerna i {fotbollen|spelet|kortspelet}. #Namn {gav sig till slut|gick därifrån och kom tillbaka|föreslog en lösning}.
Bytte plats på #ämnet efter önskemål från #namn. {Det blev lugnare|Arbetar bättre nu}.
- ”Vi är vänner igen”, sa #hon efter lunch.
- #Hon tycker att det är orättvist att samma personer alltid bestämmer.
- De två behöver {en vuxen i närheten|tid var för sig} när det blir tävling.
> Rastvakten vet.
> Ingen åtgärd behövs nu.
> Tar upp kamratregler på {klassrådet|mentorstiden}.
`;
