-- kit.lua - what the tests of custom packages share: build a package, assemble a text with it.
-- SPDX-License-Identifier: MIT
local json = require "test.lib.json"
local tap = require "test.lib.tap"

local M = { opforge = "build/opforge" }

M.temp = tap.temp()

---Builds a spec or a dump with the program under test.
---@return string path
function M.package(source, name)
  local path = ("%s/%s.opcpu"):format(M.temp, name)
  local code, out = tap.run(("%s package build %s -o %s 2>&1")
    :format(M.opforge, tap.quote(source), tap.quote(path)))
  tap.ok(code == 0, "package build " .. name, out)
  return path
end

---Assembles a text.
---@param options string   `--package` and what else
---@return table result   code, bytes (nil without), diags { code, line, first, message }, log
function M.assemble(text, options)
  local base = M.temp .. "/job"
  os.remove(base .. ".bin")
  tap.write(base .. ".asm", text)
  local code = tap.run(("timeout 20 %s %s --format json -b %s.bin %s.asm 2>%s.err >/dev/null")
    :format(M.opforge, options, base, base, base))
  local log = tap.read(base .. ".err") or ""
  local result = { code = code, bytes = tap.read(base .. ".bin"), diags = {}, log = log }
  for line in log:gmatch "[^\n]+" do
    local is_json, record = pcall(json.decode, line)
    if is_json and record.type == "diagnostic" then
      result.diags[#result.diags + 1] = { code = record.code, line = record.line,
        first = record.col_start, message = record.message }
    end
  end
  return result
end

---The bytes a text must give.
function M.gives(name, text, hex, options)
  local got = M.assemble(text, options)
  local expected = hex:gsub("%s", ""):gsub("%x%x", function(pair)
    return string.char(tonumber(pair, 16))
  end)
  tap.ok(got.code == 0 and got.bytes == expected, name, got.log,
    got.bytes and tap.diff(expected, got.bytes) or "no bytes")
end

---The one diagnostic a text must give; column only if named.
function M.refuses(name, text, code, line, options, column)
  local got = M.assemble(text, options)
  local one = got.diags[1] or {}
  tap.ok(#got.diags == 1 and one.code == code and one.line == line and got.code ~= 0
    and not got.bytes and (not column or one.first == column), name,
    ("expected: %s in line %d%s"):format(code, line, column and ", column " .. column or ""),
    "got:      " .. got.log)
end

function M.done()
  tap.run("rm -rf " .. tap.quote(M.temp))
  tap.done()
end

return M
