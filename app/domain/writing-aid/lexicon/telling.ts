// Words of saying and of who says: to tell the child's own words from an adult's, and what was told from what is claimed.
import type { WordGroup } from "./sources";

export const sayingWords: ReadonlySet<string> = new Set(
  (
    "sa sade säger säga sagt svarade svarar svarat skrek skriker skrikit ropade ropar ropat viskade viskar mumlade mumlar muttrade " +
    "berättade berättar berättat frågade frågar fråga tillade utbrast upprepade upprepar skrev skriver skrivit " +
    "sms:ade sms:ar smsade messade mejlade mejlar fräste väste snyftade grät uttryckte uttrycker förklarade förklarar påstod påstår " +
    "uppgav uppger uppgett nämnde nämner menade menar bad ber undrade undrar stod lade läste hälsade medgav erkände " +
    "beskrev beskriver vittnade vittnar stammade pep kved ringde"
  ).split(" "),
);

/** Not the child: an adult, the writer, or another child. In any form. */
export const otherSpeakers: readonly string[] = [
  "jag",
  "vi",
  "mamma",
  "mamman",
  "mammas",
  "mor",
  "modern",
  "pappa",
  "pappan",
  "pappas",
  "far",
  "fadern",
  "styvpappan",
  "styvpappa",
  "styvmamman",
  "styvmamma",
  "plastpappan",
  "plastpappa",
  "plastmamman",
  "plastmamma",
  "bonuspappan",
  "bonuspappa",
  "bonusmamman",
  "bonusmamma",
  "föräldern",
  "föräldrarna",
  "föräldrar",
  "vårdnadshavaren",
  "vårdnadshavare",
  "vårdnadshavarna",
  "mormor",
  "morfar",
  "farmor",
  "farfar",
  "mormodern",
  "familjehemmet",
  "läraren",
  "lärare",
  "vikarien",
  "rektor",
  "rektorn",
  "kurator",
  "kuratorn",
  "skolsköterskan",
  "skolsköterska",
  "mentorn",
  "mentor",
  "fritidsledaren",
  "fritidspedagogen",
  "resursen",
  "assistenten",
  "elevassistenten",
  "kollegan",
  "kollega",
  "personalen",
  "vaktmästaren",
  "bussföraren",
  "chauffören",
  "tränaren",
  "socialsekreteraren",
  "polisen",
  "någon",
  "nån",
  "klasskamrat",
  "klasskamraten",
  "klasskamrater",
  "klasskompis",
  "kompis",
  "kompisen",
  "kamrat",
  "kamraten",
  "vän",
  "vännen",
  "brodern",
  "bror",
  "storebror",
  "lillebror",
  "syster",
  "storasyster",
  "lillasyster",
  "systern",
  "syskonet",
  "kusin",
  "kusinen",
  "grannen",
  "andra",
  "eleverna",
  "killen",
  "killarna",
  "tjejerna",
];

/** The child, or a pupil who may be it. */
export const childSpeakers: ReadonlySet<string> = new Set([
  "hon",
  "han",
  "hen",
  "eleven",
  "barnet",
  "flickan",
  "pojken",
  "sonen",
  "dottern",
  "henne",
  "honom",
]);

/** A title or a name in quotation marks, and no speech. */
export const titled: ReadonlySet<string> = new Set(
  "boken bok filmen film låten låt appen app spelet spel gruppen kontot kallas kallade kallad kallar kallat serien temat rubriken rubrik ordet heter hette".split(
    " ",
  ),
);

/** What says where something comes from: told, seen, heard, written. */
export const sourceTold: readonly WordGroup[] = [
  {
    id: "told",
    sources: ["school_guide", "documentation_handbook"],
    form: "listed",
    words: [
      "sa|sade|säger|sagt|säga|berättade|berättar|berättat|berätta|berättas|uppger|uppgav|uppgett|uppgivit|svarade|svarar|svarat",
      "skrev|skriver|skrivit|skrek|ropade|viskade|förklarade|förklarar|nämnde|nämner|nämnt|påstår|påstod|menar|menade|beskriver|beskrev|beskrivit",
      "tycker|tyckte|frågar|frågade|undrar|undrade|bekräftar|bekräftade|erkände|medger|medgav|anförtrodde|vittnar|vittnade|larmade|anmälde",
      "enligt|via|ringde|ringer|ringt|mejlade|mejlar|mejlat|mejl|sms|sms:ade|sms:et|meddelade|meddelar|meddelat|meddelande|messade",
      "såg|ser|sett|hörde|hör|hört|hördes|hörs|syntes|märkte|märkt|noterade|noterat|observerade|upptäckte|träffade|mötte|visade|visar|visat|läste|iakttog",
      "fick|fått|får veta|höra|reda",
      "framkom|framkommer|framkommit|informerade|informerar|informerat|rapporterade|tipsade|ritade|intyg|utlåtande|protokoll|beslut",
    ],
  },
];

/** What is at school, or between school and home, and can be seen there. */
export const atSchool: readonly WordGroup[] = [
  {
    id: "school",
    sources: ["report_form"],
    form: "listed",
    words: [
      "skolan|skola|skolans|lektion*|rast*|korridor*|matsal*|klassrum*|skolgård*|fritids|kapprum*|entré*|parkering*|expedition*|hall|hallen|idrott*",
      "hämtade|hämtades|hämtas|hämtar|hämta|hämtat|hämtning*|lämnade|lämnades|lämning*|dök|följde|stod|väntade|satt",
      "kom|kommer|kommit till|hit|in|inte|och|för|utan|med",
      "möte|mötet|möten|mötena|samtal|samtalet|utvecklingssamtal*|föräldramöte*|telefon|telefonen|svarar|svarade|svarat|bokade|bokat|tackade|tackat|informer*|kontakta*|återkom*|önskar|önskade|vill|bad|ber|godkände|godkänt|underteckn*|erbjöds|erbjudits|deltog|deltar|närvarade|skrivit|uteblev|heter|bor|talar|pratar|tolk|kontakt|kontakta*|kallade|kallats|inbjuden|informeras|ledighet",
      "anmälan|frånvaro*|sjukanmäl*|bänk*|lunch*|ryckte|kramade|klassen|reagera*",
    ],
  },
];

/** The family, and times and places that a school does not see. */
export const family: readonly WordGroup[] = [
  {
    id: "family",
    sources: ["report_handbook", "municipal_advice"],
    form: "listed",
    words: [
      "pappa|pappan|pappas|mamma|mamman|mammas|far|fadern|mor|modern|förälder|föräldern|föräldrar|föräldrarna|familj|familjen|familjens",
      "styvpapp*|styvmamm*|plastpapp*|plastmamm*|bonuspapp*|bonusmamm*|vårdnadshavar*|mormor|morfar|farmor|farfar|sambo|sambon|pojkvän*|flickvän*",
      "bror|brodern|brorsan|storebror|lillebror|brodern|bröder|bröderna|syster|systern|storasyster|lillasyster|kusin|kusinen|släkt|släkten|släktingar|farbror|morbror",
      "hemma|hemmet|hemförhållanden",
      "på|om|under|hela kvällen|kvällarna|natten|nätterna|helgen|helgerna|sommaren|lovet|loven|fritiden|kvällar|nätter|helger|morgnarna|morgnar|mornarna",
      "varje kväll|natt|helg",
      "mitt i natten",
      "sent på kvällarna|kvällen|natten",
      "i natt|helgen|lägenheten|huset",
      "efter skolan",
    ],
  },
];

/** What goes on there. */
export const atHome: readonly WordGroup[] = [
  {
    id: "goings_on",
    sources: ["report_handbook", "municipal_advice"],
    form: "listed",
    words: [
      "slår|slog|slagit|slagen|slagna|misshandl*|sparkar|knuffar|nyper|hotar|hotade|hotad|hotas|tvingar|tvingas|tvingade|straffa*|låser|låste|låst|inlåst|instängd",
      "bråkar|bråkade|bråkat|bråk|grälar|grälade|gräl|skriker|skrek|skäller|skällde|skällt|tjafsar|slåss|slogs",
      "dricker|drack|druckit|full|fulla|berusad|påverkad|super|söp|supit|röker|rökte|knarkar|knarkade|missbrukar|missbrukade|tar tabletter|droger",
      "hårdhän*|alkohol|vårdnadstvist*|konflikter|kaos|trappuppgång*",
      "sover|sov|sovit|vaknar|vaken|vakna|ensam|ensamma|själv|borta|övergiven|ute|uppe|lämnas|lämnar|lämnade|lämnad",
      "sköter|sköta|lagar|städar|passar|vaktar|tröstar|ansvarar|hjälper|tvättar|handlar|ansvar",
      "får|fick|fått inte|ingen|inget|aldrig|stryk|spö|klara|ta|bara|sova|äta|mat",
      "saknar|saknas|brist|kontrollera*|förbjuder|förbjöd|förbjuden|hindrar|bevakar|övervakar|följer|bestämmer|kränker|nedvärderar|skrämmer|behandla*|utnyttja*|rör|tafsa*|våldsam|våld|övergrepp|hot",
      "separera*|skilja|skiljer|skilts|skilda|vräkt|vräkta|vräks|skulder|arbetslös*|sjukskriven|fängelse|fängelset|dömd|häktad|försvann|flydde|flyttat|flyttar",
      "spelar|spelade|gamar|tittar|sitter|hänger|umgås|driver|umgicks|stannar|rymmer|rymt",
      "äter|åt|ätit|matar|frukost|maten|mat|kylskåp*|el|elen|värme|möbler|säng|sängen|smuts*",
      "giftas|gifta|bortgift|gift|trolovad|könsstympa*",
      "jobbar|arbetar _ natt|nätter|kväll|kvällar|utomlands|borta",
      "kommer hem",
      "har ingen|inga|inget|inte|aldrig",
    ],
  },
];

/** So clearly not at school that no family need be named. */
export const certainlyHome: readonly WordGroup[] = [
  {
    id: "certain",
    sources: ["report_handbook"],
    form: "listed",
    words: [
      "giftas bort",
      "bortgift",
      "hemma _ slagen|slår|stryk|ensam|ensamma|bråk|våld",
      "ensam|ensamma hemma",
      "stryk|spö|slagen|misshandlad hemma",
      "utsätts|utsatts för våld|övergrepp",
      "bevittna*",
      "rymde|rymt|rymmer hemifrån",
    ],
  },
];
