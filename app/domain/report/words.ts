/** Texts by key (`namespace:key`) in the report's own language. The door hands them in: use cases know no page. */
export type Words = (key: string, params?: Record<string, string | number>) => string;
