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
    safe = {},         -- normal folder -> whether all in it that is no link may be read
    by_path = {},      -- normal path -> record
    by_identity = {},  -- device -> number of the file -> record
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
  self.safe = {}
end

local function is_in_any(path, roots)
  for _, root in ipairs(roots) do
    if paths.is_inside(path, root) then
      return true
    end
  end
  return false
end

---Whether a path lies in a root after links were followed; nil when it is not there, or there is no
---right to look.
function M:leads_inside(path)
  local real = files.real(path)
  if not real then
    return nil
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

---Whether a path may be read.
function M:is_allowed(path)
  local is_named = is_in_any(path, self.roots)
  if not is_named and path:sub(1, 1) ~= "/" then
    return false
  end
  local leads = self:leads_inside(path)
  if leads == nil then
    return is_named     -- opening will tell
  end
  return leads
end

---Whether the files of a folder may be read as long as they are no links themselves. Most files of
---a run share a folder, and links are rare: this saves following the path of each file.
function M:is_safe(folder)
  local known = self.safe[folder]
  if known == nil then
    known = is_in_any(folder, self.roots) and self:leads_inside(folder) or false
    self.safe[folder] = known
  end
  return known
end

---The text of a name that is not on the disk.
local function made_up(fs, path)
  local text
  if type(fs) == "function" then
    text = fs(path)
  else
    text = fs[path]
  end
  if text == nil then
    return nil, "open", "not there"
  end
  return require("opforge.core").blob(text), path, "name"
end

---Reads one candidate. Records are shared between names of one file.
---@param folder string?      of the path; nil: the user's own choice, which may lie anywhere
---@return table? record   { path, blob, source or false }
---@return string? kind    "open", "type", "read", "limit", "outside"
---@return string? why
local function read(self, path, folder)
  local blob, number, device      -- or nil, kind, why
  if self.fs then
    blob, number, device = made_up(self.fs, path)
  elseif not folder then
    blob, number, device = files.read(path, self.max_bytes)
  else
    if (path:byte(-1) ~= 46 or path:sub(-2) ~= "..") and self:is_safe(folder) then
      blob, number, device = files.read(path, self.max_bytes, true)
    else
      number = "link"
    end
    if number == "link" then
      if not self:is_allowed(path) then
        return nil, "outside"
      end
      blob, number, device = files.read(path, self.max_bytes)
    end
  end
  if not blob then
    return nil, number, device
  end
  local of_device = self.by_identity[device]
  if not of_device then
    of_device = {}
    self.by_identity[device] = of_device
  end
  local record = of_device[number]
  if not record then
    record = { path = path, blob = blob, source = false }
    of_device[number] = record
    self.order[#self.order + 1] = record
  end
  self.by_path[path] = record
  return record
end

---Reads the entry.
---@return table? record
---@return string? kind    as above
---@return string? why
function M:read(path)
  local known = self.by_path[path]
  if known then
    return known
  end
  return read(self, path)
end

---Finds a file named by a source.
---@param name string
---@param folder string    of the asking file
---@return table? record
---@return table? diag
function M:find(name, folder)
  if name == "" or name:find("\0", 1, true) then
    return nil, { code = 1101, args = { ("%q"):format(name), "no folder" } }
  end
  local looked, is_outside = nil, false
  local where, i = folder, 0
  repeat
    local path = paths.join(where, name)
    local of_path, is_normal = files.split(path)
    if not is_normal then
      path = paths.normal(path)
      of_path = paths.folder(path)
    end
    local record, kind, why = self.by_path[path]
    if record then
      return record
    end
    record, kind, why = read(self, path, of_path)
    if record then
      return record
    elseif kind == "type" then
      return nil, { code = 1105, args = { name } }
    elseif kind == "limit" then
      return nil, { code = 1218 }
    elseif kind == "read" then
      return nil, { code = 1102, args = { name, why } }
    end
    is_outside = is_outside or kind == "outside"
    looked = looked and looked .. ", " .. of_path or of_path
    i = i + 1
    where = self.include[i]
  until not where or name:byte(1) == 47     -- an absolute name is in one place only
  if is_outside then
    return nil, { code = 1104, args = { name } }
  end
  return nil, { code = 1101, args = { name, looked } }
end

return M
