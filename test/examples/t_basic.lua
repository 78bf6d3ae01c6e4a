-- t_basic.lua - examples/basic: the bytes of both assemblers, and what BASIC programs print.
--
-- What they should print is computed in Lua: expressions by a tree that is also written out as
-- text, programs by the same algorithm in Lua, editing by a table of lines.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local examples = require "test.lib.examples"
local tap = require "test.lib.tap"

local folder = "examples/basic"
local temp = tap.temp()

local n_lines = examples.lines(folder)
tap.ok(n_lines >= 1000 and n_lines <= 4000, "the interpreter has 1,000 to 4,000 lines",
  n_lines .. " lines")
local program = examples.build(folder, "main.asm", temp, 0, 0x600, 0x600)

---Runs lines and compares what is printed between the banner and the end.
local function check(name, input, expected)
  local code, out = examples.run(program, input)
  tap.ok(code == 0, name .. ": sim65 ends the interpreter", "exit status " .. code,
    out:sub(-1000))
  examples.same_text(out, "TINY BASIC\nOK\n" .. expected, name)
end

---A stored program and RUN.
local function runs(name, source, lines)
  check(name, source .. "RUN\n", table.concat(lines, "\n") .. "\nOK\n")
end

-- A small generator of the same numbers everywhere.
local seed = 1
local function random(n)
  seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
  return (seed >> 16) % n
end

local function test_readme()
  local text = assert(tap.read(folder .. "/README.md"))
  local source, shown = text:match("```basic\n(.-)```\n\n```\n(.-)```")
  local _, out = examples.run(program, assert(source))
  examples.same_text((out:gsub(" +\n", "\n")), shown, "the example in the README")
  local words, missing = assert(tap.read(folder .. "/tokens.asm")), {}
  for word in words:match("\nkeywords\n(.-)\nkeywords_end"):gmatch('"([^"]+)", 0') do
    if not text:find(word, 1, true) then
      missing[#missing + 1] = word
    end
  end
  tap.is(table.concat(missing, " "), "", "the README has all keywords")
end

-- Expressions --------------------------------------------------------------------------------

local function truth(value)
  return value and -1 or 0
end

local function quotient(a, b)
  local value = math.abs(a) // math.abs(b)
  return (a < 0) ~= (b < 0) and -value or value
end

-- Spelling, how tight it binds, meaning. Division by zero is left to the caller.
local operators = {
  { " OR ",  1, function(a, b) return a | b end },
  { " AND ", 2, function(a, b) return a & b end },
  { "=",     4, function(a, b) return truth(a == b) end },
  { "<>",    4, function(a, b) return truth(a ~= b) end },
  { "<",     4, function(a, b) return truth(a < b) end },
  { ">",     4, function(a, b) return truth(a > b) end },
  { "<=",    4, function(a, b) return truth(a <= b) end },
  { ">=",    4, function(a, b) return truth(a >= b) end },
  { "+",     5, function(a, b) return a + b end },
  { "-",     5, function(a, b) return a - b end },
  { "*",     6, function(a, b) return a * b end },
  { "/",     6, quotient },
  { " MOD ", 6, function(a, b) return a - quotient(a, b) * b end },
}

---A random expression: text, how tight it binds, value. The value is the name of an error as soon
---as one operand of it, taken from left to right, has one.
local function expression(depth)
  if depth == 0 or random(6) == 0 then
    local value = random(4) == 0 and random(32768) or random(40)
    return tostring(value), 8, value
  end
  local kind = random(12)
  if kind < 2 then
    local text, bind, value = expression(depth - 1)
    if bind < 7 then
      text = "(" .. text .. ")"
    end
    if type(value) == "number" then
      value = value == -32768 and "OVERFLOW" or -value
    end
    return "-" .. text, 7, value
  elseif kind == 2 then
    local text, bind, value = expression(depth - 1)
    if bind < 3 then
      text = "(" .. text .. ")"
    end
    return "(NOT " .. text .. ")", 8, type(value) == "number" and ~value or value
  end
  local op = operators[random(#operators) + 1]
  local left, left_bind, a = expression(depth - 1)
  local right, right_bind, b = expression(depth - 1)
  if left_bind < op[2] or random(5) == 0 then
    left = "(" .. left .. ")"
  end
  if right_bind <= op[2] then
    right = "(" .. right .. ")"
  end
  local value
  if type(a) ~= "number" then
    value = a
  elseif type(b) ~= "number" then
    value = b
  elseif b == 0 and op[2] == 6 and op[1] ~= "*" then
    value = "DIVISION"
  else
    value = op[3](a, b)
    if value < -32768 or value > 32767 then
      value = "OVERFLOW"
    end
  end
  return left .. op[1] .. right, op[2], value
end

local function test_expressions()
  local input, lines, n_values = {}, {}, 0
  while #input < 400 do
    local text, _, value = expression(4)
    if #text < 110 then
      input[#input + 1] = "PRINT " .. text
      lines[#lines + 1] = type(value) == "number" and value or "?" .. value .. " ERROR"
      lines[#lines + 1] = "OK"
      n_values = n_values + (type(value) == "number" and 1 or 0)
    end
  end
  tap.ok(n_values > 150 and n_values < 390, "random expressions give values and errors", n_values)
  -- The ends of the range for each operator.
  local ends = { -32767 - 1, -32767, -256, -1, 0, 1, 255, 256, 32767 }
  for _, op in ipairs(operators) do
    for _, a in ipairs(ends) do
      for _, b in ipairs(ends) do
        local function literal(value)
          return value == -32768 and "(-32767-1)" or "(" .. value .. ")"
        end
        local value
        if b == 0 and op[2] == 6 and op[1] ~= "*" then
          value = "?DIVISION ERROR"
        else
          value = op[3](a, b)
          if value < -32768 or value > 32767 then
            value = "?OVERFLOW ERROR"
          end
        end
        input[#input + 1] = "PRINT " .. literal(a) .. op[1] .. literal(b)
        lines[#lines + 1] = value
        lines[#lines + 1] = "OK"
      end
    end
  end
  for _, value in ipairs { 0, 1, 3, 4, 99, 100, 32766, 32767 } do
    input[#input + 1] = ("PRINT SQR(%d);ABS(-%d);SGN(%d);SGN(-%d)"):format(value, value, value,
      value)
    lines[#lines + 1] = ("%d%d%d%d"):format(math.floor(math.sqrt(value)), value,
      value == 0 and 0 or 1, value == 0 and 0 or -1)
    lines[#lines + 1] = "OK"
  end
  check("expressions", table.concat(input, "\n") .. "\n", table.concat(lines, "\n") .. "\n")
end

-- Programs -----------------------------------------------------------------------------------

local function test_programs()
  local lines = {}
  -- xorshift with 16 bits
  local state, row = 1, {}
  for i = 1, 40 do
    state = state ~ state << 7 & 0xFFFF
    state = state ~ state >> 9
    state = state ~ state << 8 & 0xFFFF
    row[i] = state % (i * 100)
  end
  lines[1] = table.concat(row, ",") .. ","
  runs("RND", "10 FOR I=1 TO 40: PRINT RND(I*100);\",\";: NEXT: PRINT\n", lines)

  -- Bubble sort of data, with a flag and nested loops.
  local data = {}
  for i = 1, 12 do
    data[i] = random(2000) - 1000
  end
  local sorted = table.move(data, 1, #data, 1, {})
  table.sort(sorted)
  runs("sort", ([[
10 DIM A(12)
20 FOR I=1 TO 12: READ A(I): NEXT
30 F=0
40 FOR I=1 TO 11
50 IF A(I)>A(I+1) THEN T=A(I): A(I)=A(I+1): A(I+1)=T: F=1
60 NEXT I
70 IF F THEN 30
80 FOR I=1 TO 12: PRINT A(I);" ";: NEXT: PRINT
90 REM the data
100 DATA %s
]]):format(table.concat(data, ",", 1, 6) .. "\n105 REM DATA 1,2\n110 PRINT \"DATA\": DATA "
    .. table.concat(data, ", ", 7)), {
      table.concat(sorted, " ") .. " ", "DATA" })

  -- The towers of Hanoi: recursion by GOSUB and a stack in an array.
  lines = {}
  local function hanoi(n, a, b, c)
    if n > 0 then
      hanoi(n - 1, a, c, b)
      lines[#lines + 1] = n .. ": " .. a .. "->" .. c
      hanoi(n - 1, b, a, c)
    end
  end
  hanoi(4, 1, 2, 3)
  runs("Hanoi", [[
10 DIM S(60): P=0
20 N=4: A=1: B=2: C=3: GOSUB 100
30 END
100 IF N=0 THEN RETURN
110 S(P)=N: S(P+1)=A: S(P+2)=B: S(P+3)=C: P=P+4
120 T=B: B=C: C=T: N=N-1: GOSUB 100
130 P=P-4: N=S(P): A=S(P+1): B=S(P+2): C=S(P+3)
140 PRINT N;": ";A;"->";C
150 P=P+4: T=A: A=B: B=T: N=N-1: GOSUB 100
160 P=P-4: N=S(P): A=S(P+1): B=S(P+2): C=S(P+3)
170 RETURN
]], lines)

  -- Collatz, with GOTO and MOD; the multiples of a table with zones and TAB.
  lines = {}
  for start = 1, 9 do
    local n, steps = start, 0
    while n ~= 1 do
      n = n % 2 == 0 and n // 2 or 3 * n + 1
      steps = steps + 1
    end
    lines[#lines + 1] = ("%-10d%-15d%s"):format(start, steps, ("*"):rep(steps))
  end
  runs("Collatz", [[
10 FOR I=1 TO 9
20 N=I: S=0
30 IF N=1 THEN 70
40 IF N MOD 2=0 THEN N=N/2: GOTO 60
50 N=3*N+1
60 S=S+1: GOTO 30
70 PRINT I,S;TAB(25);
80 IF S=0 THEN 110
90 FOR J=1 TO S: PRINT CHR$(42);: NEXT
110 PRINT
120 NEXT I
]], lines)

  -- Loops: downwards, at least once, left early, the same variable again, up to the end of range.
  runs("loops", [[
10 FOR I=5 TO 1 STEP -2: PRINT I;: NEXT
20 FOR I=5 TO 1: PRINT I;: NEXT I
30 FOR I=1 TO 3: FOR J=1 TO 3: IF J<2 THEN NEXT J
40 PRINT I;J;: NEXT I
50 FOR K=1 TO 100: FOR K=1 TO 2: PRINT K;: NEXT: PRINT
60 FOR I=1 TO 20: FOR I=1 TO 20: NEXT: NEXT I
]], { "531512223212", "?NEXT ERROR IN 60" })

  -- Memory: what POKE stores is what PEEK reads; an array reaches up to the end of memory.
  runs("memory", [[
10 FOR I=0 TO 9: POKE 20480+I,I*I: NEXT
20 S=0: FOR I=0 TO 9: S=S+PEEK(20480+I): NEXT: PRINT S
30 DIM Z(9000): FOR I=0 TO 9000: Z(I)=I: NEXT
40 S=0: FOR I=0 TO 9000 STEP 1000: S=S+Z(I)/10: NEXT: PRINT S
]], { "285", "4500" })

  -- Zero steps to go: statements after a false IF are not run, those after THEN are.
  runs("IF", "10 IF 0 THEN PRINT \"no\": PRINT \"no\"\n20 IF 1 THEN PRINT \"a:b\": PRINT 1=1\n",
    { "a:b", "-1" })
end

-- Editing ------------------------------------------------------------------------------------

local function test_editing()
  local stored, input = {}, {}
  for _ = 1, 300 do
    local number = random(60) * 7
    local kind = random(4)
    if kind == 0 then
      stored[number] = nil
      input[#input + 1] = tostring(number)
    else
      local text = ('PRINT "%s";%d+%d: REM %s'):format(("x"):rep(random(20)), random(32768),
        random(300), ("y"):rep(random(30)))
      stored[number] = text
      input[#input + 1] = random(2) == 0 and number .. " " .. text or number .. text
    end
  end
  local function listing(from, to)
    local lines = {}
    for number = from, to do
      if stored[number] then
        lines[#lines + 1] = number .. " " .. stored[number] .. "\n"
      end
    end
    return table.concat(lines) .. "OK\n"
  end
  local expected = listing(0, 500) .. listing(49, 49) .. listing(100, 200)
  check("editing", table.concat(input, "\n") .. "\nLIST\nLIST 49\nLIST 100,200\nNEW\nLIST\n",
    expected .. "OK\nOK\n")
  -- Either case, blanks where they were, keywords without blanks.
  check("listing", "10 for i=1to 3:print  \"if\"; i:nextI\n  20  rem if then\nlist\nrun\n",
    '10 FOR I=1TO 3:PRINT  "if"; I:NEXTI\n20  REM if then\nOK\nif1\nif2\nif3\nOK\n')
end

-- Errors -------------------------------------------------------------------------------------

local function test_errors()
  local input, lines = {}, {}
  local function fails(text, name, place, printed)
    input[#input + 1] = text
    lines[#lines + 1] = printed
    lines[#lines + 1] = "?" .. name .. " ERROR" .. (place and " IN " .. place or "")
    lines[#lines + 1] = "OK"
  end
  fails("FOO", "SYNTAX")
  fails("PRINT (1", "SYNTAX")
  fails("PRINT 1 2", "SYNTAX", nil, "1")
  fails("PRINT \"open", "SYNTAX", nil, "open")
  fails("A=", "SYNTAX")
  fails("A", "SYNTAX")
  fails("FOR I=1", "SYNTAX")
  fails("IF 1 GOTO 10", "SYNTAX")
  fails("THEN", "SYNTAX")
  fails("NEXT 5", "SYNTAX")
  fails("PRINT 32768", "NUMBER")
  fails("PRINT 99999999", "NUMBER")
  fails("40000 PRINT", "LINE NUMBER")
  fails("GOTO 10", "LINE")
  fails("GOSUB -1", "LINE")
  fails("PRINT -(-32767-1)", "OVERFLOW")
  fails("PRINT ABS(-32767-1)", "OVERFLOW")
  fails("PRINT 1/0", "DIVISION")
  fails("PRINT 1 MOD 0", "DIVISION")
  fails("PRINT RND(0)", "ARGUMENT")
  fails("PRINT SQR(-1)", "ARGUMENT")
  fails("PRINT CHR$(256)", "ARGUMENT")
  fails("POKE 1,-1", "ARGUMENT")
  fails("DIM A(-1)", "ARGUMENT")
  fails("PRINT A(11)", "SUBSCRIPT")
  fails("PRINT A(-1)", "SUBSCRIPT")
  fails("DIM A(5)", "DIMENSION")
  fails("DIM B(20000)", "MEMORY")
  fails("DIM B(32767)", "MEMORY")
  fails("RETURN", "RETURN")
  fails("NEXT", "NEXT")
  fails("NEXT Q", "NEXT")
  fails("READ A", "DATA")
  fails("PRINT " .. ("("):rep(60) .. "1" .. (")"):rep(50), "COMPLEXITY")
  fails("A=" .. ("1+"):rep(32) .. "1", "LINE LENGTH")
  fails("10 GOSUB 10\nRUN", "GOSUB", 10)
  for i = 1, 9 do
    input[#input + 1] = ("%d FOR %s=1 TO 2"):format(i, string.char(64 + i))
  end
  fails("RUN", "FOR", 9)
  fails("NEW\n10 PRINT 1/0\nRUN", "DIVISION", 10)
  table.insert(lines, #lines - 1, "OK")
  fails("20 READ A,B\n30 DATA 1\n10\nRUN", "DATA", 20)
  fails("20 GOTO 99\nRUN", "LINE", 20)
  check("errors", table.concat(input, "\n") .. "\n", table.concat(lines, "\n") .. "\n")

  -- The program is full: what does not fit is refused, the rest is still there.
  input = {}
  local text = "PRINT \"" .. ("x"):rep(90) .. "\""
  for i = 1, 440 do
    input[i] = i .. " " .. text
  end
  input[#input + 1] = "LIST 1,2\nLIST 440"
  local _, out = examples.run(program, table.concat(input, "\n") .. "\n")
  -- From $2000 to $C000 a line takes length, number, tokens and a zero: 3 + 94 + 1 bytes.
  local n_fit = (0xC000 - 0x2000 - 2) // 98
  tap.ok(n_fit < 440, "the program does not fit")
  examples.same_text(out, "TINY BASIC\nOK\n" .. ("?MEMORY ERROR\nOK\n"):rep(440 - n_fit)
    .. "1 " .. text .. "\n2 " .. text .. "\nOK\nOK\n", "memory is full")
end

if program then
  test_readme()
  test_expressions()
  test_programs()
  test_editing()
  test_errors()
end

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
