---Who has the files of a run, when it is not the disk alone: texts in memory, folders of the disk,
---one over the other. What a session reads goes through its `fs`.
---
---  local fs = of.fs.overlay(of.fs.memory { ["main.asm"] = text }, of.fs.disk { "src", "lib" })
---  local s = of.session { cpu = "6502", fs = fs }
---SPDX-License-Identifier: MIT
local files = require "opforge.files"
local paths = require "opforge.paths"

local M = {}

---@class opforge.Fs
---@field private reader fun(path: string): string?
---@field private lister fun(folder: string, most: integer): string[]?
local Fs = {}
Fs.__index = Fs

local function new(reader, lister)
  return setmetatable({ reader = reader, lister = lister }, Fs)
end

---The text of the file at a path, or nil.
---@param path string   in normal form, as paths of a run are
function Fs:read(path)
  return (self.reader(path))
end

---Paths of all files below a folder, sorted; those in folders whose names start with a dot are
---passed over. nil: there are more than `most`.
---@param folder string
---@param most integer?
---@return string[]?
function Fs:list(folder, most)
  local list = self.lister(paths.normal(folder), most or math.maxinteger)
  if not list or #list > (most or math.maxinteger) then
    return nil
  end
  table.sort(list)
  return list
end

---All files below a folder of the disk, in no order. nil: more than `most` names were looked at.
local function below(folder, most)
  local out, todo, n_looked = {}, { folder }, 0
  while #todo > 0 do
    local at = table.remove(todo, 1)
    local names = files.list(at) or {}
    table.sort(names)
    for _, name in ipairs(names) do
      if name:sub(1, 1) ~= "." then
        local path = paths.join(at, name)
        n_looked = n_looked + 1
        if n_looked > most then
          return nil
        end
        local kind = files.kind(path)
        if kind == "folder" then
          -- A link to a folder above would have no end.
          if files.real(path) == paths.join(files.real(at) or "", name) then
            todo[#todo + 1] = path
          end
        elseif kind == "file" then
          out[#out + 1] = path
        end
      end
    end
  end
  return out
end

---The disk as it is: what a run without `fs` looks through for modules.
M.here = new(function(path)
  local blob = files.read(path)
  return blob and tostring(blob)
end, below)

---Texts of a table, which may be asked for other paths than it has keys.
local function of_table(texts)
  return new(function(path)
    return texts[path]
  end, function(folder)
    local out = {}
    for path in pairs(texts) do         -- sorted by the caller
      if paths.is_inside(path, folder) and not ("/" .. path):find("/%.[^./]") then
        out[#out + 1] = path
      end
    end
    return out
  end)
end

---Texts by path, as they are now.
---@param texts table<string, string>
---@return opforge.Fs
function M.memory(texts)
  local by_path = {}
  if type(texts) ~= "table" then
    error("fs.memory: a table of texts expected", 2)
  end
  for path, text in pairs(texts) do     -- fills a table by path; order does not show
    if type(path) ~= "string" or type(text) ~= "string" then
      error("fs.memory: paths and texts are strings", 2)
    end
    by_path[paths.normal(path)] = text
  end
  return of_table(by_path)
end

---The path of a file in a folder of the disk, when it is there and no link leads out.
local function inside(root, path)
  local full = paths.join(root, path)
  local real, real_root = files.real(full), files.real(root)
  return real and real_root and paths.is_inside(real, real_root) and full
end

---Folders of the disk: names are looked for in one after the other. Nothing outside of them is
---read, whatever a path or a link says.
---@param roots string[]?   default the working folder
---@return opforge.Fs
function M.disk(roots)
  roots = roots or { "." }
  if type(roots) ~= "table" or #roots == 0 then
    error("fs.disk: a list of folders expected", 2)
  end
  local folders = {}
  for i, root in ipairs(roots) do
    folders[i] = paths.normal(root)
  end
  return new(function(path)
    for _, root in ipairs(paths.is_inside(path, ".") and folders or {}) do
      local full = inside(root, path)
      local blob = full and files.read(full)
      if blob then
        return tostring(blob)
      end
    end
  end, function(folder, most)
    local out, seen = {}, {}
    for _, root in ipairs(paths.is_inside(folder, ".") and folders or {}) do
      local is_there = inside(root, folder)
      local list = is_there and below(paths.normal(paths.join(root, folder)), most)
      if is_there and not list then
        return nil
      end
      for _, path in ipairs(list or {}) do
        local name = root == "." and path or path:sub(#root + (root:sub(-1) == "/" and 1 or 2))
        if not seen[name] then
          seen[name] = true
          out[#out + 1] = name
        end
      end
    end
    return out
  end)
end

---What a session takes as `fs`: one of these, a table of texts, or a function from path to text,
---which cannot be asked for all of them.
---@param value opforge.Fs|table<string, string>|fun(path: string): string?
---@return opforge.Fs
function M.of(value)
  if getmetatable(value) == Fs then
    return value
  elseif type(value) == "function" then
    return new(value, function()
      return {}
    end)
  end
  return of_table(value)
end

---The first of several that has a file gives it.
---@param ... opforge.Fs|table<string, string>|fun(path: string): string?
---@return opforge.Fs
function M.overlay(...)
  local layers = table.pack(...)
  for i = 1, layers.n do
    if type(layers[i]) ~= "table" and type(layers[i]) ~= "function" then
      error("fs.overlay: file systems expected", 2)
    end
    layers[i] = M.of(layers[i])
  end
  return new(function(path)
    for _, layer in ipairs(layers) do
      local text = layer:read(path)
      if text then
        return text
      end
    end
  end, function(folder, most)
    local out, seen = {}, {}
    for _, layer in ipairs(layers) do
      local list = layer:list(folder, most)
      if not list then
        return nil
      end
      for _, path in ipairs(list) do
        if not seen[path] then
          seen[path] = true
          out[#out + 1] = path
        end
      end
    end
    return out
  end)
end

return M
