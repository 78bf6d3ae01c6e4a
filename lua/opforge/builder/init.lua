---The package builder: specs and readable dumps to `*.opcpu` files, and back.
---SPDX-License-Identifier: MIT
local M = {}

local codec = require "opforge.builder.codec"
local dump = require "opforge.builder.dump"
local names = require "opforge.builder.names"
local spec_compiler = require "opforge.builder.spec"

---What a spec file may use. Specs are programs, but they need no files, processes or clock.
local function environment(include)
  return {
    assert = assert, error = error, ipairs = ipairs, next = next, pairs = pairs, select = select,
    setmetatable = setmetatable, tonumber = tonumber, tostring = tostring, type = type,
    math = math, string = string, table = table, utf8 = utf8, include = include,
  }
end

local function read_file(path)
  local file, why = io.open(path, "rb")
  if not file then
    error("cannot read " .. tostring(why), 0)
  end
  local text = file:read("a")
  file:close()
  return text
end

local function folder(path)
  return path:match("^(.*[/\\])[^/\\]*$") or ""
end

---Runs a spec file. `include(name)` in it runs another one, named relative to its own folder, once.
---@param path string
---@param read (fun(path: string): string)?   where the texts come from; default the file system
---@return any result   what the file returns
function M.run(path, read)
  read = read or read_file
  local loaded, running = {}, {}
  local function run(file)
    if loaded[file] == nil then
      if running[file] then
        error(file .. " includes itself", 0)
      end
      running[file] = true
      local env = environment(function(name)
        return run(folder(file) .. name)
      end)
      local chunk, why = load(read(file), "@" .. file, "t", env)
      if not chunk then
        error(why, 0)
      end
      loaded[file] = chunk()
    end
    return loaded[file]
  end
  return run(path)
end

---Loads a spec; a base given by name is `packages/<name>/language.lua` beside the folder of the
---spec.
---@param path string
---@return table spec
function M.load_spec(path, read)
  local spec = M.run(path, read)
  if type(spec) ~= "table" or not spec.id then
    error(path .. ": a package spec returns a table with id, version, base, family, cpus", 0)
  end
  if type(spec.base) == "string" then
    local copy = {}
    for key, value in pairs(spec) do
      copy[key] = value
    end
    copy.base = M.run(folder(path) .. "../" .. spec.base .. "/language.lua", read)
    return copy
  end
  return spec
end

---@param spec table
---@return string bytes
function M.build(spec)
  return codec.encode(spec_compiler.compile(spec))
end

---@param bytes string
---@return table? model, string? problem
function M.decode(bytes)
  return codec.decode(bytes)
end

---@param bytes string
---@param chunk string?   tag; nil for the whole package
---@return string text
function M.dump(bytes, chunk)
  local model, problem = codec.decode(bytes)
  if not model then
    error(problem, 0)
  end
  return dump.text(model, chunk)
end

---@param text string
---@param name string?
---@return string bytes
function M.from_dump(text, name)
  return codec.encode(dump.model(text, name))
end

---Structural check in Lua: container, tables, programs, and that the package is canonical. What may
---run is decided by the validator of the core alone.
---@param bytes string
---@return boolean ok, string[] problems
function M.verify(bytes)
  local model, problem = codec.decode(bytes)
  if not model then
    return false, { problem }
  end
  local done, again = pcall(codec.encode, model)
  if not done then
    return false, { tostring(again) }
  elseif again ~= bytes then
    return false, { "not canonical: building from its dump gives another file" }
  end
  return true, {}
end

---@param bytes string
---@return table info   name, version, families, cpus, dialects, aliases, hash
function M.list(bytes)
  local model, problem = codec.decode(bytes)
  if not model then
    error(problem, 0)
  end
  local function column(tag)
    local out = {}
    for i, row in ipairs(model[tag] or {}) do
      out[i] = row.name
    end
    return out
  end
  local aliases = {}
  for i, row in ipairs(model.ALIA or {}) do
    aliases[i] = { name = row.name, cpu = row.cpu }
  end
  return { name = model.META[1].name, version = model.META[1].version, families = column "FAMS",
           cpus = column "CPUS", dialects = column "DIAL", aliases = aliases,
           hash = ("%016x"):format(codec.hash(bytes, 25)) }
end

M.names = names
return M
