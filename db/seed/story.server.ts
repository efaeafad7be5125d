// The story of Alva Lindqvist, 5B at Norrskolan, as the first picture of the tool tells it: three school years, the
// last weeks by school days before the date that the data is relative to.
import type { Theme } from "./compose.server";

export interface StoryNote {
  /** School years ago and month-day, or calendar days before the latest school day. */
  when: { ago: number; on: string } | { daysBefore: number };
  time: string;
  author: "Maria Ek" | "Per Dahl" | "Lisa Holm" | "Anna Berg";
  theme: Theme;
  priority: "act_now" | "action_desirable" | "no_action";
  text: string;
  /** Joined with the note before it of the same theme. */
  linked?: true;
  attachment?: true;
}

export const alvasStory: readonly StoryNote[] = [
  {
    when: { ago: 2, on: "10-12" },
    time: "09:15",
    author: "Anna Berg",
    theme: "positive",
    priority: "no_action",
    text: "Alva läste sin egen saga för klassen. Den handlade om en räv som hittar hem i mörkret. Hon bugade efteråt.",
  },
  {
    when: { ago: 2, on: "02-08" },
    time: "13:40",
    author: "Lisa Holm",
    theme: "peers",
    priority: "no_action",
    text: "Höll ihop leken på rasten när två andra blev osams. ”Vi kan vara kapten varannan dag”, sa hon.",
  },
  {
    when: { ago: 2, on: "05-07" },
    time: "08:35",
    author: "Anna Berg",
    theme: "late",
    priority: "action_desirable",
    text: "Sen för tredje dagen i rad, i dag 25 minuter. Lillebror följde med in i kapprummet, han går på Blåsippan. Alva skulle lämna honom där efteråt. Hon är nio år. Pratar med mamma.",
  },
  {
    when: { ago: 1, on: "09-11" },
    time: "10:10",
    author: "Anna Berg",
    theme: "learning",
    priority: "no_action",
    text: "Stark i svenska, orkar mycket på förmiddagen. Efter lunch blir det mest blyertsteckningar i kanten.",
  },
  {
    when: { ago: 1, on: "10-16" },
    time: "14:05",
    author: "Anna Berg",
    theme: "contact",
    priority: "no_action",
    text: "Utvecklingssamtal. Mamma var med på telefon, hon hade ont i huvudet. Alva ledde samtalet själv och berättade att hon vill bli veterinär.",
  },
  {
    when: { ago: 1, on: "12-03" },
    time: "12:20",
    author: "Lisa Holm",
    theme: "care",
    priority: "action_desirable",
    text: "Åt tre portioner till lunch och la två mackor i fickan. ”Till Noel”, sa hon när jag såg det. Noel är lillebror, fyra år.",
  },
  {
    when: { ago: 1, on: "02-20" },
    time: "09:50",
    author: "Anna Berg",
    theme: "positive",
    priority: "no_action",
    text: "Lugn och rolig dag på skridskobanan. Alva lärde två andra att åka baklänges.",
  },
  {
    when: { ago: 1, on: "03-19" },
    time: "11:30",
    author: "Lisa Holm",
    theme: "mood",
    priority: "no_action",
    text: "Ledsen för att katten är borta. Vi ritade en lapp som hon satte upp vid affären. Katten kom hem på kvällen.",
  },
  {
    when: { ago: 1, on: "05-14" },
    time: "08:40",
    author: "Anna Berg",
    theme: "late",
    priority: "action_desirable",
    text: "Tredje sena ankomsten i maj. Alva sa: ”Jag väntade på att mamma skulle vakna, men sen gick jag.” Jag har ringt två gånger, inget svar. Vi försöker med ett sms på kvällen före.",
    linked: true,
  },
  {
    when: { ago: 0, on: "08-24" },
    time: "09:05",
    author: "Per Dahl",
    theme: "positive",
    priority: "no_action",
    text: "Bra start. Alva visade de nya var allt finns och skrev dagens schema på tavlan utan att någon bett om det.",
  },
  {
    when: { ago: 0, on: "08-31" },
    time: "08:45",
    author: "Maria Ek",
    theme: "late",
    priority: "action_desirable",
    text: "Kom 20 minuter in på matten. Sa att klockan stannat. Arbetade snabbt i kapp de andra.",
  },
  {
    when: { ago: 0, on: "09-09" },
    time: "12:50",
    author: "Lisa Holm",
    theme: "learning",
    priority: "no_action",
    text: "Full pott på glosförhöret. ”Jag övade på Noel”, sa hon.",
  },
  {
    when: { ago: 0, on: "09-17" },
    time: "13:30",
    author: "Maria Ek",
    theme: "tired",
    priority: "action_desirable",
    text: "La huvudet på bänken efter lunch och svarade knappt. När jag frågade om hon sovit sa hon: ”Noel hade mardrömmar, så jag satt med honom.”",
  },
  {
    when: { ago: 0, on: "09-25" },
    time: "10:35",
    author: "Per Dahl",
    theme: "contact",
    priority: "action_desirable",
    text: "Ringde mamma kl. 10.35. Hon lät trött och sa att det är mycket nu, att hon är sjukskriven sedan augusti. Vi bokade en tid på skolan. Hon kom inte.",
  },
  {
    when: { ago: 0, on: "10-07" },
    time: "08:55",
    author: "Lisa Holm",
    theme: "positive",
    priority: "no_action",
    text: "Alva och Saga spelade upp sin dialog på engelska, hela klassen skrattade på rätt ställen.",
  },
  {
    when: { ago: 0, on: "10-15" },
    time: "09:20",
    author: "Maria Ek",
    theme: "care",
    priority: "action_desirable",
    text: "Hade inga gympakläder, andra veckan. Skorna är för små, hon gick med hälarna utanför. Tog fram ett par ur förrådet när de andra gått ut.",
  },
  {
    when: { daysBefore: 13 },
    time: "09:40",
    author: "Lisa Holm",
    theme: "care",
    priority: "action_desirable",
    text: "Saknade gympakläder för tredje veckan. Lånade av skolan.",
    linked: true,
  },
  {
    when: { daysBefore: 12 },
    time: "13:10",
    author: "Lisa Holm",
    theme: "positive",
    priority: "no_action",
    text: "Glad och pigg. Var med hela idrotten.",
  },
  {
    when: { daysBefore: 4 },
    time: "08:55",
    author: "Per Dahl",
    theme: "tired",
    priority: "act_now",
    text: "Somnade på första lektionen. Jag väckte henne två gånger. Hon berättade att hon lagt sin lillebror och väntat på mamma till efter midnatt.",
    linked: true,
    attachment: true,
  },
  {
    when: { daysBefore: 0 },
    time: "10:20",
    author: "Maria Ek",
    theme: "late",
    priority: "action_desirable",
    text: "Kom 40 minuter efter att lektionen började. Hon sa: ”Mamma vaknade inte i dag heller.” Hon hade inte ätit frukost.",
    linked: true,
  },
];
