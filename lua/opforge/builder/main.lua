---Command line of the builder, for the Makefile: it runs with a stock Lua before anything is
---compiled.
---
---  lua5.4 main.lua build SPEC.lua -o FILE      a spec, or a dump
---  lua5.4 main.lua dump FILE [--chunk TAG]
---  lua5.4 main.lua list FILE...
---  lua5.4 main.lua verify FILE...
---SPDX-License-Identifier: MIT
package.path = arg[0]:gsub("[^/\\]*$", "") .. "../../?.lua;" ..
               arg[0]:gsub("[^/\\]*$", "") .. "../../?/init.lua;" .. package.path

local builder = require "opforge.builder"

local function read(path)
  local file, why = io.open(path, "rb")
  if not file then
    error("cannot read " .. why, 0)
  end
  local bytes = file:read("a")
  file:close()
  return bytes
end

---A finished file replaces the old one at once, so that a broken build leaves no half package.
local function write(path, bytes)
  local file = assert(io.open(path .. ".part", "wb"))
  assert(file:write(bytes))
  assert(file:close())
  assert(os.rename(path .. ".part", path))
end

local function usage()
  error("usage: main.lua build SPEC.lua -o FILE | dump FILE [--chunk TAG] | list FILE... | " ..
        "verify FILE...", 0)
end

local commands = {}

function commands.build(args)
  local source, target
  local i = 1
  while args[i] do
    if args[i] == "-o" then
      target, i = args[i + 1], i + 2
    else
      source, i = args[i], i + 1
    end
  end
  if not source or not target then
    usage()
  end
  local text = read(source)
  if text:find("opforge_package = 1", 1, true) then
    write(target, builder.from_dump(text, source))
  else
    write(target, builder.build(builder.load_spec(source)))
  end
end

function commands.dump(args)
  local tag = args[2] == "--chunk" and args[3] or nil
  io.write(builder.dump(read(args[1] or usage()), tag))
end

function commands.list(args)
  for _, path in ipairs(args) do
    local info = builder.list(read(path))
    io.write(("%s %s %s families %s cpus %s dialects %s\n"):format(info.name,
             info.version, info.hash, table.concat(info.families, ","),
             table.concat(info.cpus, ","), table.concat(info.dialects, ",")))
  end
end

function commands.verify(args)
  local bad = false
  for _, path in ipairs(args) do
    local ok, problems = builder.verify(read(path))
    io.write(path, ok and ": ok\n" or ": " .. table.concat(problems, "; ") .. "\n")
    bad = bad or not ok
  end
  if bad then
    os.exit(4)
  end
end

local done, why = pcall(function()
  local command = commands[arg[1]] or usage()
  command({ table.unpack(arg, 2) })
end)
if not done then
  io.stderr:write("builder: ", tostring(why), "\n")
  os.exit(1)
end
