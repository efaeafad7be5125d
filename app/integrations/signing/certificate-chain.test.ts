import { X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { judgeChain, personalNumberOf } from "./certificate-chain.server";
import { parseXml } from "./signature-structure.server";
import { type CertificateWish, type Identity, issue, makeKeys, pemOf } from "./simulator-certificates.server";

const now = new Date("2026-11-22T08:00:00Z");
const span = { notBefore: new Date("2026-01-01"), notAfter: new Date("2030-01-01") };
const make = async (commonName: string, kind: CertificateWish["kind"], issuer?: Identity) =>
  issue({ commonName, kind, serialNumber: "198001032385", ...span }, await makeKeys("ec"), issuer);
const read = (identity: Identity) => new X509Certificate(pemOf(identity.certificate));

describe("a chain of certificates", () => {
  it("does not pass through one that is no authority, even where nothing says what it may be used for", async () => {
    const root = await make("Root", "authority");
    const bare = await make("Bare", "bare", root);
    const signer = await make("Signer", "signer", bare);
    expect(judgeChain(read(signer), [read(bare)], [read(root)], now)).toBe("untrusted");
    expect(judgeChain(read(signer), [], [read(bare)], now)).toBe("untrusted");
  });

  it("is bounded in length, and circles do not trouble it", async () => {
    const root = await make("Root", "authority");
    let issuer = root;
    const others: X509Certificate[] = [];
    for (let depth = 1; depth <= 6; depth += 1) {
      issuer = await make(`Depth ${depth}`, "authority", issuer);
      others.push(read(issuer));
      const signer = read(await make("Signer", "signer", issuer));
      expect(judgeChain(signer, others, [read(root)], now)).toBe(depth <= 5 ? "trusted" : "untrusted");
    }
    const circle = await make("Circle", "authority");
    const lost = read(await make("Signer", "signer", circle));
    expect(judgeChain(lost, [read(circle), read(circle)], [read(root)], now)).toBe("untrusted");
  });

  it("does not take an authority for a signer", async () => {
    const root = await make("Root", "authority");
    expect(judgeChain(read(await make("Sub", "authority", root)), [], [read(root)], now)).toBe("untrusted");
    expect(personalNumberOf(read(root))).toBe("198001032385");
  });
});

describe("the parser", () => {
  it("is not shown a document type or an entity, and gives nothing for what is not well-formed", () => {
    expect(parseXml("<a/>")?.documentElement?.localName).toBe("a");
    expect(parseXml("<!DOCTYPE a><a/>")).toBeNull();
    expect(parseXml('<!doctype a [<!ENTITY b "c">]><a>&b;</a>')).toBeNull();
    expect(parseXml("<a><b></a>")).toBeNull();
    expect(parseXml("")).toBeNull();
  });
});
