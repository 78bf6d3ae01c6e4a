-- t_isa6502.lua - every 6502 mnemonic with every operand shape and the edges of its values, against
-- 64tass and ca65 with ld65.
--
-- Two questions are put to all three, each with few processes: which statements are refused (one
-- file with all of them, the line numbers of the errors), and which bytes the accepted ones give
-- (one file without the refused ones). A statement counts where the peers agree. Where they do
-- not, the language decides, and test/asm/instr has the cases.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local mnemonics = {}
for name in ([[adc and asl bcc bcs beq bit bmi bne bpl brk bvc bvs clc cld cli clv cmp cpx cpy dec
  dex dey eor inc inx iny jmp jsr lda ldx ldy lsr nop ora pha php pla plp rol ror rti rts sbc sec
  sed sei sta stx sty tax tay tsx txa txs tya]]):gmatch("%l+") do
  mnemonics[#mnemonics + 1] = name
end

local branches = { bcc = true, bcs = true, beq = true, bmi = true, bne = true, bpl = true,
  bvc = true, bvs = true }

local values = { "0", "1", "$7f", "$80", "$fe", "$ff", "$100", "$101", "$1234", "$7fff", "$8000",
  "$fffe", "$ffff", "$10000", "-1", "-128", "-129", "1+2", "$100-1", "$ff+1" }

-- %s is the value; the forced widths are spelled by each assembler in its own way.
local shapes = { "#%s", "%s", "%s,x", "%s,y", "(%s)", "(%s,x)", "(%s),y", "(%s),x", "(%s,y)",
  "%s,a", "(%s,x),y" }

local forced = { "%s", "%s,x", "%s,y" }

-- Immediate operands from -128 on are taken like those of .byte; both peers want a sign suffix.
local function is_ours(statement)
  return statement.value and statement.shape == "#%s"
    and (statement.value == "-1" or statement.value == "-128")
end

local function statements()
  local list = {}
  local function add(opforge, tass, ca65, shape, value)
    list[#list + 1] = { opforge = opforge, tass = tass or opforge, ca65 = ca65 or opforge,
      shape = shape, value = value }
  end
  for _, mnemonic in ipairs(mnemonics) do
    add(mnemonic)
    add(mnemonic .. " a")
    add(mnemonic .. " x")
    if branches[mnemonic] then
      for _, distance in ipairs { -129, -128, -127, -3, -2, -1, 0, 1, 126, 127, 128, 129 } do
        add(("%s *+2%+d"):format(mnemonic, distance))
      end
    else
      for _, shape in ipairs(shapes) do
        for _, value in ipairs(values) do
          add(mnemonic .. " " .. shape:format(value), nil, nil, shape, value)
        end
      end
      for _, shape in ipairs(forced) do
        for _, value in ipairs { "0", "$12", "$ff", "$100", "$1234", "$ffff" } do
          local operand = shape:format(value)
          add(("%s.b %s"):format(mnemonic, operand), ("%s @b %s"):format(mnemonic, operand),
            ("%s z:%s"):format(mnemonic, operand))
          add(("%s.w %s"):format(mnemonic, operand), ("%s @w %s"):format(mnemonic, operand),
            ("%s a:%s"):format(mnemonic, operand))
        end
      end
    end
  end
  return list
end

local temp = tap.temp()
tap.write(temp .. "/flat.cfg", "MEMORY { M: start = $0200, size = $10000, file = %O; }\n"
  .. "SEGMENTS { CODE: load = M, type = rw; }\n")

-- Each tool: the head of a source, the command that finds errors, and the one that makes bytes.
local tools = {
  { name = "tass", title = "64tass", binary = "64tass",
    head = '        .cpu "6502"\n* = $0200\n',
    command = "64tass -q --no-caret-diag -b -o %s.bin %s.src" },
  { name = "ca65", title = "ca65", binary = "ca65",
    head = '        .setcpu "6502"\n        .org $0200\n',
    command = "ca65 -o %s.o %s.src && ld65 -C " .. temp .. "/flat.cfg -o %1$s.bin %1$s.o" },
  { name = "opforge", title = "opforge", binary = "build/opforge",
    head = '        .cpu "6502"\n* = $0200\n',
    command = "build/opforge --max-errors 1000000 --diagnostics-style gnu --color never "
      .. "--input-asm-ext src -b -o %s %s.src" },
}

local function source(tool, list)
  local lines = {}
  for i, statement in ipairs(list) do
    lines[i] = "        " .. statement[tool.name]
  end
  return tool.head .. table.concat(lines, "\n") .. "\n"
end

---Assembles; returns the exit code, the output and the base of the files.
local function assemble(tool, list, what)
  local base = ("%s/%s_%s"):format(temp, tool.name, what)
  tap.write(base .. ".src", source(tool, list))
  local command = tool.command:gsub("%%1%$s", base):format(base, base)
  local code, out = tap.run("(" .. command .. ") 2>&1")
  return code, out, base
end

---The numbers of the statements a tool refuses. Some faults are only looked for when there are no
---others (ca65 and the distance of branches), so what is left is asked for again.
local function refused(tool, list)
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
    local status, text = assemble(tool, rest, "all")
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

local all = statements()
local missing = false
for _, tool in ipairs(tools) do
  local is_there = tap.has(tool.binary)
  missing = missing or not is_there
  tap.ok(is_there, tool.title .. " is there")
end
if missing then
  tap.run("rm -rf " .. tap.quote(temp))
  tap.done()
end

local bad = {}
for _, tool in ipairs(tools) do
  local set, n, code, out = refused(tool, all)
  bad[tool.name] = set
  tap.ok(n > 1000 and n < #all and code ~= 0,
    ("%s refuses some of the %d statements"):format(tool.title, #all),
    ("%d refused, exit status %d"):format(n, code), out:sub(1, 500))
end

local accepted, n_disputed = {}, 0
local by_mnemonic = {}
for i, statement in ipairs(all) do
  local tass, ca65, ours = bad.tass[i], bad.ca65[i], bad.opforge[i]
  local mnemonic = statement.opforge:match("^%l+")
  local group = by_mnemonic[mnemonic] or { mnemonic = mnemonic, n = 0, notes = {} }
  if not by_mnemonic[mnemonic] then
    by_mnemonic[mnemonic] = group
    by_mnemonic[#by_mnemonic + 1] = group
  end
  if is_ours(statement) then
    n_disputed = n_disputed + 1
  elseif (tass == nil) ~= (ca65 == nil) then
    n_disputed = n_disputed + 1
    if os.getenv("SHOW_DISPUTED") then
      io.write(("# disputed: %-20s 64tass %s, ca65 %s, opforge %s\n"):format(statement.opforge,
        tass and "no" or "yes", ca65 and "no" or "yes", ours and "no" or "yes"))
    end
  else
    group.n = group.n + 1
    if (tass == nil) ~= (ours == nil) then
      group.notes[#group.notes + 1] = ("%s: expected: %s, got: %s"):format(statement.opforge,
        tass and "refused" or "accepted", ours and "refused" or "accepted")
    elseif not tass then
      accepted[#accepted + 1] = statement
    end
  end
end
for _, group in ipairs(by_mnemonic) do
  tap.ok(#group.notes == 0 and group.n > 0,
    ("%s: %d statements accepted or refused as by the peers"):format(group.mnemonic, group.n),
    table.unpack(group.notes, 1, math.min(#group.notes, 20)))
end

local image = {}
for _, tool in ipairs(tools) do
  local code, out, base = assemble(tool, accepted, "good")
  tap.ok(code == 0, ("%s assembles the %d accepted statements"):format(tool.title, #accepted),
    "exit status " .. code, out:sub(1, 1000))
  image[tool.name] = tap.read(base .. ".bin") or ""
end
tap.ok(#image.tass > 2 * #accepted - 200, "64tass made the bytes", #image.tass .. " bytes")
tap.ok(image.ca65 == image.tass, "ca65 and 64tass agree", tap.diff(image.tass, image.ca65))

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

local diff = tap.diff(image.tass, image.opforge)
local where = 0
while diff and image.tass:byte(where + 1) == image.opforge:byte(where + 1)
  and where < #image.tass do
  where = where + 1
end
tap.ok(not diff, "opforge gives the same bytes", diff, diff and "in: " .. statement_at(where))
io.write(("# %d statements, %d accepted by both, %d disputed\n")
  :format(#all, #accepted, n_disputed))

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
