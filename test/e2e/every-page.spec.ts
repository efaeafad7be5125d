// Every page of the product as each kind of reader meets it: accessible, whole at 320 pixels, within its own content
// policy, with one heading of the first level. New pages are found by following the links of those named here.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { signInAs } from "./people";

interface Reader {
  name: string;
  /** Where the walk starts; of each kind of page that links lead to, one is visited. */
  starts: readonly string[];
}

const readers: readonly Reader[] = [
  {
    name: "Maria Ek",
    starts: [
      "/",
      "/?show=state",
      "/todo",
      "/handovers",
      "/notes/leave",
      "/notes/mine",
      "/drafts",
      "/consult",
      "/sign-in/again",
    ],
  },
  { name: "Per Dahl", starts: ["/", "/handovers", "/handovers/new", "/reports", "/reports/new"] },
  {
    name: "Karin Ström",
    starts: ["/", "/todo", "/student-health", "/consultations", "/reports", "/process"],
  },
  {
    name: "Jonas Hed",
    starts: [
      "/",
      "/todo",
      "/overdue",
      "/substitutions",
      "/handovers",
      "/register",
      "/earlier-schools",
      "/earlier-schools?class=5B",
      "/history-requests",
    ],
  },
  {
    name: "Birgitta Falk",
    starts: [
      "/",
      "/roster",
      "/register",
      "/signing-policy",
      "/quick-signals?signal=lateness",
      "/alarms",
      "/report-texts?text=guidance.observations",
    ],
  },
  {
    name: "Anna Sandell",
    starts: ["/reception", "/reception/new", "/reception/alarms", "/reception/consultations", "/statistics"],
  },
  { name: "Eva Norén", starts: ["/statistics", "/accessibility", "/verify"] },
];

/** The kind of page behind a path: ids are alike. */
const kindOf = (path: string) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id").replace(/\?.*$/, "");
/** What is fetched and not read in the browser: files. */
const isFile =
  /^\/(attachments|sign-out|language)|\/(pdf|csv|calendar|template|export|data|photos|thumbnail|evidence)(\/|$)/;
const isPage = (path: string) => !isFile.test(path.replace(/\?.*$/, ""));

async function linkedPages(page: Page): Promise<string[]> {
  const hrefs = await page
    .locator('main a[href^="/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  // A place on a page is that page.
  return hrefs.map((href) => href.replace(/#.*$/, "")).filter(isPage);
}

/** Every rule each time; of what it finds only what is wrong, which half its time went to telling. */
const rules = { resultTypes: ["violations" as const], rules: { "page-has-heading-one": { enabled: true } } };

interface Axe {
  run(context: Document, options: typeof rules): Promise<{ violations: Violation[] }>;
}

interface Violation {
  id: string;
  nodes: { html: string }[];
}

/**
 * Brought to a page once, axe stays there: bringing it takes longer than running it. Its legacy mode differs in frames of
 * another origin alone, which the product has none of and its content policy would not let in.
 */
async function violationsOf(page: Page): Promise<Violation[]> {
  const isThere = await page.evaluate(() => "axe" in window);
  if (!isThere) return (await new AxeBuilder({ page }).setLegacyMode().options(rules).analyze()).violations;
  const run = (options: typeof rules) => (window as unknown as { axe: Axe }).axe.run(document, options);
  return (await page.evaluate(run, rules)).violations;
}

async function faultsOf(page: Page): Promise<string[]> {
  const violations = await violationsOf(page);
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  const headings = await page.locator("h1").count();
  if (headings !== 1) found.push(`${headings} headings of the first level`);
  const styled = await page.locator("[style]").count();
  if (styled > 0 && (await page.locator(".pdf-view").count()) === 0) found.push(`${styled} inline styles`);
  return found;
}

async function tooWide(page: Page): Promise<string[]> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  return width > 320 ? [`${width} pixels wide at 320`] : [];
}

// They only read: each reader beside another, and beside those who work.
test.describe.configure({ mode: "parallel" });

for (const { name, starts } of readers) {
  test(`every page that ${name} can reach is accessible and whole`, async ({ browser }) => {
    test.setTimeout(240_000);
    const page = await signInAs(browser, name);
    await page.emulateMedia({ reducedMotion: "reduce" });
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    const kinds = new Set(starts.map(kindOf));
    const queue = [...starts];
    const faults: Record<string, string[]> = {};
    for (let path = queue.shift(); path; path = queue.shift()) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.emulateMedia({ colorScheme: "light" });
      const answer = await page.goto(path, { waitUntil: "load" });
      const found = answer?.status() === 200 ? await faultsOf(page) : [`answered ${answer?.status()}`];
      await page.setViewportSize({ width: 320, height: 700 });
      await page.emulateMedia({ colorScheme: "dark" });
      found.push(...(await faultsOf(page)), ...(await tooWide(page)), ...complaints.splice(0));
      if (found.length > 0) faults[kindOf(path)] = [...new Set(found)];
      for (const link of await linkedPages(page)) {
        if (kinds.has(kindOf(link))) continue;
        kinds.add(kindOf(link));
        queue.push(link);
      }
    }
    expect(faults).toEqual({});
    expect(kinds.size).toBeGreaterThanOrEqual(starts.length);
    await page.context().close();
  });
}
