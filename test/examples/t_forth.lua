-- t_forth.lua - the Forth system of examples/forth: opforge and 64tass give the same bytes, and
-- sim65 prints the model's text for its scripts.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local examples = require "test.lib.examples"
local model = require "test.examples.forth_model"
local tap = require "test.lib.tap"

local folder = "examples/forth"
local temp = tap.temp()

local n_lines = examples.lines(folder)
tap.ok(n_lines >= 1000 and n_lines <= 4000, "the system has 1,000 to 4,000 lines",
  n_lines .. " lines")

-- Sources by name, and in the order of inclusion.
local source, order = {}, {}
for _, path in ipairs(tap.lines("find " .. folder .. " -name '*.asm'")) do
  source[path:match("[^/]+$")] = assert(tap.read(path))
end
for name in source["forth.asm"]:gmatch('\n%s+%.include "([^"]+)"') do
  order[#order + 1] = assert(source[name], name)
end

-- Assembles the system with another value of a switch.
---@return string? program
local function variant(switch, value)
  local dir = temp .. "/" .. switch
  assert(tap.run("mkdir " .. dir) == 0)
  for name, text in pairs(source) do
    if name == "forth.asm" then
      local n
      text, n = text:gsub("\n" .. switch .. "(%s+= )%d", "\n" .. switch .. "%1" .. value)
      assert(n == 1, switch)
    end
    tap.write(dir .. "/" .. name, text)
  end
  return examples.build(dir, "forth.asm", dir, 0, 0x200, 0x200)
end

-- Runs a script and compares all that is printed; build has told if there is no program.
local function run(program, input, expected, title)
  if program then
    local status, out = examples.run(program, input)
    tap.is(status, 0, "sim65 ends " .. title)
    examples.same_text(out, expected, "sim65 prints what the model says for " .. title)
  end
end

local names = model.names(order)
local full = examples.build(folder, "forth.asm", temp, 0, 0x200, 0x200)
run(full, assert(tap.read(folder .. "/tour.fs")), model.tour(), "tour.fs")
run(full, assert(tap.read(folder .. "/errors.fs")), model.errors(), "errors.fs")
run(full, "WORDS\n", model.words(names), "WORDS")
run(full, "", "", "an empty script")

local seed = 20261121
local script, expected = model.random(200, seed)
run(full, script, expected, ("random arithmetic, seed %d"):format(seed))

-- Lines: the longest, one that is too long, the end of a line as CR LF, none at the end.
local fits = ("1 "):rep(63) .. "depth ."
tap.is(#fits, 133, "the test line is one character too long")
run(full, fits .. "\n", "? line too long\n", "a line of 133 characters")
run(full, fits:sub(1, -2) .. "\n\n." .. "\n", "63 ", "a line of 132 characters")
run(full, "1 .\r\n2 .", "1 2 ", "other line ends")

-- The stack keeps its contents from line to line, and KEY reads behind the line.
run(full, "1 2\n+ .\nkey . \nA\n.s\n", "3 65 <0> ", "KEY")

local small = variant("WITH_TOOLS", 0)
run(small, "1 2 + .\nwords\n", "3 \nwords ? undefined word\n", "a script without tools")

local prompt = variant("WITH_PROMPT", 1)
run(prompt, "1 2 + .\n: two\n2 ;\ntwo .\n", "3  ok\n ok\n2  ok\n", "a script with a prompt")

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
