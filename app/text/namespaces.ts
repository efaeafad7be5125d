/** A file of messages exports one object under its own name: `sv/shell.ts` exports `shell`. */
type MessageFile = Record<string, unknown>;
export type Namespaces = Record<string, Record<string, unknown>>;

/** Turns the files found in one language's folder into i18next's namespaces, named by file. */
export function namespacesFrom(files: Record<string, MessageFile>): Namespaces {
  const found: Namespaces = {};
  for (const [path, file] of Object.entries(files)) {
    const name = path.slice(path.lastIndexOf("/") + 1, -".ts".length);
    const camel = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const messages = file[camel];
    if (typeof messages !== "object" || messages === null)
      throw new Error(`${path} does not export ${camel}`);
    found[name] = messages as Record<string, unknown>;
  }
  return found;
}
