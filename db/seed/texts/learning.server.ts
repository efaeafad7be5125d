// Parts of invented notes on schoolwork, concentration and conduct.
export const learningParts = `
= learning lm neutral
Stavar som det låter, men texten har {början, mitt och slut|riktigt bra idéer|ett eget språk}.
Klarar {tiotalsövergången|multiplikationen|klockan} med {stöd av talrad|konkret material}, inte i huvudet än.
Hade svårt att {välja vad #hon skulle skriva om|komma i gång efter rasten|lämna en uppgift ofärdig} på #ämnet.
#Namn arbetade i {grupprummet|korridoren|biblioteket} med {resursen|två andra} kl. #tid. {Fick mycket gjort|Sådär, det var oroligt utanför}.
Läxan inte gjord {den här veckan|för tredje gången}. {Boken låg kvar i skolan|Det fanns ingen som kunde hjälpa till}.
Lyssnar bäst när #hon får {rita samtidigt|ha något i händerna|stå upp}.
Ordförrådet i svenska växer. Missförstår ännu {texttal|instruktioner i flera led|skämt}.
Tappar tråden när det blir mer än {två|tre} instruktioner. {Bildstödet hjälper|Bra när jag skriver dem på tavlan}.
Behöver {kort genomgång i liten grupp|en kamrat bredvid|timglas} för att komma i gång på #ämnet. Provade i dag kl. #tid.
Läsningen {går trögt|har fastnat på samma nivå sedan i våras}. {Gissar på ordens slut|Läser gärna högt för mig men inte för gruppen}.
Vänder på {b och d|siffrorna} när det går fort. {Inte när #hon får tid|Har pratat med specialpedagogen}.
Screening i {läsning|matematik} i dag: {under|strax under|något under} vad vi väntat oss.
#Namn orkade {tio|femton|tjugo} minuter av #ämnet, sedan {gick #hon runt i rummet|ritade #hon i kanten|ville #hon hämta vatten}.
- ”Bokstäverna hoppar”, sa #hon.
- #Hon sa: ”Jag är dum i matte.” Vi tittade på vad #hon faktiskt klarat.
- Muntligt kan #hon {allt|nästan allt}.
- Modersmålsläraren ser samma sak på {arabiska|polska|somaliska|finska}.
- Bäst fungerar det före lunch.
> Specialpedagogen gör en {pedagogisk kartläggning|observation} {i nästa vecka|på tisdag}.
> Fortsätter med anpassningen {till lovet|i fyra veckor} och skriver igen.
> Extra lästräning {tre|två} gånger i veckan från och med {måndag|v. 46}.
= learning hg neutral
Prov i #ämnet: {E med marginal|strax under E|D}. {Bättre på resonemang än fakta|Tappade poäng på de sista frågorna}.
#Namn frågade om {omprov|att gå om en kurs|att byta program}. Hänvisade till {studievägledaren|mentor}.
Arbetade bara när jag stod bredvid. {I dag|Förra lektionen också}. Kunde mer än #hon trodde.
Laborationen gick {bra i par|sämre än vanligt}. {Rapporten saknas ännu|Slarvig med säkerheten|Noggrann och tyst}.
Hade glömt datorn {igen|hemma}. Fick {låna|skriva för hand}, {tog en kvart|utan att muttra}.
Läser långsamt. Hann {halva|två tredjedelar av} texten. {Inläst version beställd|Bad själv om inläst text}.
Kom till stödtiden kl. #tid, {för andra veckan i rad|på eget initiativ}. Vi {gick igenom begreppen|gjorde klart en inlämning}.
Riskerar {F|att inte nå målen} i #ämnet. {Två|Tre} uppgifter saknas.
Lämnade in {hälften av uppgiften|ett tomt prov|en text som inte är #hennes egen} på #ämnet. {Vi pratade om varför|Får göra om den på fredag}.
Började #ämnet bra men tappade fokus efter {tio|tjugo} minuter. {Telefonen i knät|Huvan upp|Gick och fyllde vattenflaskan tre gånger}.
Svårt att komma i gång. Satt {tjugofem|fyrtio} minuter framför ett tomt dokument.
Extra anpassning: {inläst material|förlängd skrivtid|mindre grupp}. Provade i dag kl. #tid, {gick bra|gick sådär, rummet var upptaget}.
- ”Jag fattar när du säger det men inte sen”, sa #hon.
- ”Jag ska ändå jobba åt farsan, jag behöver inte betyg”, sa #hon.
- #Hon vet precis vad som saknas, men inte var #hon ska börja.
- #Hon vill upp till ett C och frågade vad som krävs.
- Säger att det är för mycket ljud i rummet.
> Studietid bokad {tisdag|onsdag} kl. 15.
> Tas upp på klasskonferensen {v. 44|i nästa vecka|på torsdag}.
> Mentor, #namn och jag gör en plan för {de tre viktigaste uppgifterna|resten av terminen}.
= conduct lm worry
#Namn slog en klasskamrat {i magen|på armen} på rasten. {Sa att han började|Ångrade sig direkt|Ville inte be om ursäkt}.
Bet {sig i armen|i tröjärmen} och slog på {dörren|skåpet} när {leken bröts|det var dags för #ämnet}. Tog {tjugo|tio} minuter att komma ner i varv.
#Namn gömde sig {under trappan|i förrådet|bakom scenen} kl. #tid. Vi letade i {en kvart|tjugo minuter}.
Skrek åt {köksan|bussvärden|en förstaklassare} {i kön|på lunchen}. {Annars en bra vecka|Det händer oftast på torsdagar}.
#Namn {kastade en sax|välte bordet|rev sönder en kamrats teckning} på #ämnet kl. #tid. Ingen blev skadad.
Sprang från skolgården kl. #tid. Hittades {vid affären|på väg hem|på andra sidan vägen} efter {tio|femton|tjugofem} minuter.
Kallade mig och {vikarien|en kamrat} för {fula ord|saker jag inte sett från #henne förut} när vi skulle {städa undan|byta aktivitet}.
Tog {en kamrats telefon|pengar ur min jacka|tre suddgummin ur skåpet}. {La tillbaka dem|Nekade först, sedan kom de fram ur fickan}.
Svårt att varva ner efter rasten. Sprang på bänkarna och {skrek|slog på element|släckte lampan}.
- Efteråt sa #hon: ”Det bara blir så, jag kan inte stoppa.”
- ”Ni hatar mig allihop”, sa #hon.
- #Hon la sig under bordet och ville bli lämnad i fred.
- Det började när {en vikarie kom|schemat ändrades|#vuxen ringt på lunchen}.
- #Hon ritade en förlåt-teckning utan att någon bett om den.
> Ringde #vuxen kl. #senare. {Samma sak hemma|Förvånade|Ledsen men lättad över att vi ringde}.
> Elevhälsan tar upp det på {måndag|tisdag}. Vi har {en resurs på plats|en lugn plats} under tiden.
> Skrivit en tillbudsrapport.
= conduct hg worry
#Namn gick ut genom {nödutgången|fönstret} mitt under #ämnet och {kom inte tillbaka|stod och rökte utanför}.
Klottrade {ett namn|samma tecken} på {bänken|skåpet}, som jag tror hör till {ett gäng|några äldre} i centrum. {Sa att det inte betyder något|Suddade utan att säga ett ord}.
Hade {fyra tusenlappar|en andra telefon|en tröja med prislapp} framme på rasten. {Skrattade när jag frågade|”Bytt till mig den”, sa #hon}.
Blev utvisad från #ämnet kl. #tid efter att ha {kastat en stol|filmat en lärare|hånat en kamrat}. Kom tillbaka efter {tio|tjugo} minuter.
Hittade {snus|en vejp|en kniv i en täljpåse} hos #namn. {Lämnade den utan bråk|Sa att den var en kompis}.
#Namn var med {i ett bråk|när ett fönster krossades|vid skolans moppeparkering} kl. #tid. {Vet inte vilken roll #hon hade|Erkände direkt}.
Säger emot {allt|varje uppgift} på #ämnet sedan {två veckor|lovet}. {Jag känner inte igen #henne|Så var #hon inte i åttan}.
- ”Skriv vad du vill, det är ändå ingen som läser”, sa #hon.
- ”Jag lovade mig själv att inte bli som #syskon”, sa #hon efteråt.
- #Hon bad om ursäkt {nästa dag|efter lunch} och menade det.
- Doftade {rök|gräs}, men #hon var klar i blicken.
> Rektor har pratat med #henne och {vårdnadshavare|#vuxen}.
> Mentor tar det vidare, jag skriver vad som händer på mina lektioner.
> Vi har gjort en överenskommelse som #hon skrev själv.
= learning lmhg neutral
{Extra anpassningarna|Anpassningarna i #ämnet} är {genomgångna med #namn|ändrade}: {sitta nära, korta instruktioner|uppläst text|pauser på bestämda tider}.
#Namn var med på {studiebesöket|friluftsdagen|temadagen}. {Inget särskilt att notera|Höll sig till gruppen}.
Har börjat i {simgruppen|läsgruppen|mattesmedjan|studion} på {tisdagar|torsdagar}.
{Pratade med|Satt hos} {specialpedagogen|studievägledaren} på {förmiddagen|håltimmen}. Fortsätter {nästa vecka|efter lovet}.
Omdöme i #ämnet skrivet. {Mest godtagbart|Ojämnt men på väg uppåt|En tydlig utveckling sedan förra terminen}.
#Namn har bytt {plats|grupp|språkval} från och med {i dag|måndag}. {Nöjd med det|Efter önskemål från hemmet}.
Nationellt prov i {svenska|matematik|engelska}: {lugn och koncentrerad|satt tiden ut|behövde pauser, fick det}.
Studiehandledning på modersmålet {började|fortsätter} {två|tre} pass i veckan.
Vikarie på #ämnet i dag. #Namn {hjälpte till att hitta materialet|behövde mer stöd än vanligt|hade det rörigt efter rasten}.
Missade #ämnet för {tandläkaren|BUP-besök|körsången}. {Tar igen det på torsdag|Har fått uppgiften med sig}.
- #Hon frågade själv om hjälp, det är nytt.
- Behöver påminnas om {datorn|boken|sluttiden}.
- ”Det här kan jag ju”, sa #hon.
- Har svårt att säga nej när andra vill prata.
> Ingen åtgärd.
> Stämmer av om {en månad|två veckor}.
> Noterar det inför utvecklingssamtalet.
`;
