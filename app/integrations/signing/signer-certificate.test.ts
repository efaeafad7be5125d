import { beforeAll, describe, expect, it } from "vitest";
import { derOf, type Identity, issue, makeKeys, pemOf, privateKeyPem } from "./simulator-certificates.server";
import { signXml } from "./simulator-signing.server";
import { readSignature } from "./verify-signature.server";

const now = new Date("2026-11-22T08:00:00Z");
const span = { notBefore: new Date("2026-01-01"), notAfter: new Date("2030-01-01") };
const signer = { personalNumber: "198001032385" };
const base64 = (text: string) => Buffer.from(text, "utf8").toString("base64");

let root: Identity;
let anchors: string[];

beforeAll(async () => {
  root = await issue({ commonName: "Test root", kind: "authority", ...span }, await makeKeys("ec"));
  anchors = [pemOf(root.certificate)];
});

describe("the signer's certificate", () => {
  async function signedBy(chain: Identity[], keys: Identity["keys"]) {
    const wish = { kind: "sign" as const, visible: base64("shown"), invisible: base64("hidden") };
    const made = signXml(
      wish,
      chain.map((one) => derOf(one.certificate).toString("base64")),
      await privateKeyPem(keys),
    );
    return base64(made);
  }
  const signerWish = {
    commonName: "Ada",
    kind: "signer" as const,
    serialNumber: signer.personalNumber,
    ...span,
  };
  const refusal = async (chain: Identity[], keys: Identity["keys"]) => {
    const reading = readSignature(await signedBy(chain, keys), anchors, now);
    return reading.ok ? "accepted" : reading.fault;
  };

  it("under another authority of the same name is untrusted", async () => {
    const otherRoot = await issue(
      { commonName: "Test root", kind: "authority", ...span },
      await makeKeys("ec"),
    );
    const keys = await makeKeys("rsa");
    expect(await refusal([await issue(signerWish, keys, otherRoot), otherRoot], keys)).toBe("untrusted");
    expect(await refusal([await issue(signerWish, keys)], keys)).toBe("untrusted");
  });

  it("issued by a person's certificate, not an authority's, is untrusted", async () => {
    const personKeys = await makeKeys("rsa");
    const person = await issue(signerWish, personKeys, root);
    const ownKeys = await makeKeys("ec");
    const ownAuthority = await issue({ commonName: "Own CA", kind: "authority", ...span }, ownKeys, person);
    const keys = await makeKeys("rsa");
    const victim = await issue({ ...signerWish, serialNumber: "198001072381" }, keys, ownAuthority);
    expect(await refusal([victim, ownAuthority], keys)).toBe("untrusted");
    expect(await refusal([victim, ownAuthority, person], keys)).toBe("malformed");
  });

  it("that belongs to another key does not make the signature hold", async () => {
    const person = await issue(signerWish, await makeKeys("rsa"), root);
    expect(await refusal([person], await makeKeys("rsa"))).toBe("altered");
  });

  it("directly under the authority is trusted; one that has ended is not, nor one without a number", async () => {
    const keys = await makeKeys("rsa");
    expect(await refusal([await issue(signerWish, keys, root)], keys)).toBe("accepted");
    const ended = await issue({ ...signerWish, notAfter: new Date("2026-06-01") }, keys, root);
    expect(await refusal([ended], keys)).toBe("expired");
    expect(await refusal([await issue({ ...signerWish, serialNumber: undefined }, keys, root)], keys)).toBe(
      "malformed",
    );
    expect(await refusal([await issue({ ...signerWish, serialNumber: "16501" }, keys, root)], keys)).toBe(
      "malformed",
    );
  });

  it("under an issuing authority that had ended is not accepted", async () => {
    const old = await issue(
      { commonName: "Old", kind: "authority", ...span, notAfter: new Date("2026-06-01") },
      await makeKeys("ec"),
      root,
    );
    const keys = await makeKeys("rsa");
    expect(await refusal([await issue(signerWish, keys, old), old], keys)).toBe("expired");
  });
});
