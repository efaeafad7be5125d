import { execFile } from "node:child_process";
import { createHash, verify, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { DigestAlgorithm, Signer } from "@libpdf/core";
import type { TokenSettings } from "~/read-seal-settings";
import { SealError } from "./append-seal.server";
import type { SealKey } from "./seal-document.server";

// The seal's key on a token (a smart card, an HSM), by PKCS#11: the key never leaves it. OpenSC's pkcs11-tool speaks to the
// token's own library in a process of its own, so that a fault in it ends no server; it gets the PIN in its environment
// and never as an argument. Decides nothing of what is sealed. Source: PKCS#11 2.40; decision 0007.

const timeoutMs = 20_000;

/** Throws SealError where the token does not sign with the certificate's key. */
export async function openTokenKey(settings: TokenSettings): Promise<SealKey> {
  const pem = await readFile(settings.certificateFile, "utf8");
  const [certificate, ...issuers] = (
    pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  ).map((each) => new X509Certificate(each));
  if (!certificate) throw new SealError("token");
  const isRsa = certificate.publicKey.asymmetricKeyType === "rsa";
  const signer: Signer = {
    certificate: new Uint8Array(certificate.raw),
    certificateChain: issuers.map((issuer) => new Uint8Array(issuer.raw)),
    keyType: isRsa ? "RSA" : "EC",
    signatureAlgorithm: isRsa ? "RSASSA-PKCS1-v1_5" : "ECDSA",
    sign: (data, algorithm) => signOnToken(settings, { data, algorithm, isRsa }),
  };
  // Known at the start, and not first when a report is to leave.
  const probe = Buffer.from("Röda tråden");
  const signature = await signer.sign(probe, "SHA-256");
  if (!verify("sha256", probe, certificate.publicKey, signature)) throw new SealError("token");
  return { signer };
}

async function signOnToken(
  { module, token, key, pinFile }: TokenSettings,
  { data, algorithm, isRsa }: { data: Uint8Array; algorithm: DigestAlgorithm; isRsa: boolean },
): Promise<Uint8Array> {
  const hash = algorithm.replace("-", "");
  const how = isRsa
    ? ["--mechanism", `${hash}-RSA-PKCS`]
    : ["--mechanism", "ECDSA", "--signature-format", "openssl"];
  // Tokens are not agreed on elliptic curves with a digest of their own making; all of them sign one that is given.
  const input = isRsa ? data : createHash(hash).update(data).digest();
  const pin = (await readFile(pinFile, "utf8")).trim();
  const whom = ["--module", module, "--token-label", token, "--login", "--pin", "env:SEAL_PIN", "--id", key];
  return new Promise((resolve, reject) => {
    const tool = execFile(
      "pkcs11-tool",
      [...whom, "--sign", ...how],
      { env: { ...process.env, SEAL_PIN: pin }, encoding: "buffer", timeout: timeoutMs },
      // What it said may name the token; that it failed is enough.
      (error, signature) =>
        error || signature.length === 0 ? reject(new SealError("token")) : resolve(new Uint8Array(signature)),
    );
    tool.stdin?.on("error", () => {});
    tool.stdin?.end(input);
  });
}
