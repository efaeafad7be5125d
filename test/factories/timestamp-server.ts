// A time-stamp server (RFC 3161) of one's own over HTTP, with an authority made for it: openssl answers, so that what is
// stamped is judged by another's work than what asked. `openssl ts -verify` reads the stamp back.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { freshFolder } from "./database";

const config = (folder: string) => `
[tsa]
default_tsa = here
[here]
serial = ${folder}/serial
signer_cert = ${folder}/tsa.pem
signer_key = ${folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[tsa_cert]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
`;

export interface TimestampServer {
  url: string;
  asked(): number;
  /** Throws where the stamp is not over exactly these bytes, or not by this authority. */
  verify(token: Uint8Array, stamped: Uint8Array): string;
  close(): Promise<void>;
}

/** `answer` changes what is answered, for servers that fail. */
export async function aTimestampServer(
  answer: (reply: Buffer) => Buffer = (reply) => reply,
): Promise<TimestampServer> {
  const folder = freshFolder();
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync("openssl", args, { stdio: ["ignore", "pipe", "pipe"] });
  writeFileSync(at("openssl.cnf"), config(folder));
  writeFileSync(at("serial"), "01\n");
  const subject = (name: string) => ["-subj", `/O=Prov/CN=${name}`];
  openssl(
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-keyout",
    at("ca.key"),
    "-out",
    at("ca.pem"),
    "-days",
    "2",
    ...subject("Provets utfärdare"),
  );
  openssl(
    "req",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-keyout",
    at("tsa.key"),
    "-out",
    at("tsa.csr"),
    ...subject("Provets tidsstämpel"),
  );
  openssl(
    "x509",
    "-req",
    "-in",
    at("tsa.csr"),
    "-CA",
    at("ca.pem"),
    "-CAkey",
    at("ca.key"),
    "-CAcreateserial",
    "-days",
    "2",
    "-extfile",
    at("openssl.cnf"),
    "-extensions",
    "tsa_cert",
    "-out",
    at("tsa.pem"),
  );
  let asked = 0;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      asked++;
      writeFileSync(at("query.tsq"), Buffer.concat(parts));
      const reply = openssl(
        "ts",
        "-reply",
        "-config",
        at("openssl.cnf"),
        "-section",
        "here",
        "-queryfile",
        at("query.tsq"),
      );
      response.writeHead(200, { "Content-Type": "application/timestamp-reply" }).end(answer(reply));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}/`,
    asked: () => asked,
    verify(token, stamped) {
      writeFileSync(at("token.der"), token);
      writeFileSync(at("stamped"), stamped);
      return openssl(
        "ts",
        "-verify",
        "-in",
        at("token.der"),
        "-token_in",
        "-data",
        at("stamped"),
        "-CAfile",
        at("ca.pem"),
      ).toString();
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
