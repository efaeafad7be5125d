// Invented summaries with which a teacher hands a pupil over to the next.
import type { Age } from "../schools.server";

const younger = `
Behöver få veta vad som ska hända i förväg. Lugn om samma vuxen tar emot på morgonen.
Läser med flyt. Matten kräver konkret material och kort genomgång.
Vänskapen med två i klassen betyder mycket, låt dem sitta nära men inte bredvid varandra.
Tar tid på sig. Det blir bra om ingen skyndar på.
Blir ledsen av höga ljud. Hörselkåporna ligger i första lådan.
Hemmet svarar alltid på meddelanden, ring hellre än att skriva.
Inget särskilt att lämna över. Nyfiken, social och trygg.
Har haft en tung vår. Läs noteringarna från mars och framåt.
Äter lite på förmiddagen, erbjud frukt före första passet.
Håll ett öga på rasterna. På lektion går det fint.
`;
const older = `
Klarar mer än betygen visar. Muntliga redovisningar i liten grupp.
Närvaron tål inga luckor: hör av dig samma dag, gärna med sms.
Har bra kontakt med kuratorn, fortsätt den.
Vill inte ha beröm inför klassen, men behöver höra det.
Studiero är det viktiga. Plats längst fram till vänster har fungerat.
Läxor görs i skolan, inte hemma. Boka in studietid.
Inget särskilt att lämna över. Drivande och omtyckt.
Vårdnadshavarna bor på olika håll, kalla båda.
Var uppmärksam på måndagar.
Inläst material och förlängd skrivtid på alla prov.
`;
const preschool = `
Somnar bäst med handen på ryggen. Nallen heter Bosse.
Pratar mycket hemma, litet här. Ge tid i samlingen.
Leker gärna med två barn åt gången.
Allergisk mot ägg, listan sitter i köket.
Lämning går bäst i fönstret mot gården.
`;

const lines = (text: string) => text.trim().split("\n");

export const handoverSummaries: Record<Age, string[]> = {
  f: lines(preschool),
  l: lines(younger),
  m: lines(younger),
  h: lines(older),
  g: lines(older),
};
