---Which packages a run uses: explicit ones, then those of OPFORGE_PATH, then the embedded ones.
---
---An explicit package that is missing or malformed is an error; nothing replaces it.
---SPDX-License-Identifier: MIT
local lazy = require "opforge.lazy"
local files = require "opforge.files"

local catalog = lazy "opforge.catalog"
local embed = lazy "opforge.embed"
local opcpu = lazy "opforge.opcpu"

local M = {}

---OF code for a fault of the core's validator.
local fault_codes = { VERSION = 1002, HASH = 1003, MISSING = 1005, CONTRACT = 1005 }

---@param file string
---@param fault string    error name of the core
---@param chunk string
---@param offset integer
---@return table diag
function M.fault(file, fault, chunk, offset)
  local what = (catalog.error_text(fault) or fault):gsub("^package: ", "")
  local code = fault_codes[fault] or (chunk ~= "" and 1004 or 1001)
  local args
  if code == 1004 then
    args = { file, chunk, offset, what }
  elseif code == 1002 then
    args = { file, "another", "1" }
  elseif code == 1003 or code == 1005 then
    args = { file, chunk ~= "" and chunk or "file" }
  else
    args = { file, what }
  end
  return { code = code, args = args }
end

---Bytes of a package file.
---@param path string
---@return string? bytes
---@return table? diag
function M.read(path)
  local blob, kind, why = files.read(path, 0xFFFFFF)
  if blob then
    return tostring(blob)
  end
  if kind == "open" then
    return nil, { code = 1101, args = { path, "this place only" } }
  elseif kind == "type" then
    return nil, { code = 1105, args = { path } }
  end
  return nil, { code = 1102, args = { path, why } }
end

local function search_folders(search_path)
  local out = {}
  for folder in (search_path or ""):gmatch "[^:]+" do
    out[#out + 1] = folder
    out[#out + 1] = folder .. "/packages"
  end
  return out
end

---All packages of the search path, sorted by name within a folder.
---@return { path: string, bytes: string }[]
function M.on_path(search_path)
  local out = {}
  for _, folder in ipairs(search_folders(search_path)) do
    local names = files.list(folder)
    if names then
      table.sort(names)
      for _, name in ipairs(names) do
        if name:find "%.opcpu$" then
          local bytes = M.read(folder .. "/" .. name)
          if bytes then
            out[#out + 1] = { path = folder .. "/" .. name, bytes = bytes }
          end
        end
      end
    end
  end
  return out
end

---Names of the embedded packages.
function M.embedded()
  local out = {}
  for _, name in ipairs(embed.names()) do
    if name:find "^packages/" then
      out[#out + 1] = name
    end
  end
  return out
end

---Adds the base package and the explicit ones to a run.
---@param run userdata
---@param opts { packages: string[]?, search_path: string? }
---@return boolean? ok
---@return table? diag
function M.add_first(run, opts)
  local base
  for _, folder in ipairs(search_folders(opts.search_path)) do
    local path = folder .. "/base.opcpu"
    if files.kind(path) == "file" then
      local bytes, diag = M.read(path)
      if not bytes then
        return nil, diag
      end
      base = path
      local ok, fault, chunk, offset = run:package(bytes)
      if not ok then
        return nil, M.fault(path, fault, chunk, offset)
      end
      break
    end
  end
  if not base then
    local ok, fault, chunk, offset = run:package(nil, "packages/base.opcpu")
    if not ok then
      return nil, M.fault("base", fault, chunk, offset)
    end
  end
  for _, path in ipairs(opts.packages or {}) do
    local bytes, diag = M.read(path)
    if not bytes then
      return nil, diag
    end
    local ok, fault, chunk, offset = run:package(bytes)
    if not ok then
      return nil, M.fault(path, fault, chunk, offset)
    end
  end
  return true
end

---Adds the package that has a CPU; none is no error here, the core says that the CPU is unknown.
---@return boolean? ok
---@return table? diag
---@return string? bytes   of a package of the search path
function M.add_for_cpu(run, cpu, opts)
  cpu = cpu:lower()
  for _, package in ipairs(opts.search_path and M.on_path(opts.search_path) or {}) do
    for _, name in ipairs(opcpu.cpu_names(package.bytes) or {}) do
      if name == cpu then
        local ok, fault, chunk, offset = run:package(package.bytes)
        if not ok then
          return nil, M.fault(package.path, fault, chunk, offset)
        end
        return true, nil, package.bytes
      end
    end
  end
  local name = require("opforge.cpu_index")[cpu]
  if name then
    local ok, fault, chunk, offset = run:package(nil, name)
    if not ok then
      return nil, M.fault(name:match "[^/]+$", fault, chunk, offset)
    end
  end
  return true
end

---Packages that a user can name: { source, bytes }, explicit first.
function M.all(opts)
  local out = {}
  for _, path in ipairs(opts.packages or {}) do
    local bytes, diag = M.read(path)
    if not bytes then
      return nil, diag
    end
    out[#out + 1] = { path = path, bytes = bytes }
  end
  for _, package in ipairs(M.on_path(opts.search_path)) do
    out[#out + 1] = package
  end
  for _, name in ipairs(M.embedded()) do
    out[#out + 1] = { path = name:match "[^/]+$", bytes = embed.get(name), is_embedded = true }
  end
  return out
end

return M
