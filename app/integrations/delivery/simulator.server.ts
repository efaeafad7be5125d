/**
 * Stand-ins for a message service (SDK) and a Lifecare integrator, for demo and tests: real servers on the loopback
 * address that can be told to fail in every way (simulator-faults.ts, simulator-book.ts). Never imported by the tool:
 * started beside it, and production refuses their address (index.server.ts).
 * Source: SDK API MT/MK 1.0.0; Sundsvall's api-service-lifecare-integrator 1.0; decision 0013.
 */
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { LifecareConnection } from "./lifecare.server";
import type { SdkConnection } from "./sdk.server";
import { MessageBook, type MessageScript } from "./simulator-book";
import { controlListener } from "./simulator-control.server";
import { FaultQueue } from "./simulator-faults";
import { lifecareAct, lifecareCall, MatterBook } from "./simulator-lifecare.server";
import { PartyBook, partyAct, partyCall } from "./simulator-party.server";
import { sdkAct, sdkCall, sdkScopes } from "./simulator-sdk.server";
import { answer, type Request, readRequest, TokenDesk } from "./simulator-wire.server";

export interface SimulatorOptions {
  /** What is said of every message for which nothing else is said. */
  usual?: MessageScript;
  now?: () => Date;
  /** 0 for any free port. */
  port?: number;
  controlPort?: number;
  /** Where messages live on, so that a service which was killed still has them. */
  keepIn?: string;
  municipalityCode?: string;
  tokenLastsSeconds?: number;
  /** PEM. With it the services speak TLS and ask for a certificate of `clientCa`'s. */
  tls?: { cert: string; key: string; clientCa: string };
}

export interface ChannelSimulator {
  /** What clients need in order to reach it. */
  sdk: SdkConnection;
  lifecare: LifecareConnection;
  /** The page where one answers for the receiver, `http://127.0.0.1:…/`. */
  controlUrl: string;
  book: MessageBook;
  matters: MatterBook;
  parties: PartyBook;
  faults: FaultQueue;
  tokens: TokenDesk;
  close(): Promise<void>;
}

export async function startChannelSimulator(options: SimulatorOptions = {}): Promise<ChannelSimulator> {
  const now = options.now ?? (() => new Date());
  const book = new MessageBook(options.keepIn ?? null, options.usual);
  const matters = new MatterBook();
  const parties = new PartyBook();
  const faults = new FaultQueue();
  const tokens = new TokenDesk(now, options.tokenLastsSeconds ?? 300);

  const listener: RequestListener = (incoming, response) => {
    const serve = async () => {
      const request = await readRequest(incoming);
      const kind = callOf(request);
      await answer(response, faults, kind, async () => {
        if (kind === null) return { status: 404 };
        if (kind === "token") return tokens.give(request);
        if (kind === "party") return partyAct(request, parties, tokens);
        if (kind === "matter" || kind === "attach") return lifecareAct(request, matters, tokens);
        return sdkAct(kind, request, book, tokens);
      });
    };
    serve().catch(() => response.destroy());
  };
  const wire = serverFor(options.tls, listener);
  const control = createServer(controlListener({ book, matters, faults }));
  const port = await listen(wire, options.port ?? 0);
  const controlPort = await listen(control, options.controlPort ?? 0);
  const origin = `${options.tls ? "https" : "http"}://127.0.0.1:${port}`;
  return {
    ...connections(origin, tokens, options.municipalityCode ?? "2281"),
    controlUrl: `http://127.0.0.1:${controlPort}/`,
    book,
    matters,
    parties,
    faults,
    tokens,
    close: async () => {
      await Promise.all([stop(wire), stop(control)]);
    },
  };
}

function callOf(request: Request) {
  if (request.method === "POST" && request.url.pathname === "/token") return "token";
  return sdkCall(request) ?? lifecareCall(request) ?? partyCall(request);
}

function connections(origin: string, { clientId, clientSecret }: TokenDesk, municipalityCode: string) {
  const common = { tokenUrl: `${origin}/token`, clientId, clientSecret, ca: null, client: null };
  const sdk: SdkConnection = {
    ...common,
    url: `${origin}/sdk/v1`,
    scopes: Object.values(sdkScopes),
    sender: { organisation: "0203:skola.example", functionId: "sdk:skola:0203:skola.example" },
  };
  const lifecare: LifecareConnection = {
    ...common,
    url: `${origin}/lifecare`,
    partyUrl: `${origin}/party`,
    scopes: [],
    municipalityCode,
    sentBy: "roda-traden; type=adAccount",
    typeId: 3,
    fromWhoId: 7,
    reasonId: null,
    organisationId: 12,
    documentType: "OROSANMALAN",
    senderType: "SKOLA",
  };
  return { sdk, lifecare };
}

function serverFor(tls: SimulatorOptions["tls"], listener: RequestListener): Server {
  if (!tls) return createServer(listener);
  return createSecureServer(
    { cert: tls.cert, key: tls.key, ca: tls.clientCa, requestCert: true, rejectUnauthorized: true },
    listener,
  );
}

/** Loopback only, whatever is asked. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
