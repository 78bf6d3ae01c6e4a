-- t_bare.lua - the core without an operating system: the self-tests of src/bare print the same
-- digests as a program, as a WebAssembly module under Node, and on a Z80 in SDCC's simulator; all
-- of the core compiles for the three without a change.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;lua/?.lua;lua/?/init.lua;" .. package.path

local builder = require "opforge.builder"
local codec = require "opforge.builder.codec"
local reach = require "test.bare.reach"
local tap = require "test.lib.tap"

local DIR = "build/bare"
local CC = os.getenv("CC") or "cc"

-- The objects of each self-test. Tokenizer and expression parser do not fit into 64 KiB together.
local tests = {
  { name = "tkvm", core = { "token", "lexeme", "names", "lang", "package", "digest" }, lines = 25 },
  { name = "expr", core = { "xparse", "xrun", "expr", "charset", "digest" }, lines = 44 },
}

-- SDCC puts inline functions into every place of use whatever it is asked; 64 KiB cannot hold that,
-- so that they are functions there, and reach.lua leaves out those that are not used.
local targets = {
  { name = "hosted", dir = DIR .. "/hosted", ext = ".o", io = "io_hosted",
    compile = CC .. " -std=c11 -O1 -g -Wall -Wextra -Isrc -I" .. DIR ..
      " -fsanitize=address,undefined -fno-sanitize-recover=all -c" },
  { name = "wasm", dir = DIR .. "/wasm", ext = ".o", io = "io_wasm",
    compile = "clang --target=wasm32 -std=c11 -Oz -ffreestanding -nostdlibinc" ..
      " -isystem src/bare/include -Wall -Wextra -Isrc -I" .. DIR .. " -c" },
  { name = "z80", dir = DIR .. "/z80", ext = ".rel", io = "io_z80",
    compile = "sdcc -mz80 --std-c11 --opt-code-size --max-allocs-per-node 1000 -Dinline= -Isrc" ..
      " -I" .. DIR .. " -c" },
}

local function base(path) return path:match("([^/]+)%.c$") end

-- Words that only statements ask for, and how many of each stand for all.
local kept_words = { OP = 16, KEY = 1, CHOICE = 1, CAPTURE = 1 }

---The base package with what tokens and expressions need: statements are not parsed, so a few
---words stand for all, and the size of the self-tests does not grow with their number.
local function small(bytes)
  local model = assert(builder.decode(bytes))
  local programs, words, n = {}, {}, {}
  for _, row in ipairs(model.PRVM) do
    programs[#programs + 1] = row.use == "STATEMENT" and row or nil
  end
  for _, row in ipairs(model.DIRS) do
    row.args = nil
    n[row.kind] = (n[row.kind] or 0) + 1
    words[#words + 1] = n[row.kind] <= (kept_words[row.kind] or math.huge) and row or nil
  end
  model.PRVM, model.DIRS, model.ENCO = programs, words, nil
  return codec.encode(model)
end

---Writes bytes as a C array.
local function array(bytes, to, name)
  local out = { "static const uint8_t " .. name .. "[] = {" }
  for i = 1, #bytes do out[#out + 1] = (i % 24 == 1 and "\n  " or "") .. bytes:byte(i) .. "," end
  out[#out + 1] = "\n};\n"
  tap.write(to, table.concat(out))
end

local function run(command)
  local code, out = tap.run(command .. " 2>&1")
  return code == 0, out
end

---Compiles sources for a target, two at a time; the messages of those that failed.
local function compile(target, sources)
  local bad, commands = {}, {}
  for i, path in ipairs(sources) do
    local to = target.dir .. "/" .. base(path)
    commands[i] = ("%s %s -o %s%s >%s.log 2>&1 || echo failed >>%s.log"):format(target.compile,
      path, to, target.ext, to, to)
  end
  tap.write(target.dir .. "/commands", table.concat(commands, "\n") .. "\n")
  run(("tr '\\n' '\\0' <%s/commands | xargs -0 -P 2 -I{} sh -c '{}'"):format(target.dir))
  for _, path in ipairs(sources) do
    local out = tap.read(target.dir .. "/" .. base(path) .. ".log") or "failed"
    if out:find("failed%s*$") then bad[#bad + 1] = path .. "\n" .. out end
  end
  return bad
end

local function objects(target, names)
  local list = {}
  for _, name in ipairs(names) do list[#list + 1] = target.dir .. "/" .. name .. target.ext end
  return table.concat(list, " ")
end

local function concat(...)
  local all = {}
  for _, list in ipairs { ... } do table.move(list, 1, #list, #all + 1, all) end
  return all
end

---Assembles the objects of a Z80 self-test anew, each with what the test reaches only.
local function reduce(target, test)
  local texts, command = {}, {}
  local dir = target.dir .. "/" .. test.name
  tap.run("mkdir -p " .. dir)
  for i, name in ipairs(test.objects) do
    texts[i] = assert(tap.read(target.dir .. "/" .. name .. ".asm"))
  end
  for i, text in ipairs(reach.reduce(texts)) do
    local to = dir .. "/" .. test.objects[i]
    tap.write(to .. ".asm", text)
    command[i] = ("sdasz80 -plosgff %s%s %s.asm"):format(to, target.ext, to)
  end
  return run("{ " .. table.concat(command, " && ") .. "; }")
end

---Links and runs one self-test; its lines, or the reason why there are none.
local link_and_run = {
  hosted = function(target, test)
    local program = DIR .. "/" .. test.name
    local ok, out = run(("%s -fsanitize=address,undefined -o %s %s"):format(CC, program,
      objects(target, test.objects)))
    if not ok then return nil, out end
    return select(2, run(program))
  end,
  wasm = function(target, test)
    local program = DIR .. "/" .. test.name .. ".wasm"
    local ok, out = run(("wasm-ld --no-entry --export=bare_test -o %s %s"):format(program,
      objects(target, test.objects)))
    if not ok then return nil, out end
    return select(2, run("node src/bare/run.mjs " .. program))
  end,
  z80 = function(target, test)
    local program = DIR .. "/" .. test.name .. ".ihx"
    local ok, out = reduce(target, test)
    if not ok then return nil, out end
    ok, out = run(("sdcc -mz80 --code-loc 0x200 --data-loc 0 -o %s %s"):format(program,
      objects({ dir = target.dir .. "/" .. test.name, ext = target.ext }, test.objects)))
    if not ok then return nil, out end
    out = select(2, run("printf 'run\\nquit\\n' | timeout 300 sz80 -I 'if=outputs[0xff]' " ..
      program))
    local lines = {}
    for line in out:gmatch("[^\n]+") do -- the first one stands behind the simulator's own words
      lines[#lines + 1] = line:match("%d+ 0x%x+$") or line:match("^%l+ lines=.*")
    end
    if not out:find("\nok\n", 1, true) then return nil, out end
    return table.concat(lines, "\n") .. "\n"
  end,
}

---Bytes of the areas of a linked Z80 program, from its map.
local function z80_sizes(name)
  local map = tap.read(DIR .. "/" .. name .. ".map") or ""
  local function area(symbol) return tonumber(map:match("(%x+)%s+" .. symbol), 16) or 0 end
  return area("l__CODE"), area("l__DATA"), area("s__HEAP")
end

tap.run("mkdir -p " .. DIR .. "/hosted " .. DIR .. "/wasm " .. DIR .. "/z80 " .. DIR .. "/all")
if not tap.read("build/packages/base.opcpu") then
  tap.run("mkdir -p build/packages && lua5.4 lua/opforge/builder/main.lua build" ..
    " packages/base/package.lua -o build/packages/base.opcpu")
end
array(small(tap.read "build/packages/base.opcpu"), DIR .. "/base_package.h", "base_package")

-- The frozen contract and tokens are made once, by a program of the host.
local frozen, why = run(("%s -std=c11 -O1 -Isrc -I%s -o %s/freeze src/bare/freeze.c %s" ..
  " && %s/freeze >%s/frozen.h"):format(CC, DIR, DIR, "src/vm/token.c src/vm/lexeme.c " ..
  "src/vm/names.c src/vm/lang.c src/vm/package.c src/vm/digest.c", DIR, DIR))
tap.ok(frozen, "contract and tokens of the self-test are frozen", why)

local core = concat(tap.lines("ls src/vm/*.c"), tap.lines("ls src/asm/*.c"))
local hosted = {}
for _, target in ipairs(targets) do
  local own = { "src/bare/print.c", "src/bare/" .. target.io .. ".c", "src/bare/tkvm_test.c",
    "src/bare/expr_test.c" }
  local bad = compile(target, concat(core, own))
  tap.ok(#bad == 0, target.name .. ": the whole core compiles", table.unpack(bad))
  for _, test in ipairs(tests) do
    test.objects = concat({ test.name .. "_test", "print", target.io }, test.core)
    local out, reason = link_and_run[target.name](target, test)
    local _, count = (out or ""):gsub("%d+ 0x%x+\n", "")
    tap.ok(out ~= nil and count == test.lines and out:find("\n%l+ lines=%d+ .*hash=0x%x+\n") ~= nil,
      ("%s: self-test %s runs"):format(target.name, test.name), reason or out)
    if target.name == "hosted" then
      hosted[test.name] = out
    else
      tap.is(out, hosted[test.name], ("%s: self-test %s prints what the hosted one prints")
        :format(target.name, test.name))
    end
    if target.name == "z80" and out then
      local code, data, top = z80_sizes(test.name)
      tap.ok(top > 0 and top <= 0xf000, "z80: " .. test.name .. " leaves 4 KiB to the stack")
      io.write(("# z80 %s: %d bytes of code and constants, %d of data, top at $%04X\n")
        :format(test.name, code, data, top))
    end
  end
end

-- All objects in one module: nothing is missing but what the module imports.
do
  local names = {}
  for _, path in ipairs(core) do names[#names + 1] = base(path) end
  names[#names + 1] = "io_wasm"
  local ok, out = run("wasm-ld --no-entry --export-all -o " .. DIR .. "/core.wasm " ..
    objects(targets[2], names))
  tap.ok(ok, "wasm: the core needs nothing but memory functions", out)
end

tap.done()
