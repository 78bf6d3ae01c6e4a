---The command line: which command, which options, what is printed, which exit code.
---SPDX-License-Identifier: MIT
local lazy = require "opforge.lazy"

local assemble = lazy "opforge.commands.assemble"
local options = lazy "opforge.options"
local model = lazy "opforge.diag.model"
local text = lazy "opforge.diag.text"
local json = lazy "opforge.diag.json"

local M = {}

M.version = "0.1.0"

---Commands that exist; the list of options.lua says which are planned.
local commands = {
  package = lazy "opforge.commands.package",
  explain = lazy "opforge.commands.explain",
  run = lazy "opforge.commands.run",
  help = lazy "opforge.commands.help",
  formats = lazy "opforge.commands.formats",
  fmt = lazy "opforge.commands.fmt",
}

-- Names of all commands, so that assembling does not load the option list for looking.
local is_command = {
  build = true, batch = true, package = true, parity = true, explain = true, run = true,
    help = true,
  fmt = true, disasm = true, lsp = true, init = true, formats = true, caps = true, clean = true,
}

---Whether a command line asks for JSON, also when it could not be understood as a whole.
local function wants_json(args)
  for i, word in ipairs(args) do
    if word == "--format=json" or word == "--format" and args[i + 1] == "json" then
      return true
    end
  end
  return false
end

---@param args string[]   args[0] is the program
---@return integer exit code
function M.main(args)
  local name = args[1]
  local ok, code = xpcall(function()
    if not is_command[name or ""] then
      return assemble.main(args)
    end
    if not commands[name] then
      error({ code = 1108, args = { name, "planned" }, from_options = true }, 0)
    end
    if args[2] == "--help" or args[2] == "-h" then
      return commands.help.main { [0] = args[0], "help", name }
    end
    return commands[name].main(args)
  end, function(what)
    if type(what) == "table" and what.code then
      return what
    end
    return debug.traceback(tostring(what), 2)
  end)
  if ok then
    return code
  end
  if type(code) == "table" then
    local diag = model.make(code.code, code.args)
    diag.from_options = true
    io.stderr:write(wants_json(args) and json.diagnostic(diag) or text.rustc(diag, false))
    return model.exit_code(diag)
  end
  io.stderr:write("error[OF1199]: internal error lua\n", code, "\n")
  return 4
end

---Names of commands as options.lua has them; test/host/t_cli.lua compares both lists.
function M.command_names()
  local out = {}
  for i, row in ipairs(options.commands) do
    out[i] = row[1]
  end
  return out, is_command
end

return M
