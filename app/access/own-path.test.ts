import { expect, it } from "vitest";
import { ownPath } from "./own-path";

it.each(["/", "/pupils/1?show=all", "/todo"])("follows %s", (path) => {
  expect(ownPath(path)).toBe(path);
});

it.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "/./\\evil.example",
  "",
  null,
])("leads home instead of to %s", (path) => {
  expect(ownPath(path)).toBe("/");
});
