---`opforge package build|verify|list|dump`.
---SPDX-License-Identifier: MIT
local arguments = require "opforge.arguments"
local core = require "opforge.core"
local files = require "opforge.files"
local lazy = require "opforge.lazy"
local model = require "opforge.diag.model"
local opcpu = require "opforge.opcpu"
local packages = require "opforge.packages"
local text = require "opforge.diag.text"

local builder = lazy "opforge.builder"

local M = {}

local function report(diag)
  local made = model.make(diag.code, diag.args)
  io.stderr:write(text.rustc(made, false))
  return model.exit_code(made)
end

local function read_or_fail(path)
  local bytes, diag = packages.read(path)
  if not bytes then
    error(diag, 0)
  end
  return bytes
end

local sub = {}

function sub.build(args)
  local source, target
  local i = 3
  while args[i] do
    if args[i] == "-o" then
      target, i = args[i + 1], i + 2
    elseif args[i]:sub(1, 1) == "-" then
      arguments.refuse(args[i], "unknown option")
    else
      source, i = args[i], i + 1
    end
  end
  if not source or not target then
    arguments.refuse("package build", "DESC.lua -o FILE expected")
  end
  local description = read_or_fail(source)
  local ok, bytes = pcall(function()
    if description:find("opforge_package = 1", 1, true) then
      return builder.from_dump(description, source)
    end
    return builder.build(builder.load_spec(source))
  end)
  if not ok then
    -- A spec file may be one that another includes: the message has its name in front then.
    local file, line, what = tostring(bytes):match "^(.-):(%d+): (.*)$"
    return report { code = 1110, args = { file and file:match "%.lua$" and file or source,
      line or "0", what or tostring(bytes) } }
  end
  local valid, fault, chunk, offset = core.check_package(bytes)
  if not valid then
    return report(packages.fault(target, fault, chunk, offset))
  end
  -- Packages are kept and shared: flushed to disk before they replace the old file.
  local written, _, why = files.write({ { path = target, data = bytes } }, true, false)
  if not written then
    return report { code = 1106, args = { target, why } }
  end
  return 0
end

function sub.verify(args)
  local code = 0
  if not args[3] then
    arguments.refuse("package verify", "FILE expected")
  end
  for i = 3, #args do
    local bytes, diag = packages.read(args[i])
    if not bytes then
      code = model.worse(code, report(diag))
    else
      local ok, fault, chunk, offset = core.check_package(bytes)
      if ok then
        io.write(args[i], ": ok ", core.package_hash(bytes), "\n")
      else
        code = model.worse(code, report(packages.fault(args[i], fault, chunk, offset)))
      end
    end
  end
  return code
end

local function show(path, bytes)
  local info, why = opcpu.info(bytes)
  if not info then
    return report { code = 1001, args = { path, why } }
  end
  io.write(("%s: %s %s %s\n"):format(path, info.name, info.version, core.package_hash(bytes)))
  for _, cpu in ipairs(info.cpus) do
    io.write(("  %-12s family %s, dialect %s%s\n"):format(cpu.name, cpu.family, cpu.dialect,
      #cpu.aliases > 0 and ", aliases " .. table.concat(cpu.aliases, " ") or ""))
  end
  return 0
end

function sub.list(args)
  local code = 0
  if args[3] then
    for i = 3, #args do
      code = model.worse(code, show(args[i], read_or_fail(args[i])))
    end
    return code
  end
  for _, package in ipairs(packages.all { search_path = os.getenv "OPFORGE_PATH" }) do
    code = model.worse(code, show(package.path, package.bytes))
  end
  return code
end

function sub.dump(args)
  local path, tag
  local i = 3
  while args[i] do
    if args[i] == "--chunk" then
      tag, i = args[i + 1], i + 2
    else
      path, i = args[i], i + 1
    end
  end
  if not path then
    arguments.refuse("package dump", "FILE expected")
  end
  local bytes = read_or_fail(path)
  local ok, dumped = pcall(builder.dump, bytes, tag)
  if not ok then
    return report { code = 1001, args = { path, tostring(dumped) } }
  end
  io.write(dumped)
  return 0
end

function M.main(args)
  local run = sub[args[2] or ""]
  if not run then
    arguments.refuse("package " .. (args[2] or ""), args[2] == "new" and "planned"
      or "build, verify, list or dump expected")
  end
  return run(args)
end

return M
