---Finding and reading the files of a run: the folder of the asking file, then each include folder.
---
---A file is read once; two names of one file give one source, so that circles are seen by identity.
---SPDX-License-Identifier: MIT
local files = require "opforge.files"
local paths = require "opforge.paths"

local M = {}
M.__index = M

---@param opts { include: string[]?, allow: string[]?, fs: table|function|nil, max_bytes: integer? }
function M.new(opts)
  local self = setmetatable({
    include = {},
    roots = {},
    real_roots = {},
    by_path = {},      -- normal path -> record
    by_identity = {},
    fs = opts.fs,
    max_bytes = opts.max_bytes or 0x8000000,
    order = {},        -- records in order of first reading
  }, M)
  for _, folder in ipairs(opts.include or {}) do
    local normal = paths.normal(folder)
    self.include[#self.include + 1] = normal
    self:add_root(normal)
  end
  for _, folder in ipairs(opts.allow or {}) do
    self:add_root(paths.normal(folder))
  end
  return self
end

function M:add_root(folder)
  self.roots[#self.roots + 1] = folder
end

local function is_in_any(path, roots)
  for _, root in ipairs(roots) do
    if paths.is_inside(path, root) then
      return true
    end
  end
  return false
end

---Whether a path may be read, after links were followed.
function M:is_allowed(path)
  if not is_in_any(path, self.roots) and path:sub(1, 1) ~= "/" then
    return false
  end
  local real = files.real(path)
  if not real then
    return is_in_any(path, self.roots)     -- not there, or no right to look: opening will tell
  end
  for i, root in ipairs(self.roots) do
    local real_root = self.real_roots[i]
    if real_root == nil then
      real_root = files.real(root) or false
      self.real_roots[i] = real_root
    end
    if real_root and paths.is_inside(real, real_root) then
      return true
    end
  end
  return false
end

---Reads one candidate. Records are shared between names of one file.
---@return table? record   { path, blob }
---@return string? kind    "open", "type", "read", "limit", "outside"
---@return string? why
---@param is_entry boolean?   the user's own choice: it may lie anywhere
function M:read(path, is_entry)
  local known = self.by_path[path]
  if known then
    return known
  end
  local blob, identity, why
  if self.fs then
    local text
    if type(self.fs) == "function" then
      text = self.fs(path)
    else
      text = self.fs[path]
    end
    if text == nil then
      return nil, "open", "not there"
    end
    blob, identity = require("opforge.core").blob(text), "name:" .. path
  else
    if not is_entry and not self:is_allowed(path) then
      return nil, "outside"
    end
    blob, identity, why = files.read(path, self.max_bytes)
    if not blob then
      return nil, identity, why
    end
  end
  local record = self.by_identity[identity]
  if not record then
    record = { path = path, blob = blob }
    self.by_identity[identity] = record
    self.order[#self.order + 1] = record
  end
  self.by_path[path] = record
  return record
end

---Finds a file named by a source.
---@param name string
---@param folder string    of the asking file
---@return table? record
---@return table? diag
function M:find(name, folder)
  local shown = name
  local looked, outside = {}, false
  if name == "" or name:find("\0", 1, true) then
    return nil, { code = 1101, args = { ("%q"):format(name), "no folder" } }
  end
  local function try(where)
    local path = paths.normal(paths.join(where, name))
    looked[#looked + 1] = paths.folder(path)
    local record, kind, why = self:read(path)
    if record then
      return record
    elseif kind == "outside" then
      outside = true
    elseif kind == "type" then
      return nil, { code = 1105, args = { shown } }
    elseif kind == "limit" then
      return nil, { code = 1218 }
    elseif kind == "read" then
      return nil, { code = 1102, args = { shown, why } }
    end
    return nil
  end
  local record, diag = try(folder)
  if record or diag then
    return record, diag
  end
  if name:sub(1, 1) ~= "/" then
    for _, include in ipairs(self.include) do
      record, diag = try(include)
      if record or diag then
        return record, diag
      end
    end
  end
  if outside then
    return nil, { code = 1104, args = { shown } }
  end
  return nil, { code = 1101, args = { shown, table.concat(looked, ", ") } }
end

return M
