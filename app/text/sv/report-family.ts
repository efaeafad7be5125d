/** Vad får familjen läsa? */
export const reportFamily = {
  link: "Vad får familjen läsa?",
  title: "Vad får familjen läsa?",
  lead: "Så här kan barnet och vårdnadshavarna läsa anmälan hos socialtjänsten. Socialtjänsten avgör i varje fall. Sidan skrivs inte ut.",
  normally: "Vårdnadshavarna får normalt läsa anmälan och veta vem som gjort den.",
  guarded:
    "Vårdnadshavarna får normalt läsa anmälan till slut. När och hur avgör socialtjänsten: visa eller berätta inget.",
  third: "Nämner du någon annan i löptexten läser familjen troligen det också.",
  held: {
    others: "Hålls ofta tillbaka: gäller andra än familjen.",
    safety: "Hålls ofta tillbaka: rör barnets säkerhet.",
    childs_own: "Kan hållas tillbaka om barnet annars far illa.",
    protected: "Hålls tillbaka: skyddade personuppgifter.",
    reporter: "Får familjen normalt veta. Hålls tillbaka bara vid risk för våld eller allvarligt men.",
  },
} as const;
