import type { SigningPort } from "~/integrations/signing/port";

/** What leads out of the house. Chosen once at start by the integrations' index. */
export interface Ports {
  /** Null where no electronic identity is configured (a demo signs in from its list). */
  signing: SigningPort | null;
}
