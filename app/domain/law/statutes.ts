// The statutes, regulations and decisions that the citations point into, as each is named in a sentence.

export const statutes = {
  SoL: { sv: "socialtjänstlagen (2025:400)", en: "the Social Services Act (2025:400)" },
  OSL: {
    sv: "offentlighets- och sekretesslagen (2009:400)",
    en: "the Public Access and Secrecy Act (2009:400)",
  },
  skollagen: { sv: "skollagen (2010:800)", en: "the Education Act (2010:800)" },
  GDPR: { sv: "dataskyddsförordningen (EU) 2016/679", en: "the General Data Protection Regulation" },
  dataskyddslagen: {
    sv: "dataskyddslagen (2018:218)",
    en: "the Data Protection Act (2018:218)",
  },
  socialtjänstens_personuppgifter: {
    sv: "lagen (2001:454) om behandling av personuppgifter inom socialtjänsten",
    en: "the Act on Processing of Personal Data in Social Services (2001:454)",
  },
  folkbokföringslagen: {
    sv: "folkbokföringslagen (1991:481)",
    en: "the Population Registration Act (1991:481)",
  },
  arkivlagen: { sv: "arkivlagen (1990:782)", en: "the Archives Act (1990:782)" },
  tillgänglighet: {
    sv: "lagen (2018:1937) om tillgänglighet till digital offentlig service",
    en: "the Act on Accessibility of Digital Public Services (2018:1937)",
  },
  polisuppgifter: {
    sv: "lagen (2025:170) om uppgifter till de brottsbekämpande myndigheterna",
    en: "the Act on Information to Crime-Fighting Authorities (2025:170)",
  },
  föreskrift_våld: { sv: "HSLF-FS 2022:39", en: "regulation HSLF-FS 2022:39" },
  JO: { sv: "JO:s beslut 6755-2012", en: "the Parliamentary Ombudsman's decision 6755-2012" },
} as const;
