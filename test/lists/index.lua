-- index.lua - the rows of the closed lists that a source can meet, and the tests that name each.
--
-- Rows come from the lists themselves: the specs in packages/ and src/vm/diag.def. Nothing is
-- typed in here. Used by t_coverage.lua (every row has its tests) and run.lua (every row matters).
-- SPDX-License-Identifier: MIT

package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path

local asm = require "test.lib.asm"
local builder = require "opforge.builder"
local lists = require "opforge.builder.lists"
local tap = require "test.lib.tap"
local words = require "test.lists.words"

local M = {}

---Fields of a sheet that hold words beside directives, by the kind of their rows.
M.word_fields = { builtin = "functions", unit = "units", option = "options", choice = "choices",
  capture = "captures" }

---@class lists.Row
---@field key string        kind and name
---@field kind string       directive, builtin, unit, option, choice, infix, prefix, anonymous,
---                         assign
---@field name string       as a source spells it
---@field package string    folder of packages/ whose spec has it

---The sheets of a spec that can carry language rows, the base first.
function M.sheets(spec)
  local out = { spec.base }
  for _, one in ipairs(spec.families or { { family = spec.family, cpus = spec.cpus } }) do
    out[#out + 1] = one.family
    for _, list in ipairs { one.family.dialects or {}, one.cpus } do
      table.move(list, 1, #list, #out + 1, out)
    end
  end
  return out
end

function M.spec(package)
  return builder.load_spec(("packages/%s/package.lua"):format(package))
end

---Whether a sheet reads lines in a way of its own, which words.lua cannot; the tests of such a
---language are in test/custom.
local function is_foreign(sheet)
  return sheet.tokenizer ~= nil or sheet.statement ~= nil
end

---Calls visit for each row of a sheet: kind, name, arguments.
local function each(sheet, visit)
  for _, one in ipairs(sheet.directives or {}) do
    for name in one[1]:gmatch("%S+") do
      visit("directive", name, one.args)
    end
  end
  for kind, field in pairs(M.word_fields) do     -- sorted by the caller
    for _, one in ipairs(sheet[field] or {}) do
      for name in one[1]:gmatch("%S+") do
        visit(kind, name)
      end
    end
  end
  for _, level in ipairs(sheet.precedence or {}) do
    for _, one in ipairs(level) do
      visit(level.fix, one[1])
    end
  end
  for _, one in ipairs(sheet.anonymous or {}) do
    visit("anonymous", one[1])
  end
  for _, set in ipairs(sheet.operators or {}) do
    for _, one in ipairs(set) do
      if one.assign then
        visit("assign", one[1])
      end
    end
  end
end

---@return lists.Row[] rows   sorted by key; a row of the base language is met once
function M.rows()
  local rows, seen = {}, {}
  for _, path in ipairs(tap.lines("ls packages/*/package.lua")) do
    local package = path:match("^packages/([^/]+)/")
    local spec = M.spec(package)
    for i, sheet in ipairs(M.sheets(spec)) do
      local is_read = i == 1 or not is_foreign(sheet)
      each(sheet, function(kind, name, args)
        local key = kind .. " " .. name
        if is_read and not seen[key] then
          seen[key] = true
          rows[#rows + 1] = { key = key, kind = kind, name = name, args = args,
            package = i == 1 and "base" or package }
        end
      end)
    end
  end
  table.sort(rows, function(a, b)
    return a.key < b.key
  end)
  return rows
end

---Every operator spelling of the base language, punctuation too.
function M.spellings()
  local out = {}
  for _, set in ipairs(M.spec("base").base.operators) do
    for _, one in ipairs(set) do
      if not one.assign then
        out[#out + 1] = one[1]
      end
    end
  end
  return out
end

---Diagnostics that something raises today: the identifier stands in a source outside of the lists,
---or its number where Lua makes one. model.lua only renders.
---@return table[] diagnostics   rows of diag.def in their order
function M.raised()
  local all = lists.load("src")
  local by_number, of_limit, raised, out = {}, {}, {}, {}
  for _, row in ipairs(all.diag) do
    by_number[row.number] = row.code
  end
  for _, row in ipairs(all.limits) do
    of_limit[row.name] = by_number[row.code]
  end
  for _, path in ipairs(tap.lines("find src lua packages -name '*.[ch]' -o -name '*.lua'")) do
    local is_lua = path:find("^lua/") and not path:find("diag/model", 1, true)
    for line in tap.read(path):gmatch("[^\n]+") do
      local made = line:gsub("[<>]%s*OF%d%d%d%d", ""):gsub("[<>=!]=%s*OF%d%d%d%d", "")
      for code in made:gmatch("OF%d%d%d%d") do
        raised[code] = true
      end
      for limit in line:gmatch("LIMIT_([A-Z_]+)") do
        raised[of_limit[limit] or ""] = true
      end
      if is_lua and line:find("code", 1, true) then
        for before, number in line:gmatch("(%S*)%s+(%d%d%d%d?)%f[%D]") do
          local is_compared = before:find("^[=~<>]=?$") and before ~= "="
          raised[not is_compared and by_number[tonumber(number)] or ""] = true
        end
      end
    end
  end
  for _, row in ipairs(all.diag) do
    if raised[row.code] then
      out[#out + 1] = row
    end
  end
  return out
end

---What the tests of test/asm name.
---@return table<string, { ok: table[], err: table[] }> by_key
---@return table<string, { raised: table[], near: table[] }> by_code
function M.tests(rows)
  local read = words.reader(rows, M.spellings())
  local by_key, by_code = {}, {}
  local function add(map, key, list, test)
    local entry = map[key]
    if not entry then
      entry = { ok = {}, err = {}, raised = {}, near = {} }
      map[key] = entry
    end
    if entry[list][#entry[list]] ~= test then
      table.insert(entry[list], test)
    end
  end
  for _, path in ipairs(tap.lines("find test/asm -name 'ok_*.asm' -o -name 'err_*.asm'")) do
    local test = asm.parse(path)
    local is_ok = path:match("[^/]*$"):find("^ok_") ~= nil
    local refused = {}
    for _, diag in ipairs(test.diags) do
      refused[diag.line] = true
      if diag.first or diag.code >= "OF1201" then
        add(by_code, diag.code, "raised", test)
      end
    end
    for _, near in ipairs(test.near) do
      if is_ok then
        add(by_code, near.code, "near", test)
      end
    end
    local number = 0
    local text = tap.read(path):gsub("\r\n", "\n"):gsub("\r", "\n")
    for line in (text .. "\n"):gmatch("(.-)\n") do
      number = number + 1
      if is_ok or refused[number] then
        for key in pairs(read(line)) do      -- fills a table by key; order does not show
          add(by_key, key, is_ok and "ok" or "err", test)
        end
      end
    end
  end
  return by_key, by_code
end

return M
