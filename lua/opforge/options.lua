---The options of the command line: one list, from which parsing, --help and the reference page
---come.
---
---Row: long name, short letter or nil, argument, key, text. Argument: nil none, "=X" one value,
---"?X" an
---optional value. Marks: many (repeatable), planned (OF1108), info (prints and ends), output (a
---format).
---SPDX-License-Identifier: MIT
local M = {}

local function group(title, rows)
  rows.title = title
  return rows
end

M.groups = {
  group("Inputs and target", {
    { "infile", "i", "=FILE", "inputs", "source file or folder, as without the flag", many = true },
    { "include-path", "I", "=DIR", "include",
      "folder for .include, after that of the including file", many = true },
    { "module-path", "M", "=DIR", "modules", "module root, after the folder of the entry",
      many = true },
    { "allow-path", nil, "=DIR", "allow", "one more folder that sources may read", many = true },
    { "define", "D", "=NAME[=TEXT]", "defines",
      "text definition, default text 1; the last one of a name counts", many = true },
    { "cpu", nil, "=NAME", "cpu", "CPU at the start" },
    { "dialect", nil, "=NAME", "dialect", "dialect of the sources", planned = true },
    { "package", nil, "=FILE", "packages", "use this package for its CPUs, and no other",
      many = true },
    { "opasm-package", nil, "=FILE", "packages", "old name of --package", many = true,
      hidden = true },
    { "plugin", nil, "=FILE", "plugins", "load a Lua plugin", many = true, planned = true },
    { "trust", nil, nil, "trust", "let plugins run without restriction", planned = true },
    { "input-asm-ext", nil, "=EXT", "asm_ext", "further extension of sources", many = true },
    { "input-inc-ext", nil, "=EXT", "inc_ext", "further extension of included files", many = true },
    { nil, "j", "=N", "jobs", "inputs at a time, 1 to 256", number = { 1, 256 } },
  }),
  group("Outputs", {
    { "list", "l", "?FILE", "listing", "listing, .lst", output = "listing" },
    { "hex", "x", "?FILE", "hex", "Intel HEX, .hex", output = "hex" },
    { "srec", "s", "?FILE", "srec", "Motorola S-record, .srec", output = "srec" },
    { "bin", "b", "?[FILE][:ssss:eeee]", "bin", "raw binary, .bin, or a range of it",
      output = "bin", many = true },
    { "prg", nil, "?FILE", "prg", "load address and raw image, .prg", output = "prg" },
    { "format-out", nil, "=NAME[:FILE]", "formats", "any registered format", many = true },
    { "hunk", nil, "?FILE", "hunk", "reserved", planned = true },
    { "outfile", "o", "=NAME", "outfile", "base name or folder of outputs" },
    { "fill", "f", "=HH", "fill", "fill byte of raw binaries, default FF" },
    { "go", "g", "=AAAA", "go", "start address in hex and srec" },
    { "labels", nil, "=FILE", "labels", "symbol file" },
    { "vice-labels", nil, nil, "labels_vice", "symbols for the VICE monitor" },
    { "ctags-labels", nil, nil, "labels_ctags", "symbols for ctags" },
    { "labels-format", nil, "=FORM", "labels_format", "plain, vice, ctags or json",
      choice = { "plain", "vice", "ctags", "json" } },
    { "dependencies", nil, "=FILE", "dependencies", "make rule of the run" },
    { "dependencies-append", nil, nil, "dependencies_append", "append the make rule" },
    { "make-phony", nil, nil, "make_phony", "empty rules for the inputs" },
    { "inclusion-report", nil, "=FILE", "inclusion_report",
      "units and procedures kept and dropped, with the reason" },
    { "manifest", nil, "=FILE", "manifest", "list of outputs with size and SHA-256" },
    { "check", nil, nil, "check", "assemble, write nothing" },
    { "list-on-error", nil, nil, "list_on_error", "write the listing also with errors" },
    { "delete-on-error", nil, nil, "delete_on_error",
      "remove the old outputs when there are errors" },
    { "durable", nil, nil, "durable", "flush files and folders to disk" },
    { "in-place", nil, nil, "in_place", "overwrite where the folder cannot be written" },
    { "path-map", nil, "=OLD=NEW", "path_map", "replaces the start of file names in outputs",
      many = true },
  }),
  group("Listing", {
    { "cond-debug", "c", nil, "cond_debug", "state of conditionals behind each line" },
    { "list-cycles", nil, nil, "list_cycles", "column of cycles", planned = true },
    { "tab-size", nil, "=N", "tab_size", "tab stops in the source column, 1 to 64", number = { 1,
      64 } },
    { "line-numbers", nil, nil, "ignored", "no effect: numbers are always on" },
    { "verbose-list", nil, nil, "ignored", "no effect" },
  }),
  group("Messages", {
    { "format", nil, "=FORM", "format", "text or json", choice = { "text", "json", "sarif" } },
    { "diagnostics-style", nil, "=STYLE", "style", "rustc (default) or gnu",
      choice = { "rustc", "gnu", "classic" } },
    { "color", nil, "=WHEN", "color", "auto, always or never", choice = { "auto", "always",
      "never" } },
    { "quiet", "q", nil, "quiet", "no summary and no warnings when the run succeeds" },
    { "error", "E", "=FILE", "error_file", "diagnostics to a file; - is standard output" },
    { "error-append", nil, nil, "error_append", "append to that file" },
    { "no-error", nil, nil, "no_error", "no diagnostics, exit code only" },
    { "no-warn", "w", nil, "no_warn", "no warnings" },
    { "Wall", nil, nil, "wall", "all warnings" },
    { nil, "W", "=NAME", "warnings", "one warning on (NAME) or off (no-NAME)", many = true },
    { "Werror", nil, nil, "werror", "warnings count as errors" },
    { "max-errors", nil, "=N", "limit:errors", "stop after N errors" },
    { "stats", nil, nil, "stats", "times and counts on standard error" },
    { "fixits-dry-run", nil, nil, "fixits", "show fixes", planned = true },
    { "apply-fixits", nil, nil, "fixits", "apply fixes", planned = true },
    { "fix", nil, nil, "fixits", "the same", planned = true },
    { "fixits-output", nil, "=FILE", "fixits", "report fixes", planned = true },
  }),
  group("Execution, limits, information", {
    { "pp-macro-depth", nil, "=N", "limit:macro-depth", "expansions open at a time" },
    { "max-loop-iterations", nil, "=N", "limit:loop-iterations", "iterations of one loop" },
    { "max-passes", nil, "=N", "limit:passes", "passes before the emitting one" },
    { "limit", nil, "=NAME=N", "limits", "any limit of --print-limits", many = true },
    { "profile", nil, "=NAME", "profile", "host or retro", choice = { "host", "retro" } },
    { "tokenizer", nil, "=MODE", "tokenizer", "vm or auto", choice = { "host", "delegated", "vm",
      "auto" } },
    { "trace", nil, "=FILE", "trace", "path decisions", planned = true },
    { "record", nil, "=FILE", "record", "answers of the host", planned = true },
    { "replay", nil, "=FILE", "replay", "assemble from recorded answers", planned = true },
    { "print-cpusupport", nil, nil, "cpusupport", "CPUs, families, dialects, packages",
      info = true },
    { "print-capabilities", nil, nil, "capabilities", "formats, commands, features", info = true },
    { "print-limits", nil, nil, "print_limits", "all limits", info = true },
    { "help", "h", nil, "help", "this text", info = true },
    { "version", "V", nil, "version", "version and built-in packages", info = true },
  }),
}

---Commands: name, arguments, text. Planned ones answer OF1108; one with has_more has a function
---`help` in its module.
M.commands = {
  { "build", "[SCRIPT.lua] [TARGET...]", "run a build pipeline written in Lua", planned = true },
  { "batch", "JOBS.lua [-j N]", "run many assemblies", planned = true },
  { "package", "build|verify|list|dump FILE", "make and inspect CPU packages" },
  { "parity", "", "digests of this core, and their comparison", planned = true },
  { "explain", "OFnnnn | --list [AREA]", "message, cause and cure of a code" },
  { "run", "SCRIPT.lua [ARG...]", "run a Lua script with the opforge library" },
  { "help", "[COMMAND | directives]", "help; the directives of sources" },
  { "fmt", "[--check|--write|--stdout] [--config FILE] [--cpu NAME] FILE...", "format sources",
    has_more = true },
  { "disasm", "FILE", "disassemble a binary", planned = true },
  { "lsp", "", "language server", planned = true },
  { "init", "NAME", "starter project", planned = true },
  { "formats", "[NAME]", "output formats and their options" },
  { "caps", "", "gates and their evidence", planned = true },
  { "clean", "", "left-over temporaries", planned = true },
}

---Row of a long or short name.
---@param name string   without its hyphens
---@param is_short boolean
function M.find(name, is_short)
  local place = is_short and 2 or 1
  for _, rows in ipairs(M.groups) do
    for _, row in ipairs(rows) do
      if row[place] == name then
        return row
      end
    end
  end
end

---All long names, in the order of the list.
function M.long_names()
  local out = {}
  for _, rows in ipairs(M.groups) do
    for _, row in ipairs(rows) do
      if row[1] and not row.hidden then
        out[#out + 1] = row[1]
      end
    end
  end
  return out
end

function M.command(name)
  for _, row in ipairs(M.commands) do
    if row[1] == name then
      return row
    end
  end
end

return M
