import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { chooseSigning, type SigningConfig, signingFaults } from "./index.server";
import { type BankIdSimulator, startBankIdSimulator } from "./simulator.server";
import { issue, makeKeys, pemOf } from "./simulator-certificates.server";

const real = "https://appapi2.bankid.com/rp/v6.0";
let simulated: SigningConfig["bankid"];
let foreign: string;
let testRoot: string;

beforeAll(async () => {
  const simulator: BankIdSimulator = await startBankIdSimulator({ approval: { mode: "manual" } });
  await simulator.close();
  const { url, pfx, passphrase, ca, signatureCa } = simulator.connection;
  simulated = { url, pfx, passphrase, ca: String(ca), signatureCa: signatureCa.join("") };
  const span = { notBefore: new Date(0), notAfter: new Date("2040-01-01") };
  const asAuthority = async (commonName: string, organisation: string) =>
    pemOf(
      (await issue({ commonName, organisation, kind: "authority", ...span }, await makeKeys("ec")))
        .certificate,
    );
  foreign = await asAuthority("Some root", "Somebody");
  testRoot = await asAuthority("Test BankID Root CA v1 Test", "Somebody");
});

const faults = (mode: SigningConfig["mode"], changed: Partial<SigningConfig["bankid"]> = {}) =>
  signingFaults({
    mode,
    bankid: { ...simulated, ca: foreign, signatureCa: foreign, url: real, ...changed },
    now: () => new Date(),
  });

describe("which BankID", () => {
  it("in demo and test the simulator will do", () => {
    for (const mode of ["demo", "test"] as const) {
      expect(signingFaults({ mode, bankid: simulated, now: () => new Date() })).toEqual([]);
      expect(chooseSigning({ mode, bankid: simulated, now: () => new Date() }).provider).toBe("bankid");
    }
  });

  it("in production BankID's own server under its own authority will do", () => {
    expect(faults("production")).toEqual([]);
    expect(faults("production", { url: "https://appapi2.bankid.com:443/rp/v6.0" })).toEqual([]);
  });

  it.each([
    "https://127.0.0.1:8443/rp/v6.0",
    "https://127.1/rp/v6.0",
    "https://2130706433/rp/v6.0",
    "https://0x7f000001/rp/v6.0",
    "https://[::1]/rp/v6.0",
    "https://[::ffff:127.0.0.1]/rp/v6.0",
    "https://localhost/rp/v6.0",
    "https://appapi2.bankid.com.localhost/rp/v6.0",
    "https://appapi2.bankid.com:8443/rp/v6.0",
    "https://appapi2.test.bankid.com/rp/v6.0",
    "https://appapi2.bankid.com@127.0.0.1/rp/v6.0",
    "https://simulator.example/appapi2.bankid.com",
    "http://appapi2.bankid.com/rp/v6.0",
    "not a url",
  ])("production refuses the address %s", (url) => {
    expect(faults("production", { url })).toHaveLength(1);
    const bankid = { ...simulated, ca: foreign, signatureCa: foreign, url };
    expect(() => chooseSigning({ mode: "production", bankid, now: () => new Date() })).toThrow(
      "BankID cannot be used",
    );
  });

  it("production refuses the simulator's and the test environment's authorities, even among others", () => {
    expect(faults("production", { ca: simulated.ca })).toEqual([
      "the server's authority is the simulator's or a test environment's",
    ]);
    expect(faults("production", { signatureCa: foreign + simulated.signatureCa })).toEqual([
      "the signers' authority is the simulator's or a test environment's",
    ]);
    expect(faults("production", { signatureCa: testRoot })).toHaveLength(1);
    expect(faults("test", { signatureCa: testRoot })).toEqual([]);
  });

  it("names every fault, and no secret", () => {
    const found = faults("production", {
      url: "x",
      ca: "",
      signatureCa: "no pem",
      passphrase: "wrong-secret",
    });
    expect(found).toHaveLength(4);
    expect(found.join()).not.toContain("wrong-secret");
  });
});

describe("the simulator", () => {
  it("is imported by no file of the tool outside its own", async () => {
    const root = fileURLToPath(new URL("../../", import.meta.url));
    const files = (await readdir(root, { recursive: true })).filter(
      (path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !/signing\/simulator[-.]/.test(path),
    );
    expect(files).toContain("integrations/signing/index.server.ts");
    const reaching = [];
    for (const path of files) {
      const source = await readFile(join(root, path), "utf8");
      const own = path.startsWith("integrations/signing/");
      const wanted = own ? /["']\.\/simulator(?!-mark["'])/ : /integrations\/signing\/simulator/;
      if (wanted.test(source)) reaching.push(path);
    }
    expect(reaching).toEqual([]);
  });
});
