// Parts of invented notes on what goes well: a thread of worry alone would not be true.
export const positiveParts = `
= positive lm positive
#Namn {byggde klart sin bro|sydde färdigt väskan|spelade upp sin egen låt} och {fick applåd|berättade hur #hon tänkt}.
Satt {tjugo|trettio} minuter med boken utan paus på #ämnet. Det är {längst hittills|nytt}.
#Namn fick {mössan|domaruppdraget|bollansvaret} på rasten och {skötte det noga|var stolt hela eftermiddagen}.
Lugn morgon. #Hon kom kl. #tidigare och {dukade fram frukten|satt och ritade tills de andra kom}.
Vågade {sova över på lägret|hoppa från kanten i simhallen|säga nej till en kompis som ville bråka}.
#Namn kom fram och berättade själv att något var fel, i stället för att {gå därifrån|slå}. Stort steg.
Roligt på {skogsdagen|teatern|biblioteket}. #Namn {frågade mest av alla|höll ihop sin grupp}.
Alla {läxor|glosor} rätt {i dag|tre veckor i rad}. Ville ha {fler|svårare}.
Hade med sig {gympakläder|matsäck|läxan} och {kom ihåg det själv|sa ”titta vad jag kom ihåg”}.
Glad och pigg. {Var med hela idrotten|Sjöng med på musiken|Berättade om helgen i ringen}.
#Namn {läste högt för klassen|räckte upp handen fyra gånger|vågade redovisa} på #ämnet. {Stolt efteråt|Klassen applåderade}.
Fin dag. {Lekte med tre andra på rasten|Kom i tid|Hade allt med sig} {hela veckan|för tredje dagen i rad|som vi pratat om}.
Hjälpte {en yngre elev|en ny klasskamrat|fritidspersonalen} på {rasten|lunchen} utan att någon bad om det.
#Namn har knäckt {läskoden|klockan|sjuans tabell|skrivstilen}. {Visade alla vuxna|Ville ringa hem och berätta}.
{Tio|Åtta} dagar i rad utan konflikt på rasten.
Kom med en {teckning|bok|hemgjord halsduk} i dag och {visade den för bordet|satte upp den på väggen}.
- ”Det här var bästa dagen”, sa #hon i hallen.
- #Hon sa: ”Jag har någon att vara med nu.”
- ”Mormor har flyttat in, nu är det pannkakor på torsdagar.”
- #Vuxen log när jag berättade det vid hämtningen.
- #Hon tog själv kontakt med {kamraterna|vikarien}.
> Det nya {morgonupplägget|schemat|läsupplägget} verkar fungera.
> Viktigt att komma ihåg när det är tyngre.
> Har berättat det för {mentor|#vuxen}.
= positive hg positive
#Namn {ringde själv|mejlade} och berättade att #hon blev sen. Första gången det händer.
Hjälpte till att {planera temadagen|sätta upp scenen|hålla i elevrådet} och {tog ansvar|gick hem sist}.
Muntlig examination i #ämnet: {säker|nyanserad|rolig att lyssna på}. {Högsta resultatet hittills|Tog till sig responsen}.
Avstämning med #namn kl. #tid. {Två|Tre} ämnen har gått upp, {ingen varning kvar|en varning kvar}.
Åt lunch med {klassen|två nya kamrater} {hela veckan|i dag igen}.
Var lugn när {någon retades|gruppen blev högljudd|schemat sprack} på #ämnet. {Gick undan och kom tillbaka|Skämtade bort det}.
Fick {praktikplats|sommarjobb|uppkörningen godkänd} och ville berätta det för {hela klassen|mig först}.
Skrev en text på #ämnet som jag läste {två gånger|högt, med lov}. Den handlar om {farfar|att byta land|att våga}.
Sa hej i korridoren och {stannade och pratade|frågade hur helgen varit}. Det har #hon inte gjort förut.
Bra lektion. #Namn {drev grupparbetet|hjälpte två andra med uppgiften|ställde de bästa frågorna}.
Närvaron är {hundra procent|97 procent} de senaste {fyra|tre|fem} veckorna. {Sa det till #henne|#Hon visste det redan och log}.
Lämnade in {två saknade uppgifter|rapporten en dag före|ett riktigt starkt tal} i #ämnet.
Höll redovisning kl. #tid fast #hon var nervös. {Klassen lyssnade|Fick applåd|Bra blickar och lugn röst}.
Praktikplatsen på {bilverkstaden|förskolan|bageriet|vårdcentralen} {går mycket bra|vill behålla #henne i sommar}.
#Namn stod upp för {en klasskamrat|en yngre elev} i korridoren. {Lugnt och bestämt|Tacksamt emottaget}.
Ny mattegrupp sedan {två veckor|i höst}. {Skillnaden är stor|Från F till D på provet}.
- ”Jag trodde inte att jag var en sån som klarar det”, sa #hon.
- #Hon sa: ”Det är bättre hemma nu, vi har fått hjälp.”
- ”Kan jag få en svårare uppgift?” frågade #hon.
- Har börjat på {boxning|körkortet|teatergruppen|läxhjälpen} och berättar gärna om det.
- Ser mig i ögonen igen.
> Fortsätter som nu.
> Jag skrev några rader hem om det.
> Bra att ta upp på utvecklingssamtalet.
= positive f positive
#Namn {gungade högt|åkte rutschkanan själv|hoppade i vattenpölar} och {skrattade|ropade på alla}.
Sov {gott|en hel timme} på vilan och vaknade {glad|hungrig}.
Sjöng alla verserna på {samlingen|luciaövningen|sångstunden}.
Delade {spaden|lerklumpen|cykeln} med {två|ett yngre barn} utan hjälp av oss.
#Namn höll ut hela samlingen, {tolv|femton} minuter. {Svarade på namn|Valde sången}.
Kissade på pottan {för första gången|två gånger i dag}. {Stolt|Vinkade åt alla}.
Skrattade högt i {sandlådan|lekhallen|snön} i dag. {Ville aldrig gå in|Byggde ett slott med två andra}.
Lämningen gick lätt. #Namn vinkade {i fönstret|från knät} och {gick till pusslen|sprang till vännerna}.
#Namn {klädde på sig själv|hällde upp mjölken|räknade till tolv} för första gången.
Tröstade ett {yngre barn|nytt barn} som var ledset på {gården|samlingen}.
Åt {allt på tallriken|två portioner fiskgratäng} och {berättade om mormors hund|sjöng vid bordet}.
Nytt ord varje dag nu. I dag: ”{grävskopa|blåbär|igelkott|trappstege}”.
- ”Titta, jag kan!” ropade #hon.
- #Hon tog kompisens hand vid {promenaden|samlingen}.
- #Vuxen stannade och såg på en stund.
> Berättade det vid hämtningen.
> Inskolningen är klar.
> Vi fortsätter med tydliga bilder i hallen.
`;
