// Shapes one note for the screen: dates and sizes written out. Pure.
import type { readConcern } from "~/domain/concern/read-concern.server";
import { dates } from "./dates";
import type { Language } from "./language";
import { othersForScreen } from "./readers-for-screen";

type Read = Awaited<ReturnType<typeof readConcern>>;

export function concernForScreen(concern: Read, { language, me }: { language: Language; me: string }) {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const size = (bytes: number) =>
    bytes < 1024 * 1024
      ? `${number.format(Math.max(1, Math.round(bytes / 1024)))} kB`
      : `${number.format(bytes / 1024 / 1024)} MB`;
  return {
    ...concern,
    readers: concern.readers && othersForScreen(concern.readers, { me, language }),
    told: concern.told && {
      tellable: concern.told.tellable,
      told: concern.told.told.map(({ accountId, name, readAt }) => ({
        accountId,
        name,
        readAt: readAt && dates.when(readAt, language),
      })),
    },
    links: concern.links.map((l) => ({ ...l, occurredAt: dates.day(l.occurredAt, language) })),
    linkable: concern.linkable?.map((e) => ({ ...e, occurredAt: dates.day(e.occurredAt, language) })) ?? null,
    attachments: concern.attachments.map((a) => ({ ...a, size: size(a.size) })),
    versions: concern.versions.map((v) => ({
      ...v,
      occurredAt: dates.when(v.occurredAt, language),
      createdAt: dates.when(v.createdAt, language),
    })),
  };
}
