export const pattern = {
  short: {
    many_one: "{{count}} notering på {{days}} dagar",
    many_other: "{{count}} noteringar på {{days}} dagar",
    several_people_one: "Noteringar av {{count}} person på {{days}} dagar",
    several_people_other: "Noteringar av {{count}} personer på {{days}} dagar",
    worsening_one: "De senaste noteringarna blir allt mer brådskande",
    worsening_other: "De senaste noteringarna blir allt mer brådskande",
    days_zero: "den första som kan betyda anmälningsplikt är från i dag",
    days_one: "{{count}} dag sedan den första som kan betyda anmälningsplikt",
    days_other: "{{count}} dagar sedan den första som kan betyda anmälningsplikt",
    reported_one: "orosanmälan skickad {{date}}",
    reported_other: "orosanmälan skickad {{date}}",
  },
  found: {
    many_one: "{{count}} notering om oro de senaste {{days}} dagarna:",
    many_other: "{{count}} noteringar om oro de senaste {{days}} dagarna:",
    several_people_one: "{{count}} person har skrivit om oro de senaste {{days}} dagarna:",
    several_people_other: "{{count}} olika personer har skrivit om oro de senaste {{days}} dagarna:",
    worsening_one: "Den senaste noteringen är mer brådskande än de före:",
    worsening_other: "De {{count}} senaste noteringarna går mot allt högre prioritet:",
  },
  earlier_one: "1 tidigare och",
  earlier_other: "{{count}} tidigare och",
  duty: {
    since: "Den första noteringen av ett slag som kan betyda anmälningsplikt skrevs {{date}} ({{category}}).",
    days_zero: "Det är i dag.",
    days_one: "Det har gått {{count}} dag sedan dess.",
    days_other: "Det har gått {{count}} dagar sedan dess.",
    reported: "En orosanmälan skickades {{date}}.",
    again_one: "Efter den har en sådan notering till skrivits: du kan anmäla igen.",
    again_other: "Efter den har {{count}} sådana noteringar till skrivits: du kan anmäla igen.",
  },
  yours:
    "Verktyget räknar men bedömer ingenting. Misstanke räcker för en anmälan, den är din egen, och inget av det här behöver göras först.",
  adult:
    "Verktyget räknar men bedömer ingenting. Eleven har fyllt 18 år: prata med eleven själv om vad som kan hjälpa.",
  offer: {
    report: "Gör en orosanmälan",
    consult: "Fråga utan att nämna namnet",
    orCall: ", eller ring socialtjänsten:",
    team: "Ta upp det med elevhälsoteamet",
  },
} as const;
