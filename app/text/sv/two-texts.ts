export const twoTexts = {
  title: "Noteringen har ändrats på ett annat ställe",
  lead: "Den rättades i en annan webbläsare eller flik {{when}}, efter att du öppnade den här sidan. Inget är borta: här står båda texterna. Foga ihop dem i rutan nedanför och spara.",
  yours: "Det du skrev här",
  theirs: "Det som sparades där",
  marked: "Det som skiljer är understruket.",
  alike: "Texterna är lika. Det som skiljer är valen nedanför.",
  empty: "Ingen text.",
  priority: "Prioritet där: {{there}}. Här har du valt: {{here}}.",
  category: "Kategori där: {{there}}. Här har du valt: {{here}}.",
  marks:
    "Kroppskartan är inte heller densamma. Nedanför står din; den andra finns kvar bland tidigare lydelser.",
  field: "Foga ihop texterna",
  takeTheirs: "Lägg till den andra texten sist i rutan",
  goneTitle: "Noteringen är återtagen",
  gone: "Den återtogs på ett annat ställe medan du skrev, och kan inte rättas. Det du skrev står kvar här, så att du kan kopiera det till en ny notering.",
  goneRead: "Noteringen är återtagen och kan inte rättas.",
  open: "Öppna noteringen",
  changed: {
    title: "Det har ändrats på ett annat ställe",
    lead: "Så här står det nu. Det du skrev står kvar i formuläret, och är inte sparat. Sparar du igen gäller ditt.",
    nothing: "Inget",
  },
} as const;
