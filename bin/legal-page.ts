// The list of how the tool meets every legal requirement that it cites. The provisions come from the one table;
// what the tool does about each stands here. test/legal.test.ts holds docs/legal.md to this.
import { type CitationKey, citations, cite } from "../app/domain/law/citations";

const met: Record<CitationKey, string> = {
  duty_to_report:
    "Anyone on the staff can begin and send a report alone. Three things only hold one back: a description of the child, what happened, a receiver. No manager, signature or empty field stops it. For an adult pupil the page says what can be done instead.",
  meeting: "The form asks whether the reporter would come.",
  feedback:
    "The form asks whether feedback is requested. The reporter is told opened, not opened or already under way, and nothing else.",
  protection_assessment: "The reception's list shows reports that still lack the assessment.",
  preliminary_assessment:
    "The 14 days are counted from receipt, in Stockholm's days, and shown to both sides.",
  investigation: "The four months are counted from the opening.",
  duty_to_inform: "The page on what happens next says when the school must answer and when it may.",
  home_municipality:
    "Addressing proposes a municipality and states the paragraph; the reporter can choose another.",
  placing_municipality: "A placing municipality recorded for the pupil goes before the register.",
  staying_municipality: "Chosen in emergencies and when nothing else is clear; the page says to send anyway.",
  social_services_retention:
    "Received reports carry what the periods are counted from. Erasure itself comes in a later version.",
  school_cooperation: "Reports, receipts and outcomes pass between school and reception in one tool.",
  change_of_school:
    "At a change to a school of another authority the old school's principal chooses note by note, on this ground; student health's own notes cannot be chosen.",
  consent_lifts_secrecy: "The other ground of such a transfer, recorded with the day of the consent.",
  absence_investigation: "Absence is a category of a concern; the register of absence is elsewhere.",
  information_to_police: "Not in the tool: the principal does it outside, from the pupil's page.",
  reporters_identity: "The form says that the family normally learns who reported.",
  school_secrecy:
    "Access follows grants alone. Notes in student health's own circle are read by student health, unless it chooses otherwise.",
  private_school_confidentiality:
    "Each school authority has a legal profile, municipal or private, that decides which rows apply.",
  medical_secrecy: "Journals are not kept here; attachments are the school's own.",
  social_services_secrecy:
    "What a municipality has received is sealed under that municipality's own key and shown to its reception alone.",
  report_secrecy:
    "That a report exists is shown to those who made it, student health and the principal; nobody else is told, not even by a number.",
  secrecy_against_guardian:
    "The form holds what to think of when contacting guardians. Guardians have no access to the tool.",
  secrecy_between_branches:
    "Every row carries its authority and its secrecy area, and the policy reads both.",
  secrecy_yields: "Sending a report needs no release decision.",
  registration:
    "References, times and receivers stand in the delivery ledger. Export to a registry system comes in a later version.",
  secrecy_note: "Documents carry the provision, the date and the authority.",
  legal_basis: "Nothing rests on consent.",
  sensitive_data: "Categories and texts are sealed under a key per pupil or readable within a grant alone.",
  no_search_by_sensitive_data:
    "There is no list of pupils by category, and no search in text across pupils. Lists of work go by status and date, for pupils one has already.",
  school_data: "The roster holds what the record of concern needs, and nothing of grades or health.",
  security_of_processing: "See the threat model.",
  storage_limitation:
    "Erasing a pupil destroys the pupil's key. Periods per document type come in a later version.",
  access_and_logs:
    "Every read of a pupil's record is recorded with its ground, in the same transaction; a read whose record cannot be written fails.",
  protected_identity:
    "Left out of look-up by name, named access only, never addressed by the register; a second person confirms the address afterwards.",
  protected_registration: "The register's municipality is neither shown nor used.",
  archive_erasure: "Periods are the school authority's decision. Erasure by period comes in a later version.",
  accessibility: "WCAG 2.2 AA is the aim; see the accessibility statement, which names what falls short.",
  violence_opens_investigation: "Said on the page on what happens next, marked as second-hand.",
  no_internal_assessment:
    "Where the tool notices a pattern it offers the report first, and never asks for a reason not to report as the way on.",
};

const intro = `# How the tool meets the law

Every provision that the product cites, from one table (\`app/domain/law/citations.ts\`) that pages and documents quote
too. Written by \`npm run legal\`; a test holds this page to the table. \`Checked\` is the consolidated text that was read.
This is no legal advice: each school authority and municipality answers for its own use.

| provision | what it demands | here | checked |
| --- | --- | --- | --- |
`;

export function legalPage(): string {
  const rows = (Object.keys(citations) as CitationKey[]).map((key) => {
    const { en, checked } = citations[key];
    const secondHand = "secondHand" in citations[key] ? ", second-hand" : "";
    return `| ${cite(key)} | ${en} | ${met[key]} | ${checked}${secondHand} |`;
  });
  return `${intro}${rows.join("\n")}\n`;
}
