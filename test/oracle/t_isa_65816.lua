-- t_isa_65816.lua - every mnemonic of the 65816 with every operand shape, the edges of its values
-- and forced forms, in several states of the CPU, against 64tass and ca65 with ld65 (isa.lua).
--
-- ca65 knows no direct page and no data bank that move, and takes a forward reference for 16 bits:
-- where these play a part 64tass stands alone.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;./lua/?.lua;./lua/?/init.lua;" .. package.path

local builder = require "opforge.builder"
local isa = require "test.oracle.isa"
local tap = require "test.lib.tap"

local sheet
for _, one in ipairs(builder.load_spec("packages/mos6502/package.lua").cpus) do
  sheet = one.name == "65816" and one or sheet
end

local values = { "0", "1", "$7f", "$80", "$fe", "$ff", "$100", "$101", "$1234", "$1fff", "$2000",
  "$20ff", "$2100", "$7fff", "$8000", "$fffe", "$ffff", "$10000", "$123456", "$7dffff", "$7e0000",
  "$7e0012", "$7e2000", "$7effff", "$7f0000", "$fffffe", "$ffffff", "$1000000", "-1", "-128",
  "-129", "-32768", "-32769", "1+2", "$100-1", "$ff+1", "$ffff+1" }
local few_values = { "$12", "$1234", "$123456" }
local forced_values = { "0", "$12", "$ff", "$100", "$1234", "$2012", "$ffff", "$10000", "$7e0012",
  "$ffffff", "$1000000" }
local distances = { -129, -128, -127, -3, -2, -1, 0, 1, 126, 127, 128, 129 }
local long_distances = { -300, -3, -1, 0, 1, 300 }

-- Names whose values stand at the end.
local forward = { f0 = "0", f8 = "$12", f2000 = "$2012", f16 = "$1234", f24 = "$123456",
  f7e = "$7e1234" }
local forward_names = { "f0", "f8", "f2000", "f16", "f24", "f7e" }

local mnemonics, has, fields, opcodes = {}, {}, {}, {}
for _, row in ipairs(sheet.instructions) do
  local form = row[1] .. " " .. row[2]
  if not has[row[1]] then
    mnemonics[#mnemonics + 1] = row[1]
  end
  has[row[1]], has[form] = true, true
  fields[form] = (fields[form] or "") .. row[3]:sub(3) .. " "
  opcodes[row[3]:sub(1, 2)] = true
end
table.sort(mnemonics)

local spelled = {
  tass = {},
  ca65 = { bge = "bcs", blt = "bcc" },
}
local width = {
  tass = { b = "@b ", w = "@w ", l = "@l " },
  ca65 = { b = "z:", w = "a:", l = "f:" },
}

---What a peer says for an instruction.
local function translate(peer, mnemonic, operand)
  local own = spelled[peer][mnemonic] or mnemonic
  if peer == "tass" and (mnemonic == "inc" or mnemonic == "dec") and operand == "" then
    return mnemonic .. " a"
  elseif peer == "ca65" and has[mnemonic .. " #e"] and fields[mnemonic .. " #e"]:find("imm")
    and mnemonic ~= "rep" and mnemonic ~= "sep" or peer == "ca65" and mnemonic == "pea" then
    operand = operand:gsub("^#", "")
  elseif peer == "ca65" and mnemonic:find("^mv[np]$") then  -- bare operands are addresses there
    operand = operand:gsub("^([^#]+),([^#]+)$", "#%1,#%2")
  end
  return operand == "" and own or own .. " " .. operand
end

-- What a peer does beyond the data sheet (table 5-4 has the forms of each instruction) and the
-- language, and what the language adds; test/asm/state/*_peers.asm has a case of each. Where the
-- peers contradict each other on top of that, ca65 is the generous one: a jump or an absolute
-- operand that is negative or in another bank loses its high bits there (15.1: OF0503, OF0508), and
-- `brk`, `cop`, `wdm`, `brl`, `per`, `jml` have forms of their own. 64tass counts BRL and PER round
-- the end of the bank; the displacement is in -32768 to 32767 all the same (OF0505).
---@param value integer?
local function is_ours(mnemonic, pattern, value)
  local field = fields[mnemonic .. " e"] or ""
  return pattern == "#e" and field:find(" rel") ~= nil      -- 64tass: the displacement itself
    or pattern == "e,k" and field:find("rel16") ~= nil      -- 64tass: counts from the bank
    or mnemonic == "pei" and (pattern == "e" or pattern == "e,d")         -- 64tass: as `pei (e)`
    or (mnemonic == "ldx" or mnemonic == "ldy") and pattern == "a"        -- 64tass: as TAX, TAY
    or mnemonic == "cop" and pattern == ""                  -- 64tass: without its second byte
    or mnemonic == "pea" and pattern == "e" and value < 0   -- a word like others: -32768 to 65535
    or (mnemonic == "rep" or mnemonic == "sep")             -- a byte like others: -128 to 255
      and pattern == "#e" and value < 0 and value >= -128
end

-- What changes the state: opforge follows it always, its peers when asked to.
local changes = { rep = true, sep = true, plb = true, pld = true, tcd = true, tad = true }

---The number that a text of the lists above stands for.
local function number(text)
  text = (forward[text] or text):gsub("%$", "0x")
  return load("return " .. text)()
end

-- What stands before an operand, by its letter, and the letter by the width of an address.
local letter_of = { b = "d", w = "b" }

---@param state table   m, x, dp, dbr, org
local function statements(state, is_wanted)
  local list = {}
  local dp, dbr = number(state.dp or "0"), number(state.dbr or "0")
  local pbr = number(state.org or "0") >> 16
  local back = ("\n        .assume m=%d, x=%d, dp=%s, dbr=%s"):format(state.m, state.x,
    state.dp or "auto", state.dbr or "auto")
  local function put(mnemonic, is_ours, opforge, tass, ca65)
    if pbr > 0 and (fields[mnemonic .. " e"] or ""):find("code") then
      ca65 = nil                               -- jumps there do not know where they are
    end
    list[#list + 1] = { mnemonic = mnemonic, tass = tass, ca65 = ca65, is_ours = is_ours,
      opforge = opforge .. (changes[mnemonic] and back or "") }
  end
  local function is_simple(pattern)
    return pattern == "e" or pattern == "e,x" or pattern == "e,y"
  end

  ---A plain statement; pattern is missing for branches.
  local function add(mnemonic, pattern, operand, value)
    local text = operand == "" and mnemonic or mnemonic .. " " .. operand
    local v = value and number(value)
    local tass = mnemonic
    -- A jump into another bank is long where the mnemonic has such a form; 64tass wants `jml`.
    if mnemonic == "jmp" and pattern == "e" and v >> 16 ~= pbr and v >= 0 then
      tass = "jml"
    end
    local is_known = not forward[value]
    if pattern == "#e" and v < 0 then           -- ca65 has no negative immediates
      is_known = false
    end
    put(mnemonic, is_ours(mnemonic, pattern, v), text, translate("tass", tass, operand),
      is_known and translate("ca65", mnemonic, operand) or nil)
  end

  ---A suffix of the mnemonic, for forms that have more than one width.
  local function add_forced(mnemonic, pattern, value, suffix)
    local operand, v = pattern:gsub("e", value), number(value)
    if not is_simple(pattern) then
      return
    end
    -- A value that fits the form is taken as it is, wherever pages and banks are: 64tass says that
    -- with the letter of an operand.
    local tass = width.tass[suffix] .. operand
    local letter = suffix == "w" and fields[mnemonic .. " e"]:find("code") and "k"
      or letter_of[suffix]
    if mnemonic == "pea" and suffix == "w" then -- no address of the data bank, whatever `@w` says
      tass = operand
    elseif suffix == "b" and dp ~= 0 and v <= 0xFF
      or suffix == "w" and letter == "b" and dbr ~= 0 and v <= 0xFFFF
      or suffix == "w" and letter == "k" and pbr ~= 0 and v <= 0xFFFF then
      tass = pattern:gsub("e", value .. "," .. letter)
    end
    local name = mnemonic
    if mnemonic == "jmp" and suffix == "l" and pattern == "e" then
      name, tass = "jml", operand
    end
    put(mnemonic, false, ("%s.%s %s"):format(mnemonic, suffix, operand),
      translate("tass", name, tass),
      translate("ca65", mnemonic, width.ca65[suffix] .. operand))
  end

  ---A suffix of the operand. An address counts from where its page or bank is; 64tass wants the
  ---difference, and its long form has a mark in front.
  local function add_suffixed(mnemonic, pattern, letter, value)
    local plain = pattern:gsub("," .. letter, "")
    local field = fields[mnemonic .. " " .. plain] or ""
    local v = number(value)
    local theirs = value
    if letter == "d" and v > 0xFF and v >= dp and v <= dp + 0xFF then
      theirs = ("$%x"):format(v - dp)
    elseif letter == "b" and v > 0xFFFF and v >> 16 == dbr
      or letter == "k" and v > 0xFFFF and v >> 16 == pbr then
      theirs = ("$%x"):format(v & 0xFFFF)
    end
    local tass = letter == "l" and width.tass.l .. plain:gsub("e", value)
      or pattern:gsub("e", theirs)
    local size = ({ d = "b", b = "w", k = "w", l = "l" })[letter]
    local name = ({ d = "zp", b = "abs", k = "code", l = "long" })[letter]
    local ca65 = is_simple(plain) and field:find(name)
      and width.ca65[size] .. plain:gsub("e", value)
    local name = mnemonic
    if mnemonic == "jmp" and letter == "l" and plain == "e" then
      name, tass = "jml", value
    end
    put(mnemonic, is_ours(mnemonic, pattern), mnemonic .. " " .. pattern:gsub("e", value),
      translate("tass", name, tass), ca65 and translate("ca65", mnemonic, ca65))
  end

  for _, mnemonic in ipairs(mnemonics) do
    for _, pattern in ipairs(sheet.operands) do
      local form = mnemonic .. " " .. pattern
      local letter = pattern:match("e,([dbkl])%f[%W]")
      local field = fields[form] or ""
      if not is_wanted(mnemonic, pattern, field) then
        goto continue
      elseif not pattern:find("e") then
        add(mnemonic, pattern, pattern)
      elseif letter then
        local is_there = has[mnemonic .. " " .. pattern:gsub("," .. letter, "")]
        for _, value in ipairs(is_there and forced_values or few_values) do
          add_suffixed(mnemonic, pattern, letter, value)
        end
      elseif field:find(" rel16") then
        for _, distance in ipairs(state.distances or long_distances) do
          add(mnemonic, nil, ("*+3%+d"):format(distance))
        end
      elseif field:find(" rel") then
        for _, distance in ipairs(distances) do
          add(mnemonic, nil, ("*+2%+d"):format(distance))
        end
      elseif has[form] and pattern:find("e,#?e") then
        for _, value in ipairs(values) do
          local mark = pattern:match("#?")
          add(mnemonic, pattern, ("%s%s,%s$12"):format(mark, value, mark), value)
          add(mnemonic, pattern, ("%s$34,%s%s"):format(mark, mark, value), value)
        end
      elseif has[form] then
        for _, list_of in ipairs { values, forward_names } do
          for _, value in ipairs(list_of) do
            add(mnemonic, pattern, (pattern:gsub("e", value)), value)
          end
        end
        for _, value in ipairs(forced_values) do
          for _, suffix in ipairs { "b", "w", "l" } do
            add_forced(mnemonic, pattern, value, suffix)
          end
        end
      elseif not (pattern == "e" and has[mnemonic .. " e,e"]) then -- ca65 reads on in the next line
        for _, value in ipairs(few_values) do
          add(mnemonic, pattern, (pattern:gsub("e", value)), value)
        end
      end
      ::continue::
    end
  end
  return list
end

---The heads of the sources for a state. A peer that has no words for it has none.
local function heads(state)
  local org = state.org or "$0200"
  local head = {
    opforge = ('        .cpu "65816"\n* = %s\n        .assume m=%d, x=%d\n'):format(org, state.m,
      state.x),
    tass = ('        .cpu "65816"\n* = %s\n        .a%s\n        .x%s\n'):format(org,
      state.m == 1 and "s" or "l", state.x == 1 and "s" or "l"),
  }
  if state.dp or state.dbr then
    for _, name in ipairs { "opforge", "tass" } do
      head[name] = head[name] .. (state.dp and "        .dpage " .. state.dp .. "\n" or "")
        .. (state.dbr and "        .databank " .. state.dbr .. "\n" or "")
    end
  else
    head.ca65 = ('        .setcpu "65816"\n        .org %s\n        .a%d\n        .i%d\n'):format(
      org, state.m == 1 and 8 or 16, state.x == 1 and 8 or 16)
  end
  return head
end

local foot = { opforge = "", tass = "" }
for _, name in ipairs(forward_names) do
  for peer in pairs(foot) do                   -- each by itself
    foot[peer] = ("%s%s = %s\n"):format(foot[peer], name, forward[name])
  end
end

local function everything()
  return true
end
local function immediates(_, pattern)
  return pattern == "#e"
end
local function jumps(_, _, field)
  return field:find("code") or field:find("rel") or field:find("long") or field:find("vector")
end
local function long_branches(_, _, field)
  return field:find("rel16")
end

local states = {
  { name = "8 bits", m = 1, x = 1, wanted = everything },
  { name = "16 bits", m = 0, x = 0, wanted = everything },
  { name = "m 8, x 16", m = 1, x = 0, wanted = immediates },
  { name = "m 16, x 8", m = 0, x = 1, wanted = immediates },
  { name = "dp", m = 1, x = 1, dp = "$2000", wanted = everything },
  { name = "dp within a page", m = 1, x = 1, dp = "$1f80", wanted = everything },
  { name = "dbr", m = 1, x = 1, dbr = "$7e", wanted = everything },
  { name = "dp and dbr", m = 0, x = 0, dp = "$2000", dbr = "$7e", wanted = everything },
  { name = "bank 1", m = 1, x = 1, org = "$018000", wanted = jumps },
  { name = "far ahead", m = 1, x = 1, org = "$7000", wanted = long_branches,
    distances = { 32765, 32766, 32767, 32768, 32769 } },
  { name = "far behind", m = 1, x = 1, org = "$9000", wanted = long_branches,
    distances = { -32767, -32768, -32769, -32770 } },
}

---REP and SEP with all their operands: what they leave is seen by the instructions behind them.
local function follow()
  local list = {}
  for value = 0, 255 do
    for _, mnemonic in ipairs { "rep", "sep" } do
      local text = ("%s #$%02x\n  lda #$12\n  ldx #$34\n  sta $1234\n  cpy #$56"):format(mnemonic,
        value * 53 % 256)                      -- an order in which they change much
      list[#list + 1] = { mnemonic = mnemonic, opforge = text, tass = text, ca65 = text }
    end
  end
  return { name = "rep and sep", statements = list,
    head = { opforge = '  .cpu "65816"\n* = $0200\n',
      tass = '  .cpu "65816"\n  .autsiz\n* = $0200\n',
      ca65 = '  .setcpu "65816"\n  .smart\n  .a8\n  .i8\n  .org $0200\n' } }
end

if isa.are_there() then
  local n = 0
  for _ in pairs(opcodes) do                   -- only counted
    n = n + 1
  end
  tap.is(n, 256, "number of opcodes")
  for _, state in ipairs(states) do
    local n_all, accepted, n_disputed = isa.compare { name = state.name, head = heads(state),
      foot = foot, statements = statements(state, state.wanted) }
    if state.wanted == everything then
      tap.is(isa.unmet(mnemonics, accepted), "",
        state.name .. ": each mnemonic is accepted in some form")
    end
    io.write(("# %s: %d statements, %d accepted by all, %d disputed\n")
      :format(state.name, n_all, #accepted, n_disputed))
  end
  local n_all, accepted = isa.compare(follow())
  io.write(("# rep and sep: %d statements, %d accepted\n"):format(n_all, #accepted))
end

isa.done()
