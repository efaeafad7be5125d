/**
 * A stand-in for BankID's server, for demo and tests: the same interface over TLS with client certificates, signing
 * for real under an authority made at its start. Listens on the loopback address alone. Never imported by the tool:
 * it is started beside it, and production refuses both its address and its certificates (index.server.ts).
 * Source: BankID Relying Party API v6.0; decision 0006.
 */
import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer as createHttpServer, type Server as HttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { BankIdConnection } from "./bankid-transport.server";
import {
  type CertificateWish,
  type Identity,
  issue,
  makeKeys,
  packIdentity,
  packPfx,
  pemOf,
  privateKeyPem,
  unpackIdentity,
} from "./simulator-certificates.server";
import { controlListener } from "./simulator-control.server";
import { type Approval, OrderBook } from "./simulator-orders";
import { makePhone, type Phone } from "./simulator-signing.server";
import {
  cancelOrder,
  collectOrder,
  placeOrder,
  readRequest,
  type SimulatedPerson,
  type WireAnswer,
} from "./simulator-wire.server";

export interface SimulatorOptions {
  approval: Approval;
  /** Whom the page offers for orders that require nobody, and whose names stand in their certificates. */
  people?: readonly SimulatedPerson[];
  now?: () => Date;
  /** 0 for any free port. */
  port?: number;
  controlPort?: number;
  /** A directory in which the signing authority lives on, so that signatures of earlier starts still verify. */
  keepIn?: string;
}

export interface BankIdSimulator {
  /** What a client needs in order to reach it. */
  connection: BankIdConnection & { signatureCa: string[] };
  /** The page that holds the phone, `http://127.0.0.1:…/`. */
  controlUrl: string;
  book: OrderBook;
  failNext(answer: WireAnswer): void;
  close(): Promise<void>;
}

const day = 24 * 3600 * 1000;

export async function startBankIdSimulator(options: SimulatorOptions): Promise<BankIdSimulator> {
  const now = options.now ?? (() => new Date());
  const people = options.people ?? [];
  const book = new OrderBook(now, options.approval);
  const failures: WireAnswer[] = [];
  const failNext = (answer: WireAnswer) => void failures.push(answer);
  const identities = await makeIdentities(now());
  const signing = await keptAuthority(options.keepIn, now());
  const phone = await makePhone(signing, now());

  const wire = createHttpsServer(
    {
      cert: pemOf(identities.server.certificate),
      key: await privateKeyPem(identities.server.keys),
      ca: pemOf(identities.clients.certificate),
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: "TLSv1.2",
    },
    (request, response) => {
      const reply = (answer: WireAnswer) => {
        response.writeHead(answer.status, { "Content-Type": "application/json" });
        response.end(JSON.stringify(answer.body));
      };
      const failure = failures.shift();
      if (failure !== undefined) return reply(failure);
      readRequest(request)
        .then((read) => ("status" in read ? read : route(read.path, read.json, { book, phone, people, now })))
        .then(reply)
        .catch(() => reply({ status: 500, body: { errorCode: "internalError", details: "Simulated" } }));
    },
  );
  const control = createHttpServer(controlListener({ book, people, failNext }));
  const wirePort = await listen(wire, options.port ?? 0);
  const controlPort = await listen(control, options.controlPort ?? 0);
  const passphrase = randomBytes(12).toString("hex");
  return {
    connection: {
      url: `https://127.0.0.1:${wirePort}/rp/v6.0`,
      pfx: await packPfx(identities.client, passphrase),
      passphrase,
      ca: pemOf(identities.authority.certificate),
      signatureCa: [pemOf(signing.certificate)],
    },
    controlUrl: `http://127.0.0.1:${controlPort}/`,
    book,
    failNext,
    close: async () => {
      await Promise.all([stop(wire), stop(control)]);
    },
  };
}

/** Leave the connection as files readable by their owner, for a tool in another process. Returns their paths. */
export async function saveConnection(
  connection: BankIdSimulator["connection"],
  directory: string,
): Promise<{ url: string; pfx: string; passphrase: string; ca: string; signatureCa: string }> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const save = async (name: string, content: string | Uint8Array) => {
    const path = join(directory, name);
    await writeFile(path, content, { mode: 0o600 });
    return path;
  };
  return {
    url: connection.url,
    pfx: await save("client.p12", connection.pfx),
    passphrase: connection.passphrase,
    ca: await save("server-ca.pem", [connection.ca].flat().join("")),
    signatureCa: await save("signature-ca.pem", connection.signatureCa.join("")),
  };
}

interface Routed {
  book: OrderBook;
  phone: Phone;
  people: readonly SimulatedPerson[];
  now: () => Date;
}

async function route(path: string, json: unknown, { book, phone, people, now }: Routed): Promise<WireAnswer> {
  if (path === "auth" || path === "sign") return placeOrder(book, path, json);
  if (path === "cancel") return cancelOrder(book, json);
  const personOf = (personalNumber: string): SimulatedPerson =>
    people.find((person) => person.personalNumber === personalNumber) ?? {
      personalNumber,
      givenName: "Test",
      surname: "Testperson",
    };
  return collectOrder(book, phone, personOf, now(), json);
}

const validFrom = (now: Date) => ({
  notBefore: new Date(now.getTime() - day),
  notAfter: new Date(now.getTime() + 3650 * day),
});

async function makeIdentities(
  now: Date,
): Promise<Record<"authority" | "server" | "clients" | "client", Identity>> {
  const make = async (commonName: string, kind: CertificateWish["kind"], issuer?: Identity) =>
    issue({ commonName, kind, ...validFrom(now) }, await makeKeys("ec"), issuer);
  const authority = await make("Simulated server CA", "authority");
  const clients = await make("Simulated client CA", "authority");
  const server = await make("localhost", "server", authority);
  return { authority, server, clients, client: await make("Relying party", "client", clients) };
}

async function keptAuthority(directory: string | undefined, now: Date): Promise<Identity> {
  const path = directory === undefined ? undefined : join(directory, "signing-authority.json");
  const kept = path === undefined ? null : await readFile(path, "utf8").catch(() => null);
  if (kept !== null) return unpackIdentity(kept);
  const wish = { commonName: "Simulated root CA", kind: "authority" as const, ...validFrom(now) };
  const made = await issue(wish, await makeKeys("ec"));
  if (directory !== undefined && path !== undefined) {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await writeFile(path, await packIdentity(made), { mode: 0o600 });
  }
  return made;
}

/** Loopback only, whatever is asked. */
function listen(server: HttpServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

function stop(server: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
