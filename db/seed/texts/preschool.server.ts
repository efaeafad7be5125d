// Parts of invented notes from a preschool.
export const preschoolParts = `
= care f worry
Kom i {samma kläder som när #hon gick hem i går|kläder som luktade starkt av rök}. Vi bytte {det som gick|allt}.
Välling på flaska kl. #tid eftersom #hon inte fått {frukost|något sedan kvällen}, enligt #syskon.
Nappflaskan luktade surt och {vällingen hade stelnat|hade mögel i locket}. {Kokade ur den|Vi gav en ny}.
Samma blöja som vid {hämtningen i går|gårdagens vila}, tung och {läckande|med röd hud under}. Byttes kl. #tid.
Hade {tunna strumpor i stövlarna|ingen overall|sommarskor} {i dag igen|för tredje dagen}. Lånade kläder av oss.
#Namn var mycket hungrig kl. #tid och åt {fyra smörgåsar|tre tallrikar gröt} {utan att prata|fort}.
Sår {bakom örat|i hårbotten|i blöjområdet} som inte läkt på {två veckor|tio dagar}.
Utslag på {armarna|benen}. #Vuxen sa i {måndags|förra veckan} att de skulle ringa vården.
- ”Ingen mat”, sa #hon och pekade på ryggsäcken.
- #Hon sa: ”Mamma sover.” Lämnades av {en granne|äldre syskon, åtta år}.
- #Vuxen blev stressad när vi frågade och gick fort.
- #Hon ville inte ha av sig jackan på hela förmiddagen.
> Vi {smörjde och antecknade|tog det med #vuxen vid hämtningen, som sa att det går bättre}.
> Rektor informerad. Vi tar upp det med specialpedagogen på {tisdag|torsdag}.
> Fortsätter att skriva ner varje gång, med tid.
= mood f worry
Åt inget {i dag|på två dagar}, varken frukost eller lunch. {Satt med stängd mun|Ville bara ha vatten}.
#Namn river {bort bilderna vid sin plats|ner andras byggen} och ler inte. {Nytt sedan förra veckan|Flera gånger i dag}.
Följer med vem som helst upp i knät, även {en hantverkare|föräldrar #hon inte känner}. {Vi såg det tre gånger i dag|Kollegorna ser det också}.
#Namn grät {länge|fyrtio minuter} vid lämningen kl. #tid och gick inte att trösta.
Biter {sig i handen|andra barn} {när det blir trångt|vid samlingen|före vilan}. {Tre gånger i dag|Fler gånger än förra veckan}.
Leker ensam {under bordet|i hörnet med filten} sedan {en vecka|lovet}. Svarar inte på sitt namn när {någon ropar|det är stökigt}.
Vaknade skrikande ur vilan kl. #tid. Höll fast i {mig|min tröja} länge efteråt.
#Namn har slutat prata på avdelningen. {Viskar till ett barn|Pekar och drar i handen}. Hemma pratar #hon, säger #vuxen.
- I dockvrån sa #hon till dockan: ”Håll tyst annars får du.”
- ”Inte pappa hämta”, sa #hon flera gånger efter lunch.
- #Hon stelnade när {en hantverkare kom in|dörren slog igen}.
- ”Mamma ledsen på golvet”, sa #hon under vilan.
- #Hon ville {bäras|sitta i knä} resten av förmiddagen.
> Ansvarspedagogen tar ett samtal med #vuxen {på onsdag|i morgon}.
> Vi har sett det {två|tre} av oss och skriver var för sig.
> Lugnare efter {maten|en stund med vattenlek}.
= home f grave
Blåmärken på {båda överarmarna|insidan av låret|ryggen}, syntes vid blöjbyte kl. #tid. {Formade som fingrar|Olika färg, olika gamla}.
#Vuxen hämtade {påverkad|tydligt berusad} kl. #hämttid och skulle köra bil. Vi behöll #namn hos oss.
- ”Pappa dum hand”, sa #hon.
- #Hon ryggade när jag skulle rätta till tröjan.
- Förklaringen vi fick var att #hon ramlat av cykeln, men den står här.
> Rektor och socialtjänst ringdes kl. #senare. Ingen kontakt med hemmet före det.
= late f neutral
Lämnades kl. #tid, {efter frukosten|mitt i samlingen|när de andra gått ut}. {Tredje|Andra} dagen {i rad|den här veckan}.
Hämtades {fyrtio|tjugo|sextio} minuter efter stängning. {#Vuxen hade glömt tiden|Ingen svarade i telefon först}.
Frånvarande utan besked {i dag|sedan i måndags}. Vi ringde kl. #tid, {inget svar|#vuxen sa att #hon har feber}.
- #Hon var lugn och lekte med personalen.
- #Vuxen bad om ursäkt och såg trött ut.
- Bussen från {Nyland|Ullånger|Docksta} var inställd.
> Påminde om vistelsetiderna.
> Vi håller räkningen {till månadsskiftet|två veckor till}.
= contact f neutral
Pratade med #vuxen i hallen om {sömnen|maten|blöjavvänjningen}. {Vi gör lika hemma och här|Ville ha råd om läggningen}.
Utvecklingssamtal kl. #tid. {Båda föräldrarna var med|Tolk på telefon}. {Nöjda|Undrar över talet}.
Inskolning, dag {två|tre|fem}. {Lekte en stund själv|Ville ha #vuxen nära|Åt lite}.
- #Hon sover {bättre|oroligt} enligt #vuxen.
- BVC har remitterat till logoped.
- De väntar syskon i {januari|vår|maj}.
> Följer upp om {en månad|tre veckor}.
> Bildschemat tas med hem.
= peers f neutral
Lekte {affär|mamma, pappa, barn|bussförare} i {tjugo|trettio} minuter med {två|tre} andra. {Bestämde mycket|Följde gärna med i leken}.
Vill {helst vara med oss vuxna|ha samma kompis hela dagen}. {Ledsen när kompisen är ledig|Vi bjuder in en tredje}.
Slog {en kompis med spaden|till när någon kom för nära}. {Klappade efteråt|Förstod inte varför det blev ledset}.
Parallellek vid {sandbordet|bilmattan|vattenbaljan}. {Tittar nyfiket på de andra|Flyttade sig närmare i dag}.
Konflikt om {spaden|cykeln|dinosaurierna} kl. #tid. {Bet i armen|Knuffade|Tog leksaken och sprang}. {Tröstade sen|Grät mer än den andra}.
Har svårt att {vänta på sin tur|byta lek|dela}. Bättre med {bildkort|timer|en vuxen bredvid}.
Valde {samma två barn|en ny kompis} hela dagen.
- ”Min!” sa #hon, men gav tillbaka efter en stund.
- Leken flyter när de är {två|tre}, inte fler.
> Vi delar gruppen på förmiddagen.
> Ingen åtgärd.
`;
