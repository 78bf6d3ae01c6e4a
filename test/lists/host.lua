-- host.lua - the diagnostics that no single source can cause: of outputs, packages, files and
-- options. Each has a command line that is refused with it and a near miss that is not.
--
-- All commands run in one folder with the files below; run() is used by t_host.lua, and by run.lua
-- with a program that drops the diagnostic.
-- SPDX-License-Identifier: MIT

package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path

local builder = require "opforge.builder"
local index = require "test.lists.index"
local tap = require "test.lib.tap"
local writer = require "test.vm.package_writer"

local M = {}

---Diagnostics that no input can cause, with why; they need no test.
M.never = {
  OF1199 = "a fault of opforge itself: whatever causes one is a bug to be mended",
}

---{ refused, near miss [, exit status of the refused one] } by code. A status below 6 is that of
---cli.md, section 6.
M.cases = {
  OF0901 = { "one.asm --format-out nope", "one.asm --format-out bin", 2 },
  OF0907 = { "high.asm --prg", "one.asm --prg", 2 },
  OF0909 = { "one.asm -x -f 00", "one.asm -b -f 00", 2 },
  OF0910 = { "one.asm -b:0002:0001", "one.asm -b:0000:0001", 2 },
  OF0911 = { "one.asm -bsame.out -xsame.out", "one.asm -bsame.out -xother.out", 2 },
  OF1001 = { "one.asm --package one.asm", "one.asm --package good.opcpu", 4 },
  OF1002 = { "one.asm --package version.opcpu", "one.asm --package good.opcpu", 4 },
  OF1003 = { "one.asm --package hash.opcpu", "one.asm --package good.opcpu", 4 },
  OF1004 = { "one.asm --package table.opcpu", "one.asm --package good.opcpu", 4 },
  OF1005 = { "one.asm --package lacks.opcpu", "one.asm --package good.opcpu", 4 },
  OF1007 = { "one.asm --package operands.opcpu --cpu operands",
             "one.asm --package good.opcpu --cpu good", 4 },
  OF1008 = { "one.asm --package assign.opcpu --cpu assign",
             "one.asm --package good.opcpu --cpu good", 4 },
  OF1009 = { "one.asm --package try.opcpu --cpu try",
             "one.asm --package try2.opcpu --cpu try2", 4 },
  OF1102 = { "damaged.asm", "link.asm", 3 },
  OF1103 = { "two", "single", 2 },
  OF1104 = { "--cpu none sub/out.asm", "-I . sub/out.asm", 1 },
  OF1105 = { "folder.inc", "file.inc", 3 },
  OF1106 = { "one.asm -o one.asm/x -b", "one.asm -o folder.asm/x -b", 3 },
  OF1108 = { "one.asm --nonsense", "one.asm --check", 2 },
  OF1110 = { "run bad.lua", "run good.lua", 1 },
  OF1112 = { "- -", "- -o in <one.asm", 2 },
  OF1218 = { "one.asm --limit file-bytes=8", "one.asm --limit file-bytes=9", 5 },
}

---A package whose dialect starts its statements with a program of its own.
local function with_statement(name, statement, checkpoints)
  local dialect = { name = name, statement = statement, checkpoints = checkpoints }
  return builder.build { id = name, version = "1", base = index.spec("base").base,
    family = { name = name, dialects = { dialect } },
    cpus = { { name = name, word = 2, order = "LITTLE", addrbits = 16 } } }
end

---Bytes with one part replaced, and the hash put right again.
local function changed(bytes, pos, part)
  return writer.repair(bytes:sub(1, pos - 1) .. part .. bytes:sub(pos + #part))
end

local two_tries = "  TRY one\none:\n  TRY two\ntwo:\n  COMMIT\n  COMMIT\n" ..
                  "  DIRECTIVE none\nnone:\n  RAW\n  DONE\n"

---Writes what the commands need.
function M.prepare(folder)
  local function put(name, text)
    tap.write(folder .. "/" .. name, text)
  end
  tap.run(("cd %s && mkdir -p two single sub folder.asm"):format(tap.quote(folder)))
  put("one.asm", " .byte 1\n")
  put("high.asm", " .org $10000\n .byte 1\n")
  put("two/main.asm", " .byte 1\n")
  put("two/main.inc", " .byte 1\n")
  put("single/main.asm", " .byte 1\n")
  put("sub/out.asm", ' .include "../one.asm"\n')
  put("folder.inc", ' .include "folder.asm"\n')
  put("file.inc", ' .include "one.asm"\n')
  put("bad.lua", "error 'oh'\n")
  put("good.lua", "return 0\n")
  -- The one regular file that opens and then cannot be read at its start.
  tap.run(("cd %s && ln -sf /proc/self/mem damaged.asm && ln -sf one.asm link.asm")
    :format(tap.quote(folder)))
  local good = with_statement("good")
  put("good.opcpu", good)
  put("version.opcpu", changed(good, 9, "\9"))
  put("hash.opcpu", good:sub(1, -2) .. string.char(good:byte(-1) ~ 1))
  local meta = good:find("META", 25, true)
  put("lacks.opcpu", changed(good, meta, "METB" .. good:sub(meta + 4, meta + 13) .. "\0\0"))
  local entry = good:find("CPUS", 25, true)
  local rows = string.unpack("<I4", good, entry + 4) + 1
  put("table.opcpu", changed(good, rows + 4, "\255\255"))
  put("operands.opcpu", with_statement("operands", "  OPERANDS"))
  put("assign.opcpu", with_statement("assign", "  ASSIGN\n  EXPR\n  DONE"))
  put("try.opcpu", with_statement("try", two_tries, 1))
  put("try2.opcpu", with_statement("try2", two_tries, 2))
end

---Runs one case in the prepared folder.
---@param program string   path of the program, absolute
---@return string[] notes  empty when it did what it must
function M.run(code, folder, program, which)
  local case = M.cases[code]
  local args = which == "near" and case[2] or case[1]
  local status, out = tap.run(("cd %s && { timeout 10 %s %s; } 2>&1 </dev/null")
    :format(tap.quote(folder), program, args))
  local is_said = out:find(code, 1, true) ~= nil
  if which == "near" and (is_said or status ~= 0) then
    return { "must pass: " .. args, "exit status " .. status, out:sub(1, 500) }
  elseif which ~= "near" and (not is_said or status ~= case[3]) then
    return { ("expected: %s and exit status %d: %s"):format(code, case[3], args),
      "got exit status " .. status, out:sub(1, 500) }
  end
  return {}
end

return M
