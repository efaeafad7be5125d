// Who can sign in: the first people of a school authority and of a municipality's social services, and those who leave.
import type { SocialRole } from "../app/access/actor";
import { findMunicipality } from "../app/domain/routing/municipalities";
import { closeAccount } from "../app/domain/staff/close-account.server";
import { inviteFirstAdministrator } from "../app/domain/staff/invite-first-administrator.server";
import { inviteSocialServices } from "../app/domain/staff/invite-social-services.server";
import type { House } from "../app/house.server";
import { paths } from "../app/paths";
import { openAccountsNamed } from "../db/account.server";
import { listAuthorities } from "../db/invitation.server";
import {
  type AdminCommand,
  CommandRefused,
  inHouse,
  needed,
  optional,
  say,
  type Values,
} from "./admin-command";

export const firstAdministrator: AdminCommand = {
  options: "--authority NAME --profile municipal|private --name NAME [--municipality CODE]",
  says: "Makes the school authority where it is new, and an invitation for its administrator.",
  accepts: {
    authority: { type: "string" },
    profile: { type: "string" },
    name: { type: "string" },
    municipality: { type: "string" },
  },
  async run(values) {
    const legalProfile = needed(values, "profile");
    if (legalProfile !== "municipal" && legalProfile !== "private")
      throw new CommandRefused("--profile is municipal or private.");
    const municipalityCode = optional(values, "municipality") ? municipalityOf(values) : null;
    const [authority, name] = [needed(values, "authority"), needed(values, "name")];
    return inHouse(async (house) => {
      const invited = await inviteFirstAdministrator(
        { ...house, now: new Date() },
        { authority, legalProfile, municipalityCode, name },
      );
      if (invited.authorityIsNew) say("The school authority was made.");
      return handOver(house, invited);
    });
  },
};

export const receptionInvite: AdminCommand = {
  options: "--municipality CODE --name NAME --role reception|analyst [--unit NAME]",
  says: "Makes an account at a municipality's social services, and an invitation for the person. A reception reads reports; an analyst sees figures alone.",
  accepts: {
    municipality: { type: "string" },
    name: { type: "string" },
    role: { type: "string" },
    unit: { type: "string" },
  },
  async run(values) {
    const municipalityCode = municipalityOf(values);
    const role = needed(values, "role");
    if (!isSocialRole(role)) throw new CommandRefused("--role is reception or analyst.");
    const [name, unit] = [needed(values, "name"), optional(values, "unit")];
    return inHouse(async (house) => {
      const invited = await inviteSocialServices(
        { ...house, now: new Date() },
        { municipalityCode, name, role, unit },
      );
      say(`For the social services of ${invited.municipality} (${municipalityCode}).`);
      return handOver(house, invited);
    });
  },
};

export const accountClose: AdminCommand = {
  options: "--name NAME (--authority NAME | --municipality CODE) [--account ID]",
  says: "Closes the account of somebody who has left: sessions end at once. --account is needed where two have the name.",
  accepts: {
    name: { type: "string" },
    authority: { type: "string" },
    municipality: { type: "string" },
    account: { type: "string" },
  },
  async run(values) {
    const name = needed(values, "name");
    if (Boolean(optional(values, "authority")) === Boolean(optional(values, "municipality")))
      throw new CommandRefused("Say where the account is: --authority NAME, or --municipality CODE.");
    const municipalityCode = optional(values, "municipality") ? municipalityOf(values) : undefined;
    return inHouse(async ({ db }) => {
      const found = await openAccountsNamed(db.read, {
        name,
        ...(municipalityCode
          ? { municipalityCode }
          : { authorityId: await authorityNamed(db, needed(values, "authority")) }),
      });
      const asked = optional(values, "account");
      const fitting = found.filter(({ id }) => asked === null || id === asked);
      const [one, ...more] = fitting;
      if (!one) throw new CommandRefused("There is no open account of that name there.");
      if (more.length > 0) {
        const lines = fitting.map(
          ({ id, identityLookup }) =>
            `  --account ${id}  ${identityLookup ? "has signed in or can" : "not used yet"}`,
        );
        throw new CommandRefused(["Several open accounts have that name. Say which:", ...lines].join("\n"));
      }
      const sessions = await closeAccount({ db, now: new Date() }, { accountId: one.id });
      if (sessions === null) throw new CommandRefused("There is no open account of that name there.");
      say(`The account is closed; ${sessions} session(s) ended.`);
      if (one.externalId !== null)
        say("It comes from the roster: the next import opens it again unless the person is left out of it.");
      return 0;
    });
  },
};

function handOver({ env }: House, { code, expiresAt }: { code: string; expiresAt: Date }): number {
  const address = new URL(paths.invitation(), env.publicUrl ?? `http://${env.host}:${env.port}`).href;
  say("Hand this over in person or by letter:");
  say(`\n  ${address}\n  ${code}\n`);
  say(`It opens once, until ${expiresAt.toISOString().slice(0, 10)}, for whoever signs in with BankID.`);
  return 0;
}

function municipalityOf(values: Values): string {
  const code = needed(values, "municipality");
  if (!findMunicipality(code))
    throw new CommandRefused("--municipality is the code of a municipality: four digits, 2282 for Kramfors.");
  return code;
}

function isSocialRole(role: string): role is SocialRole {
  return role === "reception" || role === "analyst";
}

async function authorityNamed(db: House["db"], name: string): Promise<string> {
  const authorities = await listAuthorities(db.read);
  const found = authorities.find((authority) => authority.name === name);
  const names = authorities.map((authority) => authority.name).join(", ");
  if (!found)
    throw new CommandRefused(`There is no school authority of that name. There is: ${names || "none"}.`);
  return found.id;
}
