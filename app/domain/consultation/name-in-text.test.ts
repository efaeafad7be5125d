import { expect, it } from "vitest";
import { namesInText } from "./name-in-text";

const pupils = [
  { givenName: "Alva", familyName: "Lindqvist" },
  { givenName: "Ville", familyName: "Berg" },
  { givenName: "Åsa-Lena", familyName: "Ek" },
];

it.each([
  ["Alva grät.", ["Alva"]],
  ["Det gäller Alvas lillebror.", ["Alvas"]],
  ["alva lindqvist sa", ["alva", "lindqvist"]],
  ["Vi ville gå upp på ett berg.", []],
  ["Lena kom sent.", ["Lena"]],
  ["Ett barn i trean är trött.", []],
  ["Numret är 20150102-2386.", ["20150102-2386"]],
  ["Numret är 150102-2386 eller 1501022386.", ["150102-2386", "1501022386"]],
  ["Ring 0612-000 00.", []],
  ["", []],
])("%s", (text, found) => {
  expect(namesInText(text, pupils)).toEqual(found);
});
