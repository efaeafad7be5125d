export const verify = {
  title: "Kontrollera ett dokument",
  lead: "Har du fått en fil ur Röda tråden? Här får du veta om den är stämplad här och oförändrad. Du behöver inte logga in.",
  file: "Filen du vill kontrollera",
  fileAgain: "Kontrollera en fil till",
  fileHelp: "PDF eller JSON, precis som du fick den. Högst {{megabytes}} MB.",
  submit: "Kontrollera",
  intact: {
    title: "Oförändrad.",
    body: "Filen är stämplad av {{by}} den {{at}} och är inte ändrad sedan dess.",
  },
  latest: "Ingen senare version av filen är stämplad här.",
  superseded: "En senare version har stämplats. Den här är äkta men inte den senaste.",
  altered: {
    title: "Ändrad.",
    body: "Filen bär en stämpel härifrån men är inte likadan som när den stämplades. Lita inte på den: be avsändaren om den på nytt.",
  },
  unknown: {
    title: "Okänd.",
    body: "Ingen sådan fil har stämplats här. Kontrollera att det är filen som du fick, inte en utskrift eller en fil som har sparats om.",
  },
  refused: {
    no_file: "Välj en fil.",
    too_large: "Filen är större än {{megabytes}} MB. Den som driver tjänsten kan kontrollera den.",
    too_slow: "Filen kom inte fram i tid. Försök igen.",
    unreadable: "Filen gick inte att läsa. Välj den på nytt och försök igen.",
    too_many: "Många kontrollerar filer just nu. Vänta en minut och försök igen.",
  },
  what: {
    title: "Vad kontrollen svarar på",
    answers: "Vem som har stämplat filen och när, om den är oförändrad, och om det finns en senare version.",
    nothingElse: "Ingenting annat: inte vad filen handlar om, vem den gäller eller vart den har skickats.",
    notKept: "Filen sparas inte.",
    paper: "En utskrift eller en fil som har sparats om av ett annat program kan inte kontrolleras.",
  },
} as const;
