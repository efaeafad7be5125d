// Whether this house mails staff the number of things that wait; a page asks for no more than that.
import { house } from "~/house.server";

export async function mailsDigest(): Promise<boolean> {
  return (await house()).env.mail?.digest ?? false;
}
