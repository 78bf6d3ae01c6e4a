// run.mjs - runs a self-test module under Node: node run.mjs FILE.wasm
// SPDX-License-Identifier: MIT
import { readFileSync } from "node:fs";

let text = "";
const put = (c) => { text += String.fromCharCode(c & 0xff); };
const module = await WebAssembly.instantiate(readFileSync(process.argv[2]), { env: { put } });
const failed = module.instance.exports.bare_test();
process.stdout.write(text);
process.exit(failed ? 1 : 0);
