// Parts of invented notes on what a child tells of home: quarrels, addiction, violence, honour, staying elsewhere.
export const homeParts = `
= home lm worry
#Namn berättade på {vägen till matsalen|#ämnet|rasten} att #vuxen {inte bor hemma nu|sover på dagarna|gråter ofta}.
Blev rädd när {dörren slog igen|en vuxen höjde rösten|jag tappade en bunt böcker} kl. #tid. Höll för öronen.
{Vid hämtningen|Vid skolans slut} luktade #vuxen {alkohol|öl}. {Gick stadigt|Svamlade lite|Bad mig att inte säga något}.
#Namn vill inte {gå hem|bli hämtad|gå från fritids} på {torsdagar|fredagar}. #Hon räknar ner från lunch.
I leken var #hon ”{den arga pappan|polisen som kommer hem till oss|mamman som inte vaknar}”, om och om igen.
Berättade inför {klassen|bordet} att det varit polis hemma {i lördags|natten till i dag|i går kväll}.
- ”När mamma dricker ur burkarna blir hon snäll först och sen arg”, sa #hon.
- #Hon sa: ”Jag brukar ta med #syskon in i garderoben och sjunga.”
- ”Pappa kastade {en stol|tallriken|telefonen} i väggen.” #Hon sa det utan att se på mig.
- ”Man får inte säga hur det är hos oss”, sa #hon och la handen över munnen.
- #Hon visste precis vilka dagar det är ”bra” och ”inte bra” hemma.
- På frågan hur helgen varit svarade #hon ”vanlig”, och började gråta.
- #Hon frågade om man kan bo på skolan.
> Jag lyssnade och ställde inga fler frågor. Skrev ner orden direkt.
> Pratade med {kuratorn|mentor} samma eftermiddag. Vi bestämmer i morgon vad vi gör.
> Har frågat kuratorn om vi ska rådgöra med socialtjänsten.
> #Namn var lugn resten av dagen, men ville {sitta nära|veta vem som jobbar i morgon}.
= home lm grave
#Namn har {ett stort blåmärke på överarmen|röda märken på ryggen|en svullnad vid örat}. Syntes när vi bytte om {till idrotten|till simningen} kl. #tid.
#Namn berättade kl. #tid att #vuxen {slår med bältet|håller hårt så det blir märken|slog #syskon i går}.
När #vuxen kom till skolan gömde #namn sig {på toaletten|bakom mig} och {kissade på sig|skakade}.
- ”Det var för att jag spillde”, sa #hon.
- #Hon sa: ”Det gör inte så ont, det är värre för #syskon.”
- Förklaringen var först att #hon ramlat, sedan att {dörren slog igen|hunden drog omkull #henne}.
- ”Du får inte berätta, då tar de oss”, sa #hon.
- #Hon har sagt liknande till {idrottsläraren|skolsköterskan} {i oktober|förra veckan}.
> Socialtjänsten ringdes kl. #senare. Vårdnadshavarna är inte informerade, på deras råd.
> Skolsköterskan har sett det. Jag anmäler i dag.
> Frågade inget mer än vad #hon själv ville berätta. Ordagrant antecknat.
= home hg worry
#Namn berättade efter #ämnet att det {är bråk varje kväll|inte finns pengar till hyran|bor {sex|sju} personer i två rum just nu}.
#Namn går hem direkt efter skolan för att {ta hand om #syskon|laga mat|tolka åt #vuxen}. Missar {läxhjälpen|träningen|vännerna}.
Sov hos {en kompis|sin moster|en tränare} {hela veckan|sedan i torsdags}. Vill inte att vi ringer hem.
Får {inte följa med på studiebesöket|inte vara med på idrotten|inte prata med killarna i klassen}. {En släkting|En storebror|En kusin} hämtar varje dag.
#Vuxen har ringt mig {tre|fyra} gånger i veckan för att höra {vem #namn sitter bredvid|om #namn verkligen var i skolan}.
Har slutat med {teatern|fotbollen|kören}, ”{det blev för mycket snack|jag får inte för mina bröder|#vuxen behöver mig hemma}”.
- ”Jag är den enda vuxna hos oss”, sa #hon.
- #Hon har två telefoner och gömmer den ena i skåpet.
- ”De läser allt jag skriver”, sa #hon.
- #Hon oroar sig för resan i {juni|sommar} och vet inte när de ska komma hem igen.
- ”Om #vuxen blir utskriven i veckan vet jag inte vad jag gör”, sa #hon.
- #Hon grät inte när #hon berättade, snarare som om det gällde någon annan.
- Ville veta vad som händer om man ”säger det till soc”.
> Svarade att jag har skyldighet att anmäla om jag blir orolig. #Hon nickade.
> Jag rådgör med socialtjänsten utan namn {i eftermiddag|i morgon}.
> Kuratorn har träffat #henne i dag kl. #senare.
> Ingen kontakt med hemmet om detta innan vi pratat i elevhälsan.
= home hg grave
#Namn säger att #hon ska giftas bort {i sommar|med en kusin|under lovet}. Berättade för mig kl. #tid i grupprummet.
#Namn kom till skolan med {sprucken läpp|ett blått öga|strypmärken på halsen} kl. #tid.
#Namn är rädd för att gå hem i dag. {#Vuxen har sett bilderna|Någon i släkten har sett #henne med en kille|Det blev slag i går}.
- ”Om de får veta att jag pratat med dig är det kört”, sa #hon.
- #Hon sa att passet ligger hos en farbror.
- ”Jag ramlade”, sa #hon först. Sedan: ”Skriv inte det.”
- #Hon är övervakad av {en bror i nian|kusiner på skolan}.
> Kurator, rektor och jag ringde socialtjänsten kl. #senare. Hemmet kontaktas inte.
> #Hon fick stanna hos kuratorn tills socialtjänsten kom.
= contact lmhg neutral
{Mejl|Meddelande} från #vuxen om {resan till släkten|ändrad hämtning|en utredning som börjat}. Svarat.
#Vuxen kom förbi kl. #tid och {lämnade kläder|undrade om läxan|ville byta några ord om kamraterna}.
#Namn bor hos {mormor|farföräldrarna|en familj i byn} medan #vuxen {är på sjukhus|arbetar borta}. Båda vårdnadshavarna har sagt det.
Överlämningssamtal med {fritids|förra mentorn|högstadiet} om {vad som fungerar|mellanmål och pauser|kamratgruppen}.
Hemmet frågar om {läxhjälp|kontaktdagar|hur #hon klarar engelskan}. {Ringer på torsdag|Svarade samma dag}.
#Vuxen har bytt {jobb|telefonnummer|skift}. {Ny rutin för morgnarna|Uppgifterna är ändrade hos expeditionen}.
Utvecklingssamtal med #namn och #vuxen kl. #tid. {God stämning|Många frågor om matten|#Namn ledde samtalet själv}.
Pratade med #vuxen i telefon kl. #tid om {läxorna|närvaron|hur #namn har det med kamraterna}. {Tacksam för samtalet|Vi var överens}.
Föräldrarna har separerat och #namn bor {varannan vecka|mest hos pappa|mest hos mamma} från och med {månadsskiftet|i måndags}.
#Namn har fått {ett litet syskon|en ny bonusförälder|flytta till lägenhet} och har berättat om det i {skolan|klassen}.
Möte med hemmet om {anpassningarna|särskilt stöd|frånvaron}. Båda vårdnadshavarna var med.
- #Vuxen berättade att {läggningen går bättre|det varit tungt med jobbet i höst|farmor är svårt sjuk}.
- ”Jag vill att ni säger till mig också”, sa #namn på mötet.
- De två hemmen har olika rutiner, det märks på {väskan|läxorna}.
- Tolk i {arabiska|somaliska|tigrinja|dari|ukrainska} behövs nästa gång.
> Nästa avstämning om {tre|fyra|sex} veckor.
> Jag {skickar anteckningar|uppdaterar anpassningarna}.
> Inget mer behöver göras just nu.
`;
