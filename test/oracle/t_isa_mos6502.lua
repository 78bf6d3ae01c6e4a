-- t_isa_mos6502.lua - every mnemonic of the mos6502 family on each of its CPUs, with every operand
-- shape and the edges of its values, against 64tass and ca65 with ld65.
--
-- The statements are made from the spec: forms that a CPU has get all values, forms and mnemonics
-- that it lacks a few. A statement counts where the peers agree (isa.lua). Where they do not, the
-- language decides, and test/asm/instr has the cases; SHOW_DISPUTED=1 lists them.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;./lua/?.lua;./lua/?/init.lua;" .. package.path

local builder = require "opforge.builder"
local cpu_sheets = require "opforge.builder.cpus"
local isa = require "test.oracle.isa"
local tap = require "test.lib.tap"

-- How the peers call each CPU; ca65 has no name for one without WAI and STP alone.
local peer_names = {
  ["6502"] = { tass = "6502", ca65 = "6502" },
  ["6502u"] = { tass = "6502i", ca65 = "6502X" },
  ["65sc02"] = { tass = "65c02", ca65 = "65SC02" },
  ["r65c02"] = { tass = "r65c02", ca65 = "65C02" },
  ["65c02"] = { tass = "w65c02", ca65 = "65C02" },
}

-- Opcodes that the manuals count. Of the undocumented ones, 35 do the same as others, which are
-- made instead.
local n_opcodes = { ["6502"] = 151, ["6502u"] = 256 - 35, ["65sc02"] = 178, r65c02 = 210,
  ["65c02"] = 212 }

-- Names that a peer lacks, in its own words.
local spelled = {
  tass = { kil = "jam", hlt = "jam", ina = "inc a", dea = "dec a" },
  ca65 = { kil = "jam", hlt = "jam", xaa = "ane", sbx = "axs", ahx = "sha", shs = "tas",
           lae = "las", lds = "las", asr = "alr", dcm = "dcp", isb = "isc", ins = "isc" },
}

local values = { "0", "1", "$7f", "$80", "$fe", "$ff", "$100", "$101", "$1234", "$7fff", "$8000",
  "$fffe", "$ffff", "$10000", "-1", "-128", "-129", "1+2", "$100-1", "$ff+1" }
local few_values = { "$12", "$1234" }
local forced_values = { "0", "$12", "$ff", "$100", "$1234", "$ffff" }
local distances = { -129, -128, -127, -3, -2, -1, 0, 1, 126, 127, 128, 129 }
local bit_values = { "0", "$12", "$ff", "$100" }

-- Shapes that no CPU of the family has; %s is the value.
local odd_shapes = { "(%s),x", "(%s,y)", "%s,a", "(%s,x),y" }

-- The forced widths are spelled by each assembler in its own way.
local forced = { e = "%s", ["e,x"] = "%s,x", ["e,y"] = "%s,y" }

local spec = builder.load_spec("packages/mos6502/package.lua")
local mnemonics, seen, patterns = {}, {}, {}
local cpus = {}
for _, sheet in ipairs(spec.cpus) do
  local cpu = cpu_sheets.resolve(sheet)
  local one = { name = cpu.name, has = {}, is_relative = {}, opcodes = {} }
  if not cpu.state then                        -- forms that follow a state have a test of their own
    cpus[#cpus + 1] = one
  end
  for _, row in ipairs(cpu.state and {} or cpu.instructions) do
    local form = row[1] .. " " .. row[2]
    one.has[row[1]], one.has[form] = true, true
    one.opcodes[row[3] and row[3]:sub(1, 2) or row.form:match("BYTEVAL %$(%x%x)")] = true
    one.is_relative[form] = (row[3] or ""):find(" rel") ~= nil
    if not seen[row[1]] then
      seen[row[1]] = true
      mnemonics[#mnemonics + 1] = row[1]
    end
    if not seen[form:match(" .*")] then
      seen[form:match(" .*")] = true
      patterns[#patterns + 1] = row[2]
    end
  end
end
table.sort(mnemonics)
table.sort(patterns)

---A statement in the words of a peer.
local function translate(peer, mnemonic, suffix, operand)
  local width = { tass = { b = "@b ", w = "@w " }, ca65 = { b = "z:", w = "a:" } }
  local bit = mnemonic:match("^[rs]mb(%d)$") or mnemonic:match("^bb[rs](%d)$")
  local own = spelled[peer][mnemonic] or mnemonic
  if suffix then
    operand = width[peer][suffix] .. operand
  end
  if peer == "tass" and bit then
    return ("%s %s,%s"):format(mnemonic:sub(1, 3), bit, operand)
  elseif peer == "tass" and (mnemonic == "inc" or mnemonic == "dec") and operand == "" then
    return mnemonic .. " a"
  elseif peer == "ca65" and mnemonic == "lxa" and operand:sub(1, 1) == "#" then
    return "lax " .. operand
  elseif peer == "ca65" and bit then         -- its `*` is the address of the displacement there
    operand = operand:gsub("%*%+3", "*+1")
  end
  return operand == "" and own or own .. " " .. operand
end

local function statements(cpu)
  local list = {}
  local function add(mnemonic, operand, shape, value, suffix)
    list[#list + 1] = {
      mnemonic = mnemonic,
      -- Immediate operands from -128 on are taken like those of .byte; peers want a sign suffix.
      is_ours = shape == "#%s" and (value == "-1" or value == "-128"),
      opforge = mnemonic .. (suffix and "." .. suffix or "") .. (operand ~= "" and " " or "")
        .. operand,
      tass = translate("tass", mnemonic, suffix, operand),
      ca65 = translate("ca65", mnemonic, suffix, operand),
    }
  end
  local function add_values(mnemonic, shape, of)
    for _, value in ipairs(of) do
      add(mnemonic, (shape:gsub("%%s", value)), shape, value)
    end
  end
  for _, mnemonic in ipairs(mnemonics) do
    add(mnemonic, "x")
    for _, pattern in ipairs(patterns) do
      local form = mnemonic .. " " .. pattern
      local shape = pattern:gsub("e", "%%s")
      if not pattern:find("e") then
        add(mnemonic, pattern)
      elseif cpu.is_relative[form] and pattern == "e,e" then
        for _, value in ipairs(bit_values) do
          for _, distance in ipairs(distances) do
            add(mnemonic, ("%s,*+3%+d"):format(value, distance))
          end
        end
      elseif cpu.is_relative[form] then
        for _, distance in ipairs(distances) do
          add(mnemonic, ("*+2%+d"):format(distance))
        end
      elseif cpu.has[form] then
        add_values(mnemonic, shape, values)
      elseif not cpu.is_relative[mnemonic .. " e"] and not cpu.is_relative[mnemonic .. " e,e"] then
        add_values(mnemonic, shape, few_values)
      end
      if forced[pattern] and cpu.has[form] and not cpu.is_relative[form] then
        for _, value in ipairs(forced_values) do
          add(mnemonic, forced[pattern]:format(value), nil, nil, "b")
          add(mnemonic, forced[pattern]:format(value), nil, nil, "w")
        end
      end
    end
    if cpu.has[mnemonic] and not cpu.is_relative[mnemonic .. " e"] then
      for _, shape in ipairs(odd_shapes) do
        add_values(mnemonic, shape, few_values)
      end
    end
  end
  return list
end

---Compares one CPU; returns the numbers of statements: all, accepted, disputed.
local function compare(cpu)
  local head = { opforge = ('        .cpu "%s"\n* = $0200\n'):format(cpu.name),
    tass = ('        .cpu "%s"\n* = $0200\n'):format(peer_names[cpu.name].tass),
    ca65 = ('        .setcpu "%s"\n        .org $0200\n'):format(peer_names[cpu.name].ca65) }
  local n_all, accepted, n_disputed = isa.compare { name = cpu.name, head = head,
    statements = statements(cpu) }
  local own = {}
  for _, mnemonic in ipairs(mnemonics) do
    if cpu.has[mnemonic] then
      own[#own + 1] = mnemonic
    end
  end
  tap.is(isa.unmet(own, accepted), "", cpu.name .. ": each mnemonic is accepted in some form")
  local n = 0
  for _ in pairs(cpu.opcodes) do               -- only counted
    n = n + 1
  end
  tap.is(n, n_opcodes[cpu.name], cpu.name .. ": number of opcodes")
  return n_all, #accepted, n_disputed
end

if isa.are_there() then
  for _, cpu in ipairs(cpus) do
    io.write(("# %s: %d statements, %d accepted by both, %d disputed\n")
      :format(cpu.name, compare(cpu)))
  end
end

isa.done()
