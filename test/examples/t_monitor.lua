-- t_monitor.lua - examples/monitor: the bytes of both assemblers, and what the monitor prints.
--
-- What it should print comes from the model in monitor.lua (memory, disassembler), from opforge
-- (line assembler), from sim65 itself (single steps against the same program run by `g`) and from
-- the session in the README.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local examples = require "test.lib.examples"
local model = require "test.examples.monitor"
local tap = require "test.lib.tap"

local folder = "examples/monitor"
local temp = tap.temp()

local n_lines = examples.lines(folder)
tap.ok(n_lines >= 1000 and n_lines <= 4000, "the monitor has 1,000 to 4,000 lines",
  n_lines .. " lines")
local program = examples.build(folder, "main.asm", temp, 0, 0x400, 0x400)

---The lines that the monitor prints for these input lines, the echo of its prompt included.
local function session(name, input)
  local code, out = examples.run(program, table.concat(input, "\n") .. "\nq\n")
  tap.ok(code == 0, name .. ": sim65 ends the monitor", "exit status " .. code, out:sub(-1000))
  local banner, rest = out:match("^([^\n]*)\n(.*)%.q\n$")
  tap.is(banner, "6502 monitor, ? for help", name .. ": first line")
  return rest or out
end

---A script and the text that it should print. Each command shows up as its echo.
local function new_case()
  local case = { input = {}, output = {} }
  function case.add(command, lines, prompt)
    case.input[#case.input + 1] = command
    case.output[#case.output + 1] = (prompt or ".") .. command
    for _, line in ipairs(lines or {}) do
      case.output[#case.output + 1] = line
    end
  end
  function case.check(name)
    examples.same_text(session(name, case.input), table.concat(case.output, "\n") .. "\n", name)
  end
  return case
end

-- A small generator of the same numbers everywhere.
local seed = 1
local function random(n)
  seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
  return (seed >> 16) % n
end

---Bytes of a dump.
local function dumped(text)
  local bytes = {}
  for line in text:gmatch("[^\n]+") do
    local hex = line:match("^%x%x%x%x  (.*)")
    for digits in (hex and hex:sub(1, 48) or ""):gmatch("(%x%x) ?") do
      bytes[#bytes + 1] = string.char(tonumber(digits, 16))
    end
  end
  return table.concat(bytes)
end

-- The README ---------------------------------------------------------------------------------

local function test_readme()
  local text = assert(tap.read(folder .. "/README.md"))
  local shown = assert(text:match("## A session\n\n```\n(.-)```"))
  local input = {}
  for line in shown:gmatch("[^\n]+") do
    input[#input + 1] = line:match("^%.(.*)") or line:match("^a %x%x%x%x ?(.*)")
  end
  local got = session("README", input):gsub(" +\n", "\n")
  examples.same_text(got, shown, "the session in the README is what the monitor prints")
  -- Each command of the help is in the table of the README and the other way round.
  local _, help = examples.run(program, "?\nq\n")
  local missing = {}
  local n_commands = 0
  for key, operands in help:gmatch("\n(%l) ?([^\n]-) %s+%l") do
    n_commands = n_commands + 1
    local whole = operands == "" and key or key .. " " .. operands
    if not text:find("`" .. whole .. "`", 1, true) then
      missing[#missing + 1] = whole
    end
  end
  tap.is(table.concat(missing, ", "), "", "the README has the commands of the help")
  tap.is(n_commands, 16, "number of commands in the help")
end

-- Memory -------------------------------------------------------------------------------------

local function test_memory()
  local case = new_case()
  local memory = {}
  local function range()
    local from = 0x4000 + random(0x180)
    return from, from + random(0x60)
  end
  local function some_bytes()
    local bytes, words = {}, {}
    for i = 1, 1 + random(6) do
      bytes[i] = 0x41 + random(3)
      words[i] = random(2) == 0 and ("%x"):format(bytes[i])
        or ('"%s"'):format(string.char(bytes[i]))
    end
    return bytes, table.concat(words, " ")
  end
  case.add("f 4000 43ff 0")
  model.fill(memory, 0x4000, 0x43FF, { 0 })
  for _ = 1, 60 do
    local kind = random(7)
    local from, to = range()
    local dest = 0x4000 + random(0x180)
    local bytes, words = some_bytes()
    if kind == 0 then
      case.add(("f %x %x %s"):format(from, to, words))
      model.fill(memory, from, to, bytes)
    elseif kind == 1 then
      case.add((": %x %s"):format(from, words))
      table.move(bytes, 1, #bytes, from, memory)
    elseif kind == 2 then
      case.add(("t %x %x %x"):format(from, to, dest))
      model.transfer(memory, from, to, dest)
    elseif kind == 3 then
      case.add(("c %x %x $%x"):format(from, to, dest), model.compare(memory, from, to, dest))
    elseif kind == 4 then
      case.add(("h %x +%x %s"):format(from, to - from + 1, words),
        model.hunt(memory, from, to, bytes))
    elseif kind == 5 then
      case.add(("k %x %x"):format(from, to), model.checksum(memory, from, to))
    else
      case.add(("m %x %x"):format(from, to), model.dump(memory, from, to))
    end
  end
  case.add("m 4000 43ff", model.dump(memory, 0x4000, 0x43FF))
  -- Without an end: 128 bytes, then the next ones, up to the end of memory.
  case.add("m 4000", model.dump(memory, 0x4000, 0x407F))
  case.add("m", model.dump(memory, 0x4080, 0x40FF))
  case.add(": fe00 1 2 3")
  model.fill(memory, 0xFE00, 0xFE02, { 1, 2, 3 })
  case.add("c fe00 +3 fe00")
  case.check "commands on memory"
end

local function test_numbers()
  local case = new_case()
  for _, value in ipairs { 0, 1, 9, 10, 99, 100, 999, 1000, 9999, 10000, 32767, 32768, 65535,
    0x4142 } do
    case.add(("= %x"):format(value), model.number(value))
    case.add(("= $%X"):format(value), model.number(value))
    case.add(("= !%d"):format(value), model.number(value))
  end
  for _ = 1, 20 do
    local first, second, third = random(0x10000), random(0x10000), random(256)
    case.add(("= %x+!%d-%x"):format(first, second, third),
      model.number((first + second - third) & 0xFFFF))
  end
  case.add("= %1010101", model.number(0x55))
  case.add("= 'A+1 ; a comment", model.number(0x42))
  case.add("= *", model.number(0x4000))
  case.add("; a comment")
  case.add("")
  case.check "numbers"
end

-- Assembler and disassembler -----------------------------------------------------------------

---All instructions with operands, as { line for the monitor, line for opforge, bytes as text }.
local function all_lines()
  local list = {}
  for opcode = 0, 255 do
    local ins = model.instructions[opcode]
    if ins then
      local value = ins.size == 2 and "$1234" or ins.is_branch and "*-$20" or "$C5"
      local line = ins.name .. " " .. ins.form:gsub("e", value)
      list[#list + 1] = { line, line }
      -- An absolute operand in the zero page: opforge is told, the monitor looks at the digits.
      if ins.size == 2 and ins.name:sub(1, 1) ~= "j" then
        list[#list + 1] = {
          (line:gsub("%$1234", "$0012")),
          (line:gsub("%$1234", "$0012"):gsub("^(%l+)", "%1.w")),
        }
      end
    end
  end
  return list
end

---What opforge makes of these lines at an address.
local function assembled(lines, address)
  local path = temp .. "/lines"
  local text = ("        .cpu \"6502\"\n*       = $%04x\n        %s\n")
    :format(address, table.concat(lines, "\n        "))
  tap.write(path .. ".asm", text)
  local code, log = tap.run(("build/opforge -q -b -o %s %s.asm 2>&1"):format(path, path))
  tap.ok(code == 0, "opforge accepts the lines", log:sub(1, 1000))
  return tap.read(path .. ".bin") or ""
end

local function test_assembler()
  local list = all_lines()
  local n_opcodes = 0
  for opcode = 0, 255 do
    n_opcodes = n_opcodes + (model.instructions[opcode] and 1 or 0)
  end
  tap.is(n_opcodes, 151, "all documented instructions are there")
  local theirs, case, memory = {}, new_case(), {}
  for i, pair in ipairs(list) do
    theirs[i] = pair[2]
  end
  local bytes = assembled(theirs, 0x5000)
  for i = 1, #bytes do
    memory[0x5000 + i - 1] = bytes:byte(i)
  end
  case.add("a 5000")
  local address = 0x5000
  local retyped = {}
  for _, pair in ipairs(list) do
    local shown, size = model.line(memory, address)
    case.add(pair[1], { shown }, ("a %04X "):format(address))
    retyped[#retyped + 1] = shown:sub(17)
    address = address + size
  end
  tap.is(address, 0x5000 + #bytes, "sizes of the model and of opforge")
  case.add("", nil, ("a %04X "):format(address))
  case.add(("m 5000 %x"):format(address - 1), model.dump(memory, 0x5000, address - 1))
  case.check "the line assembler gives the bytes of opforge"

  -- What the disassembler prints is an input of the assembler.
  local input = { "a 6000" }
  for i, line in ipairs(retyped) do
    -- A branch keeps its distance at the new place.
    input[#input + 1] = line:gsub("^(b[^ir]%l )%$(%x+)$", function(name, target)
      return ("%s$%04X"):format(name, tonumber(target, 16) + 0x1000)
    end)
    assert(#input == i + 1)
  end
  input[#input + 1] = ""
  input[#input + 1] = ("c 5000 %x 6000"):format(address - 1)
  table.insert(input, 1, "a 5000")
  for i, pair in ipairs(list) do
    table.insert(input, i + 1, pair[1])
  end
  table.insert(input, #list + 2, "")
  input[#input + 1] = ("m 6000 %x"):format(address - 1 + 0x1000)
  local out = session("round trip", input)
  local tail = assert(out:match("\n%.c 5000 %x+ 6000\n(.*)"))
  tap.ok(tail:match("^%.m 6000"), "round trip: no byte differs", tail:sub(1, 400))
  tap.ok(dumped(tail) == bytes, "round trip: the bytes of opforge", tap.diff(bytes, dumped(tail)))
end

local function test_disassembler()
  local case, memory = new_case(), {}
  local address = 0x4000
  for opcode = 0, 255 do
    local bytes = { opcode, 0x80 + opcode & 0xFF, opcode ~ 0x55 }
    case.add((": %x %02x %02x %02x"):format(address, table.unpack(bytes)))
    table.move(bytes, 1, 3, address, memory)
    local line, size = model.line(memory, address)
    case.add(("d %x %x"):format(address, address), { line })
    address = address + size
  end
  -- The next range: 32 bytes or a little more from where the last one ended.
  case.add(": 4800 a9 12")
  case.add("f 4802 4830 ea")
  case.add("d 4800 4801", { "4800  A9 12     lda #$12" })
  local lines = {}
  for at = 0x4802, 0x4821 do
    lines[#lines + 1] = ("%04X  EA        nop"):format(at)
  end
  case.add("d", lines)
  case.add(": 4900 a5 40 20 40 00 d0 fe 4c 05 49")
  case.add("x 4900 4909 40", { "4900  A5 40     lda $40", "4902  20 40 00  jsr $0040" })
  case.add("x 4900 4909 4905", { "4905  D0 FE     bne $4905", "4907  4C 05 49  jmp $4905" })
  case.check "all opcodes disassembled"
end

-- Errors -------------------------------------------------------------------------------------

local function test_errors()
  local case = new_case()
  local function bad(line, column, text)
    case.add(line, { (" "):rep(column) .. "^ " .. text })
  end
  bad("y", 1, "unknown command")
  bad("m 12345", 7, "number is larger than $FFFF")
  bad("= !65536", 8, "number is larger than $FFFF")
  bad("m x", 3, "number expected")
  bad("= '", 4, "character expected")
  bad("m 10 5", 7, "range ends before it starts")
  bad("m 10 +0", 8, "range is empty")
  bad("m 10 20 30", 9, "not expected here")
  bad("f 4000 4001", 12, "bytes expected")
  bad("f 4000 4001 \"abc", 17, "string is not closed")
  bad(": 4000 100", 11, "does not fit in a byte")
  bad(": 4000 \"" .. ("x"):rep(33), 42, "too many bytes")
  bad("r q=1", 3, "register=value expected")
  bad("r a=100", 8, "does not fit in a byte")
  bad("z foo", 4, "not expected here")
  case.add("a 4000")
  local function worse(line, column, text)
    case.add(line, { (" "):rep(column + 7) .. "^ " .. text }, "a 4000 ")
  end
  worse("bra 4000", 0, "not an instruction")
  worse("ld", 2, "not an instruction")
  worse("ldax 12", 3, "not an instruction")
  worse("lda", 3, "the instruction has no such mode")
  worse("lda a", 5, "the instruction has no such mode")
  worse("nop 12", 6, "the instruction has no such mode")
  worse("sta #12", 7, "the instruction has no such mode")
  worse("lda #100", 8, "operand does not fit")
  worse("lda (100),y", 11, "operand does not fit")
  worse("stx 1234,y", 10, "operand does not fit")
  worse("lda (12),x", 8, "not expected here")
  worse("bne 4082", 8, "branch out of range")
  worse("bne 3f81", 8, "branch out of range")
  case.add("bne 4081", { "4000  D0 7F     bne $4081" }, "a 4000 ")
  case.add("bne 3f82", { "4002  D0 7E     bne $4082" }, "a 4002 ")
  table.remove(case.input)
  for _ = 1, 2 do
    table.remove(case.output)
  end
  case.add("bne 3f84", { "4002  D0 80     bne $3F84" }, "a 4002 ")
  case.add("; a comment goes on", nil, "a 4004 ")
  case.add("", nil, "a 4004 ")
  -- Nine breakpoints are one too many.
  for i = 0, 7 do
    case.add(("b %x"):format(0x5000 + i))
  end
  bad("b 6000", 7, "too many breakpoints")
  case.check "errors"

  local _, out = examples.run(program, "= 1")
  tap.is(out, "6502 monitor, ? for help\n.= 1\n" .. model.number(1)[1] .. "\n.\n",
    "the end of the input ends the monitor, also without a line end")
  _, out = examples.run(program, "= 1\r\n; " .. ("x"):rep(200) .. "\n")
  tap.is(out, "6502 monitor, ? for help\n.= 1\n" .. model.number(1)[1] .. "\n.; "
    .. ("x"):rep(70) .. "\n.\n", "line ends of two bytes, long lines")
end

-- Running ------------------------------------------------------------------------------------

---Random instructions without jumps that stay in $6000 to $61FF; the zero page below $40 is the
---monitor's, so operands that an index can bring there are left out. So is ROL absolute,X: sim65 of
---cc65 2.19 leaves the program there.
local function random_program(n)
  local opcodes = {}
  for opcode = 0, 255 do
    local ins = model.instructions[opcode]
    local is_safe = ins and opcode ~= 0x3E
      and not ("brk jmp jsr rts rti txs"):find(ins.name, 1, true)
      and not (ins.size == 1 and ins.form:find(",", 1, true))
    if is_safe then
      opcodes[#opcodes + 1] = opcode
    end
  end
  local bytes = {}
  for _ = 1, n do
    local opcode = opcodes[random(#opcodes) + 1]
    local ins = model.instructions[opcode]
    bytes[#bytes + 1] = opcode
    if ins.is_branch then
      -- Over one instruction of two bytes.
      table.move({ 2, 0x49, random(256) }, 1, 3, #bytes + 1, bytes)
    elseif ins.size == 1 then
      bytes[#bytes + 1] = ins.form == "e" and 0x40 + random(0xC0) or random(256)
    elseif ins.size == 2 then
      bytes[#bytes + 1] = random(256)
      bytes[#bytes + 1] = 0x60
    end
  end
  return bytes
end

-- Jumps, calls, returns and the indexed modes of the zero page.
local jumps = {
  "ldx #2", "lda #$80", "sta $52", "lda #$60", "sta $53", "ldy #3", "lda #$5a", "sta ($52),y",
  "lda ($50,x)", "eor $50,x", "stx $52,y", "inc $51,x", "jmp *+4", "brk", "jsr $5800", "php",
  "lda #$58", "pha", "lda #$06", "pha", "php", "rti",
}
local subroutine = { "inx", "pha", "sec", "ror", "pla", "rts", "jmp ($5810)" }

local function test_running()
  local parts = {}
  for i = 1, 6 do
    local bytes = random_program(60)
    bytes[#bytes + 1] = 0
    parts[i] = bytes
  end
  local input = {}
  local function add(...)
    for _, line in ipairs { ... } do
      input[#input + 1] = line
    end
  end
  local function reset(pc)
    add("f 40 ff 0", "f 6000 61ff 3", "f 100 17f 0")
    add(("r pc=%x a=12 x=34 y=56 sp=50 p=20"):format(pc))
  end
  for i, bytes in ipairs(parts) do
    local pc = 0x4000 + i * 0x100
    for from = 1, #bytes, 16 do
      local words = {}
      for at = from, math.min(from + 15, #bytes) do
        words[#words + 1] = ("%02x"):format(bytes[at])
      end
      add((": %x %s"):format(pc + from - 1, table.concat(words, " ")))
    end
  end
  add "a 5000"
  add(table.unpack(jumps))
  add("", "a 5800")
  add(table.unpack(subroutine))
  add("", ": 5810 20 58", "a 5820", "lda #7", "tsx", "brk", "")
  local starts = { 0x5000 }
  for i = 1, #parts do
    starts[#starts + 1] = 0x4000 + i * 0x100
  end
  for _, pc in ipairs(starts) do
    for _, how in ipairs { "g", "z !200" } do
      reset(pc)
      add(how, "; state", "r", "k 40 ff", "k 6000 61ff", "; end")
    end
  end
  local out = session("running", input)
  local states = {}
  for state in out:gmatch("%.; state\n(.-)%.; end\n") do
    states[#states + 1] = state
  end
  tap.is(#states, 2 * #starts, "running: all programs ended")
  for i = 1, #states, 2 do
    tap.is(states[i + 1], states[i], ("steps from $%04X end as the processor does")
      :format(starts[(i + 1) // 2]))
  end
  tap.ok(states[1] and states[1]:find("\n5823 07 ", 1, true),
    "the program with jumps comes to its end", states[1])
  local distinct = {}
  local n_distinct = 0
  for i = 1, #states, 2 do
    if not distinct[states[i]] then
      distinct[states[i]] = true
      n_distinct = n_distinct + 1
    end
  end
  tap.is(n_distinct, #starts, "running: the programs end in different states")
end

if program then
  test_readme()
  test_memory()
  test_numbers()
  test_assembler()
  test_disassembler()
  test_errors()
  test_running()
end

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
