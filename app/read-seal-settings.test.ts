import { expect, it } from "vitest";
import { readSealSettings } from "./read-seal-settings";

const inFile = { SEAL_P12_FILE: "/k/seal.p12", SEAL_PASSPHRASE_FILE: "/k/word" };
const onToken = {
  SEAL_PKCS11_MODULE: "/usr/lib/token.so",
  SEAL_PKCS11_TOKEN: "seal",
  SEAL_PKCS11_KEY: "01",
  SEAL_PKCS11_PIN_FILE: "/k/pin",
  SEAL_CERTIFICATE_FILE: "/k/seal.pem",
};
const must = { must: true };

it("reads a key in a file or on a token, with a time-stamp server or without", () => {
  expect(readSealSettings(inFile, must).settings).toEqual({
    p12File: "/k/seal.p12",
    passphraseFile: "/k/word",
    timestampUrl: null,
  });
  const stamped = { ...onToken, SEAL_TIMESTAMP_URL: "http://tsa.example/" };
  expect(readSealSettings(stamped, must).settings).toMatchObject({
    token: { module: "/usr/lib/token.so", key: "01" },
    timestampUrl: "http://tsa.example/",
  });
});

it("names what is missing or wrong, and asks for a file where nothing is said and something must be", () => {
  const problemsOf = (source: Record<string, string>, must = true) =>
    readSealSettings(source, { must }).problems;
  expect(problemsOf({}, false)).toEqual([]);
  expect(problemsOf({})).toEqual(["SEAL_P12_FILE is missing.", "SEAL_PASSPHRASE_FILE is missing."]);
  expect(problemsOf({ ...onToken, SEAL_PKCS11_PIN_FILE: "" })).toEqual(["SEAL_PKCS11_PIN_FILE is missing."]);
  expect(problemsOf({ ...onToken, ...inFile })[0]).toContain("in a file or on a token");
  expect(problemsOf({ ...inFile, SEAL_TIMESTAMP_URL: "ftp://tsa" })[0]).toContain("SEAL_TIMESTAMP_URL");
});
