// @vitest-environment node
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { pageTurns } from "../page-turns.server";
import { renderWhole } from "../render-whole.server";
import { OwnTurn } from "./own-turn";
import { RequestContext } from "./request-context";

/** As long as a part of a page. */
const long = "x".repeat(30_000);
const names = ["1", "2", "3"];

interface PieceProps {
  name: string;
  onRender: (name: string) => void;
}

function Piece({ name, onRender }: PieceProps) {
  onRender(name);
  return <p id={name}>{long}</p>;
}

function page(onRender: PieceProps["onRender"]) {
  return (
    <main>
      {names.map((name) => (
        <OwnTurn key={name} name={name}>
          <Piece name={name} onRender={onRender} />
        </OwnTurn>
      ))}
    </main>
  );
}

it("renders each part in a turn of its own, and the page stands whole and in order without a script", async () => {
  const seen: string[] = [];
  let going = true;
  const others = () => {
    seen.push("another");
    if (going) setImmediate(others);
  };
  setImmediate(others);
  const body = await renderWhole(
    <RequestContext.Provider value={{ waitForTurn: pageTurns() }}>
      {page((name) => seen.push(name))}
    </RequestContext.Provider>,
    undefined,
  );
  going = false;
  const html = new TextDecoder().decode(body);
  expect([...html.matchAll(/<p id="(\d)">/g)].map(([, id]) => id)).toEqual(names);
  expect(html).not.toMatch(/<script|<template|hidden/);
  expect(seen.filter((s) => s !== "another")).toEqual(names);
  for (const [i, name] of names.entries())
    expect(seen.slice(0, seen.indexOf(name)).filter((s) => s === "another").length).toBeGreaterThan(i);
});

it("renders all at once where nobody gives turns, as in the browser", () => {
  const html = renderToString(page(() => {}));
  expect([...html.matchAll(/<p id="(\d)">/g)].map(([, id]) => id)).toEqual(names);
});
