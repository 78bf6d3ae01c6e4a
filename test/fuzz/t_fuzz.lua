---Mutated sources through the core under the sanitizers: no report, an end, and the same outcome
---whatever the segment and the quantum. Reproducible: a seed is a number. Run from the top of the
---tree.
---
---    lua5.4 test/fuzz/t_fuzz.lua [COUNT [FIRST]]
---
---SPDX-License-Identifier: MIT
package.path = "./?.lua;" .. package.path
local tap = require "test.lib.tap"

local count = math.tointeger(tonumber(arg[1])) or 2500
local first = math.tointeger(tonumber(arg[2])) or 1

local dir = "build/fuzz"
local flags = "-std=c11 -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined "
  .. "-fno-omit-frame-pointer -D_DEFAULT_SOURCE -Isrc -Ibuild/gen"
local bin = dir .. "/source_fuzz"
local log = dir .. "/fuzz.log"

---The driver with a kernel whose quantum it chooses, so that steps end in different places.
local function build()
  os.execute("mkdir -p " .. dir)
  local code, out = tap.run("make -s -j2 CONFIG=asan build/asan/libopforge.a 2>&1")
  if code ~= 0 then
    return code, out
  end
  local kernel = assert(tap.read("src/asm/kernel.c"))
  local changed, n = kernel:gsub("r%.quantum = QUANTUM;",
    "{ extern uint32_t fuzz_quantum; r.quantum = fuzz_quantum; }")
  assert(n == 1, "the quantum of kernel.c is set elsewhere")
  tap.write(dir .. "/kernel.c", changed)
  return tap.run(("cc %s -o %s test/fuzz/source_fuzz.c %s/kernel.c build/asan/libopforge.a 2>&1")
    :format(flags, bin, dir))
end

local function words(command)
  return table.concat(tap.lines(command), " ")
end

local code, out = build()
if tap.ok(code == 0, "the fuzzer builds", out) then
  local corpus = words("find test/asm examples -name '*.asm' -o -name '*.inc' | sort")
  local packages = "build/packages/base.opcpu build/packages/mos6502.opcpu"
  -- The segments of a mutant are given back at once: a large quarantine would only cost memory.
  code = tap.run(("ASAN_OPTIONS=quarantine_size_mb=16:detect_leaks=0 %s %d %d %s -- %s >%s 2>&1")
    :format(bin, first, count, packages, corpus, log))
  local report = tap.read(log) or ""
  tap.ok(code == 0, ("%d mutants from seed %d"):format(count, first), report:sub(1, 4000))
end
tap.done()
