// Before a production server starts: is the configuration whole, and is what it names there and fit for production?
// Names every missing variable, never a value.
import { EnvironmentError, readEnv } from "../app/env.server";
import { openHouse } from "../app/house.server";

function reason(error: unknown): string {
  if (error instanceof EnvironmentError) return error.message;
  if (error instanceof Error && "code" in error && error.code === "ENOENT" && "path" in error)
    return `A file that the configuration names is not there: ${String(error.path)}`;
  return error instanceof Error ? error.message : "The configuration cannot be used.";
}

try {
  const house = await openHouse(readEnv());
  await house.close();
} catch (error) {
  process.stderr.write(`\n${reason(error)}\n\nSee docs/operations.md.\n\n`);
  process.exitCode = 1;
}
