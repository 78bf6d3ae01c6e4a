-- t_isa_mos6502.lua - every mnemonic of the mos6502 family on each of its CPUs, with every operand
-- shape and the edges of its values, against 64tass and ca65 with ld65.
--
-- The statements are made from the spec: forms that a CPU has get all values, forms and mnemonics
-- that it lacks a few. Two questions are put to all three, each with few processes: which
-- statements are refused (one file with all of them, the line numbers of the errors), and which
-- bytes the accepted ones give (one file without the refused ones). A statement counts where the
-- peers agree. Where they do not, the language decides, and test/asm/instr has the cases;
-- SHOW_DISPUTED=1 lists them.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;./lua/?.lua;./lua/?/init.lua;" .. package.path

local builder = require "opforge.builder"
local cpu_sheets = require "opforge.builder.cpus"
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

-- Immediate operands from -128 on are taken like those of .byte; both peers want a sign suffix.
local function is_ours(statement)
  return statement.shape == "#%s" and (statement.value == "-1" or statement.value == "-128")
end

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
      mnemonic = mnemonic, shape = shape, value = value,
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

local temp = tap.temp()
tap.write(temp .. "/flat.cfg", "MEMORY { M: start = $0200, size = $10000, file = %O; }\n"
  .. "SEGMENTS { CODE: load = M, type = rw; }\n")

-- Each tool: the head of a source, the command that finds errors, and the one that makes bytes. A
-- label keeps 64tass from taking a mnemonic that it does not know for one.
local tools = {
  { name = "tass", title = "64tass", binary = "64tass", label = "L%d",
    head = '        .cpu "%s"\n* = $0200\n',
    command = "64tass -q --no-caret-diag -b -o %s.bin %s.src" },
  { name = "ca65", title = "ca65", binary = "ca65", label = "",
    head = '        .setcpu "%s"\n        .org $0200\n',
    command = "ca65 -o %s.o %s.src && ld65 -C " .. temp .. "/flat.cfg -o %1$s.bin %1$s.o" },
  { name = "opforge", title = "opforge", binary = "build/opforge", label = "",
    head = '        .cpu "%s"\n* = $0200\n',
    command = "build/opforge --max-errors 1000000 --diagnostics-style gnu --color never "
      .. "--input-asm-ext src -b -o %s %s.src" },
}

local function source(tool, cpu, list)
  local lines = {}
  for i, statement in ipairs(list) do
    lines[i] = tool.label:format(i) .. "        " .. statement[tool.name]
  end
  local name = tool.name == "opforge" and cpu.name or peer_names[cpu.name][tool.name]
  return tool.head:format(name) .. table.concat(lines, "\n") .. "\n"
end

---Assembles; returns the exit code, the output and the base of the files.
local function assemble(tool, cpu, list, what)
  local base = ("%s/%s_%s"):format(temp, tool.name, what)
  tap.write(base .. ".src", source(tool, cpu, list))
  local command = tool.command:gsub("%%1%$s", base):format(base, base)
  local code, out = tap.run("(" .. command .. ") 2>&1")
  return code, out, base
end

---The numbers of the statements a tool refuses. Some faults are only looked for when there are no
---others (ca65 and the distance of branches), so what is left is asked for again.
local function refused(tool, cpu, list)
  local set, n = {}, 0
  local _, n_head = tool.head:gsub("\n", "")
  local code, out
  for round = 1, 3 do
    local rest, number_of = {}, {}
    for i, statement in ipairs(list) do
      if not set[i] then
        rest[#rest + 1] = statement
        number_of[#rest] = i
      end
    end
    local status, text = assemble(tool, cpu, rest, "all")
    if round == 1 then
      code, out = status, text
    end
    if status == 0 then
      break
    end
    for line in text:gmatch("[^\n]+") do
      local number = tonumber(line:match("%.src[:(](%d+)[):%d]* *[Ee]rror"))
      local index = number and number_of[number - n_head]
      if index and not set[index] then
        set[index], n = true, n + 1
      end
    end
  end
  return set, n, code, out
end

---The statement at an offset of the image, by the sizes 64tass lists.
local function statement_at(offset)
  local base = temp .. "/tass_good"
  tap.run(("64tass -q -b -o /dev/null -L %s.lst %s.src 2>/dev/null"):format(base, base))
  local found = "?"
  for line in (tap.read(base .. ".lst") or ""):gmatch("[^\n]+") do
    local address, text = line:match("^[.>](%x+)%s.-%s(%l%l%l[ @%l]*.*)$")
    if address and tonumber(address, 16) - 0x200 <= offset then
      found = text
    end
  end
  return found
end

---The first statement whose bytes differ.
local function where_differ(want, got)
  local where = 0
  while where < #want and want:byte(where + 1) == got:byte(where + 1) do
    where = where + 1
  end
  return "in: " .. statement_at(where)
end

---Puts both questions for one CPU; returns the numbers of statements: all, accepted, disputed.
local function compare(cpu)
  local all, bad = statements(cpu), {}
  for _, tool in ipairs(tools) do
    local set, n, code, out = refused(tool, cpu, all)
    bad[tool.name] = set
    tap.ok(n > 1000 and n < #all and code ~= 0,
      ("%s: %s refuses some of the %d statements"):format(cpu.name, tool.title, #all),
      ("%d refused, exit status %d"):format(n, code), out:sub(1, 500))
  end

  local accepted, n_disputed, n_agreed, notes = {}, 0, 0, {}
  local is_met = {}
  for i, statement in ipairs(all) do
    local tass, ca65, ours = bad.tass[i], bad.ca65[i], bad.opforge[i]
    if is_ours(statement) then
      n_disputed = n_disputed + 1
    elseif tass ~= ca65 then
      n_disputed = n_disputed + 1
      if os.getenv("SHOW_DISPUTED") then
        io.write(("# disputed on %s: %-20s 64tass %s, ca65 %s, opforge %s\n"):format(cpu.name,
          statement.opforge, tass and "no" or "yes", ca65 and "no" or "yes",
          ours and "no" or "yes"))
      end
    else
      n_agreed = n_agreed + 1
      if tass ~= ours then
        notes[#notes + 1] = ("%s: expected: %s, got: %s"):format(statement.opforge,
          tass and "refused" or "accepted", ours and "refused" or "accepted")
      elseif not tass then
        accepted[#accepted + 1] = statement
        is_met[statement.mnemonic] = true
      end
    end
  end
  tap.ok(#notes == 0,
    ("%s: %d statements accepted or refused as by the peers"):format(cpu.name, n_agreed),
    table.unpack(notes, 1, math.min(#notes, 40)))
  local unmet = {}
  for _, mnemonic in ipairs(mnemonics) do
    if cpu.has[mnemonic] and not is_met[mnemonic] then
      unmet[#unmet + 1] = mnemonic
    end
  end
  tap.is(table.concat(unmet, " "), "", cpu.name .. ": each mnemonic is accepted in some form")

  local n = 0
  for _ in pairs(cpu.opcodes) do               -- only counted
    n = n + 1
  end
  tap.is(n, n_opcodes[cpu.name], cpu.name .. ": number of opcodes")

  local image = {}
  for _, tool in ipairs(tools) do
    local code, out, base = assemble(tool, cpu, accepted, "good")
    tap.ok(code == 0, ("%s: %s assembles the %d accepted statements"):format(cpu.name, tool.title,
      #accepted), "exit status " .. code, out:sub(1, 1000))
    image[tool.name] = tap.read(base .. ".bin") or ""
  end
  tap.ok(#image.tass > 2 * #accepted - 200, cpu.name .. ": 64tass made the bytes",
    #image.tass .. " bytes")
  local diff = tap.diff(image.tass, image.ca65)
  tap.ok(not diff, cpu.name .. ": ca65 and 64tass agree", diff,
    diff and where_differ(image.tass, image.ca65))
  diff = tap.diff(image.tass, image.opforge)
  tap.ok(not diff, cpu.name .. ": opforge gives the same bytes", diff,
    diff and where_differ(image.tass, image.opforge))
  return #all, #accepted, n_disputed
end

local missing = false
for _, tool in ipairs(tools) do
  local is_there = tap.has(tool.binary)
  missing = missing or not is_there
  tap.ok(is_there, tool.title .. " is there")
end
if not missing then
  for _, cpu in ipairs(cpus) do
    io.write(("# %s: %d statements, %d accepted by both, %d disputed\n")
      :format(cpu.name, compare(cpu)))
  end
end

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
