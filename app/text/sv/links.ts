export const links = {
  kind: {
    label: "Hur hör de ihop?",
    same_matter: "Samma sak",
    follows: "Den nya följer på den tidigare",
    contradicts: "Den nya motsäger den tidigare",
  },
  told: {
    same_matter: { from: "Hör ihop med noteringen {{date}}", to: "Hör ihop med noteringen {{date}}" },
    follows: { from: "Följer på noteringen {{date}}", to: "Följs av noteringen {{date}}" },
    contradicts: { from: "Motsäger noteringen {{date}}", to: "Motsägs av noteringen {{date}}" },
  },
  entry: {
    title: "Kopplingar",
    none: "Inget är kopplat till den här noteringen.",
    by: "skriven av {{name}}",
    remove: "Ta bort kopplingen",
    add: "Koppla till en annan notering",
    which: "Vilken notering?",
    choose: "Välj en notering",
    kind: "Hur hör den här noteringen ihop med den?",
    kinds: {
      same_matter: "De gäller samma sak",
      follows: "Den här följer på den",
      contradicts: "Den här motsäger den",
    },
    save: "Koppla",
    saved: "Kopplingen är sparad.",
  },
  occasion: {
    title: "Samma händelse",
    lead_one:
      "Samma händelse står hos en annan elev som du får läsa om. De två noteringarna rättas, återtas och tas bort var för sig.",
    lead_other:
      "Samma händelse står hos {{count}} andra elever som du får läsa om. Noteringarna rättas, återtas och tas bort var för sig.",
    unnamed: "En annan elev",
    add: "Samma händelse som hos en annan elev",
    which: "Vilken notering?",
    whichHelp:
      "Noteringar om dina andra elever från samma dagar. Ingen text flyttas, och den som inte har båda eleverna ser inte att de hör ihop.",
    save: "Koppla ihop",
    withdrawn: "återtagen",
    leave: "Lossa från de andra",
    leaveHelp: "Texten står kvar här. Ingen ser längre att den hör ihop med de andra elevernas.",
    chip_one: "Samma händelse, en elev till",
    chip_other: "Samma händelse, {{count}} elever till",
  },
  compose: {
    title: "Samma händelse, fler elever",
    lead: "Varje elev får en egen notering med samma text. Skriv därför inte de andras namn: den som läser om den ena ska inte få veta vilka de andra är.",
    pupil: "Elev {{number}}",
    more: "En elev till",
    only: "Bilaga, kroppskarta, koppling och ”Berätta för” gäller bara den första eleven.",
    names:
      "I texten står {{names}}. Texten kopieras till de andra elevernas trådar. Går det att skriva ”en klasskamrat” i stället?",
    saved_one: "Sparat på elevens röda tråd, och på en elevs till.",
    saved_other: "Sparat på elevens röda tråd, och på {{count}} elevers till.",
  },
} as const;
