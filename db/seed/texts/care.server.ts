// Parts of invented notes on care, food, clothes and health.
export const careParts = `
= care lm worry
Saknade {gympakläder|vinterskor|regnkläder|badkläder} för {andra|tredje|fjärde} {gången|veckan}. Lånade av skolan.
#Namn kom i {tunna gympaskor|jacka utan dragkedja|samma tröja som hela förra veckan} fast det {regnade|var minusgrader|snöade}.
Hade ingen matsäck med till {utflykten|skogsdagen|simhallen}. {Vi delade på det som fanns|Skolan ordnade smörgåsar}.
#Namn åt {tre|fyra} portioner i matsalen {i dag igen|på måndagen} och frågade om #hon fick ta med bröd hem.
Håret {var tovigt|hade inte tvättats på länge} och flera barn {påpekade lukten|flyttade sina stolar}.
Glasögonen är trasiga sedan {tre veckor|före lovet|en månad}. #Hon {kisar mot tavlan|får ont i huvudet|följer med i kamratens bok}.
Huvudvärk och ont i magen på #ämnet. {Andra|Tredje} gången {den här veckan|på fem dagar}.
- #Hon sa: ”Vi har ingen tvättmaskin nu.”
- ”Det finns ingen mat förrän {på fredag|den tjugofemte|#vuxen får lön}”, sa #hon som om det var självklart.
- #Hon drog ner ärmarna över händerna och sa att #hon inte frös.
- ”Det gör inget, jag är van”, svarade #hon när jag beklagade.
- #Hon viskade att det är #hon som lagar mat till #syskon när #vuxen {jobbar|ligger|är borta}.
- Tandvärk, håller sig för kinden. #Hon har aldrig varit hos tandläkaren, säger #hon.
- #Vuxen svarade vänligt på mitt meddelande men inget har hänt på {två|tre} veckor.
> Gav #henne kläder ur {kvarglömt-lådan|förrådet} utan att de andra såg det.
> Skolsköterskan {träffar #henne på torsdag|har tittat på det|kontaktar hemmet}.
> Ringer #vuxen i eftermiddag och {frågar hur de har det|berättar vad vi kan låna ut}.
> Har talat med kurator om {vilket stöd familjen kan få|hur vi frågar utan att skuldbelägga}.
= care hg worry
#Namn har inte ätit i matsalen på {en vecka|två veckor}. Sitter {i korridoren|vid skåpen} under lunchen.
Frös hela #ämnet. {Tunn tröja|Bara huvtröja} trots {minusgrader|blötsnö}.
#Namn har gått ner tydligt i vikt {sedan i augusti|under hösten|den här terminen}. {Kläderna hänger|#Hon har kavajen på inne}.
Kom blöt till skolan och hade inget ombyte. {Hade sovit hos en kompis|Hade gått hemifrån|Missade bussen}.
Svimmade nästan på idrotten kl. #tid. Hade inte ätit sedan {dagen före|i går lunch}.
- ”Jag är inte hungrig på dagarna”, sa #hon.
- Sa att det är #hon som handlar hemma, ”för annars blir det inte gjort”.
- #Hon har flyttat runt mellan {#vuxen och en moster|två kompisar} sedan {i lördags|tre veckor}. ”Jag har mina saker i en kasse.”
- Kamraterna är oroliga och {har sagt det till mig|kom till mig efter lektionen}.
- Ler och säger att allt är bra, men {händerna skakade|ögonen var blanka}.
> Erbjöd {frukostklubben|ett samtal hos skolsköterskan}. #Hon {skulle tänka på det|tackade ja}.
> Mentor ringer hem {i dag|i morgon bitti}.
> Har berättat för {kuratorn|skolsköterskan} vad jag sett, med datum.
= care lm grave
#Namn stod ensam kvar på skolgården kl. #hämttid, {två timmar efter att skolan slutat|i mörkret}. Ingen svarade på något av numren.
#Syskon, som är {tre|fyra} år, lämnades hos {oss|#namn} i kapprummet på morgonen. #Vuxen gick {direkt|utan ett ord}.
#Namn berättade att #hon varit ensam hemma {sedan i fredags|hela helgen|två nätter} med #syskon.
- ”Mamma kommer när hon mår bättre”, sa #hon. #Hon visste inte var hon var.
- ”Vi åt flingor och sen var de slut.”
- #Hon har nyckeln runt halsen och larmet satt på {sex|sju} på morgonen, ”så vi inte glömmer skolan”.
> Vi ringde {socialtjänsten|socialjouren} kl. #senare och #hon stannade hos oss tills någon kom.
> Rektor är informerad. Jag gör en orosanmälan i dag.
= health lmhg neutral
Bältros, säger {läkaren|#vuxen}. Hemma till {torsdag|måndag}, uppgifter {skickade|ligger på lärplattformen}.
#Namn ramlade på {isen|trappan|asfalten} kl. #tid. {Plåster och kall handduk|Skrubbsår på knät}, {ville gå tillbaka direkt|#vuxen meddelad}.
Allergisk mot något i maten i dag? {Klåda på halsen|Röd runt munnen} efter lunch. {Köket vet|Gick över på en halvtimme}.
Trött efter {magsjukan|vaccinationen|matchen i går}. {Var med ändå|Tog det lugnt på idrotten}.
Ny {hörapparat|tandställning|insulinpump} sedan {i måndags|i går}. {Ovant men bra|Alla fick titta|Vet själv hur den sköts}.
Migrän på #ämnet. {Mörkt rum i fyrtio minuter|Fick gå hem kl. #senare}.
Ont i {magen|huvudet|knät|halsen} på #ämnet. {Vilade en stund|Fick gå till skolsköterskan|Satt med men arbetade inte}.
#Namn fick näsblod kl. #tid. Gick över efter {tio|femton} minuter.
Glömde {sin medicin|inhalatorn|glasögonen} hemma i dag. {#Vuxen kom med den vid #senare|Vi ringde #vuxen}.
Har brutit {armen|tummen|ett finger} i helgen på {fotbollsträningen|trampolinen|ishallen}. {Behöver hjälp att skriva|Får använda datorn}.
Besök hos skolsköterskan på {förmiddagen|eftermiddagen}, {rutinkontroll|synkontroll|vaccination}. Gick bra.
- #Hon sa att det brukar kännas så före {prov|idrotten|lunch}.
- Ville hellre stanna i skolan än gå hem.
- ”Det är inte så farligt”, sa #hon och gick ut på rasten.
- #Vuxen visste redan om det och har tid hos vårdcentralen på {tisdag|torsdag}.
> Ingen uppföljning behövs {från mig|om det inte kommer tillbaka}.
> Har meddelat {#vuxen|hemmet}.
> Idrottsläraren vet att #hon tar det lugnt i {två|tre|fyra} veckor.
`;
