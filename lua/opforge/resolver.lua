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
    local no_links = not is_entry and path:sub(-2) ~= ".." and self:is_safe(paths.folder(path))
    if not no_links and not is_entry and not self:is_allowed(path) then
      return nil, "outside"
    end
    blob, identity, why = files.read(path, self.max_bytes, no_links)
    if identity == "link" then
      if not self:is_allowed(path) then
        return nil, "outside"
      end
      blob, identity, why = files.read(path, self.max_bytes)
    end
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
  if name == "" or name:find("\0", 1, true) then
    return nil, { code = 1101, args = { ("%q"):format(name), "no folder" } }
  end
  local is_absolute = name:byte(1) == 47
  local looked, is_outside = {}, false
  for i = 0, is_absolute and 0 or #self.include do
    local path = paths.normal(paths.join(i == 0 and folder or self.include[i], name))
    local record, kind, why = self:read(path)
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
    looked[i + 1] = paths.folder(path)
  end
  if is_outside then
    return nil, { code = 1104, args = { name } }
  end
  return nil, { code = 1101, args = { name, table.concat(looked, ", ") } }
end

return M
