import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { accessLog } from "./access-log.server";

function lineOf(path: string, statusCode: number): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  const res = Object.assign(new EventEmitter(), {
    locals: {},
    set: () => undefined,
    writableFinished: true,
    statusCode,
  });
  const handle = accessLog(
    () => "/the-pattern",
    (line) => lines.push(line),
  );
  handle({ path, method: "POST" } as never, res as never, () => undefined);
  res.emit("close");
  return lines;
}

test("an anonymous consultation: no line is written of a visit there, and of a failure not where it was", () => {
  for (const path of ["/consult", "/consult/answers"]) {
    for (const status of [200, 302, 404, 422]) expect(lineOf(path, status), path).toEqual([]);
    expect(lineOf(path, 500)).toMatchObject([{ route: "*", status: 500 }]);
  }
  expect(lineOf("/consultations", 200)).toMatchObject([{ route: "/the-pattern", status: 200 }]);
});
