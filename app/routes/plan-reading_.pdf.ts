// The version that a link opens, for the person who has signed in at it: the very bytes that she signs. Kept nowhere.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { linkReader } from "~/access/plan-link.server";
import { readDocumentByLink } from "~/domain/action-plan/open-plan-link.server";
import { pdfHeaders } from "~/pdf-answer";

export async function loader({ request }: LoaderFunctionArgs) {
  const found = await linkReader(request, new Date());
  const file = found && (await readDocumentByLink(found.at, found.reader));
  if (!file) throw new Response(null, { status: 404 });
  return new Response(new Uint8Array(file), { headers: pdfHeaders("inline", "dokument.pdf") });
}
