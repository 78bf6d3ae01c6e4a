-- t_memory.lua - the byte functions and the malloc that the program has when it is linked with
-- musl, compiled here under other names; the memory of the Lua state; warnings of scripts.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local dir = tap.temp()
local flags = "-std=c11 -O2 -fno-builtin -fno-tree-loop-distribute-patterns -DOPF_MUSL -Isrc"
  .. " -isystem third_party/lua"
for name in ("memcpy memmove memset memcmp memchr malloc free calloc realloc aligned_alloc")
  :gmatch "%S+" do
  flags = flags .. (" -D%s=own_%s"):format(name, name)
end
local code, out = tap.run(("{ gcc %s -c src/host/mem.c -o %s/mem.o && gcc %s -c src/host/heap.c"
  .. " -o %s/heap.o && gcc -O1 -o %s/check test/host/memory_check.c %s/mem.o %s/heap.o; } 2>&1")
  :format(flags, dir, flags, dir, dir, dir, dir))
if tap.ok(code == 0, "the check builds", out) then
  code, out = tap.run(dir .. "/check 2>&1")
  tap.is(code, 0, "it ends well")
  tap.is(out, "all is as the library has it\n", "bytes and blocks are as they should be")
end

-- Sizes of all classes, grown and given back, with the collector at work.
local script = dir .. "/script.lua"
tap.write(script, [[
collectgarbage "generational"
local kept, sum = {}, 0
for i = 1, 20000 do
  local n = i % 977 * (i % 41)
  kept[i % 300 + 1] = { ("x"):rep(n), n }
  local one = kept[(i * 7) % 300 + 1]
  assert(not one or #one[1] == one[2] and not one[1]:find "[^x]")
  sum = sum + n
end
local list = {}
for i = 1, 100000 do
  list[i] = i
end
print(sum, #list, collectgarbage "count" < 32768)
warn("lost")
warn("@on")
warn("o", "ne")
warn("@off")
warn("lost")
]])
code, out = tap.run(("build/opforge run %s 2>&1"):format(script))
tap.is(code, 0, "a script that makes and drops much")
local sum = 0
for i = 1, 20000 do
  sum = sum + i % 977 * (i % 41)
end
tap.is(out, sum .. "\t100000\ttrue\nLua warning: one\n", "all it kept is there; it may warn")
tap.done()
