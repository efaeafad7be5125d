import type { FileLimits } from "~/domain/concern/file-rules";
import type { ScanPort } from "~/integrations/scanning/port";
import type { SigningPort } from "~/integrations/signing/port";

/** What leads out of the house. Chosen once at start by the integrations' index. */
export interface Ports {
  /** Null where no electronic identity is configured (a demo signs in from its list). */
  signing: SigningPort | null;
  /** What files may be, and who scans them; left out: the usual sizes, and nobody. */
  files?: { limits: FileLimits; scan: ScanPort | null };
  /** Whether mail leaves this house: by the runner alone, never within a request. Left out: none does. */
  mails?: boolean;
}
