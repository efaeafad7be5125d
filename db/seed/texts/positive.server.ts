// Parts of invented notes on what goes well: a thread of worry alone would not be true.
export const positiveParts = `
= positive lm positive
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
