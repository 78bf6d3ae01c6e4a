-- t_readme.lua - what README.md shows is what happens: its program, its commands, its message, its
-- script.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local temp = tap.temp()
local _, pwd = tap.run "pwd"
local root = pwd:gsub("\n", "")
local readme = assert(tap.read "README.md")

tap.run(("mkdir %s/build && ln -s %s/build/opforge %s/build/opforge"):format(temp, root, temp))

local function run(command)
  return tap.run(("cd %s && %s 2>&1 </dev/null"):format(temp, command))
end

local function exists(name)
  return tap.read(temp .. "/" .. name) ~= nil
end

-- The first block is the program, the next ones the command and the message.
local blocks = {}
for text in readme:gmatch "\n```%l*\n(.-\n)```" do
  blocks[#blocks + 1] = text
end
tap.write(temp .. "/hello.asm", blocks[1])
local code, out = run((blocks[2]:gsub("\n", "")))
tap.is(code, 0, "the first command", out)
tap.ok(exists "hello.prg" and exists "hello.lst", "makes what the text says")
tap.write(temp .. "/hello.asm", (blocks[1]:gsub("lda text,x", "lda txet,x")))
code, out = run "build/opforge hello.asm"
tap.is(code, 1, "a mistake gives 1")
tap.ok(out:find(blocks[3], 1, true), "and the message that is shown", out)
tap.write(temp .. "/hello.asm", blocks[1])

-- Commands within the text and in the table.
local n = 0
for command in readme:gmatch "`(build/opforge [^`\n]+)`" do
  if not command:find("run build.lua", 1, true) then
    n = n + 1
    code, out = run(command)
    tap.ok(code == 0, command, out)
  end
end
tap.ok(n >= 12, "the table was found")
for _, name in ipairs { "hello.bin", "hello.hex", "game.prg", "out/hello.prg", "out/game.bin",
  "rom.bin", "hello.lab", "hello.d" } do
  tap.ok(exists(name), name .. " was made")
end
tap.is(#(tap.read(temp .. "/rom.bin") or ""), 0x800, "a range has its length")

-- The script.
local script = readme:match "\n```lua\n(.-\n)```"
tap.write(temp .. "/build.lua", script)
code, out = run "build/opforge run build.lua"
tap.is(code, 0, "the script of the text", out)
tap.ok(out:find("start\t2049\n", 1, true), "prints the labels", out)

-- Every file named by a link is there.
for target in readme:gmatch "%]%(([^)#]+)%)" do
  tap.is(tap.run("test -e " .. tap.quote(target)), 0, "a link to " .. target)
end

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
