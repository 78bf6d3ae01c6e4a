---Finding the file of a module: in the folder of the entry, then in each module root.
---
---A root is asked for the names that the module suggests first, `a/b.asm` and `b.asm` for `a.b`;
---only when none of those fits, every file below it is looked at.
---SPDX-License-Identifier: MIT
local catalog = require "opforge.catalog"
local fs = require "opforge.fs"
local opcpu = require "opforge.opcpu"
local packages = require "opforge.packages"
local paths = require "opforge.paths"

local M = {}

-- Files looked at for one name, as a multiple of the limit of modules.
local FILES_PER_MODULE <const> = 16

---The directives that open a module, in lower case, in the packages that a run can use.
local function openers(job)
  if not job.module_openers then
    local operations, names = catalog.operations(), {}
    local opts = { packages = job.opts.packages, search_path = job.opts.search_path }
    for _, package in ipairs(packages.all(opts) or {}) do
      for _, row in ipairs(opcpu.directives(package.bytes)) do
        local operation = operations[row.operation]
        if operation and operation.name == "MODULE" then
          names[row.name:lower()] = true
        end
      end
    end
    job.module_openers = names
  end
  return job.module_openers
end

---Names of the modules in a file, in lower case; nil when it cannot be read.
local function modules_in(job, path)
  local known = job.modules_of[path]
  if known == nil then
    local text = job.files:text(path)
    known = text ~= nil and {}
    for line in (text or ""):gmatch "[^\r\n]+" do
      local opener, name = line:match "^[%s\xEF\xBB\xBF]*%p(%a[%w_]*)[ \t\f]+([%w_$.@]+)"
      if opener and openers(job)[opener:lower()] then
        known[#known + 1] = name:lower()
        job.module_names[#job.module_names + 1] = name
      end
    end
    if known and #known == 0 then
      job.module_names[#job.module_names + 1] = paths.stem(path)
    end
    job.modules_of[path] = known
  end
  return known or nil
end

---Whether a file has the module. implied: it is named such that it is that module when it has none.
local function fits(job, path, name, implied)
  local list = modules_in(job, path)
  if not list then
    return false
  elseif #list == 0 then
    return implied
  end
  for _, one in ipairs(list) do
    if one == name then
      return true
    end
  end
  return false
end

---Extensions of sources, those of assembler files first.
local function extensions(opts)
  local out, seen = {}, {}
  for _, list in ipairs { { "asm" }, opts.asm_ext or {}, { "inc" }, opts.inc_ext or {} } do
    for _, ext in ipairs(list) do
      ext = ext:gsub("^%.", ""):lower()
      if not seen[ext] then
        seen[ext] = true
        out[#out + 1] = ext
      end
    end
  end
  return out, seen
end

---The file of a root.
---@return string? path
---@return table? diag
local function in_root(job, root, name, exts, is_source)
  local lower = name:lower()
  local as_path, last = name:gsub("%.", "/"), name:match "[^.]*$"
  local found, tried = {}, {}
  local function try(path, implied)
    if not tried[path] then
      tried[path] = true
      if fits(job, path, lower, implied) then
        found[#found + 1] = path
      end
    end
  end
  for _, ext in ipairs(exts) do
    try(paths.join(root, as_path .. "." .. ext), true)
    try(paths.join(root, last .. "." .. ext), as_path == last)
  end
  if #found == 0 then
    local most = (job.opts.limits and job.opts.limits[catalog.limit("modules").index]
      or catalog.limit("modules").normal) * FILES_PER_MODULE
    local list = (job.fs or fs.here):list(root, most)
    if not list then
      return nil, { code = 1217 }
    end
    for _, path in ipairs(list) do
      if is_source[paths.extension(path) or ""] then
        try(path, paths.stem(path):lower() == lower)
      end
    end
  end
  if #found > 1 then
    return nil, { code = 704, args = { name, found[1], found[2] } }
  end
  return found[1]
end

---Asks the finder of a script, which goes before the search.
---@param job table      of the driver
---@param name string    of the module
---@param from integer   source that uses it
---@return string? path
---@return string? text   then path is its name
function M.ask(job, name, from)
  local finder = job.opts.finder
  local found = finder and finder(name, job.files:path_of(from) or job.names[from])
  if type(found) == "table" and type(found.text) == "string"
    and (found.name == nil or type(found.name) == "string") then
    return found.name or ("<module %s>"):format(name), found.text
  elseif found and type(found) ~= "string" then
    error("finder: a path, a table with text, or nil expected", 0)
  end
  return found or nil
end

---@param job table      of the driver
---@param name string    of the module
---@return string? path
---@return table? diag   without args when the core knows them
function M.find(job, name)
  job.modules_of = job.modules_of or {}
  local exts, is_source = extensions(job.opts)
  local entry = job.files:path(1)
  local roots = { paths.normal(paths.folder(entry)) }
  for _, folder in ipairs(job.opts.modules or {}) do
    roots[#roots + 1] = paths.normal(folder)
  end
  for _, root in ipairs(roots) do
    local path, diag = in_root(job, root, name, exts, is_source)
    if path or diag then
      return path, diag
    end
  end
  return nil, { code = 703 }
end

return M
