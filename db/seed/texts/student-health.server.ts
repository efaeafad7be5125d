// Parts of invented notes by the student-health team that stay in their own circle (OSL 23:2).
// The school nurse's medical journal is not kept in this tool (OSL 25:1).
export const studentHealthParts = `
= mood lmh neutral
Uppföljning kl. #tid. #Namn har provat {andningen|att säga till läraren|att skriva på kvällen}. {Hjälper ibland|Glömmer det när det behövs}.
Samtal med #namn och {#vuxen|mentor} tillsammans. {Mer sagt än på de tidigare gångerna|Tyst först, bra till slut}.
Avslutande samtal. #Namn {vill klara sig själv nu|vet var jag finns}.
Samtal {tre|fyra|fem} av {sex|åtta} kl. #tid. #Namn {tog upp oron själv|ritade medan vi pratade|ville mest spela kort, berättade ändå}.
Stödsamtal i dag. {Ser fram emot helgen hos pappa|Sover bättre|Har svårt att sätta ord på det}.
Träffade #namn efter {mentors|lärarens} oro. {Försiktig i början|Lätt att få kontakt}.
- Skattar oron till {fyra|sex|sju} av tio, förra gången {åtta|sju|fem}.
- ”Här behöver jag inte låtsas”, sa #hon.
- #Hon gav lov att jag säger till {mentor|#vuxen} att vi träffas.
- Vi gjorde en karta över vilka vuxna som är trygga.
> Ny tid om {en vecka|två veckor}.
> Tas upp i elevhälsoteamet utan detaljer.
= home lmhg worry
#Namn kom på spontanbesök kl. #tid, {andfådd|med väskan packad}. Det gällde {gårdagskvällen|natten|helgen}.
Nätverksmöte med hemmet. {#Vuxen lämnade rummet|Två av tre kom}. #Namn sa {nästan inget|mer än jag hört förut}.
#Namn beskriver i samtal kl. #tid {en hemmiljö utan rutiner|rädsla för #vuxens humör|att #hon har ansvar för #syskon}.
Telefonsamtal med #vuxen, som {är öppen med sin depression|säger sig må bättre|avböjer stöd just nu}.
- ”Jag orkar inte vara den som ser till att alla äter”, sa #hon.
- #Hon har inte berättat för mentor och vill vänta med det.
- Bild som stämmer med vad läraren antecknat tidigare i höst.
- Samtycker till att vi bjuder in {familjebehandlare|socialtjänstens stödteam}.
> Bedömer inför {onsdagens|måndagens} möte om vi ska anmäla; väntar inte om något nytt kommer fram.
> Rådgjort utan namn med socialtjänsten kl. #senare.
= learning lmhg neutral
Observation på #ämnet kl. #tid. {Arbetsron är god, uthålligheten kort|Klarar instruktion i ett led|Vinner på paus var tionde minut}.
Pedagogisk kartläggning {påbörjad|klar}. {Ordavkodning under åldern|Styrka i resonemang, svagt arbetsminne}.
Återgav resultatet av {utredningen|screeningen} för #vuxen och #namn.
- Läraren känner igen bilden.
- ”Så det är inte för att jag är lat”, sa #hon.
- Muntliga uppgifter ligger klart över de skriftliga.
> Anpassningarna {skrivs in i planen|prövas i sex veckor}.
> Handleder arbetslaget på {tisdag|torsdag}.
`;
