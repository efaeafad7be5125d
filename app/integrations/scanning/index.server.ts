// Picks the virus scanner: ClamAV's daemon where a socket is named, else none.
import { clamd } from "./clamd.server";
import type { ScanPort } from "./port";

export function chooseScanning({ clamdSocket }: { clamdSocket: string | null }): ScanPort | null {
  return clamdSocket ? clamd({ socket: clamdSocket }) : null;
}
