---Names that are close to one that was not found.
---SPDX-License-Identifier: MIT
local lazy = require "opforge.lazy"

local edit = lazy "opforge.near"
local packages = lazy "opforge.packages"
local opcpu = lazy "opforge.opcpu"

local M = {}

---The closest names, at most three, best first; equal ones in the order given.
---@param name string
---@param names string[]
---@return string[]
function M.closest(name, names)
  local out = edit.index(names):closest(name)
  for i, place in ipairs(out) do
    out[i] = names[place]
  end
  return out
end

---A shape as users write one: `#value`, `addr,x`. In packages an expression is the word e.
---@param shape string
---@return string
function M.shape(shape)
  local text = shape:gsub("#e%f[%W]", "#value"):gsub("%f[%w]e%f[%W]", "addr")
  return text:find("%s") and text or "`" .. text .. "`"
end

---The operand shapes of a mnemonic, as messages write them, from the packages a run can use.
---@param arg table?   argument of a diagnostic that spells a mnemonic
---@param cpu table?   argument that names the CPU
---@return string?
function M.shapes(result, arg, cpu)
  if not arg or not arg.text or not cpu or not cpu.text then
    return nil
  end
  local known = result.near_shapes or {}
  result.near_shapes = known
  local key = cpu.text:lower() .. " " .. arg.text:lower()
  if known[key] == nil then
    known[key] = false
    local opts = { search_path = result.search_path, packages = result.packages }
    for _, package in ipairs(packages.all(opts) or {}) do
      local list = opcpu.shapes(package.bytes, arg.text, cpu.text)
      if #list > 0 then
        for i, shape in ipairs(list) do
          list[i] = M.shape(shape)
        end
        known[key] = table.concat(list, " ")
        break
      end
    end
  end
  return known[key] or nil
end

---The keys of the state of a CPU, by name in lower case, and as a list in package order.
---@param cpu table   argument that names the CPU
function M.states(result, cpu)
  local opts = { search_path = result.search_path, packages = result.packages }
  for _, package in ipairs(packages.all(opts) or {}) do
    local info = opcpu.info(package.bytes)
    for _, one in ipairs(info and info.cpus or {}) do
      if one.name == cpu.text then
        local by_name = {}
        for _, state in ipairs(one.states) do
          by_name[state.name:lower()] = state
        end
        return by_name, one.states
      end
    end
  end
  return {}, {}
end

-- A program with very many symbols and very many mistakes must not spend its time on guesses.
local MOST_COMPARISONS <const> = 10000000
local MOST_NAMES <const> = 200000

---Names of the packages that a run can use, by kind.
local function words(result)
  if not result.package_words then
    local out = { directives = {}, functions = {}, cpus = {}, cpu_names = {}, encodings = {},
      options = {} }
    local opts = { search_path = result.search_path, packages = result.packages }
    for _, package in ipairs(packages.all(opts) or {}) do
      local info = opcpu.info(package.bytes) or {}
      table.move(info.directives or {}, 1, #(info.directives or {}), #out.directives + 1,
                 out.directives)
      table.move(info.functions or {}, 1, #(info.functions or {}), #out.functions + 1,
                 out.functions)
      table.move(info.encodings or {}, 1, #(info.encodings or {}), #out.encodings + 1,
                 out.encodings)
      for id, name in pairs(info.options or {}) do     -- fills a table by number
        out.options[id] = out.options[id] or name
      end
      for _, cpu in ipairs(info.cpus or {}) do
        out.cpus[#out.cpus + 1] = cpu.name
        out.cpu_names[#out.cpu_names + 1] = cpu.name
        table.move(cpu.aliases, 1, #cpu.aliases, #out.cpus + 1, out.cpus)
      end
    end
    table.sort(out.cpu_names)
    result.package_words = out
  end
  return result.package_words
end

---Mnemonics of a CPU, by name; nothing for a diagnostic that names none.
local function mnemonics(result, cpu)
  local names = {}
  local opts = { search_path = result.search_path, packages = result.packages }
  for _, package in ipairs(cpu and packages.all(opts) or {}) do
    for _, name in ipairs(opcpu.mnemonics(package.bytes, cpu)) do
      names[#names + 1] = name
    end
  end
  return names
end

---Names of all CPUs that a run can use, sorted, without aliases.
---@return string[]
function M.cpus(result)
  return words(result).cpu_names
end

---Keys of options as packages write them.
---@param mask integer   bits by list option
---@return string[]
function M.options(result, mask)
  local out = {}
  local names = words(result).options
  for id = 0, 31 do
    if mask >> id & 1 == 1 and names[id] then
      out[#out + 1] = names[id]
    end
  end
  return out
end

---What the packages have, and behind it what the source has defined; in an order that does not
---depend on how the core keeps them.
local function with_known(result, names, ...)
  local out = table.move(names, 1, #names, 1, {})
  for _, kind in ipairs { ... } do
    local known = result.run:known(kind)
    table.sort(known)
    table.move(known, 1, #known, #out + 1, out)
  end
  return out
end

local function names_of(list)
  local out = {}
  for i, one in ipairs(list) do
    out[i] = one.name
  end
  return out
end

local function symbol_names(result)
  local names = {}
  for symbol in result:symbols() do
    names[#names + 1] = symbol.short_name
    if #names >= MOST_NAMES then
      break
    end
  end
  return names
end

local sources = {
  [214] = function(result) return words(result).functions end,
  [301] = symbol_names,
  [401] = function(result) return with_known(result, words(result).directives, "macro") end,
  [417] = function(result) return with_known(result, words(result).encodings, "encoding") end,
  [501] = function(result, cpu)
    return with_known(result, mnemonics(result, cpu), "macro", "pattern")
  end,
  [703] = function(result) return result.module_names end,
  [504] = function(result) return words(result).cpus end,
  section = function(result) return names_of(result.sections) end,
  region = function(result) return names_of(result.regions) end,
}

---Quoted offers for a diagnostic. A name is looked for once.
---@param args table   arguments of the core, or plain values
---@return string[]
function M.offers(result, code, args)
  local key, arg = code, args[1]
  if code == 801 then
    key, arg = args[1], args[2]
  end
  local source = sources[key]
  local name = type(arg) == "table" and arg.text or type(arg) == "string" and arg
  if not source or not name then
    return {}
  end
  if code == 214 then -- of an unknown builtin
    local found = args[2]
    name = (not found or found.kind == "text") and name:gsub("^%.", "") or ""
  end
  local cpu = code == 501 and args[2] and args[2].text
  key = cpu or key
  local guess = result.near_guesses and result.near_guesses[key]
  if not guess then
    local names = source(result, cpu)
    guess = { names = names, index = edit.index(names), known = {} }
    result.near_guesses = result.near_guesses or {}
    result.near_guesses[key] = guess
  end
  local out = guess.known[name]
  if not out then
    out = {}
    if (result.near_spent or 0) <= MOST_COMPARISONS then
      local places, n_compared = guess.index:closest(name)
      result.near_spent = (result.near_spent or 0) + n_compared
      local dot = (code == 401 or code == 214) and "." or ""
      for i, place in ipairs(places) do
        out[i] = ("'%s%s'"):format(dot, guess.names[place])
      end
    end
    guess.known[name] = out
  end
  return out
end

return M
