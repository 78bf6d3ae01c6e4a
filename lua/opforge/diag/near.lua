---Names that are close to one that was not found.
---SPDX-License-Identifier: MIT
local lazy = require "opforge.lazy"

local packages = lazy "opforge.packages"
local opcpu = lazy "opforge.opcpu"

local M = {}

---Edit distance (insert, remove, replace, swap of neighbors), or nil above a bound.
---@return integer?
function M.distance(a, b, bound)
  if math.abs(#a - #b) > bound then
    return nil
  end
  local before, last, row = nil, {}, {}
  for j = 0, #b do
    last[j] = j
  end
  for i = 1, #a do
    row = { [0] = i }
    local least = i
    local c = a:byte(i)
    for j = 1, #b do
      local d = b:byte(j)
      local cost = last[j - 1] + (c == d and 0 or 1)
      cost = math.min(cost, last[j] + 1, row[j - 1] + 1)
      if before and i > 1 and j > 1 and c == b:byte(j - 1) and d == a:byte(i - 1) then
        cost = math.min(cost, before[j - 2] + 1)
      end
      row[j] = cost
      least = math.min(least, cost)
    end
    if least > bound then
      return nil
    end
    before, last = last, row
  end
  return last[#b] <= bound and last[#b] or nil
end

---The closest names, at most three, best first; equal ones in the order given.
---@param name string
---@param names string[]
---@return string[]
function M.closest(name, names)
  local wanted = name:lower()
  local bound = math.max(2, #wanted // 3)
  if bound >= #wanted then
    bound = #wanted - 1
  end
  local found, seen = {}, {}
  for i, candidate in ipairs(names) do
    local folded = candidate:lower()
    if not seen[folded] and folded ~= wanted then
      seen[folded] = true
      local d = M.distance(wanted, folded, bound)
      if d then
        found[#found + 1] = { name = candidate, distance = d, place = i }
      end
    end
  end
  table.sort(found, function(x, y)
    if x.distance ~= y.distance then
      return x.distance < y.distance
    end
    return x.place < y.place
  end)
  local out = {}
  for i = 1, math.min(#found, 3) do
    if found[i].distance > found[1].distance then
      break
    end
    out[i] = found[i].name
  end
  return out
end

---The operand shapes of a mnemonic, as messages write them, from the packages a run can use.
---@param arg table?   argument of a diagnostic that spells a mnemonic
---@param cpu table?   argument that names the CPU
---@return string?
function M.shapes(result, arg, cpu)
  if not arg or not arg.text or not cpu or not cpu.text then
    return nil
  end
  local opts = { search_path = result.search_path, packages = result.packages }
  for _, package in ipairs(packages.all(opts) or {}) do
    local list = opcpu.shapes(package.bytes, arg.text, cpu.text)
    if #list > 0 then
      return table.concat(list, "  ")
    end
  end
end

-- A program with very many symbols and very many mistakes must not spend its time on guesses.
local MOST_COMPARISONS <const> = 400000

local function words(result)
  if not result.package_words then
    local directives, cpus = {}, {}
    for _, package in ipairs(packages.all { search_path = result.files
      and result.files.search_path } or {}) do
      local info = opcpu.info(package.bytes)
      for _, name in ipairs(info and info.directives or {}) do
        directives[#directives + 1] = name
      end
      for _, cpu in ipairs(info and info.cpus or {}) do
        cpus[#cpus + 1] = cpu.name
      end
    end
    result.package_words = { directives = directives, cpus = cpus }
  end
  return result.package_words
end

---Mnemonics of a CPU, by name; nothing for a diagnostic that names none.
local function mnemonics(result, cpu)
  local known = result.near_mnemonics or {}
  result.near_mnemonics = known
  if cpu and not known[cpu] then
    known[cpu] = {}
    for _, package in ipairs(packages.all { search_path = result.files
      and result.files.search_path } or {}) do
      for _, name in ipairs(opcpu.mnemonics(package.bytes, cpu)) do
        table.insert(known[cpu], name)
      end
    end
  end
  return known[cpu] or {}
end

local function symbol_names(result)
  if not result.near_symbols then
    local names = {}
    for symbol in result:symbols() do
      names[#names + 1] = symbol.short_name
      if #names >= 50000 then
        break
      end
    end
    result.near_symbols = names
  end
  return result.near_symbols
end

local sources = {
  [301] = symbol_names,
  [401] = function(result) return words(result).directives end,
  [501] = function(result, raw) return mnemonics(result, raw.args[2] and raw.args[2].text) end,
  [504] = function(result) return words(result).cpus end,
}

---Quoted offers for a raw diagnostic of the core.
---@return string[]
function M.offers(result, raw)
  local source = sources[raw.code]
  local arg = raw.args[1]
  local name = arg and arg.text
  if not source or not name or #name > 255 then
    return {}
  end
  local names = source(result, raw)
  result.near_spent = (result.near_spent or 0) + #names
  if result.near_spent > MOST_COMPARISONS then
    return {}
  end
  local out = M.closest(name, names)
  for i, text in ipairs(out) do
    out[i] = ("'%s%s'"):format(raw.code == 401 and "." or "", text)
  end
  return out
end

return M
