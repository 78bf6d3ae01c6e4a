-- gen.lua - the sources of the benchmark: the same program in the syntax of each assembler.
--
-- lua5.4 test/bench/gen.lua WORKLOAD N ASSEMBLER FILE. A workload is drawn from a generator with a
-- fixed seed, so that a file is the same on every machine. The mix imitates hand-written source:
-- 31 bytes and 3.7 tokens a line, 70 % instructions, a label every 6 lines, all modes, references
-- in both directions, expressions, tables and strings, 40 % of the instructions commented.
-- The origin is set again every few thousand lines, which keeps addresses below 64 KiB.
-- SPDX-License-Identifier: MIT

local M = {}

M.workloads = { "one", "mix", "symbols", "expressions", "macros", "includes" }
M.assemblers = { "opforge", "64tass", "acme", "dasm", "xa" }

-- How each assembler spells what they spell differently.
local dialects = {
  opforge = { head = '        .cpu "6502"', origin = "* = $%04x", byte = ".byte", word = ".word",
    text = '.text "%s"', open = "(", close = ")", char = "'%s'", acc = " a",
    macro = "%s .macro p1, p2", endm = "        .endm", p1 = ".p1", p2 = ".p2",
    call = "        .%s %s, %s", include = '        .include "%s"', is_relative = true },
  ["64tass"] = { head = '        .cpu "6502"', origin = "* = $%04x", byte = ".byte", word = ".word",
    text = '.text "%s"', open = "(", close = ")", char = "'%s'", acc = " a",
    macro = "%s .macro p1, p2", endm = "        .endm", p1 = "\\p1", p2 = "\\p2",
    call = "        .%s %s, %s", include = '        .include "%s"', is_relative = true },
  acme = { head = "        !cpu 6502", origin = "* = $%04x", byte = "!byte", word = "!word",
    text = '!text "%s"', open = "(", close = ")", char = "'%s'", acc = "",
    macro = "        !macro %s .p1, .p2 {", endm = "        }", p1 = ".p1", p2 = ".p2",
    call = "        +%s %s, %s", include = '        !source "%s"' },
  dasm = { head = "        processor 6502", origin = "        org $%04x", byte = ".byte",
    word = ".word", text = '.byte "%s"', open = "[", close = "]", char = "'%s", acc = "",
    macro = "        mac %s", endm = "        endm", p1 = "{1}", p2 = "{2}",
    call = "        %s %s,%s", include = '        include "%s"' },
  xa = { head = "        .text", origin = "* = $%04x", byte = ".byt", word = ".word",
    text = '.asc "%s"', open = "(", close = ")", char = '"%s"', acc = "",
    include = '#include "%s"' },
}

-- Numbers of Knuth's MMIX generator, high bits.
local state

local function seed(n)
  state = n
end

local function random(n)
  state = state * 6364136223846793005 + 1442695040888963407
  return (state >> 33) % n
end

local function pick(list)
  return list[random(#list) + 1]
end

local words = { "add", "byte", "carry", "check", "clear", "count", "cursor", "digit", "draw", "end",
  "fetch", "first", "flag", "frame", "get", "high", "index", "input", "last", "line", "load",
  "loop", "low", "mask", "move", "next", "page", "pixel", "point", "pos", "read", "row", "save",
  "score", "screen", "shift", "skip", "sprite", "start", "store", "sum", "table", "test", "timer",
  "value", "wait", "width", "write" }

local function sentence(n)
  local list = {}
  for i = 1, n do
    list[i] = pick(words)
  end
  return table.concat(list, " ")
end

local n_zp, n_const = 40, 40
local zp_names, const_names

local imm_ops = { "lda", "ldx", "ldy", "cmp", "cpx", "cpy", "and", "ora", "eor", "adc", "sbc" }
local mem_ops = { "lda", "sta", "lda", "sta", "adc", "sbc", "cmp", "and", "ora", "eor" }
local any_ops = { "lda", "sta", "inc", "dec", "ldx", "stx", "ldy", "sty", "cmp", "bit" }
local implied = { "clc", "sec", "tax", "tay", "txa", "tya", "inx", "iny", "dex", "dey", "pha",
  "pla", "nop", "rts", "cld" }
local shifts = { "asl", "lsr", "rol", "ror" }
local branches = { "bne", "beq", "bcc", "bcs", "bpl", "bmi" }

-- A label some labels away; a near one is a few lines off, so that a branch reaches it.
local function label_name(i)
  return ("%s_%x"):format(words[i * 7 % #words + 1], i)
end

local function far_label(env)
  local i = env.next_label + random(400) - 200
  if i < 0 or i >= env.n_labels then
    i = random(env.n_labels)
  end
  return label_name(i)
end

-- Only labels of this stretch between two origins are near.
local function near_label(env)
  local i = env.next_label + random(5) - 3
  if i < env.first_near or i >= env.end_near then
    return nil
  end
  return label_name(i)
end

local function address(env)
  local kind = random(10)
  if kind < 5 then
    return far_label(env)
  elseif kind < 7 then
    return ("%s+%d"):format(far_label(env), random(200) + 1)
  elseif kind < 9 then
    return ("$%04x"):format(0xd000 + random(0x1000))
  end
  return ("%s+%s*2"):format(far_label(env), pick(const_names))
end

local function immediate(env)
  local d = env.dialect
  local kind = random(12)
  if kind < 4 then
    return ("$%02x"):format(random(256))
  elseif kind < 6 then
    return tostring(random(200))
  elseif kind < 8 then
    return pick(const_names)
  elseif kind < 9 then
    return "<" .. far_label(env)
  elseif kind < 10 then
    return ">" .. d.open .. far_label(env) .. "+1" .. d.close
  elseif kind < 11 then
    return d.char:format(string.char(97 + random(26)))
  end
  return ("%s+%d"):format(pick(const_names), random(8))
end

local function zero_page()
  if random(5) == 0 then
    return ("$%02x"):format(random(256))
  end
  return pick(zp_names)
end

local function instruction(env)
  local kind = random(100)
  if kind < 12 then
    return pick(implied)
  elseif kind < 14 then
    return pick(shifts) .. env.dialect.acc
  elseif kind < 32 then
    return pick(imm_ops) .. " #" .. immediate(env)
  elseif kind < 45 then
    return pick(any_ops) .. " " .. zero_page()
  elseif kind < 49 then
    return pick(mem_ops) .. " " .. zero_page() .. ",x"
  elseif kind < 62 then
    return pick(any_ops) .. " " .. address(env)
  elseif kind < 68 then
    return pick(mem_ops) .. " " .. address(env) .. ",x"
  elseif kind < 73 then
    return pick(mem_ops) .. " " .. address(env) .. ",y"
  elseif kind < 77 then
    return pick(mem_ops) .. " (" .. pick(zp_names) .. "),y"
  elseif kind < 78 then
    return pick(mem_ops) .. " (" .. pick(zp_names) .. ",x)"
  elseif kind < 91 then
    local target = near_label(env)
    return target and pick(branches) .. " " .. target or pick(implied)
  elseif kind < 96 then
    return "jsr " .. far_label(env)
  elseif kind < 99 then
    return "jmp " .. far_label(env)
  end
  return "jmp (" .. far_label(env) .. ")"
end

local function data(env)
  local d = env.dialect
  local kind = random(10)
  local list = {}
  if kind < 5 then
    for i = 1, 2 + random(4) do
      list[i] = random(3) == 0 and tostring(random(256)) or ("$%02x"):format(random(256))
    end
    return d.byte .. " " .. table.concat(list, ",")
  elseif kind < 8 then
    for i = 1, 1 + random(3) do
      list[i] = random(3) == 0 and ("$%04x"):format(random(65536)) or far_label(env)
    end
    return d.word .. " " .. table.concat(list, ",")
  end
  return d.text:format(sentence(1 + random(3)))
end

local function mix(env, n, out)
  local lines_per_origin = 12000
  local labels_at = 6
  env.n_labels = (n - 1) // labels_at
  env.next_label = 0
  seed(20240229)
  for i = 1, n_zp do
    out(("%-8s= $%02x"):format(zp_names[i], 0x10 + i * 2))
  end
  for i = 1, n_const do
    out(("%-8s= %d"):format(const_names[i], 1 + i * 3))
  end
  for line = 1, n - n_zp - n_const - 1 do
    if (line - 1) % lines_per_origin == 0 then
      out(env.dialect.origin:format(0x1000))
      env.first_near = env.next_label
      env.end_near = math.min(env.next_label + lines_per_origin // labels_at, env.n_labels)
    end
    local label = ""
    if line % labels_at == 0 and env.next_label < env.n_labels then
      label = label_name(env.next_label)
      env.next_label = env.next_label + 1
    end
    local kind = random(100)
    local text
    if label == "" and kind < 9 then
      text = "; " .. sentence(4 + random(6))
    elseif label == "" and kind < 16 then
      text = ""
    elseif kind < 28 then
      text = ("%-8s%s"):format(label ~= "" and label .. " " or "", data(env))
    else
      text = ("%-8s%s"):format(label ~= "" and label .. " " or "", instruction(env))
      if random(100) < 40 then
        text = ("%-32s; %s"):format(text, sentence(2 + random(3)))
      end
    end
    out(text)
  end
  -- Labels that were promised but not reached stand at the end.
  while env.next_label < env.n_labels do
    out(label_name(env.next_label) .. " nop")
    env.next_label = env.next_label + 1
  end
end

local function symbols(env, n, out)
  seed(500000)
  local bytes = 0x10000
  for i = 0, n - 1 do
    local kind = i % 5
    if kind < 3 then
      out(("sym_%x = $%x"):format(i, 0x100 + random(0xf000)))
    elseif kind == 3 then
      out(("sym_%x = sym_%x+%d"):format(i, i - 1 - random(math.min(i, 3)), random(100)))
    else
      if bytes > 40000 then
        out(env.dialect.origin:format(0x1000))
        bytes = 0
      end
      bytes = bytes + 6
      out(("sym_%x %s sym_%x,sym_%x,sym_%x"):format(i, env.dialect.word, random(n), random(n),
        random(n)))
    end
  end
end

local function expression(env, depth)
  local d = env.dialect
  local kind = random(8)
  if depth == 0 then
    if kind < 4 then
      return pick(const_names)
    end
    return kind < 6 and tostring(random(120)) or ("$%02x"):format(random(120))
  end
  local a, b = expression(env, depth - 1), expression(env, depth - 1)
  -- Results stay within 31 bits: products are taken of small parts only.
  if depth == 1 then
    return d.open .. a .. pick { "+", "*", "&", "|", "*" } .. b .. d.close
  end
  return d.open .. a .. pick { "+", "-", "+" } .. b .. d.close
end

local function expressions(env, n, out)
  seed(31415926)
  for i = 1, n_const do
    out(("%-8s= %d"):format(const_names[i], 1 + i * 3))
  end
  for line = 1, n - n_const do
    if (line - 1) % 8000 == 0 then
      out(env.dialect.origin:format(0x1000))
    end
    local d = env.dialect
    out(("        %s %s%s+%s%s&$7fff"):format(d.word, d.open, expression(env, 4),
      "$100000", d.close))
  end
end

-- n definitions, each called once; every second one calls the one before. Six lines each.
local function macros(env, n, out)
  local d = env.dialect
  seed(271828)
  for i = 0, n - 1 do
    if i % 4000 == 0 then
      out(d.origin:format(0x1000))
    end
    local name = ("make_%s_%x"):format(pick(words), i)
    out(d.macro:format(name))
    if i % 2 == 1 then
      out(d.call:format(env.last_macro, d.p1, d.p2))
    else
      out("        lda " .. d.p2 .. "+2,x")
    end
    out("        ldy #" .. d.p1)
    out("        sta " .. d.p2 .. ",y")
    out(d.endm)
    out(d.call:format(name, random(200), ("$%x"):format(0x200 + random(0x4000))))
    env.last_macro = name
  end
end

-- n files of ten lines.
local function includes(env, n, out, path)
  local d = env.dialect
  seed(161803)
  local folder = path .. ".d"
  os.execute("mkdir -p '" .. folder .. "'")
  local shown = d.is_relative and folder:match("[^/]*$") or folder
  out(d.origin:format(0x1000))
  for i = 1, n do
    local file = assert(io.open(("%s/%d.inc"):format(folder, i), "wb"))
    file:write("; ", sentence(5), "\n")
    for line = 1, 9 do
      local label = line == 1 and ("part_%x "):format(i) or "        "
      file:write(label, pick(mem_ops), " ", ("$%02x"):format(random(256)), "\n")
    end
    file:close()
    out(d.include:format(("%s/%d.inc"):format(shown, i)))
  end
end

---Writes a workload of n lines for an assembler.
function M.write(workload, n, assembler, path)
  local file = assert(io.open(path, "wb"))
  file:setvbuf("full", 1 << 16)
  local env = { dialect = dialects[assembler] or error("unknown assembler " .. assembler) }
  local function out(line)
    file:write(line, "\n")
  end
  zp_names, const_names = {}, {}
  for i = 1, n_zp do
    zp_names[i] = "zp" .. words[i]
  end
  for i = 1, n_const do
    const_names[i] = words[i]:upper() .. "_N"
  end
  out(env.dialect.head)
  if workload == "one" then
    out(env.dialect.origin:format(0x1000))
    out("        lda #1")
  elseif workload == "mix" then
    mix(env, n, out)
  elseif workload == "symbols" then
    symbols(env, n, out)
  elseif workload == "macros" then
    macros(env, n, out)
  elseif workload == "includes" then
    includes(env, n, out, path)
  elseif workload == "expressions" then
    expressions(env, n, out)
  else
    error("unknown workload " .. workload)
  end
  file:close()
end

if arg and arg[0] and arg[0]:match("gen%.lua$") then
  if #arg ~= 4 then
    io.stderr:write("usage: gen.lua WORKLOAD N ASSEMBLER FILE\n")
    os.exit(2)
  end
  M.write(arg[1], tonumber(arg[2]), arg[3], arg[4])
end

return M
