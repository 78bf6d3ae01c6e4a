---`opforge run SCRIPT.lua [ARG...]`: a script with the library; it is the user's own program.
---SPDX-License-Identifier: MIT
local arguments = require "opforge.arguments"
local files = require "opforge.files"
local model = require "opforge.diag.model"
local paths = require "opforge.paths"
local text = require "opforge.diag.text"

local M = {}

function M.main(args)
  local path = args[2]
  if not path then
    arguments.refuse("run", "no script")
  end
  local blob, kind, why = files.read(path)
  if not blob then
    error({ code = kind == "open" and 1101 or 1102, args = { path, kind == "open"
      and "this place only" or why } }, 0)
  end
  local folder = paths.folder(path)
  package.path = ("%s/?.lua;%s/?/init.lua;%s"):format(folder, folder, package.path)
  -- Scripts may run long and assemble much.
  collectgarbage "restart"
  local script_args = { [0] = path }
  for i = 3, #args do
    script_args[i - 2] = args[i]
  end
  _G.arg = script_args
  local source = tostring(blob):gsub("^#[^\n]*", "")
  local chunk, problem = load(source, "@" .. path, "t")
  local ok, result = false, problem
  if chunk then
    ok, result = xpcall(chunk, function(what)
      return { what = what, trace = debug.traceback(nil, 2) }
    end, table.unpack(script_args))
  end
  if not ok then
    local what = type(result) == "table" and result.what or result
    if type(what) == "table" and what.code then
      error(what, 0)
    end
    local line, message = tostring(what):match "^[^\n]-:(%d+): (.*)$"
    local diag = model.make(1110, { path, line or "0", message or tostring(what) })
    diag.notes[1] = type(result) == "table" and result.trace and result.trace:gsub("\n%s*", "; ")
      or nil
    io.stderr:write(text.rustc(diag, false))
    return 1
  end
  if math.type(result) == "integer" and result >= 0 and result <= 5 then
    return result
  end
  return 0
end

return M
