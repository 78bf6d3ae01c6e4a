---opforge for Lua: sessions, results, formats, packages.
---
---  local of = require "opforge"
---  local s = of.session { cpu = "6502" }
---  local r = s:assemble { name = "scratch.asm", text = "  lda #1\n" }
---SPDX-License-Identifier: MIT
local lazy = require "opforge.lazy"
local catalog = require "opforge.catalog"
local driver = require "opforge.driver"

local M = {}

M.format = lazy "opforge.format"
M.fs = lazy "opforge.fs"
M.package = {}
M.cpu = {}

local builder = lazy "opforge.builder"
local defines = lazy "opforge.defines"
local opcpu = lazy "opforge.opcpu"
local packages = lazy "opforge.packages"
local text = lazy "opforge.diag.text"

---@class opforge.Session
local Session = {}
Session.__index = Session

local session_keys = {
  cpu = true, include = true, modules = true, allow = true, packages = true, limits = true,
  fs = true, handlers = true,
  search_path = true, defines = true,
}

---@class opforge.SessionOptions
---@field cpu string?
---@field include string[]?           folders for .include
---@field modules string[]?           module roots, after the folder of the entry
---@field allow string[]?             more folders that sources may read
---@field packages string[]?          package files
---@field defines string[]?           text definitions, each NAME or NAME=TEXT
---@field limits table<string, integer>?   by the names of --print-limits
---@field fs opforge.Fs|table<string, string>|function|nil   who has the files, see opforge.fs
---@field handlers table<string, function>?

---@param opts opforge.SessionOptions?
---@return opforge.Session
function M.session(opts)
  opts = opts or {}
  for key in pairs(opts) do              -- refuses one unknown key; nothing is listed
    if not session_keys[key] then
      error(("session: unknown option '%s'"):format(tostring(key)), 2)
    end
  end
  local limits = {}
  for name, value in pairs(opts.limits or {}) do   -- fills a table by index; order does not show
    local row = catalog.limit(name)
    if not row then
      error(("session: no limit is called '%s'"):format(tostring(name)), 2)
    elseif math.type(value) ~= "integer" or value < 1 or value > row.hard then
      error(("session: limit %s must be from 1 to %d"):format(name, row.hard), 2)
    end
    limits[row.index] = value
  end
  local texts = {}
  for _, word in ipairs(opts.defines or {}) do
    local ok, why = defines.add(texts, word)
    if not ok then
      error("session: defines: " .. why, 2)
    end
  end
  if opts.fs ~= nil and type(opts.fs) ~= "table" and type(opts.fs) ~= "function" then
    error("session: fs: a file system, a table of texts or a function expected", 2)
  end
  return setmetatable({ opts = opts, limits = limits, defines = texts }, Session)
end

---Assembles a file, or a text with a name. Mistakes of the source are diagnostics of the result.
---@param what string|{ name: string?, text: string }
---@return opforge.Result
function Session:assemble(what)
  local job = { limits = self.limits, defines = self.defines, finder = self.find_module }
  for _, key in ipairs { "cpu", "include", "modules", "allow", "packages", "fs", "handlers",
    "search_path" } do
    job[key] = self.opts[key]
  end
  if type(what) == "table" then
    if type(what.text) ~= "string" then
      error("assemble: a path, or a table with text, expected", 2)
    end
    job.name, job.text = what.name or "<text>", what.text
    job.input = job.name
  elseif type(what) == "string" then
    job.input = what
  else
    error("assemble: a path, or a table with text, expected", 2)
  end
  return driver.assemble(job)
end

---Sets who says where modules are. It is asked once for each module that is not in the entry file,
---with its name and the file that uses it first, and gives a path, a table with the text (and the
---`name` that messages show), or nil for the search in the module roots. A path is taken as it is:
---it may lie outside of the folders that sources may read.
---@param fn (fun(name: string, importer: string): string|{ text: string, name: string? }|nil)?
function Session:finder(fn)
  if fn ~= nil and type(fn) ~= "function" then
    error("finder: a function expected", 2)
  end
  self.find_module = fn
end

---The same; a check has no outputs, so it is only another word.
Session.check = Session.assemble

function Session:close()
  self.opts = nil
end

Session.__close = Session.close

---Writes diagnostics to standard error.
---@param list opforge.Diag[]
function M.report(list)
  for _, diag in ipairs(list) do
    io.stderr:write(text.rustc(diag, false))
  end
end

---Bytes of a package from a spec table.
---@param spec table
---@return string
function M.package.build(spec)
  return builder.build(spec)
end

---What a package file or its bytes hold.
---@return table? info
---@return string? why
function M.package.info(bytes)
  return opcpu.info(bytes)
end

---CPUs of the embedded packages, sorted by name.
---@return table[]
function M.cpu.list()
  local out = {}
  for _, package in ipairs(packages.all {}) do
    for _, cpu in ipairs(opcpu.info(package.bytes).cpus) do
      out[#out + 1] = cpu
    end
  end
  table.sort(out, function(a, b) return a.name < b.name end)
  return out
end

return M
