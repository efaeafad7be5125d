// Issue: "a compact overview of years on top as a picture with a text alternative".
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { describe, expect, it } from "vitest";
import { ThreadOverview } from "~/components/ui/thread-overview";
import type { Priority } from "~/domain/concern/rules";
import { textsIn } from "~/text/i18n.server";
import { overviewForScreen } from "~/text/overview-for-screen";
import type { EntryMoment } from "./moments";
import { overviewOf } from "./overview";

const now = new Date("2026-11-20T12:00:00Z");
const note = (day: string, priority: Priority, withdrawn = false): EntryMoment => ({
  ...{ kind: "entry", id: day, at: new Date(`${day}T09:00:00Z`), priority, withdrawn },
  ...{ category: "other", authorId: "a", authorName: "Maria Ek" },
});

describe("the overview of a thread's years", () => {
  it("says in words what the picture shows: how many a month, and the most urgent", () => {
    const notes = [
      note("2026-11-03", "no_action"),
      note("2026-11-02", "act_now"),
      note("2026-10-02", "action_desirable"),
      note("2025-03-02", "no_action"),
    ];
    const overview = overviewForScreen({ months: overviewOf(notes), handovers: [] }, { language: "sv", now });
    if (!overview) throw new Error("nothing to look over");
    const html = renderToString(
      <I18nextProvider i18n={textsIn("sv")}>
        <ThreadOverview overview={overview} hrefOf={(date) => `/${date}`} />
      </I18nextProvider>,
    );
    const table = html
      .slice(html.indexOf("<tbody>"))
      .replace(/<\/?(?:li|tr)>/g, "\n")
      .replace(/<[^>]+>/g, "");
    const lines = table.split("\n").map((line) => line.trim());
    expect(lines).toContain("nov 2, Åtgärd krävs nu");
    expect(lines).toContain("okt 1, Åtgärd önskvärd");
    expect(lines).toContain("mars 1");
  });

  it("counts a withdrawn note and tells nothing of how urgent it was", () => {
    const months = overviewOf([note("2026-11-03", "no_action"), note("2026-11-02", "act_now", true)]);
    expect(months).toEqual([{ month: "2026-11", count: 2, worst: "no_action" }]);
    expect(overviewOf([note("2026-11-02", "act_now", true)])).toMatchObject([{ worst: "no_action" }]);
  });
});
