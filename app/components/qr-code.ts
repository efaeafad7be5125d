// Draws a QR code as an SVG path on the server: no script, no inline style, no image host.
import qrcode from "qrcode-generator";

/** The path of the dark modules, in a square of `size` units with a quiet zone of four. */
export function qrPath(text: string): { path: string; size: number } {
  const code = qrcode(0, "L");
  code.addData(text);
  code.make();
  const modules = code.getModuleCount();
  let path = "";
  for (let row = 0; row < modules; row += 1) {
    for (let column = 0; column < modules; column += 1) {
      if (code.isDark(row, column)) path += `M${column + 4} ${row + 4}h1v1h-1z`;
    }
  }
  return { path, size: modules + 8 };
}
