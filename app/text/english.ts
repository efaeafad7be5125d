import { namespacesFrom } from "./namespaces";

export const english = namespacesFrom(import.meta.glob("./en/*.ts", { eager: true }));
