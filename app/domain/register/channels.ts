/** How a reception unit takes written reports; the last is none. */
export const channels = ["own_reception", "sdk", "lifecare", "e_service", "letter", "phone_only"] as const;
export type Channel = (typeof channels)[number];
