---What the print options show: help, version, CPUs, capabilities, limits. As text or JSON, sorted.
---SPDX-License-Identifier: MIT
local catalog = require "opforge.catalog"
local cli = require "opforge.cli"
local core = require "opforge.core"
local formats = require "opforge.format"
local opcpu = require "opforge.opcpu"
local options = require "opforge.options"
local packages = require "opforge.packages"
local visible = require "opforge.diag.visible"

local M = {}

local json = visible.json

local function option_line(row)
  local name = row[1] and "--" .. row[1] or ""
  local left = (row[2] and "-" .. row[2] .. (row[1] and ", " or "") or "    ") .. name
  if row[3] then
    local kind, value = row[3]:sub(1, 1), row[3]:sub(2)
    left = left .. (kind == "?" and " [" .. value:gsub("^%[(.*)%]$", "%1") .. "]" or " " .. value)
  end
  local text = row[5] .. (row.many and ", repeatable" or "") .. (row.planned and " (planned)" or "")
  if #left > 30 then
    return ("  %s\n%s%s"):format(left, (" "):rep(34), text)
  end
  return ("  %-31s %s"):format(left, text)
end

---@return string
function M.help_text()
  local out = { "usage: opforge [OPTIONS] INPUT...", "       opforge COMMAND [OPTIONS] [ARGS]", "",
    "Commands:" }
  for _, row in ipairs(options.commands) do
    out[#out + 1] = ("  %-31s %s"):format(row[1] .. (row[2] ~= "" and " " .. row[2] or ""),
      row[3] .. (row.planned and " (planned)" or ""))
  end
  for _, rows in ipairs(options.groups) do
    out[#out + 1] = ""
    out[#out + 1] = rows.title .. ":"
    for _, row in ipairs(rows) do
      if not row.hidden then
        out[#out + 1] = option_line(row)
      end
    end
  end
  return table.concat(out, "\n") .. "\n"
end

function M.help()
  io.write(M.help_text())
  return 0
end

function M.usage()
  io.stderr:write("usage: opforge [OPTIONS] INPUT...\n       opforge COMMAND [OPTIONS] [ARGS]\n",
    "opforge --help shows the options and commands.\n")
  return 2
end

local function package_opts(opts)
  return { packages = opts.packages, search_path = os.getenv "OPFORGE_PATH" }
end

local function all_packages(opts)
  local list, diag = packages.all(package_opts(opts))
  if not list then
    error(diag, 0)
  end
  for _, package in ipairs(list) do
    package.info = opcpu.info(package.bytes)
    package.hash = core.package_hash(package.bytes)
  end
  return list
end

function M.version(opts)
  io.write("opforge ", cli.version, "\n")
  for _, package in ipairs(all_packages(opts)) do
    if package.info then
      io.write(("package %s %s %s\n"):format(package.info.name, package.info.version, package.hash))
    end
  end
  return 0
end

local function texts(list)
  local out = {}
  for i, text in ipairs(list) do
    out[i] = json(text)
  end
  return "[" .. table.concat(out, ",") .. "]"
end

local function state_names(cpu)
  local out = {}
  for i, state in ipairs(cpu.states) do
    out[i] = state.name
  end
  return out
end

function M.cpusupport(opts)
  local rows = {}
  for _, package in ipairs(all_packages(opts)) do
    for _, cpu in ipairs(package.info and package.info.cpus or {}) do
      table.sort(cpu.aliases)
      rows[#rows + 1] = { cpu = cpu, package = package.info.name, place = #rows }
    end
  end
  table.sort(rows, function(a, b)
    if a.cpu.name ~= b.cpu.name then
      return a.cpu.name < b.cpu.name
    end
    return a.place < b.place
  end)
  if opts.format == "json" then
    local out = {}
    for i, row in ipairs(rows) do
      local cpu = row.cpu
      out[i] = ('{"cpu":%s,"aliases":%s,"family":%s,"dialect":%s,"word_bytes":%d,"byte_order":%s,'
        .. '"address_bits":%d,"max_address":%d,"state_keys":%s,"package":%s}'):format(
        json(cpu.name), texts(cpu.aliases), json(cpu.family), json(cpu.dialect), cpu.word,
        json(cpu.big and "big" or "little"), cpu.address_bits, cpu.max_address,
        texts(state_names(cpu)), json(row.package))
    end
    io.write('{"schema":"opforge.cpusupport","version":1,"cpus":[', table.concat(out, ","), "]}\n")
    return 0
  end
  local line = "%-12s %-12s %-12s %-12s %-20s %s"
  io.write(line:format("CPU", "FAMILY", "DIALECT", "PACKAGE", "STATE KEYS", "ALIASES"), "\n")
  for _, row in ipairs(rows) do
    io.write((line:format(row.cpu.name, row.cpu.family, row.cpu.dialect, row.package,
      table.concat(state_names(row.cpu), " "),
      table.concat(row.cpu.aliases, " ")):gsub("%s+$", "")), "\n")
  end
  return 0
end

function M.capabilities(opts)
  local names, commands = formats.names(), {}
  for _, row in ipairs(options.commands) do
    if not row.planned then
      commands[#commands + 1] = row[1]
    end
  end
  table.sort(commands)
  local features = { "assemble", "defines", "include", "listing", "macros", "map", "scopes" }
  if opts.format == "json" then
    io.write(
      ('{"schema":"opforge.capabilities","version":1,"formats":%s,"commands":%s,"features":%s,'
      .. '"schemas":{"opforge.capabilities":1,"opforge.cpusupport":1,"opforge.diagnostic":1,'
      .. '"opforge.limits":1}}\n'):format(
      texts(names), texts(commands), texts(features)))
    return 0
  end
  io.write("formats: ", table.concat(names, " "), "\ncommands: ", table.concat(commands, " "),
    "\nfeatures: ", table.concat(features, " "),
    "\nschemas: opforge.capabilities 1, opforge.cpusupport 1, opforge.diagnostic 1, ",
    "opforge.limits 1\n")
  return 0
end

function M.print_limits(opts)
  local out = {}
  local rows = catalog.limits()
  if opts.format ~= "json" then
    out[1] = ("%-16s %11s %11s %11s %-6s  %s"):format("NAME", "VALUE", "DEFAULT", "HARD", "CODE",
      "FLAG")
  end
  for _, row in ipairs(rows) do
    local value = opts.limits[row.index] or row.normal
    if opts.format == "json" then
      out[#out + 1] = ('{"name":%s,"value":%d,"default":%d,"hard_maximum":%d,"flag":%s,'
        .. '"code":"OF%04d","counts":%s}')
        :format(json(row.name), value, row.normal, row.hard, row.flag ~= "" and json(row.flag)
          or "null",
          row.number, json(row.what))
    else
      out[#out + 1] = (("%-16s %11d %11d %11d OF%04d  %s"):format(row.name, value, row.normal,
        row.hard,
        row.number, row.flag):gsub("%s+$", ""))
    end
  end
  if opts.format == "json" then
    io.write('{"schema":"opforge.limits","version":1,"limits":[', table.concat(out, ","), "]}\n")
  else
    io.write(table.concat(out, "\n"), "\n")
  end
  return 0
end

return M
