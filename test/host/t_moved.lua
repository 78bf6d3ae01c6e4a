---t_moved.lua - the passes are used up: what still moves, its last two values, and where.
---SPDX-License-Identifier: MIT
package.path = "./?.lua;" .. package.path
local json = require "test.lib.json"
local tap = require "test.lib.tap"

local dir = tap.temp()

local function moving(source)
  tap.write(dir .. "/t.asm", source)
  local exit, out = tap.run(("build/opforge -b --cpu 6502 --format json -o %s/t %s/t.asm 2>&1")
    :format(dir, dir))
  local diag = json.decode(out:match "[^\n]*")
  local list = {}
  for i, span in ipairs(diag.related_spans or {}) do
    list[i] = ("%d:%d-%d %s"):format(span.line, span.col_start, span.col_end, span.label)
  end
  return exit, diag.code, list
end

local function check(name, source, expected)
  local exit, code, list = moving(source)
  tap.is(("%d %s\n%s"):format(exit, code, table.concat(list, "\n")),
    "5 OF1207\n" .. table.concat(expected, "\n"), name)
end

check("a symbol and a branch", [[
        .if end == 0
        nop
        .endif
end     nop
]], {
  "1:9-12 the lines of this were assembled, then left out",
  "4:1-4 'end' was 1, then 0",
})
check("a symbol alone", [[
        .ds 10 - (end & 15)
end:
]], { "2:1-5 'end' was 10, then 0" })
check("a loop", [[
i := 0
        .while i < 5 - end
        nop
i += 1
        .endwhile
end:
]], {
  "2:9-15 iterations of this loop were 5, then 0",
  "6:1-5 'end' was 5, then 0",
})
check("strings", [[
s = end == 1 ? "ab" : "c"
        .text s
end:
]], {
  "1:1-2 's' was \"ab\", then \"c\"",
  "3:1-5 'end' was 2, then 1",
})
check("a call, and the size of a block", [[
m       .macro
        nop
        .endmacro
a       .block
        .if end == 0
        .m
        .endif
        .endblock
end:
]], {
  "4:1-2 bytes of this scope were 1, then 0",
  "5:9-12 the lines of this were assembled, then left out",
  "9:1-5 'end' was 1, then 0",
})
-- no symbol stands in the sections: their sizes and places are all there is to tell
check("the size of a section, and the place of another one", [[
        .region r, $1000, $1fff
        .section a
        .ds 10 - (.sizeof(a) & 15)
        .endsection
        .section b
        nop
        .endsection
        .place a in r
        .place b in r
]], {
  "2:9-17 section 'a' had 10 bytes, then 0",
  "5:9-17 section 'b' was at $100A, then at $1000",
})
-- four passes in turn: not placed, so it grows; placed, as it is no longer empty; so it is empty
check("a section that is placed in turn", [[
        .region r, $1000, $1fff
        .section b
        .if * < $1000
        nop
        .endif
        .endsection
        .if .sizeof(b)
        .place b in r
        .endif
]], {
  "2:9-17 section 'b' was at $1000, then nowhere",
  "7:9-12 the lines of this were assembled, then left out",
})

local lines = {}
for i = 1, 40 do
  lines[i] = (" .if l%d & 1\n .else\n nop\n .endif\nl%d:\n"):format(i, i)
end
local _, code, list = moving(table.concat(lines))
tap.is(code, "OF1207", "many that move")
tap.is(#list, 20, "twenty of them are named")
local decisions = 0
for _, line in ipairs(list) do
  decisions = decisions + (line:find("assembled", 1, true) and 1 or 0)
end
tap.ok(decisions >= 10, "decisions go before symbols", table.concat(list, "\n"))

os.execute("rm -rf " .. tap.quote(dir))
tap.done()
