import { beforeAll, describe, expect, it } from "vitest";
import { type Identity, issue, makeKeys, pemOf } from "./simulator-certificates.server";
import { makePhone, type Phone } from "./simulator-signing.server";
import { judgeRevocation } from "./verify-ocsp.server";
import { type ProvenSignature, readSignature, verifySignature } from "./verify-signature.server";

const now = new Date();
const span = { notBefore: new Date("2026-01-01"), notAfter: new Date("2040-01-01") };
const ada = { personalNumber: "198001032385", givenName: "Ada", surname: "Åström" };
const wish = { kind: "auth" as const, ...ada, at: now };

let root: Identity;
let phone: Phone;
let made: { signature: string; ocspResponse: string };
let proven: ProvenSignature;

beforeAll(async () => {
  root = await issue({ commonName: "Root", kind: "authority", ...span }, await makeKeys("ec"));
  phone = await makePhone(root, now);
  made = await phone.sign(wish);
  const reading = readSignature(made.signature, [pemOf(root.certificate)], now);
  if (!reading.ok) throw new Error(reading.fault);
  proven = reading.value;
});

const judge = (ocspResponse: string | null, signature = made.signature, issuers = proven.issuers) =>
  judgeRevocation(ocspResponse, signature, proven.signerCertificate, issuers);

describe("the proof of status", () => {
  it("is good when the issuer's responder says so of this certificate and this signature", async () => {
    expect(await judge(made.ocspResponse)).toBe("good");
  });

  it("is revoked when the responder says that, and the signature is then refused", async () => {
    const late = await phone.sign({ ...wish, revoked: true });
    expect(await judge(late.ocspResponse, late.signature)).toBe("revoked");
    const verdict = await verifySignature(
      { ...late, signedBytes: readBytes(late.signature) },
      { kind: "auth", personalNumber: ada.personalNumber, at: now },
      [pemOf(root.certificate)],
    );
    expect(verdict).toEqual({ ok: false, fault: "revoked" });
  });

  it("proves nothing when absent, cut short, altered or made for another signature", async () => {
    expect(await judge(null)).toBe("unproven");
    expect(await judge("")).toBe("unproven");
    expect(await judge(made.ocspResponse.slice(0, 400))).toBe("unproven");
    const bytes = Buffer.from(made.ocspResponse, "base64");
    bytes[bytes.indexOf("20", 40, "latin1") + 3] = 0x39;
    expect(await judge(bytes.toString("base64"))).toBe("unproven");
    const other = await phone.sign(wish);
    expect(await judge(other.ocspResponse)).toBe("unproven");
  });

  it("proves nothing about another person's certificate, or by a responder of another authority", async () => {
    const bo = await phone.sign({ ...wish, personalNumber: "198001072381" });
    expect(await judge(bo.ocspResponse, bo.signature)).toBe("unproven");
    const elsewhere = await issue({ commonName: "Root", kind: "authority", ...span }, await makeKeys("ec"));
    const stranger = await (await makePhone(elsewhere, now)).sign(wish);
    expect(await judge(stranger.ocspResponse, stranger.signature)).toBe("unproven");
  });

  it("does not stop a signature that holds, and the verdict says which it was", async () => {
    const expected = { kind: "auth" as const, personalNumber: ada.personalNumber, at: now };
    const evidence = { signature: made.signature, signedBytes: proven.signedBytes };
    const authorities = [pemOf(root.certificate)];
    const withProof = await verifySignature(
      { ...evidence, ocspResponse: made.ocspResponse },
      expected,
      authorities,
    );
    expect(withProof.ok && withProof.revocation).toBe("good");
    const without = await verifySignature({ ...evidence, ocspResponse: null }, expected, authorities);
    expect(without.ok && without.revocation).toBe("unproven");
  });
});

function readBytes(signature: string): Uint8Array {
  const reading = readSignature(signature, [pemOf(root.certificate)], now);
  if (!reading.ok) throw new Error(reading.fault);
  return reading.value.signedBytes;
}
