// Concrete incidents, where they can have been, and acts whose doer is left out by the passive.
import type { WordGroup } from "./sources";

const struck =
  "slagen|slaget|slagna|knuffad|sparkad|hotad|misshandlad|rånad|biten|jagad|påhoppad|överfallen|attackerad|filmad|bestulen|nedslagen|nedslaget|knivhotad|ofredad|antastad";

/** What happened once, in the past tense: a habit has no place to ask for. */
export const incidents: readonly WordGroup[] = [
  {
    id: "incident",
    sources: ["report_form", "municipal_advice"],
    form: "listed",
    words: [
      "slog|slogs|slagits|slagit",
      "slog till|ner|ihjäl|henne|honom|hen|sönder",
      "sparkade|sparkades|sparkat",
      "knuffade|knuffades|knuffat|puttade|puttades",
      "boxade|boxades",
      "bet|bets|bitit",
      "nöp|nypte|nypt",
      "rev|klöste|klöst henne|honom|hen|mig|en",
      "spottade|spottat",
      "kastade|kastat",
      "hotade|hotades|hotat",
      "brottades",
      "bråkade|bråkat",
      "grälade",
      "skrek|skrikit åt|på",
      "tog stryptag|strypgrepp",
      "drog i|henne|honom|hen",
      "drog en|fram kniv|en",
      "tog _ mobil|mobilen|väska|väskan|telefon|telefonen|jacka|jackan|pengar",
      "stal|stulit|snodde",
      "trakasserade|kränkte|mobbade|retade",
      "filmade|filmat",
      "tafsade|tafsat|tog henne på|mellan",
      "skadade|skadat sig|en|ena",
      "skar|skurit sig",
      "slagsmål|slagsmålet|handgemäng",
      "hamnade|hamnat|var i bråk|slagsmål|konflikt|gräl",
      "bråk|konflikt mellan",
      `blev|blivit|bli _ ${struck}`,
      "fick ett|en slag|spark|smäll|knytnävsslag|örfil|blåtira",
      "fick|fått stryk|spö",
      "hittade|hittades _ kniv|kniven|tabletter|snus|vape|cigaretter|narkotika|droger|rakblad|påse",
      "hade _ kniv|fällkniv|rakblad",
      "drogs ned|ner|i",
      "krossade|vandaliserade|förstörde",
      "svimmade",
    ],
  },
];

/** Anything that says or implies where. Beginnings are matched at the front, endings by `placeEndings`. */
export const places: readonly WordGroup[] = [
  {
    id: "place",
    sources: ["report_form"],
    form: "listed",
    words: [
      "hemma|hem|hemmet|hemifrån",
      "skolan|skola|klassen|klassrum*|grupprum*|korridor*|trapp*|toalett*|toa|skåp*|sal|aula*|entré*|hall|hallen|kapprum*",
      "matsal*|matkö*|bamba*|lunch*|frukost*|kafeteria*|cafeteria*|uppehållsrum*|bibliotek*|expedition*",
      "lektion*|rast*|rasten|håltimme*|idrott*|gympa*|slöjd*|musik*|bild|bilden|hemkunskap*|fritids*|läxhjälp*",
      "matten|matematik*|svenskan|engelskan|no|no:n|so|so:n|historia*|kemi*|fysik*|biologi*|spanska*|franska*|tyska*|moderna",
      "skolgård*|gård|gården|lekplats*|fotbollsplan*|plan|planen|basketplan*|gungor*|gunga*|klätterställning*|skog*|park*",
      "parkering*|cykelställ*|cykelparkering*|busshållplats*|hållplats*|buss*|skolbuss*|skolskjuts*|taxi*|tåg*|tunnelbana*|spårvagn*|pendel*|bil|bilen",
      "stan|staden|centrum*|torg*|affär*|butik*|gata|gatan|vägen|väg|gallerian|mcdonalds|kiosk*|station*|utflykt*|badhus*|simhall*|lägerskol*|museum*|bio",
      "telefon*|mobil*|sms|sms:et|mejl*|nätet|internet|online|chatt*|gruppchatt*|snap*|insta*|tiktok*|discord*|teams|messenger*|whatsapp*|roblox|fortnite|minecraft|sociala",
      "utvecklingssamtal*|föräldramöte*|mötet|möte|hämtning*|lämning*|väska*|väskan|ryggsäck*|ficka*|fickan|bänk*|matbord*|omklädningsrum*|dusch*|duschen|golvet|fönst*|dörr*",
      "träning*|match*|läktar*|disco*|fest|festen|kalas*|boende*|hvb*|fritidsgård*|ungdomsgård*|stallet|dagis|förskol*|utanför|inne|utomhus|ute|soprum*|källar*|tvättstug*|balkong*|kök*|sovrum*",
    ],
  },
];

/** The ends of compounds: "mattelektionen", "lunchrasten", "personalrummet". */
export const placeEndings = [
  "lektion",
  "lektionen",
  "lektionerna",
  "rast",
  "rasten",
  "rasterna",
  "rummet",
  "rum",
  "salen",
  "gården",
  "hallen",
  "planen",
  "bussen",
  "skolan",
  "passet",
  "timmen",
  "stugan",
  "huset",
  "parken",
  "köket",
  "kön",
] as const;

const done =
  "slagen|slaget|slagna|knuffad|sparkad|retad|retade|mobbad|mobbade|hotad|trakasserad|kränkt|utfryst|utfrysta|utesluten|påhoppad|misshandlad|bestulen|filmad|utsatt|jagad|rånad|biten|nypt|nedslagen|utskälld|utskrattad|kallad|ofredad|antastad|tafsad|överfallen|attackerad|utpekad|lurad|tvingad|inlåst|utkastad|utslängd|lämnad|lovad|gift|bortgift|fasthållen|knivhotad|hånad|puttad";

/** The passive, where no "av …" follows in the clause. */
export const passives: readonly WordGroup[] = [
  {
    id: "passive",
    sources: ["documentation_handbook"],
    form: "listed",
    words: [
      `blev|blir|blivit|bli|blevo ${done}`,
      `blev|blir|blivit|bli _ ${done}`,
      "har|hade utsatts|hotats|kränkts|misshandlats|mobbats|trakasserats|slagits",
      "utsätts|utsattes|mobbas|mobbades|hotades|trakasseras|trakasserades|knuffades|misshandlas|misshandlades|kränks|kränktes",
      "utsätts|utsattes|utsatts för våld|mobbning|kränkningar|hot|övergrepp",
      "fick|fått stryk|spö",
      "fick ett slag|knytnävsslag",
    ],
  },
];
