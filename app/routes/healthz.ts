// Whether the server is ready, for whoever watches it: nothing about a person, no path and no address.
import { health } from "~/start.server";

export async function loader(): Promise<Response> {
  const { ready, ...found } = await health();
  return Response.json(found, { status: ready ? 200 : 503 });
}
