-- t_desk.lua - examples/desk: every output is that of ca65 and ld65 for the same source, and the
-- system does in sim65 what models of its parts say.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local model = require "test.examples.desk_model"
local peer = require "test.examples.desk_ca65"
local examples = require "test.lib.examples"
local tap = require "test.lib.tap"

local folder = "examples/desk"
local temp = tap.temp()

---Lines of the sources that are not blank.
local function count_lines()
  local n_lines = 0
  for _, path in ipairs(tap.lines(("find %s -name '*.asm' -o -name '*.inc'"):format(folder))) do
    for line in assert(tap.read(path)):gmatch "[^\n]+" do
      n_lines = n_lines + (line:find "%S" and 1 or 0)
    end
  end
  return n_lines
end

-- Bytes --------------------------------------------------------------------------------------

---Sections as the map of opforge and that of ld65 tell them: name, address, size.
local function our_sections(text)
  local list = {}
  for name, base, size in text:match "\nSections\n[^\n]*\n(.-)\n\n"
      :gmatch "([%w_]+) (%x+) (%d+) %l+ [%w_]+" do
    list[#list + 1] = size ~= "0" and ("%s %s %s"):format(name, base, size) or nil
  end
  return list
end

local function their_sections(text)
  local list = {}
  for name, base, size in text:match "\nSegment list:\n.-\n%-+\n(.-)\n\n"
      :gmatch "([%w_]+) +(%x+)  %x+  (%x+)" do
    if name ~= "LOADADDR" then
      list[#list + 1] = ("%s %04X %d"):format(name, tonumber(base, 16), tonumber(size, 16))
    end
  end
  table.sort(list, function(a, b) return a:lower() < b:lower() end)
  return list
end

---Names of symbols with their values: from the debug file of ld65, full paths with dots.
local function their_symbols(text, program)
  local scopes, values = {}, {}
  for line in text:gmatch "scope\t([^\n]+)" do
    local id, name, parent = line:match "id=(%d+)", line:match 'name="([^"]*)"',
      line:match "parent=(%d+)"
    scopes[id] = { name = name, parent = parent }
  end
  local paths = {}
  for _, module in ipairs(program.modules) do
    paths[module.scope] = module.id == "main" and "" or module.id .. "."
  end
  local function path(id)
    local scope = scopes[id]
    if not scope or scope.name == "" then
      return ""
    end
    local outer = scope.parent and path(scope.parent) or ""
    return outer == "" and scope.parent == "0" and paths[scope.name] or outer .. scope.name .. "."
  end
  for line in text:gmatch "sym\t([^\n]+)" do
    local name, scope, value = line:match 'name="([^"]*)"', line:match "scope=(%d+)",
      line:match "val=0x(%x+)"
    if scope and value then
      values[(path(scope) .. name):lower()] = tonumber(value, 16)
    end
  end
  return values
end

local function test_bytes()
  local code, log = tap.run(("build/opforge -q -o %s/ --inclusion-report %s/units %s/main.asm 2>&1")
    :format(temp, temp, folder))
  tap.ok(code == 0, "opforge accepts " .. folder, "exit status " .. code, log:sub(1, 2000))
  if not (tap.has "ca65" and tap.has "ld65") then
    tap.ok(true, "ca65 and ld65 give the same files # SKIP cc65 is missing")
    return
  end
  local program = peer.translate(folder, "main")
  local dir = temp .. "/peer"
  assert(tap.run("mkdir -p " .. dir) == 0)
  tap.write(dir .. "/desk.s", program.text)
  code, log = tap.run(("cd %s && ca65 -g -o desk.o desk.s 2>&1"):format(dir))
  tap.ok(code == 0, "ca65 accepts the same source", log:sub(1, 2000))
  for _, output in ipairs(program.outputs) do
    local file = output.file
    tap.write(("%s/%s.cfg"):format(dir, file), peer.config(program, output))
    code, log = tap.run(("cd %s && ld65 -C %s.cfg -o %s -m desk.map --dbgfile desk.dbg desk.o 2>&1")
      :format(dir, file, file))
    tap.ok(code == 0 and log == "", "ld65 links " .. file, log:sub(1, 2000))
    local diff = tap.diff(tap.read(dir .. "/" .. file) or "no ld65",
      tap.read(temp .. "/" .. file) or "no opforge")
    tap.ok(not diff, file .. " is the same file", diff)
  end
  local map = tap.read(temp .. "/desk.map") or ""
  tap.is(table.concat(our_sections(map), "\n"),
    table.concat(their_sections(tap.read(dir .. "/desk.map") or ""), "\n"),
    "sections have the same places and sizes")

  local theirs = their_symbols(tap.read(dir .. "/desk.dbg") or "", program)
  local n_equal, wrong = 0, {}
  for name, value in map:match "\nSymbols\n.*":gmatch "\n([%w_.]+) (%x+) public" do
    local there = theirs[name:lower()]
    if there == tonumber(value, 16) then
      n_equal = n_equal + 1
    elseif there then
      wrong[#wrong + 1] = ("%s %s %X"):format(name, value, there)
    end
  end
  tap.is(table.concat(wrong, "\n"), "", "symbols have the same values")
  tap.ok(n_equal > 100, "symbols of the map that ld65 knows", n_equal)

  -- Exported sections are parts of what ld65 wrote, where its map tells.
  local image = {}
  local begins = { ["desk.sim65"] = 0x3F4, ["desk.rom"] = 0xDC00, ["desk.ovl"] = 0x8800 }
  for file, from in pairs(begins) do
    local text = (tap.read(dir .. "/" .. file) or ""):sub(file == "desk.ovl" and 3 or 1)
    image[#image + 1] = { from = from, text = text }
  end
  local wrong_sections, n_sections = {}, 0
  for _, row in ipairs(their_sections(tap.read(dir .. "/desk.map") or "")) do
    local name, base, size = row:match "(%S+) (%x+) (%d+)"
    local kind = program.sections[name].kind
    if kind == "code" or kind == "data" then
      local part
      for _, area in ipairs(image) do
        local at = tonumber(base, 16) - area.from
        if at >= 0 and at < #area.text then
          part = area.text:sub(at + 1, at + size)
        end
      end
      n_sections = n_sections + 1
      if part ~= tap.read(("%s/sections/%s.bin"):format(temp, name)) then
        wrong_sections[#wrong_sections + 1] = name
      end
    end
  end
  tap.is(table.concat(wrong_sections, " "), "", "exported sections have the bytes of ld65")
  tap.is(#tap.lines(("ls %s/sections"):format(temp)), n_sections, "and there are no others")
  -- Procs that nothing uses, as found from the text alone.
  local dropped = {}
  for name in (tap.read(temp .. "/units") or ""):gmatch "([%w_.]+) proc [^\n]* dropped" do
    dropped[#dropped + 1] = name:gsub("%.(%w+)$", "::%1"):gsub("%.", "_")
  end
  tap.ok(#dropped >= 2, "there are procs that nothing uses", #dropped)
  tap.is(table.concat(dropped, " "), table.concat(program.dropped, " "), "both leave them out")
end

-- Sessions -----------------------------------------------------------------------------------

---Runs the system; the files of host are read and written in its folder.
---@return string out
local function run(input, host)
  for name, text in pairs(host or {}) do
    tap.write(temp .. "/" .. name, text)
  end
  tap.write(temp .. "/input", table.concat(input, "\n") .. "\n")
  local code, out = tap.run(("cd %s && timeout 10 sim65 desk.sim65 <input 2>&1"):format(temp))
  tap.ok(code == 0, "sim65 ends the system", "exit status " .. code, out:sub(-500))
  return out
end

---Runs commands here and in the model.
local function same(name, input, host)
  local there = {}
  for file, text in pairs(host or {}) do
    there[file] = text
  end
  local expected = model.new(there)
  local text = expected:run(input)
  examples.same_text(run(input, host), text, name)
  for file, content in pairs(there) do
    if not (host and host[file]) then
      tap.ok(tap.read(temp .. "/" .. file) == content, name .. ": the file " .. file)
    end
  end
end

-- A small generator of the same numbers everywhere.
local seed = 1
local function random(n)
  seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
  return (seed >> 16) % n
end

local function one_of(list)
  return list[random(#list) + 1]
end

local function random_words(n)
  local list = {}
  for i = 1, n do
    list[i] = one_of { "alpha", "beta", "gamma", "delta", "x", "yy", "zebra", "42", "the", "of" }
  end
  return table.concat(list, " ")
end

local function random_bytes(n)
  local list = {}
  for i = 1, n do
    list[i] = string.char(random(256))
  end
  return table.concat(list)
end

local function test_readme()
  local text = assert(tap.read(folder .. "/README.md"))
  local shown = assert(text:match "## A session\n.-```\n(.-)```")
  local input = {}
  for line in shown:gmatch "[^\n]+" do
    input[#input + 1] = line:match "^[%]:=*>?] (.*)"
  end
  local out = run(input):gsub(" +\n", "\n")
  examples.same_text(out, shown, "the session in the README")
  -- Each command is in the help and in the README.
  local source = assert(tap.read(folder .. "/shell.asm"))
  local help = run { "help", "bye" }
  for name in source:gmatch '%.command "(%w+)"' do
    tap.ok(help:find("\n  " .. name .. " ", 1, true), "the help has " .. name)
    tap.ok(text:find("`" .. name .. "[` ]"), "the README has " .. name)
  end
end

local function test_files()
  local input = {}
  local function add(format, ...)
    input[#input + 1] = format:format(...)
  end
  local names = { "a", "bb", "notes", "notes.old", "twelve.chars", "tmp1", "tmp2" }
  for _ = 1, 350 do
    local a, b = one_of(names), one_of(names)
    local kind = random(22)
    if kind <= 3 then
      add("make %s", a)
      for _ = 1, random(12) do
        add("%s", random_words(random(8)))
      end
      add "."
    elseif kind == 4 then
      add("copy %s %s", a, b)
    elseif kind == 5 then
      add("join %s %s %s", a, b, one_of(names))
    elseif kind == 6 then
      add("ren %s %s", a, b)
    elseif kind == 7 then
      add("del %s", one_of { a, "tmp?", "*old", "n*s", "*e*.*" })
    elseif kind <= 9 then
      add("ls%s", one_of { "", " *", " n*", " ????", " *1", " *.*", " x" })
    elseif kind == 10 then
      add("type %s", a)
    elseif kind == 11 then
      add("dump %s", a)
    elseif kind == 12 then
      add("crc %s", a)
    elseif kind == 13 then
      add("wc %s", a)
    elseif kind == 14 then
      add("find %s %s", one_of { "eta", '"x yy"', "42", "q" }, a)
    elseif kind == 15 then
      add("compare %s %s", a, b)
    elseif kind == 16 then
      add("sort %s %s", a, b)
    elseif kind == 17 then
      add("uniq %s %s", a, b)
    elseif kind == 18 then
      add "free"
    elseif kind == 19 then
      add("%s", one_of { "", "  ", "nothing", "type", "type a b", "copy a", "ren a", "del",
        "type a*", "make thirteen.char", "ls a b", "import x", "free", "echo   some  text",
        'type "a"', "sort a", "do none" })
    elseif kind == 20 then
      add "make script"
      add("echo running")
      add("copy %s %s", a, b)
      add(one_of { "ls", "nothing", "type bb", "do script" })
      add "."
      add "do script"
    else
      add("import host.bin %s", a)
    end
  end
  add "bye"
  local text = random_bytes(700):gsub("[\0\x80-\xFF]", " "):gsub("[\1-\x08]", "\n")
  same("files", input, { ["host.bin"] = text })
end

local function test_limits()
  -- The disk is full, then the directory; both are usable afterwards.
  local input = {}
  for i = 1, 9 do
    input[#input + 1] = ("import big f%d"):format(i)
    input[#input + 1] = "free"
  end
  input[#input + 1] = "ls"
  input[#input + 1] = "del f*"
  for i = 1, 26 do
    input[#input + 1] = ("import small s%d"):format(i)
  end
  input[#input + 1] = "ls"
  input[#input + 1] = "del s1?"
  input[#input + 1] = "import big f"
  input[#input + 1] = "export f back"
  input[#input + 1] = "import missing x"
  input[#input + 1] = "crc f"
  same("limits", input, { big = random_bytes(2300), small = "small\n" })
end

-- The calculator -----------------------------------------------------------------------------

local function random_expression(depth)
  if depth == 0 or random(5) == 0 then
    return one_of { tostring(random(20)), tostring(random(32768) * 65536 + random(32768)),
      ("$%x"):format(random(32768) * random(32768)), "a", "b", "C", "'x'" }
  end
  local kind = random(10)
  if kind == 0 then
    return one_of { "-", "~", "- ", "+" } .. random_expression(depth - 1)
  elseif kind == 1 then
    return one_of { "abs", "sgn", "bits", "sqrt" } .. "(" .. random_expression(depth - 1) .. ")"
  elseif kind == 2 then
    return ("%s(%s, %s)"):format(one_of { "gcd", "min", "max" }, random_expression(depth - 1),
      random_expression(depth - 1))
  elseif kind == 3 then
    return "(" .. random_expression(depth - 1) .. ")"
  end
  local op = one_of(model.operators)[1]
  return random_expression(depth - 1) .. one_of { op, " " .. op .. " " }
    .. random_expression(depth - 1)
end

local function test_calc()
  local input = { "calc" }
  while #input < 600 do
    local text = random_expression(4)
    if random(8) == 0 then
      text = one_of { "a", "b", "c", "B" } .. one_of { "=", " = " } .. text
    end
    input[#input + 1] = #text < 115 and text or nil
  end
  for _, text in ipairs { "1+", "(1", "1)", "x y", "foo(1)", "gcd(1)", "abs(1,2)", "5=6", "a==a",
    "$", "4294967295", "4294967296", "99999999999", "rnd(100)", "rnd(70000)", "rnd(0)", "-2**2",
    "2**-1", "'a", "1/0", "5%0", ("("):rep(60) .. "1" .. (")"):rep(40), "sqrt(2147483647)",
    "-7/2", "-7%2", "7/-2", "-8>>1", "1<<31", "-2147483648/-1" } do
    if not text:find "%(%(%(" and not text:find "999" and text ~= "4294967296" and text ~= "$" then
      input[#input + 1] = text
    end
  end
  input[#input + 1] = ""
  input[#input + 1] = "calc a"
  input[#input + 1] = "vars"
  input[#input + 1] = "calc a+1"
  input[#input + 1] = "calc 1+"
  same("calculator", input)
  local out = run { "calc", ("("):rep(90), "99999999999", "$", "", "bye" }
  examples.same_text(out:match "%] calc\n(.*)%] bye", "= " .. ("("):rep(90)
    .. "\n?too complex\n= 99999999999\n?syntax\n= $\n?syntax\n= \n", "what is too much")
end

-- The editor ---------------------------------------------------------------------------------

local function test_edit()
  local input = { "make text" }
  for _ = 1, 12 do
    input[#input + 1] = random_words(1 + random(5))
  end
  input[#input + 1] = "."
  input[#input + 1] = "edit text"
  local function address()
    return one_of { ".", "$", "1", "2", "3", "5", "7", ".+1", ".-1", "$-2", "+", "-", "/eta/",
      "/x/", "40", "0", "-2", "/nothing/" }
  end
  for _ = 1, 500 do
    local from = one_of { "", address(), address() .. "," .. address(), "%", "1,$", "1,.", ".,$" }
    local kind = random(14)
    if kind < 3 then
      input[#input + 1] = from .. one_of { "a", "i", "a", "i", "c" }
      for _ = 1, 1 + random(4) do
        input[#input + 1] = random_words(1 + random(5))
      end
      input[#input + 1] = "."
    elseif kind < 6 then
      input[#input + 1] = from .. one_of { "n", "p", "" }
    elseif kind < 7 and not from:find "[%%$,]" then
      input[#input + 1] = from .. "d"
    elseif kind < 9 then
      input[#input + 1] = from .. one_of { "s/a/A/", "s/e/[&]/g", "s,x,,g", "s/the /a /", "s/b/%",
        "s/a", "s//x/", "s/l/L/q" }
    elseif kind < 11 then
      input[#input + 1] = from .. "m" .. one_of { "0", "$", "3", "1", ".", "", "2" }
    elseif kind < 12 then
      input[#input + 1] = from .. "="
    elseif kind < 13 then
      input[#input + 1] = one_of { "w", "=", "%n", "k", "5 5", "1,2,3p", "wx", "z" }
    elseif not from:find "[%%$]" then
      input[#input + 1] = from .. "j"
    end
  end
  for _, line in ipairs { "%n", "w", "1s/e/E/", "q", "q", "type text", "edit text", "q", "edit new",
    "a", "one", ".", "q", "w", "q", "ls" } do
    input[#input + 1] = line
  end
  same("editor", input)
end

-- Pictures -----------------------------------------------------------------------------------

local function test_draw()
  local input = { "make soup" }
  for _ = 1, 18 do
    local cells = {}
    for x = 1, 34 do
      cells[x] = one_of { "*", ".", " " }
    end
    input[#input + 1] = table.concat(cells)
  end
  for _, line in ipairs { ".", "life soup 0", "life soup 1", "life soup 25", "life soup", "mandel",
    "wave 70", "wave x", "mandel 1" } do
    input[#input + 1] = line
  end
  same("pictures", input)
end

-- The disassembler ---------------------------------------------------------------------------

---Bytes of the disk, disassembled and assembled again.
local function test_dis()
  local bytes = random_bytes(4000)
  local all = {}
  for code = 0, 255 do
    all[#all + 1] = string.char(code) .. "\x34\x12"
  end
  bytes = table.concat(all) .. bytes
  local out = run({ "import code code", "dis $5000 2000", "mem $5000 3", "bye" }, { code = bytes })
  local source, n_instructions = { " .cpu \"65c02\"", " .org $5000" }, 0
  for text in out:gmatch "\n%x%x%x%x  [%x ]+ ([.%l]%l%l[^\n]*)" do
    -- An address below 256 in an instruction that has a short form too.
    text = text:gsub("^(%l%l%l)( +%$00%x%x)", function(name, rest)
      return (name:find "^b" and name ~= "bit" or name:find "^j") and name .. rest
        or name .. ".w" .. rest
    end)
    source[#source + 1] = " " .. text
    n_instructions = n_instructions + (text:find "^%l" and 1 or 0)
  end
  tap.ok(n_instructions > 1500, "instructions are shown", n_instructions)
  tap.write(temp .. "/again.asm", table.concat(source, "\n") .. "\n")
  local code, log = tap.run(("build/opforge -q -b -o %s/again %s/again.asm 2>&1")
    :format(temp, temp))
  tap.ok(code == 0, "opforge accepts what is shown", log:sub(1, 1000))
  local again = tap.read(temp .. "/again.bin") or ""
  local diff = tap.diff(again, bytes:sub(1, #again))
  tap.ok(#again > 3000 and not diff, "the same bytes again", diff)
  local rows = {}
  for from = 0, 32, 16 do
    local part = bytes:sub(from + 1, from + 16)
    rows[#rows + 1] = ("%04X %s  %s"):format(0x5000 + from, part:gsub(".", function(c)
      return (" %02X"):format(c:byte())
    end), (part:gsub("[^ -~]", ".")))
  end
  tap.is(out:match "%] mem[^\n]*\n(.*)\n%]", table.concat(rows, "\n"), "memory is shown")
end

-- The compiler -------------------------------------------------------------------------------

---Compiles and runs a program; its output, or the message of the compiler or of the machine.
local function runs(name, source, expected, input)
  local lines = { "import source source", "pl0 source program", "run program" }
  for _, line in ipairs(input or {}) do
    lines[#lines + 1] = line
  end
  lines[#lines + 1] = "bye"
  local out = run(lines, { source = source })
  local got = out:match "bytes of code\n%] run program\n(.*)%] bye\n$"
    or out:match "%] pl0 source program\n(.-)%] run program" or out
  examples.same_text((got:gsub("before %$%x+", "before an address")), expected, name)
end

-- Random programs: assignments of expressions with 16 bits, printed.
local function word(value)
  return (value + 0x8000 & 0xFFFF) - 0x8000
end

local function quotient(a, b)
  local value = math.abs(a) // math.abs(b)
  return (a < 0) ~= (b < 0) and -value or value
end

---Text and value of an expression; level 1 a sum, 2 a term, 3 a factor.
local function pl0_expression(depth, level, vars)
  if depth == 0 or level == 3 then
    if depth > 0 and random(3) > 0 then
      local text, value = pl0_expression(depth - 1, 1, vars)
      return "(" .. text .. ")", value
    elseif random(2) == 0 then
      local name = one_of { "a", "b", "c" }
      return name, vars[name]
    end
    local value = random(3) == 0 and random(32768) or random(50)
    return tostring(value), value
  end
  local text, value = pl0_expression(depth - 1, level + 1, vars)
  if level == 1 and random(4) == 0 then
    text, value = "-" .. text, word(-value)
  end
  for _ = 1, random(3) do
    local right, operand = pl0_expression(depth - 1, level + 1, vars)
    if level == 1 then
      local op = one_of { "+", "-" }
      text = text .. " " .. op .. " " .. right
      value = word(op == "+" and value + operand or value - operand)
    else
      local op = one_of(operand ~= 0 and { "*", "/", " mod " } or { "*" })
      text = text .. op .. right
      value = word(op == "*" and value * operand or op == "/" and quotient(value, operand)
        or value - quotient(value, operand) * operand)
    end
  end
  return text, value
end

local function test_compiler()
  local vars, source, lines = { a = 0, b = 0, c = 0 }, { "var a, b, c;", "begin" }, {}
  for _ = 1, 60 do
    local text, value = pl0_expression(3, 1, vars)
    if #text < 200 then
      local name = one_of { "a", "b", "c" }
      vars[name] = value
      source[#source + 1] = ("  %s := %s; writeln(%s);"):format(name, text, name)
      lines[#lines + 1] = value .. "\n"
    end
  end
  for _ = 1, 40 do
    local left, a = pl0_expression(1, 1, vars)
    local right, b = pl0_expression(1, 1, vars)
    local op = one_of { { "=", a == b }, { "#", a ~= b }, { "<>", a ~= b }, { "<", a < b },
      { "<=", a <= b }, { ">", a > b }, { ">=", a >= b } }
    source[#source + 1] = ("  if %s %s %s then write('yes') else write('no'); writeln;")
      :format(left, op[1], right)
    lines[#lines + 1] = op[2] and "yes\n" or "no\n"
  end
  source[#source + 1] = "end."
  runs("expressions of programs", table.concat(source, "\n"), table.concat(lines))

  lines = {}
  local data = {}
  for i = 0, 19 do
    data[i + 1] = word(i * 7919 * 31) % 1000
  end
  table.sort(data)
  for _, value in ipairs(data) do
    lines[#lines + 1] = value .. " "
  end
  runs("sorting", [[
{ Insertion sort, with procedures inside of procedures. }
const n = 20;
var a[20], i;
procedure sort;
  var k;
  procedure insert;
    var j, x;
  begin
    x := a[k]; j := k;
    while j > 0 do
      if a[j - 1] > x then begin a[j] := a[j - 1]; j := j - 1 end
      else begin a[j] := x; x := -1; j := -j end;
    if x >= 0 then a[0] := x
  end;
begin
  for k := 1 to n - 1 do call insert
end;
begin
  for i := 0 to n - 1 do begin
    a[i] := i * 7919 * 31 mod 1000;
    if a[i] < 0 then a[i] := a[i] + 1000
  end;
  call sort;
  for i := 0 to n - 1 do write(a[i], ' ');
  writeln
end.
]], table.concat(lines) .. "\n")

  lines = {}
  local function hanoi(n, from, to, over)
    if n > 0 then
      hanoi(n - 1, from, over, to)
      lines[#lines + 1] = from .. "-" .. to .. "\n"
      hanoi(n - 1, over, to, from)
    end
  end
  hanoi(5, 1, 3, 2)
  runs("recursion", [[
var n, a, b, c;
procedure hanoi;
  var m, x, y, z;
begin
  if n > 0 then begin
    m := n; x := a; y := b; z := c;
    n := m - 1; b := z; c := y; call hanoi;
    writeln(x, '-', y);
    n := m - 1; a := z; b := y; c := x; call hanoi;
    n := m; a := x; b := y; c := z
  end
end;
begin n := 5; a := 1; b := 3; c := 2; call hanoi end.
]], table.concat(lines))

  runs("input", "var n, s; begin s := 0; repeat read(n); s := s + n until n = 0; writeln(s) end.",
    "? 5\n? -7\n? what\na number, please\n? 100\n? 0\n98\n", { "5", "-7", "what", "100", "0" })
  runs("an index", "var a[3], i; begin for i := 0 to 3 do a[i] := i end.",
    "?index out of range before an address\n")
  runs("a division", "var i; begin i := 5 / i end.", "?division by zero before an address\n")
  runs("no end of calls", "procedure p; call p; begin call p end.",
    "?stack overflow before an address\n")
  local function refused(source_text, message)
    runs("refused: " .. source_text:gsub("\n", " "):sub(1, 40), source_text,
      "?line " .. message .. "\n")
  end
  refused("begin x := 1 end.", "1: x is not declared")
  refused("const c = 1; begin c := 1 end.", "1: not a variable")
  refused("var v; begin call v end.", "1: not a procedure")
  refused("var v; begin v = 1 end.", "1: := expected")
  refused("var v;\n\nbegin\nv := 1", "4: end expected")
  refused("begin end", "1: . expected")
  refused("var v; begin if v > 0 v := 1 end.", "1: then expected")
  refused("var v; begin v := 40000 end.", "1: number is too large")
  refused("begin write('open) end.", "1: text is not closed")
  refused("{ open", "1: comment is not closed")
  refused("var v; begin v := (1 + 2; end.", "1: ) expected")
  refused("var v; begin v := * end.", "1: expression expected")
  refused("const 5 = 5;", "1: name expected")
  refused("begin write(" .. ("("):rep(80) .. " end.", "1: too deep")
end

---Listing a program: the addresses are those of its bytes, and jumps go to rows.
local function test_listing()
  local out = run({ "import source source", "pl0 source program", "list program", "dump program",
    "bye" }, { source = [[
var i, a[5];
procedure p; begin a[i] := i * i end;
begin for i := 0 to 4 do call p; if odd i then writeln('odd ', a[2]) end.
]] })
  local rows, starts, n_rows = out:match "%] list program\n(.-)%] dump", {}, 0
  for address in rows:gmatch "(%x%x%x%x)  %l" do
    starts[address], n_rows = true, n_rows + 1
  end
  for target in rows:gmatch "%$(%x%x%x%x)" do
    tap.ok(starts[target], "a row at " .. target, rows)
  end
  local size = tonumber(out:match "(%d+) bytes of code")
  tap.ok(n_rows > 20 and rows:find(("%04X  halt\n$"):format(size - 1)), "the last row", rows)
end

-- The adventure ------------------------------------------------------------------------------

local function test_quest()
  local text = assert(tap.read(folder .. "/tools/quest.asm"))
  ---A text of the source by its name, broken like there.
  local function shown(name)
    local parts = {}
    for part in (text:match("\n" .. name .. "%s(.-)\n[%a;]") .. "\n"):gmatch '"(.-)"\n' do
      parts[#parts + 1] = part
    end
    local line, lines = "", {}
    for piece in table.concat(parts):gmatch "%S+" do
      if #line + 1 + #piece >= 64 then
        lines[#lines + 1], line = line, piece
      else
        line = line == "" and piece or line .. " " .. piece
      end
    end
    return table.concat(lines, "\n") .. (#lines > 0 and "\n" or "") .. line .. "\n"
  end
  local steps = {
    { "north", "m_no_way" }, { "take mat", "m_fixed" }, { "look", "r_hall" },
    { "examine mat", "x_mat_key" }, { "examine mat", "x_mat" }, { "take the key", "m_done" },
    { "take key", "m_have" }, { "east", "r_corridor" }, { "e", "m_locked" }, { "down", "r_dark" },
    { "take fuse", "m_not_here" }, { "up", "r_corridor" }, { "n", "r_workshop", "lamp" },
    { "light lamp", "m_have_not" }, { "get lamp", "m_done" }, { "light lamp", "m_lit" },
    { "light lamp", "m_no_fire" }, { "sing", "m_what" }, { "s", "r_corridor" },
    { "d", "r_cellar", "fuse" }, { "take fuse", "m_done" }, { "u", "r_corridor" },
    { "s", "r_office", "manual" }, { "read manual", "x_manual" }, { "w", "r_archive", "tape" },
    { "take tape", "m_done" }, { "insert fuse", "m_no_use" }, { "e", "r_office", "manual" },
    { "n", "r_corridor" }, { "u", "r_roof" }, { "drop key", "m_done" },
    { "look", "r_roof", "key" }, { "d", "r_corridor" }, { "unlock door", "m_no_use" },
    { "up", "r_roof", "key" }, { "take key", "m_done" }, { "down", "r_corridor" },
    { "examine door", "x_door" }, { "unlock door with the key", "m_unlocked" },
    { "examine door", "x_door_open" }, { "e", "r_machine" }, { "boot", "m_no_power" },
    { "load tape", "m_no_power" }, { "examine computer", "x_computer" },
    { "insert fuse", "m_power" }, { "examine machine", "x_computer_on" },
    { "boot", "m_no_program" }, { "load tape", "m_loaded" }, { "help", "m_help" },
  }
  local input, expected = { "quest" }, { shown "m_welcome" .. shown "r_hall" }
  for _, step in ipairs(steps) do
    input[#input + 1] = step[1]
    expected[#expected + 1] = "> " .. step[1] .. "\n" .. shown(step[2])
      .. (step[3] and "You see a " .. step[3] .. ".\n" or "")
  end
  for _, line in ipairs { "inventory", "boot", "bye" } do
    input[#input + 1] = line
  end
  expected[#expected + 1] = "> inventory\nYou carry:\n a lamp\n a key\n> boot\n" .. shown "m_won"
    .. ("Points: 100 Turns: %d\n"):format(#steps + 2 - 1)
  local out = run(input)
  examples.same_text(out:match "%] quest\n(.*)%] bye\n$" or out, table.concat(expected),
    "adventure")
end

local n_lines = count_lines()
tap.ok(n_lines >= 5000, "the system has at least 5,000 lines", n_lines .. " lines")
test_bytes()
if not tap.has "sim65" then
  tap.ok(true, "the system runs # SKIP sim65 is missing")
else
  test_readme()
  test_files()
  test_limits()
  test_calc()
  test_edit()
  test_draw()
  test_dis()
  test_compiler()
  test_listing()
  test_quest()
end

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
