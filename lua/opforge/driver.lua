---One assembly: reads the entry, runs the core, answers what it asks for, collects what it made.
---
---The core only returns events. Every event that needs the host is an effect; effects are answered
---in one
---place, by a table of handlers keyed by the names of src/asm/effects.def.
---SPDX-License-Identifier: MIT
local core = require "opforge.core"
local lazy = require "opforge.lazy"
local packages = require "opforge.packages"
local paths = require "opforge.paths"
local resolver = require "opforge.resolver"
local result = require "opforge.result"

local defines = lazy "opforge.defines"

local M = {}

---The handlers of the command line and of sessions. A handler answers through the job's run.
---@type table<string, fun(job: table, name: string, from: integer, line: integer)>
M.handlers = {}

---Keeps what the host knows about a failure: the core reports only the code and the place.
local function fail(job, diag, name)
  job.failures[diag.code .. ":" .. name] = diag
  job.run:answer_fail(diag.code)
end

M.handlers["file.read"] = function(job, name, from)
  local folder = job.folders[from]
  if not folder then
    folder = paths.folder(job.names[from] or job.entry.path)
    job.folders[from] = folder
  end
  local record, diag = resolver.find(job.files, name, folder)
  if not record then
    fail(job, diag, name)
    return
  end
  local known = record.source
  local source, why = job.run:answer_source(known or record.blob)
  if not source then
    error("source was refused: " .. why)
  end
  if not known then
    record.source = source
    job.names[source] = record.path
  end
end

M.handlers["package.load"] = function(job, name)
  local ok, diag, bytes = packages.add_for_cpu(job.run, name, job.opts)
  if not ok then
    job.package_fault = diag
    fail(job, diag, name)
    return
  end
  job.loaded[#job.loaded + 1] = bytes
  job.run:answer_done()
end

---Answers effects until the task has ended.
local function drive(job)
  local run, handlers = job.run, job.opts.handlers
  while true do
    local what, effect, name, from, line = run:step(job.opts.width)
    if what == "host" then
      local handler = handlers and handlers[effect] or M.handlers[effect]
      if not handler then
        return nil, { code = 1199, args = { "effect " .. effect } }
      end
      handler(job, name, from, line)
    elseif what == "done" then
      return true
    elseif job.package_fault then
      return nil, job.package_fault
    elseif effect == "CONTRACT" and job.opts.cpu then
      return nil, { code = 504, args = { job.opts.cpu } }     -- --cpu, and no package knows it
    else
      return nil, { code = 1199, args = { effect or what } }
    end
  end
end

---@class opforge.Job
---@field input string?           path, or "-"
---@field name string?            shown name when text is given
---@field text string?            source instead of a file
---@field cpu string?
---@field include string[]?
---@field allow string[]?
---@field packages string[]?
---@field defines { name: string, text: string }[]?   text definitions, see opforge.defines
---@field limits table<integer, integer>?   by index of limits.def
---@field fs table|function|nil   names to texts, instead of the disk
---@field handlers table?         replaces handlers by effect name

---Assembles. Never raises for what the user's source did.
---@param opts opforge.Job
---@return opforge.Result
function M.assemble(opts)
  local job = { opts = opts, names = {}, folders = {}, failures = {}, loaded = {} }
  local files = resolver.new {
    include = opts.include,
    allow = opts.allow,
    fs = opts.fs,
    max_bytes = opts.max_file_bytes,
  }
  job.files = files
  local record, kind, why
  if opts.text then
    local path = opts.name or "<text>"
    record = { path = path, blob = core.blob(opts.text) }
    files.by_path[paths.normal(path)] = record
    files.order[1] = record
  else
    record, kind, why = files:read(opts.input)
  end
  if not record then
    local diag
    if kind == "open" then
      diag = { code = 1101, args = { opts.input, paths.folder(opts.input) } }
    elseif kind == "type" then
      diag = { code = 1105, args = { opts.input } }
    elseif kind == "limit" then
      diag = { code = 1218 }
    else
      diag = { code = 1102, args = { opts.input, why } }
    end
    return result.failed(job, diag)
  end
  if opts.input == "-" then
    record.path = "<stdin>"
  end
  -- The entry may lie anywhere; what it includes may not.
  files:add_root(paths.normal(paths.folder(record.path)))
  job.entry = record
  local run = core.new(opts.cap_bytes)
  job.run = run
  local ok, diag = packages.add_first(run, opts)
  if not ok then
    return result.failed(job, diag)
  end
  local source, refused = run:source(record.blob)
  if not source then
    return result.failed(job, { code = 1199, args = { refused } })
  end
  record.source = source
  job.names[source] = record.path
  local text = opts.defines and defines.source(opts.defines)
  local defined = text and run:source(core.blob(text))
  if defined then
    job.names[defined] = "<command line>"
  end
  ok, refused = run:start(source, opts.cpu, opts.limits, defined)
  if not ok then
    return result.failed(job, { code = 1199, args = { refused } })
  end
  ok, diag = drive(job)
  if not ok then
    return result.failed(job, diag)
  end
  return result.new(job)
end

return M
