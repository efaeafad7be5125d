/** Rows of the reception's ledger whose detail is a colleague's account: shown by name, and by name alone elsewhere. */
export const eventsAboutPeople = ["assigned", "protection_assessed"];
