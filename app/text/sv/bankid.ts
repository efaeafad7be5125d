/** BankID:s rekommenderade meddelanden (RFA), och det som sägs runt dem. */
export const bankid = {
  rfa1: "Starta BankID-appen.",
  rfa1Qr: "Starta BankID-appen och läs av QR-koden.",
  rfa3: "Åtgärden avbruten. Försök igen.",
  rfa4: "En identifiering eller underskrift för det här personnumret är redan påbörjad. Försök igen.",
  rfa5: "Internt tekniskt fel. Försök igen.",
  rfa6: "Åtgärden avbruten.",
  rfa8: "BankID-appen svarar inte. Kontrollera att den är startad och att du har internetanslutning. Om du inte har något giltigt BankID kan du skaffa ett hos din bank. Försök sedan igen.",
  rfa9Auth: "Skriv in din säkerhetskod i BankID-appen och välj Identifiera.",
  rfa9Sign: "Skriv in din säkerhetskod i BankID-appen och välj Skriv under.",
  rfa13: "Försöker starta BankID-appen.",
  rfa14A:
    "Söker efter BankID, det kan ta en liten stund … Om det har gått några sekunder och inget BankID har hittats har du sannolikt inget BankID som går att använda för den aktuella identifieringen eller underskriften i den här datorn. Om du har ett BankID-kort, sätt in det i kortläsaren. Om du inte har något BankID kan du skaffa ett hos din bank. Om du har ett BankID på en annan enhet kan du starta BankID-appen där.",
  rfa14B:
    "Söker efter BankID, det kan ta en liten stund … Om det har gått några sekunder och inget BankID har hittats har du sannolikt inget BankID som går att använda för den aktuella identifieringen eller underskriften på den här enheten. Om du inte har något BankID kan du skaffa ett hos din bank. Om du har ett BankID på en annan enhet kan du starta BankID-appen där.",
  rfa15A:
    "Söker efter BankID, det kan ta en liten stund … Om det har gått några sekunder och inget BankID har hittats har du sannolikt inget BankID som går att använda för den aktuella identifieringen eller underskriften i den här datorn. Om du har ett BankID-kort, sätt in det i kortläsaren. Om du inte har något BankID kan du skaffa ett hos din bank.",
  rfa15B:
    "Söker efter BankID, det kan ta en liten stund … Om det har gått några sekunder och inget BankID har hittats har du sannolikt inget BankID som går att använda för den aktuella identifieringen eller underskriften på den här enheten. Om du inte har något BankID kan du skaffa ett hos din bank.",
  rfa16:
    "Det BankID du försöker använda är för gammalt eller spärrat. Använd ett annat BankID eller skaffa ett nytt hos din bank.",
  rfa17A:
    "BankID-appen verkar inte finnas i din dator eller telefon. Installera den och skaffa ett BankID hos din bank. Installera appen från din appbutik eller install.bankid.com.",
  rfa17B:
    "Det gick inte att läsa av QR-koden. Starta BankID-appen och läs av QR-koden. Kontrollera att appen är uppdaterad. Om du inte har BankID-appen måste du installera den och skaffa ett BankID hos din bank. Installera appen från din appbutik eller install.bankid.com.",
  rfa18: "Starta BankID-appen",
  rfa19Auth: "Vill du identifiera dig med BankID på den här datorn eller med ett Mobilt BankID?",
  rfa19Sign: "Vill du skriva under med BankID på den här datorn eller med ett Mobilt BankID?",
  rfa20Auth: "Vill du identifiera dig med ett BankID på den här enheten eller på en annan enhet?",
  rfa20Sign: "Vill du skriva under med ett BankID på den här enheten eller på en annan enhet?",
  rfa21: "Identifiering eller underskrift pågår.",
  rfa22: "Okänt fel. Försök igen.",
  rfa23: "Fotografera och läs av din id-handling med BankID-appen.",
  callConfirm: "Svara i BankID-appen på om du talar i telefon med oss.",
  callDeclined: "Du svarade i BankID-appen att du inte talar i telefon med oss. Åtgärden är avbruten.",
  appTooOld: "Din BankID-app behöver uppdateras för det här. Uppdatera den och försök igen.",
  riskBlocked: "BankID stoppade åtgärden av säkerhetsskäl. Försök igen senare eller kontakta din bank.",
  badSignature: "Underskriften från BankID gick inte att bekräfta och har inte sparats. Försök igen.",
} as const;
