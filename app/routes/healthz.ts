import { health } from "~/start.server";

export async function loader(): Promise<Response> {
  const found = await health();
  if (!found.ready) return Response.json({ reason: found.reason }, { status: 503 });
  const { engine, version, migration } = found;
  return Response.json({ engine, version, migration });
}
