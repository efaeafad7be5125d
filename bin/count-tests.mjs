// Reads the runners' JSON reports into passed and failed. A skipped test counts as failed, and so does a runner
// that ended badly, wrote no report or ran no test: nothing is hidden by not running.
import { readFileSync } from "node:fs";

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

function settle(passed, failed, notes, code) {
  if (passed + failed === 0) return { passed: 0, failed: 1, notes: [...notes, "ran no test"] };
  if (code !== 0 && failed === 0)
    return { passed, failed: 1, notes: [...notes, `ended with code ${code} though no test failed`] };
  return { passed, failed, notes };
}

/** @param {string} path @param {number} code */
export function countVitest(path, code) {
  const report = readReport(path);
  if (!report) return { passed: 0, failed: 1, notes: ["wrote no report"] };
  const skipped = report.numPendingTests + report.numTodoTests;
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  const notes = unloaded.map((file) => `could not run ${file.name}`);
  if (skipped > 0) notes.push(`${skipped} skipped, counted as failed`);
  return settle(report.numPassedTests, report.numFailedTests + skipped + unloaded.length, notes, code);
}

/** @param {string} path @param {number} code */
export function countPlaywright(path, code) {
  const report = readReport(path);
  if (!report) return { passed: 0, failed: 1, notes: ["wrote no report"] };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const notes = report.errors.map((error) => error.message ?? "an error outside the tests");
  if (skipped > 0) notes.push(`${skipped} skipped, counted as failed`);
  return settle(expected, unexpected + flaky + skipped + report.errors.length, notes, code);
}
