-- limits.lua - each limit of src/vm/limits.def: a source and the least value under which it
-- assembles. One less, and the limit is reached.
--
-- Used by t_limits.lua, and by run.lua with a program in which the limit is at its hard maximum
-- whatever is asked for.
-- SPDX-License-Identifier: MIT

package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path

local lists = require "opforge.builder.lists"
local tap = require "test.lib.tap"

local M = {}

local _, pwd = tap.run "pwd"
local opforge = tap.quote(pwd:gsub("\n$", "") .. "/build/opforge")

local files = {
  ["once.inc"] = " .byte 1\n",
  ["twice.inc"] = ' .include "once.inc"\n',
}

local nested = [[
a .macro
  .byte 1
  .endmacro
b .macro
  .a
  .endmacro
  .b
]]

-- Each round two loads grow and push the next label over the border of the page.
local growing = [[
  .org $e8
  lda l1
  lda l1
  lda l2
  lda l2
  lda l3
  lda l3
  lda l4
  lda l4
  nop
  nop
l4 nop
  nop
l3 nop
  nop
l2 nop
  nop
l1 nop
]]

-- Each condition moves the label that the next one looks at.
local settling = [[
  .if z > 0
  .byte 1
  .endif
  .if z > 1
  .byte 1
  .endif
  .byte 1
z
]]

local modules = [[
  .module limit
  .use a
  .byte a.v
  .endmodule
  .module a
  .pub
v = 1
  .endmodule
]]

---{ least value that fits, source [, arguments [, exit status under it]] } by the name of
---`--print-limits`; false where it is looked for.
---@type table<string, { [1]: integer|false, [2]: string, [3]: string?,
---  [4]: integer? }>
M.cases = {
  ["include-depth"] = { 3, ' .include "twice.inc"\n' },
  ["macro-depth"] = { 2, nested },
  ["define-depth"] = { 3, " .byte AA\n", "-D AA=BB -D BB=CC -D CC=1" },
  ["block-depth"] = { 3, " .block\n .if 1\n .rept 1\n .byte 1\n .endrept\n .endif\n .endblock\n" },
  ["loop-iterations"] = { 7, " .rept 7\n nop\n .endrept\n" },
  ["expansion-lines"] = { 9, " .rept 3\n nop\n nop\n .endrept\n" },
  ["passes"] = { 3, settling },
  ["line-bytes"] = { 19, " .byte 1 ; a remark\n" },
  ["tokens"] = { 6, " .byte 1, 2, 3\n" },
  ["name-bytes"] = { 13, "a_longer_name = 1\n .byte a_longer_name\n" },
  ["string-bytes"] = { 6, ' .text "abcdef"\n' },
  ["expr-depth"] = { 4, " .byte ((((1))))\n" },
  ["expr-nodes"] = { 5, " .byte x+x+x\nx = 1\n" },
  ["list-items"] = { 9, " .byte 0..9\n" },
  ["symbols"] = { 3, "a = 1\nb = 2\nc = 3\n .byte a, b, c\n" },
  ["sections"] = { 2, " .region r, 16, 31\n .section a\n .byte 1\n .endsection\n .place a in r\n" },
  ["modules"] = { 3, modules },
  ["file-bytes"] = { 9, " .byte 1\n" },
  ["image-bytes"] = { 4, " .byte 1, 2, 3, 4\n" },
  ["macro-params"] = { 3, "m .macro a, b, c\n .byte .a, .b, .c\n .endmacro\n .m 1, 2, 3\n" },
  ["body-lines"] = { 3, " .rept 2\n nop\n nop\n nop\n .endrept\n" },
  ["candidates"] = { 2, " lda far\nfar = $1234\n" },
  ["vm-steps"] = { false, " .byte 1, 2, 3\n" },
  ["errors"] = { 3, " .byte nope\n .byte nope\n .byte nope\n", nil, 1 },
  ["width-rounds"] = { 4, growing },
}

---Limits in the order of the list.
M.names = {}
local codes = {}
for i, row in ipairs(lists.load("src").limits) do
  M.names[i] = row.text
  codes[row.text] = ("OF%04d"):format(row.code)
end

---Writes what the commands need.
function M.prepare(folder)
  for _, from in ipairs { files, M.cases } do
    for name, what in pairs(from) do           -- files of different names; order does not show
      local path = from == files and name or name .. ".asm"
      tap.write(folder .. "/" .. path, from == files and what or what[2])
    end
  end
end

---Assembles the source of a limit under a value.
---@return integer status
---@return string out
local function assemble(name, value, folder, program)
  return tap.run(("cd %s && { timeout 10 %s --cpu 6502 --check %s --limit %s=%d %s.asm; } 2>&1")
    :format(tap.quote(folder), program, M.cases[name][3] or "", name, value, name))
end

---The least value that fits: steps depend on the programs of a package, and are looked for.
local function least(name, folder)
  local value = M.cases[name][1] or 1
  if not M.cases[name][1] then
    while assemble(name, value, folder, opforge) ~= 0 and value < 1000 do
      value = value + 1
    end
  end
  return value
end

---@param which "fits"|"reached"
---@param program string   path of the program, absolute
---@return string[] notes  empty when it did what it must
function M.run(name, which, folder, program)
  local case, code = M.cases[name], codes[name]
  local value = least(name, folder) - (which == "fits" and 0 or 1)
  local expected = which == "fits" and (case[4] or 0) or 5
  local status, out = assemble(name, value, folder, program)
  local is_said = out:find(code, 1, true) ~= nil
  if status ~= expected or is_said ~= (which == "reached") then
    return { ("--limit %s=%d: %s and exit status %d expected"):format(name, value,
      which == "fits" and "no " .. code or code, expected), "got exit status " .. status,
      out:sub(1, 500) }
  end
  local text = ("limit %s (%d) reached"):format(name, value)
  if which == "reached" and not out:find(text, 1, true) then
    return { ("the message must say '%s'"):format(text), out:sub(1, 500) }
  end
  return {}
end

---@return string code   of a limit's diagnostic
function M.code(name)
  return codes[name]
end

return M
