/**
 * Which electronic identity the tool speaks to, from configuration that is passed in.
 * In production only BankID's own production server will do, with no certificate of the simulator's or of BankID's
 * test environment among the trusted: a test identity may be had by anyone. Faults are words, never values.
 * Source: decision 0006.
 */
import { X509Certificate } from "node:crypto";
import { createSecureContext } from "node:tls";
import { createBankId } from "./bankid.server";
import type { SigningPort } from "./port";
import { simulatorMark } from "./simulator-mark";

export interface SigningConfig {
  mode: "production" | "demo" | "test";
  bankid: {
    url: string;
    pfx: Uint8Array;
    passphrase: string;
    /** PEM; may hold several certificates. */
    ca: string;
    /** PEM; may hold several certificates. */
    signatureCa: string;
  };
  now: () => Date;
}

const productionHost = "appapi2.bankid.com";

/** Throws, with every fault named, when the configuration will not do. */
export function chooseSigning(config: SigningConfig): SigningPort {
  const faults = signingFaults(config);
  if (faults.length > 0) throw new Error(`BankID cannot be used: ${faults.join("; ")}`);
  const { url, pfx, passphrase, ca, signatureCa } = config.bankid;
  return createBankId({
    url,
    pfx,
    passphrase,
    ca: pemParts(ca),
    signatureCa: pemParts(signatureCa),
    now: config.now,
  });
}

export function signingFaults({ mode, bankid }: SigningConfig): string[] {
  const faults = [
    ...addressFaults(bankid.url, mode),
    ...authorityFaults("the server's authority", bankid.ca, mode),
    ...authorityFaults("the signers' authority", bankid.signatureCa, mode),
  ];
  try {
    createSecureContext({ pfx: Buffer.from(bankid.pfx), passphrase: bankid.passphrase });
  } catch {
    faults.push("the client certificate (PKCS#12) cannot be opened with its passphrase");
  }
  return faults;
}

function addressFaults(text: string, mode: SigningConfig["mode"]): string[] {
  if (!URL.canParse(text)) return ["the address is not a URL"];
  const url = new URL(text);
  if (url.protocol !== "https:" || url.username !== "" || url.search !== "" || url.hash !== "") {
    return ["the address must be plain https"];
  }
  if (mode === "production" && (url.hostname !== productionHost || url.port !== "")) {
    return [
      `in production the address must be that of ${productionHost}, not a test environment or a simulator`,
    ];
  }
  return [];
}

function authorityFaults(what: string, pem: string, mode: SigningConfig["mode"]): string[] {
  const parts = pemParts(pem);
  if (parts.length === 0) return [`${what} is not a certificate in PEM`];
  try {
    const certificates = parts.map((part) => new X509Certificate(part));
    if (certificates.some((certificate) => !certificate.ca))
      return [`${what} is not an authority's certificate`];
    const names = certificates.map((certificate) => `${certificate.subject}\n${certificate.issuer}`);
    if (
      mode === "production" &&
      names.some((name) => name.includes(simulatorMark) || /\bTest BankID\b/i.test(name))
    ) {
      return [`${what} is the simulator's or a test environment's`];
    }
    return [];
  } catch {
    return [`${what} is not a certificate in PEM`];
  }
}

function pemParts(pem: string): string[] {
  return pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
}
