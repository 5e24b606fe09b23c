// Bundle scripts and styles into the package, with a note of what they were made of.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "src", "alleged", "web", "static");

await build({
  absWorkingDir: here,
  entryPoints: ["src/workbench.js", "src/map.js", "src/network.js", "styles/workbench.css"],
  outdir: out,
  entryNames: "[name]",
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome109", "firefox115", "safari16"],
  loader: { ".json": "json" },
  legalComments: "linked",
});

const made = ["package.json", "package-lock.json", "build.mjs"];
for (const folder of ["src", "styles"]) {
  for (const name of readdirSync(join(here, folder)).sort()) made.push(join(folder, name));
}
const digest = createHash("sha256");
for (const name of made) digest.update(relative(here, join(here, name))).update("\0").update(readFileSync(join(here, name))).update("\0");
writeFileSync(join(out, "made-of.txt"), `${digest.digest("hex")}\n`);
