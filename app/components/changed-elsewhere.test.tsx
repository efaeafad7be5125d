// Two people write the same: without scripts the form that is shown again goes on from what its writer was shown, so that a
// second press never replaces what she has not met.
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { versionShown } from "./changed-elsewhere";
import { PlanConflict } from "./plan-conflict";

const refused = (field: string, key: string) => ({ errors: { [field]: { key } }, values: { version: "3" } });

describe("the version that a form carries", () => {
  it("is the page's own where it is opened, and the newer one where that is shown beside it", () => {
    expect(versionShown(undefined, 4)).toBe(4);
    expect(versionShown(refused("form", "version_old"), 4)).toBe(4);
  });

  it("stays what it was opened upon where the form is refused for another reason", () => {
    expect(versionShown(refused("name", "matter_name_empty"), 4)).toBe("3");
  });

  it("of a plan's field stays too, unless the other's text is shown", () => {
    const met = { version: 4, print: "newer" };
    const typed = { "v.goals": "3", "o.goals": "older" };
    const shown = (error?: { key: string; params?: Record<string, string | number> }) =>
      renderToStaticMarkup(<PlanConflict of="goals" error={error} met={met} typed={typed} />);
    expect(shown()).toContain('name="v.goals" value="3"');
    expect(shown({ key: "plan:fault.tooLong" })).toContain('name="o.goals" value="older"');
    const params = { name: "Ola Berg", theirs: "Hans text", version: 5, print: "newest" };
    const both = shown({ key: "plan:fault.conflict", params });
    expect(both).toContain('name="v.goals" value="5"');
    expect(both).toContain("Hans text");
  });
});
