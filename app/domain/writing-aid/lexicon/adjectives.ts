// Adjectives that say what somebody feels or is like, in place of what was seen. Their forms are made by rule (phrase.ts).
import type { WordGroup } from "./sources";

const listed = (words: string) => words.trim().split(/\s+/);

export const adjectives: readonly WordGroup[] = [
  {
    id: "feeling",
    sources: ["documentation_handbook"],
    form: "adjective",
    words: listed(`
    dämpad butter grinig gnällig tvär vresig hätsk ilsken explosiv skrämd panikslagen förtvivlad avstängd
    avtrubbad splittrad spänd uppjagad ouppmärksam disträ sliten härjad hispig förbannad förbaskad skärrad bekymrad
    ledsen nedstämd deppig dyster arg sur rasande irriterad lättirriterad frustrerad besviken bitter
    rädd livrädd orolig ängslig nervös stressad pressad trött jättetrött utmattad uppgiven olycklig
    otrygg osäker skamsen generad likgiltig uttråkad svartsjuk avundsjuk förvirrad upprörd chockad
    känslokall hotfull lättkränkt sårad sorgsen håglös apatisk okoncentrerad ofokuserad rastlös
    `),
  },
  {
    id: "character",
    sources: ["documentation_handbook"],
    form: "adjective",
    words: listed(`
    tuff bossig efterhängsen flörtig vulgär ansvarskännande sårbar typisk kaotisk oförmögen annorlunda
    sträng elakartad tystlåten stillsam lättpåverkad lättstörd obehaglig olydig vild vildsint hårdhänt kallsinnig kärlekslös
    ohållbar påverkad överviktig inåtriktad introvert utagerande störig pratig stöddig spydig respektfull
    aggressiv utåtagerande våldsam elak dum lat slarvig slö stökig bråkig omotiverad ointresserad
    oengagerad engagerad oförskämd respektlös otrevlig ohyfsad oartig ouppfostrad nonchalant uppkäftig
    kaxig trotsig envis tjurig bortskämd egoistisk självisk självupptagen omogen barnslig brådmogen
    osocial asocial konstig märklig underlig udda skum mystisk opålitlig lögnaktig falsk manipulativ
    beräknande utstuderad dramatisk överdramatisk överkänslig provocerande provokativ undvikande blyg
    inbunden inåtvänd tillbakadragen krävande besvärlig jobbig problematisk dysfunktionell svårhanterlig
    omöjlig impulsiv labil instabil oberäknelig dominant dominerande kontrollerande auktoritär
    överbeskyddande ansvarslös olämplig otillräcklig slapphänt kylig känslig skör duktig ambitiös snäll
    intelligent begåvad obegåvad smart populär ökänd kriminell farlig påträngande klängig undergiven
    promiskuös utmanande vårdslös ovårdad sjaskig fjäskig motsträvig ovillig avvisande avståndstagande
    fientlig hämndlysten missunnsam oärlig oansvarig gränslös hänsynslös empatilös samarbetsovillig
    osamarbetsvillig odräglig hysterisk överdriven onormal misskött försummad vanvårdad understimulerad
    destruktiv självdestruktiv
    `),
  },
];
