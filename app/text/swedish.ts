import { namespacesFrom } from "./namespaces";

export const swedish = namespacesFrom(import.meta.glob("./sv/*.ts", { eager: true }));
