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
local result = require "opforge.result"
local sources = require "opforge.sources"

local defines = lazy "opforge.defines"
local fs = lazy "opforge.fs"
local modules = lazy "opforge.modules"

local M = {}

---The handlers of the command line and of sessions. A handler answers through the job's run.
---@type table<string, fun(job: table, name: string, from: integer, line: integer)>
M.handlers = {}

---Keeps what the host knows about a failure: the core reports only the code and the place.
local function fail(job, diag, name)
  job.failures[diag.code .. ":" .. name] = diag
  job.run:answer_fail(diag.code)
end

---Who replaces it can call it for what is left to the disk.
M.handlers["file.read"] = function(job, name, from)
  local ok, why = job.run:answer_file(job.files, name, from)
  if not ok then
    error("source was refused: " .. why)
  end
end

---What is not found is told by the core, with the chain of modules that led to it.
M.handlers["module.find"] = function(job, name, from)
  local chosen, text = modules.ask(job, name, from)
  if text then
    local source, why = job.run:answer_source(core.blob(text))
    if not source then
      error("source was refused: " .. why)
    end
    job.names[source] = chosen
    return
  end
  local path, diag = chosen, nil
  if not path then
    path, diag = modules.find(job, name)
  end
  if not path then
    if diag.args then
      fail(job, diag, name)
    else
      job.run:answer_fail(diag.code)
    end
    return
  end
  local ok, why = job.run:answer_module(job.files, path, chosen and name)
  if not ok then
    error("source was refused: " .. why)
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

---Answers effects until the task has ended. Files are read without leaving C unless somebody
---answers for them.
local function drive(job)
  local run, handlers = job.run, job.opts.handlers
  local files = not (handlers and handlers["file.read"]) and job.files or nil
  while true do
    local what, effect, name, from, line = run:step(job.opts.width, files)
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
---@field modules string[]?        module roots, searched after the folder of the entry
---@field asm_ext string[]?        further extensions of sources
---@field inc_ext string[]?
---@field allow string[]?
---@field packages string[]?
---@field defines { name: string, text: string }[]?   text definitions, see opforge.defines
---@field limits table<integer, integer>?   by index of limits.def
---@field fs opforge.Fs|table|function|nil   who has the files, instead of the disk
---@field finder function?         of modules, before the search: see Session:finder
---@field handlers table?         replaces handlers by effect name

---Assembles. Never raises for what the user's source did.
---@param opts opforge.Job
---@return opforge.Result
function M.assemble(opts)
  local own = opts.fs and fs.of(opts.fs)
  local files = sources.new {
    include = opts.include,
    modules = opts.modules,
    allow = opts.allow,
    fs = own and function(path) return own:read(path) end,
    max_bytes = opts.max_file_bytes,
  }
  local job = { opts = opts, files = files, fs = own, names = {}, failures = files:failures(),
    loaded = {}, module_names = {} }
  local is_read, kind, why = true, nil, nil
  if opts.text then
    files:set_entry(opts.name or "<text>", opts.text)
  else
    is_read, kind, why = files:read_entry(opts.input)
  end
  if not is_read then
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
  local run = core.new(opts.cap_bytes)
  job.run = run
  local ok, diag = packages.add_first(run, opts)
  if not ok then
    return result.failed(job, diag)
  end
  local source, refused = run:source(files)
  if not source then
    return result.failed(job, { code = 1199, args = { refused } })
  end
  local text = opts.defines and defines.source(opts.defines)
  local defined = text and run:source(core.blob(text))
  if defined then
    job.names[defined] = "<command line>"
  end
  ok, refused = run:start(source, opts.cpu, opts.limits, defined, paths.stem((files:path(1))))
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
