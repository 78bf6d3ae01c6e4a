-- opcode.lua - adds one opcode of each kind to a copy of the tree, builds it and uses them.
--
-- For each kind: a row at the end of its .def list, a case in its interpreter, and what else
-- docs/architecture.md names. The files that differ from the tree afterwards must be those of the
-- table, and what `make docs` makes anew lies in docs/reference.
-- Run by test/hard/run.lua; alone: lua5.4 test/hard/opcode.lua
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"
local touches = require "test.arch.touches"

local M = {}

-- Edits: { file, text } appends; { file, text, before = text } inserts.
local opcodes = {
  { kind = "TKVM opcode", edits = {
    { "src/vm/tkvm.def",
      'TKVM(ALL, NONE, NONE, NONE, NONE, NEXT, 0, "pos moves to the end of the line")\n' },
    { "src/vm/token.c", [[
    case TKVM_ALL:
      while (bytes[*p].class_of) p++;
      pc += 1;
      break;
]], before = "    case TKVM_END:" } } },
  { kind = "PRVM opcode", edits = {
    { "src/vm/prvm.def",
      'PRVM(IFLABEL, LABEL, NONE, NONE, NONE, JUMP, 0, "if the record has a label go to A")\n' },
    { "src/vm/parse.c", [[
    case PRVM_IFLABEL:
      pc = s->flags & FLAG_LABEL ? l->program + get_u16(pc + 1) : pc + 3;
      continue;
]], before = "    case PRVM_COMMIT:\n" } } },
  { kind = "XPVM opcode", edits = {
    { "src/vm/xpvm.def",
      'XPVM(TWICE, NONE, NONE, NONE, NONE, NEXT, 0, "value: twice the number; consume it")\n' },
    { "src/vm/xparse.c", [[
    case XPVM_TWICE:
      if (t->kind != TOKEN_NUMBER) goto shape;
      if (!literal(x, 2 * t->value)) return x->result;
      s->cursor++;
      pc += 1;
      break;
]], before = "    case XPVM_STRING:\n" } } },
  { kind = "FORM opcode", edits = {
    { "src/vm/form.def",
      'FORM(FLIP, NONE, NONE, NONE, NONE, FORM, "all bits of the accumulator inverted")\n' },
    { "src/vm/encode.c", [[
    case FORM_FLIP:
      acc = ~acc;
      pc += 1;
      break;
]], before = "    case FORM_PUT:\n" } } },
  { kind = "expression operator", edits = {
    { "src/vm/expr.def",
      'EXPR(BUT, NONE, BINARY, "bits of the left side that the right one lacks")\n' },
    { "src/vm/expr.c", "  case EXPR_BUT: x &= ~y; break;\n",
      before = "  case EXPR_AND: x &=" },
    { "src/vm/lists.def", 'ITEM(xop, BUT, "EXPR BUT")\n', before = "LIST_END(xop)" },
    { "src/vm/lang.c", "[xop_BUT] = EXPR_BUT, ",
      before = "[xop_RANGE] =" } } },
  { kind = "expression builtin", edits = {
    { "src/vm/expr.def", 'EXPR(ODD, I8, FUNC, "1 if the lowest bit is set, else 0")\n' },
    { "src/vm/expr.c", "  case EXPR_ODD: a &= 1; break;\n",
      before = "  case EXPR_SIGN: a =" },
    { "src/vm/expr.c", "    case EXPR_ODD:\n", before = "    case EXPR_SIGN:\n" },
    { "src/vm/lists.def", 'ITEM(func, ODD, "1 if odd, else 0")\n',
      before = "LIST_END(func)" },
    { "src/vm/xparse.c", "  case func_ODD: return EXPR_ODD;\n",
      before = "  case func_SIGN:" } } },
}

-- A package whose programs use them: IFLABEL in the arguments of .byte, TWICE for each number that
-- stands in a longer expression, ALL where a byte begins no token, FLIP in an encoding, BUT as the
-- operator `^`, ODD as `.odd`.
local spec = [[
local base = include "../base/language.lua"
local function changed(text, old, new)
  local from, to = text:find(old, 1, true)
  return text:sub(1, assert(from, old) - 1) .. new .. text:sub(to + 1)
end
local precedence = {}
for i, level in ipairs(base.precedence) do
  precedence[i] = { fix = level.fix, joins = level.joins }
  for k, one in ipairs(level) do
    precedence[i][k] = one[2] == "XOR" and { "^", "BUT" } or one
  end
end
return {
  id = "grown", version = "1", base = "base",
  family = {
    name = "grown",
    operands = { "" },
    tokenizer = { LINE = changed(base.tokenizer.LINE, "illegal:\n  FAIL OF0101:BYTE",
                                 "illegal:\n  ALL\n  END") },
    arguments = { one = "  IFLABEL named\n  EXPR\n  DONE\nnamed:\n  NEXT\n  LITERAL 42\n  DONE\n" },
    expression = changed(changed(base.expression, "number:\n  NUMBER", "number:\n  TWICE"),
                         "  RUN '(' ')' closed\n", ""),
    precedence = precedence,
    directives = { { "put", "DATA", preset = 1, args = "one" } },
    functions = { { "odd", "ODD" } },
    instructions = { { "flip", "", form = "ACC 18; FLIP; PUT 1; END", size = 1 } },
  },
  cpus = { { name = "grown1", word = 2, order = "LITTLE", addrbits = 16 } },
}
]]
local source = [[
        .put 3+1 @ nothing of this is read
named   .put 3
        .put .odd(7/2)
        .put 6^2
        flip
]]
local bytes = "08 2A 01 08 ED"

local function edit(tree, one)
  local path = tree .. "/" .. one[1]
  local text = assert(tap.read(path))
  if one.before then
    local from = text:find(one.before, 1, true)
    text = text:sub(1, assert(from, "no place in " .. one[1]) - 1) .. one[2] .. text:sub(from)
  else
    text = text .. one[2]
  end
  tap.write(path, text)
end

---Files that differ between the tree and the copy, sorted.
local function differing(tree, folder)
  local out = {}
  for _, path in ipairs(tap.lines(("git ls-files %s"):format(folder or ""))) do
    if tap.read(path) ~= tap.read(tree .. "/" .. path) then
      out[#out + 1] = path
    end
  end
  return out
end

function M.run()
  local rows = touches.read "New"
  local temp = tap.temp()
  local tree = temp .. "/tree"
  tap.run(("mkdir %s && git ls-files -z | xargs -0 cp -P --parents -t %s"):format(tree, tree))
  local all = {}
  for _, one in ipairs(opcodes) do
    local files, seen = {}, {}
    for _, change in ipairs(one.edits) do
      edit(tree, change)
      all[change[1]] = true
      if not seen[change[1]] then
        seen[change[1]] = true
        files[#files + 1] = change[1]
      end
    end
    local fits, note = touches.fits(rows[one.kind], files)
    tap.ok(fits, ("%s: %s"):format(one.kind, table.concat(files, ", ")), note)
  end
  local stray = {}
  for _, path in ipairs(differing(tree)) do
    stray[#stray + 1] = not all[path] and path or nil
  end
  tap.ok(#stray == 0, "nothing else differs from the tree", table.unpack(stray))
  local code, out = tap.run(("make -C %s -j2 CI=true all docs 2>&1"):format(tree))
  tap.ok(code == 0, "the copy builds without a warning", out:sub(-2000))
  stray = {}
  for _, path in ipairs(differing(tree)) do
    stray[#stray + 1] = not all[path] and not path:find("^docs/reference/") and path or nil
  end
  tap.ok(#stray == 0, "generated: " .. table.concat(differing(tree, "docs/reference"), ", "),
    table.unpack(stray))
  tap.run(("mkdir %s/use && ln -s tree/packages/base %s/base"):format(temp, temp))
  tap.write(temp .. "/use/package.lua", spec)
  tap.write(temp .. "/use/new.asm", source)
  code, out = tap.run(("cd %s/use && { %s/build/opforge package build package.lua -o new.opcpu && "
    .. "%s/build/opforge new.asm --package new.opcpu --cpu grown1 -q -b; } 2>&1")
    :format(temp, tree, tree))
  local made = tap.read(temp .. "/use/new.bin") or ""
  tap.ok(code == 0 and tap.hex(made) == bytes, "and its opcodes do what their rows say",
    "expected: " .. bytes, "got:      " .. tap.hex(made), out)
  tap.run("rm -rf " .. tap.quote(temp))
end

if arg and arg[0] and arg[0]:find("opcode%.lua$") then
  M.run()
  tap.done()
end
return M
