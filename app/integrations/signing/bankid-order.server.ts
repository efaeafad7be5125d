/**
 * The animated code and the start links of one BankID order.
 * Pure: the second is given. The result is safe to show; the secret that it is made with is not.
 * Source: BankID Relying Party API v6.0, "QR code" and "Autostart".
 */
import { createHmac } from "node:crypto";

/** The code's text at second `second` after the order was answered: `bankid.<token>.<t>.<HMAC-SHA256>`. */
export function qrFrameAt(order: { qrStartToken: string; qrStartSecret: string }, second: number): string {
  const time = String(Math.max(0, Math.floor(second)));
  const code = createHmac("sha256", order.qrStartSecret).update(time).digest("hex");
  return `bankid.${order.qrStartToken}.${time}.${code}`;
}

/** Without a return address the app is told to go nowhere afterwards, and the person goes back by hand. */
export function bankIdStartLinks(
  autoStartToken: string,
  returnUrl?: string,
): { mobile: string; desktop: string } {
  const query = `autostarttoken=${encodeURIComponent(autoStartToken)}&redirect=${
    returnUrl === undefined ? "null" : encodeURIComponent(returnUrl)
  }`;
  return { mobile: `https://app.bankid.com/?${query}`, desktop: `bankid:///?${query}` };
}
