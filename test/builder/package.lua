-- package.lua - specs to packages, packages to text and back.
-- SPDX-License-Identifier: MIT
package.path = "test/builder/?.lua;" .. package.path
local tap = require "tap"
local builder = require "opforge.builder"
local codec = require "opforge.builder.codec"
local spec_compiler = require "opforge.builder.spec"

local paths = { "packages/base/package.lua", "packages/mos6502/package.lua",
                "test/builder/toy/package.lua" }
local built = {}
for _, path in ipairs(paths) do
  local bytes = builder.build(builder.load_spec(path))
  built[path] = bytes
  tap.ok(bytes == builder.build(builder.load_spec(path)), path .. ": two builds are identical")
  local text = builder.dump(bytes)
  tap.ok(builder.from_dump(text) == bytes, path .. ": building from the dump gives the same file")
  tap.ok(load(text, "dump", "t", {}), path .. ": the dump loads without an environment")
  local ok, problems = builder.verify(bytes)
  tap.ok(ok, path .. ": verify accepts it", problems[1])
  tap.ok(not text:find("[\0-\9\11-\31\127-\255]"), path .. ": the dump is printable")
end
local mos = built[paths[2]]

-- Rows in any order make the same package.
local seed = 1
local function shuffled(list)
  local out = table.move(list, 1, #list, 1, {})
  for i = #out, 2, -1 do
    seed = (seed * 1103515245 + 12345) % 2147483648
    local k = seed % i + 1
    out[i], out[k] = out[k], out[i]
  end
  return out
end
local model = spec_compiler.compile(builder.load_spec(paths[2]))
for _, tag in ipairs { "TOPS", "MSEL", "ALIA", "REGS", "TOKS", "TKVM", "PARS", "PRVM", "EXPR",
                       "XOPS", "DIRS",
                       "TRTS" } do
  model[tag] = shuffled(model[tag])
end
tap.ok(codec.encode(model) == mos, "the order in which rows were made does not count")
local spec = builder.load_spec(paths[2])
spec.cpus[1].instructions = shuffled(spec.cpus[1].instructions)
tap.ok(builder.build(spec) == mos, "the order of instruction rows does not count")

local info = builder.list(mos)
tap.is(info.name .. " " .. info.version, "mos6502 1.0.0", "list: identity")
tap.is(table.concat(info.cpus, ","), "6502,6502u,65c02,r65c02,65sc02,65816",
       "list: CPUs")
tap.is(info.aliases[1].name, "65c816", "list: aliases")
tap.ok(info.hash:find("^%x+$") and #info.hash == 16, "list: hash")

-- Families with dialects of one name.
local toy_spec, mos_spec = builder.load_spec(paths[3]), builder.load_spec(paths[2])
local both = { id = "both", version = "1", base = mos_spec.base,
               families = { { family = mos_spec.family, cpus = mos_spec.cpus },
                            { family = toy_spec.family, cpus = toy_spec.cpus } } }
local bytes = builder.build(both)
tap.ok(builder.from_dump(builder.dump(bytes)) == bytes, "two families: dump and back")
tap.is(table.concat(builder.list(bytes).cpus, ","),
       "6502,6502u,65c02,r65c02,65sc02,65816,toy16,toyl", "two families: CPUs")

-- Edits in the dump are edits of the package.
local text = builder.dump(mos)
local function edited(from, to, count)
  local at = text:find(from, 1, true)
  local out, n = text:gsub(from:gsub("%p", "%%%0"), (to:gsub("%%", "%%%%")), count)
  return at and n > 0 and builder.decode(builder.from_dump(out)) or nil
end
local one = edited('mnem = "lda"', 'mnem = "ldq"')
local found = {}
for _, row in ipairs(one.MNEM) do
  found[row.name] = true
end
tap.ok(found.ldq and not found.lda, "edit: a mnemonic, everywhere")
one = edited('mnem = "lda"', 'mnem = "ldq"', 1)
found = {}
for _, row in ipairs(one.MNEM) do
  found[row.name] = true
end
tap.ok(found.ldq and found.lda, "edit: a mnemonic, in one form")
one = edited('{ "comment", ";" }', '{ "comment", "!" }')
local classes = {}
for _, row in ipairs(one.TOKS[1].classes) do
  classes[row[1]] = row[2]
end
tap.ok(classes.comment == "!" and not classes.op:find("!", 1, true),
       "edit: the comment character moves")
one = edited('oper = "\'*\'", infix = "MUL", iprec = 12',
             'oper = "\'*\'", infix = "MUL", iprec = 2')
tap.ok(one, "edit: a precedence")
tap.fails("no row", "a name that nothing has is refused", builder.from_dump,
          (text:gsub('cpu = "6502"', 'cpu = "6503"')))
tap.fails("unknown column", "a column that no chunk has is refused", builder.from_dump,
          (text:gsub("preset = 1", "present = 1", 1)))
tap.fails("two rows", "two rows for one key are refused", builder.from_dump,
          (text:gsub('({ owner = "FAMILY mos6502", trait = "LOCAL", value = "_" },)', "%1%1")))

-- Damage is seen.
for _, at in ipairs { 1, 9, 13, 17, 30, #mos } do
  local damaged = mos:sub(1, at - 1) .. string.char(mos:byte(at) ~ 1) .. mos:sub(at + 1)
  tap.ok(not builder.verify(damaged), "verify refuses a flipped bit in byte " .. at)
end
tap.ok(not builder.verify(mos:sub(1, -2)), "verify refuses a short file")
tap.ok(not builder.verify(mos .. "\0"), "verify refuses a long file")

-- Specs run without access to the system.
local function with_spec(source)
  return builder.run("spec.lua", function(path)
    return path == "spec.lua" and source or error("no file " .. path, 0)
  end)
end
tap.is(with_spec("return io or os or load or require or 1"), 1,
       "a spec sees no io, os, load, require")
tap.fails("includes itself", "a spec that includes itself is refused", with_spec,
          'return include "spec.lua"')

-- Programs call a key by its name alone.
local twice = builder.load_spec("packages/mos6502/package.lua")
for _, cpu in ipairs(twice.cpus) do
  if cpu.name == "6502" then
    cpu.state = { { "dp", 0, 255 } }
  end
end
tap.fails("dp is declared twice", "two CPUs do not declare keys of one name", builder.build, twice)
tap.done()
