-- t_fmt.lua - `opforge fmt`: columns and case, what is left alone; a second run changes nothing,
-- and the output assembles to the same bytes, over the language tests and the examples.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local asm = require "test.lib.asm"
local tap = require "test.lib.tap"

local temp = tap.temp()
local _, pwd = tap.run "pwd"
local root = pwd:gsub("\n", "")
local opforge = root .. "/build/opforge"

local function run(args)
  return tap.run(("cd %s && %s fmt %s 2>&1 </dev/null"):format(temp, opforge, args))
end

local function formats(name, options, before, after)
  tap.write(temp .. "/a.asm", before)
  local code, out = run("--stdout --cpu 6502 a.asm " .. options)
  tap.is(out, after, name)
  tap.is(code, 0, name .. ": exit status")
  tap.write(temp .. "/b.asm", out)
  tap.is(select(2, run("--stdout --cpu 6502 b.asm " .. options)), out, name .. ": a second time")
end

-- Columns.
formats("labels, statements, comments", "", (([[
 start: lda   #1;one
loop~dex
     bne loop ; again~~
a_long_label_it_is nop
   ; alone
; in front
text: .text   "a  ;b" , 1   ;  c
- beq -
* = $1000
 *=$1001
~~
]]):gsub("~", "\t")), [[
start:  lda #1                          ;one
loop    dex
        bne loop                        ; again
a_long_label_it_is nop
        ; alone
; in front
text:   .text "a  ;b" , 1               ;  c
-       beq -
        * = $1000
        *=$1001

]])
formats("a comment that goes on", "--fmt-comment-column 21", [[
  nop  ; one
       ; two
  ; three
]], [[
        nop         ; one
                    ; two
        ; three
]])
formats("assignments in a row share a column", "", [[
a=1
longer_name := 2
b  .= 3

c=4
]], [[
a           = 1
longer_name := 2
b           .= 3

c       = 4
]])
formats("columns by settings", "--fmt-statement-column=5 --fmt-operand-column 11 --fmt-indent 2", [[
a lda #1
.if 1
.if 0
 nop
.else
 lda #2
.endif
.endif
]], [[
a   lda   #1
    .if   1
      .if 0
        nop
      .else
        lda #2
      .endif
    .endif
]])
formats("metadata: what opens in it is known by its closer",
  "--fmt-indent 2 --fmt-directives upper", [[
 .meta
  .name   "Demo" ; c
.output
   .list
 .fill   "00"
.65c02
.name "x"
.end65c02
.srec
.endoutput
.unknown
.endmeta
 .Meta.output.list   "x"
 .output   "a", sections=a
 nop
]], [[
        .META
          .NAME "Demo"                  ; c
          .OUTPUT
            .LIST
            .FILL "00"
            .65C02
              .NAME "x"
            .END65C02
            .SREC
          .ENDOUTPUT
          .UNKNOWN
        .ENDMETA
        .META.OUTPUT.LIST "x"
        .OUTPUT "a", sections=a
        nop
]])
formats("and ends what is open in it", "--fmt-indent 2", [[
.meta
.output
.endmeta
.block
.output
.endblock
]], [[
        .meta
          .output
        .endmeta
        .block
          .output
        .endblock
]])

-- Letter case: what a word is depends on its place and on the package.
formats("letter case", "--fmt-mnemonics upper --fmt-directives upper --fmt-registers upper", [[
lda     = 1
x_      lda lda,x       ; lda x
        .byte lda, .lo(lda), 'lda'
        asl a
        foo lda,x
]], [[
lda     = 1
x_      LDA lda,X                       ; lda x
        .BYTE lda, .LO(lda), 'lda'
        ASL A
        foo lda,x
]])
formats("symbols as they are defined", "--fmt-symbols defined", [[
Start   nop
Two     nop
TWO     = 3
        jmp START
        .text two, start+1, "start"
]], [[
Start   nop
Two     nop
TWO     = 3
        jmp Start
        .text two, Start+1, "start"
]])
formats("commas and operators", "--fmt-commas space --fmt-operators space", [[
        .byte 1,2 ,-3,1+2*-4,<5+6 , (7)-8
        lda (9),y
        .for i in 0..4
        .endfor
]], [[
        .byte 1, 2, -3, 1 + 2*-4, <5 + 6, (7) - 8
        lda (9), y
        .for i in 0..4
        .endfor
]])
formats("tight commas and operators", "--fmt-commas tight --fmt-operators tight", [[
        .byte 1 ,  2 + 3 ,  - 4 , "a , b"
]], [[
        .byte 1,2+3,- 4,"a , b"
]])

-- What is left alone.
local alone = [[
m .macro a ,b
  lda   #.a;x
   .if   1
 .endif
]]
formats("the body of a macro", "", alone .. "  .endm\nn .segment\n nop\n .ends\n  nop\n", [[
m       .macro a ,b
  lda   #.a;x
   .if   1
 .endif
        .endm
n       .segment
 nop
        .ends
        nop
]])
formats("the signature and body of a pattern", "--fmt-commas space --fmt-directives upper",
  "  .statement put[{.char:s}]   byte:a  \",\"\n.{s} .byte  .a,1\n  .endstatement\n  put.b 1 ,2\n",
  [[
        .STATEMENT put[{.char:s}]   byte:a  ","
.{s} .byte  .a,1
        .ENDSTATEMENT
        put.b 1 ,2
]])
formats("arguments of a call", "--fmt-commas space --fmt-mnemonics upper", "  .m  one ,two+1 ;c\n"
  .. "  .m(one ,two)\n  m one,lda\n", "        .m one ,two+1                   ;c\n"
  .. "        .m(one ,two)\n        m one,lda\n")
local faulty = [[
  .text "not closed
  .byte   1 +   ;x
   .byte 1g
  size = 4
1 lda #1
  .byte @
  nop ]] .. "\x01\n" .. [[
a b: nop
]]
formats("lines that cannot be read", "--fmt-mnemonics upper", faulty .. "  nop\n",
  faulty .. "        NOP\n")
formats("what stands behind the end", "", " .end\n  nop ; not read\n",
  "        .end\n  nop ; not read\n")
formats("line ends and the mark of UTF-8", "", "\xEF\xBB\xBF nop\r\n nop\r nop\n\n nop",
  "\xEF\xBB\xBF        nop\r\n        nop\r        nop\n\n        nop")
formats("the CPU of the source", "--fmt-mnemonics upper",
  " stz 1\n .cpu \"65c02\"\n stz 1\n .cpu 6502\n stz 1\n",
  "        stz 1\n        .cpu \"65c02\"\n        STZ 1\n        .cpu 6502\n        stz 1\n")
tap.write(temp .. "/a.asm", " lda #1\n .byte 1\n")
local code, out = run "--stdout a.asm --fmt-mnemonics upper --fmt-directives upper"
tap.is(out, "        lda #1\n        .BYTE 1\n", "without a CPU no word is an instruction")

-- A language of one's own: other comments, labels, words for directives and operators. Tight
-- operators that are words would join their neighbours: such a line stays.
local spec = "test/custom/dialect/package.lua"
code, out = tap.run(("%s package build %s -o %s/quill.opcpu 2>&1")
  :format(opforge, spec, temp))
tap.is(code, 0, "a package with another language", out)
formats("another language", "--package quill.opcpu --cpu quill8 --fmt-operators tight "
  .. "--fmt-comment-column 30", [[
at 4|address
  :model <- 2  |  it
put {a|b} , 2 * model
   put 4 or  1
:p recipe q
 put   ?q
served
when model
load =5
nehw
put  `
]], [[
        at 4                 |address
:model  <- 2                 |  it
        put {a|b} , 2*model
   put 4 or  1
:p      recipe q
 put   ?q
        served
        when model
        load =5
        nehw
put  `
]])

-- Modes.
tap.write(temp .. "/good.asm", "        nop\n")
tap.write(temp .. "/bad.asm", " nop\n        nop\n nop\n")
code, out = run "--cpu 6502 --check good.asm bad.asm"
tap.is(code, 1, "--check finds a file that differs")
tap.is(out, "bad.asm: 2 lines differ\n", "and names it")
tap.is(tap.read(temp .. "/bad.asm"), " nop\n        nop\n nop\n", "and writes nothing")
code, out = run "--cpu 6502 --write good.asm bad.asm"
tap.is(code, 0, "--write")
tap.is(out, "", "says nothing")
tap.is(tap.read(temp .. "/bad.asm"), ("        nop\n"):rep(3), "formats the file")
code, out = run "--cpu 6502 --check good.asm bad.asm"
tap.is(code, 0, "nothing is left to do", out)
tap.write(temp .. "/conf", "# settings\nmnemonics = upper  # loud\n\nstatement-column=3\n")
tap.write(temp .. "/a.asm", "nop: nop\n")
code, out = run "--cpu 6502 --config conf a.asm"
tap.is(out, "nop: NOP\n", "--config")
code, out = run "--cpu 6502 --config conf a.asm --fmt-mnemonics keep"
tap.is(out, "nop: nop\n", "an option wins over the file")
code, out = tap.run(("printf ' nop\\n' | %s fmt --cpu 6502 - 2>&1"):format(opforge))
tap.is(out, "        nop\n", "standard input")
for _, row in ipairs {
  { "", 2, "a file expected" }, { "--nope a.asm", 2, "unknown option" },
  { "--check --write a.asm", 2, "only one of" }, { "none.asm", 3, "OF1101" },
  { "--fmt-indent 99 a.asm", 2, "0 to 16" }, { "--fmt-commas no a.asm", 2, "one of keep" },
  { "--fmt-nope 1 a.asm", 2, "no such setting" }, { "a.asm --config", 2, "needs a value" },
  { "--cpu 6520 a.asm", 2, "OF0504" }, { "--package none a.asm", 3, "OF1101" },
} do
  code, out = run(row[1])
  tap.ok(code == row[2] and out:find(row[3], 1, true), "refused: fmt " .. row[1], code, out)
end
tap.write(temp .. "/conf", "commas = space\nnonsense\n")
code, out = run "--config conf a.asm"
tap.ok(code == 2 and out:find("conf:2", 1, true), "a bad line of the file", code, out)
code, out = tap.run(opforge .. " help fmt")
tap.ok(out:find("statement-column", 1, true), "help has the settings", out)

-- Sources that are there: one script formats all in each style, since starting processes one by
-- one would cost more than the formatting.
local styles = {
  "",
  "--fmt-indent 3 --fmt-commas space --fmt-operators space --fmt-mnemonics upper "
    .. "--fmt-directives upper --fmt-registers upper --fmt-symbols defined",
  "--fmt-statement-column 2 --fmt-operand-column 30 --fmt-comment-column 2 --fmt-commas tight "
    .. "--fmt-operators tight --fmt-symbols defined",
}
local tests = {}
for _, path in ipairs(tap.lines "find test/asm -name '*.asm' | sort") do
  tests[#tests + 1] = asm.parse(path)
end
-- Sources without options of their own are assembled by one process.
tap.write(temp .. "/all.lua", [[
local of = require "opforge"
collectgarbage "restart"
for path in io.lines(arg[1]) do
  local r = of.session { cpu = "6502", include = { path:match "^(.*)/" } }:assemble(path)
  local file = assert(io.open(arg[2] .. "/" .. path:gsub("/", "_") .. ".hex", "wb"))
  file:write(tostring(r:encode "hex" or "errors"))
  file:close()
  r:close()
end
]])
local function assemble_all(folder, list, where)
  local script, plain, bytes, made = {}, {}, {}, {}
  for i, test in ipairs(list) do
    local moved = setmetatable({ path = where(test.path) }, { __index = test })
    local base = ("%s/o%d"):format(folder, i)
    if test.options == "" and not test.is_nocpu then
      plain[#plain + 1] = moved.path
      made[i] = ("%s/%s.hex"):format(folder, (moved.path:gsub("/", "_")))
    else
      script[#script + 1] = asm.line(asm.command(moved, base), base)
      made[i] = base .. ".hex"
    end
  end
  tap.write(folder .. "/list", table.concat(plain, "\n") .. "\n")
  tap.write(folder .. "/run.sh", table.concat(script, "\n") .. "\n")
  tap.run(("%s run %s/all.lua %s/list %s; sh %s/run.sh"):format(opforge, temp, folder, folder,
    folder))
  for i in ipairs(list) do
    bytes[i] = tap.read(made[i]) or false
  end
  return bytes
end

local ok_tests = {}
for _, test in ipairs(tests) do
  if test.path:find "/ok_" then
    ok_tests[#ok_tests + 1] = test
  end
end
tap.run("mkdir " .. temp .. "/s0")
local expected = assemble_all(temp .. "/s0", ok_tests, function(path) return path end)

for n, style in ipairs(styles) do
  local folder = ("%s/s%d"):format(temp, n)
  -- Copies, so that files included by their neighbours are found.
  tap.run(("mkdir -p %s && cp -r test/asm examples %s/"):format(folder, folder))
  for turn = 1, 2 do
    local names = {}
    for _, test in ipairs(tests) do
      if not test.is_nocpu then
        names[#names + 1] = test.path:gsub("^test/", "")
      end
    end
    code, out = tap.run(("cd %s && find examples -name '*.asm' | xargs %s fmt --cpu 65c02 %s "
      .. "--%s %s 2>&1"):format(folder, opforge, style, turn == 1 and "write" or "check",
      table.concat(names, " ")))
    tap.is(code, 0, ("style %d, turn %d"):format(n, turn), out)
  end
  if n > 1 then          -- the first style changes the least and is left to the examples
    local got = assemble_all(folder, ok_tests, function(path)
      return folder .. "/" .. path:gsub("^test/", "")
    end)
    local wrong = {}
    for i, test in ipairs(ok_tests) do
      if not expected[i] or expected[i] == "errors" or got[i] ~= expected[i] then
        wrong[#wrong + 1] = test.path
      end
    end
    tap.ok(#ok_tests > 200 and #wrong == 0, ("style %d: the bytes are the same"):format(n),
      #ok_tests, table.concat(wrong, "\n"))
  end
  for _, source in ipairs { "basic/main", "demo/demo", "forth/forth", "monitor/main" } do
    local made = {}
    for k, place in ipairs { "examples/", folder .. "/examples/" } do
      tap.run(("%s %s%s.asm -q --cpu 6502 -b %s/x%d.bin"):format(opforge, place, source, temp, k))
      made[k] = tap.read(("%s/x%d.bin"):format(temp, k))
    end
    tap.ok(made[1] and made[1] == made[2], ("style %d: %s"):format(n, source))
  end
end

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
