// Whether what somebody typed is one e-mail address that a mail can be sent to, and if not, what is wrong in words. Does
// not know whether anybody reads it. Pure. Source: RFC 5321 4.5.3.1 (lengths); decision 0036.

const longest = 254;
const longestLocal = 64;
const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+$/;
/** Letters of any alphabet: the mail server is told them in ASCII. */
const domain = /^(?=.{4,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,63}$/u;

type AddressFault =
  | "plan-link:fault.empty"
  | "plan-link:fault.several"
  | "plan-link:fault.noAt"
  | "plan-link:fault.before"
  | "plan-link:fault.after"
  | "plan-link:fault.long";

export function checkMailAddress(
  typed: string,
): { ok: true; address: string } | { ok: false; key: AddressFault } {
  const address = typed.normalize("NFC").trim();
  const key = faultOf(address);
  return key ? { ok: false, key } : { ok: true, address };
}

function faultOf(address: string): AddressFault | null {
  if (address === "") return "plan-link:fault.empty";
  if (!address.includes("@")) return "plan-link:fault.noAt";
  const [before = "", after = "", ...more] = address.split("@");
  // Also a line break: what follows one would be a header of the mail.
  if (more.length > 0 || /[\s,;<>()]/.test(address)) return "plan-link:fault.several";
  if (address.length > longest || before.length > longestLocal) return "plan-link:fault.long";
  if (!local.test(before) || /^\.|\.$|\.\./.test(before)) return "plan-link:fault.before";
  return domain.test(after) ? null : "plan-link:fault.after";
}
