-- t_manual.lua - every sample of docs/manual is assembled or run, and gives what the page says.
--
-- The word behind the fence says what a block is:
--
--   asm              a source of its own for the 6502, with the expectations of test/lib/asm.lua;
--                    without one it assembles and gives no message
--   asm NAME         a file, saved for the blocks below it on the page; so are `lua NAME` and
--                    `text NAME`
--   sh               lines `$ command`, each with all that the command prints behind it
--   64tass ca65 acme a source for that assembler; the block below it, `asm`, gives the same bytes
--   text             nothing that can be run
--
-- `lua5.4 test/manual/t_manual.lua update` writes what the commands print into the pages.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local asm = require "test.lib.asm"
local tap = require "test.lib.tap"

local is_update = arg[1] == "update"
local _, pwd = tap.run "pwd"
local root = pwd:gsub("\n", "")
local temp = tap.temp()

---How another assembler makes raw bytes of a source in the file `o` from the file `i`.
local others = {
  ["64tass"] = "64tass -q -b -o o i",
  ca65 = "ca65 -o o.o i && ld65 -C c -o o o.o",
  acme = "acme -f plain --cpu 6502 -o o i",
}
local CONFIG = "MEMORY { M: start = $1000, size = $8000; Z: start = 0, size = $100; }\n"
  .. "SEGMENTS { CODE: load = M, type = rw; RODATA: load = M, type = rw, optional = yes;\n"
  .. "  DATA: load = M, type = rw, optional = yes; BSS: load = M, type = bss, optional = yes;\n"
  .. "  ZEROPAGE: load = Z, type = zp, optional = yes; }\n"

---The blocks of a page: word and name behind the fence, text, number of the first line.
local function blocks_of(page)
  local out, block, n = {}, nil, 0
  for line in (page .. "\n"):gmatch "(.-)\n" do
    n = n + 1
    local info = line:match "^```(.*)$"
    if info and block then
      out[#out + 1], block = block, nil
    elseif info then
      local word, name = info:match "^(%S+)%s*(%S*)$"
      block = { word = word or "", name = name or "", line = n + 1, lines = {} }
    elseif block then
      block.lines[#block.lines + 1] = line
    end
  end
  for _, one in ipairs(out) do
    one.text = table.concat(one.lines, "\n") .. "\n"
  end
  return out, block == nil
end

---A source of its own; bytes that it made, or nil.
local function check_source(block, title, folder)
  local path = ("%s/block%d.asm"):format(folder, block.line)
  tap.write(path, block.text)
  local test = asm.parse(path)
  local notes = {}
  for _, fault in ipairs(test.faults) do
    notes[#notes + 1] = not fault:find "no expectation" and fault or nil
  end
  local base = path:gsub("%.asm$", "")
  tap.run(asm.line(asm.command(test, base), base))
  for _, note in ipairs(asm.judge(test, base, false)) do
    notes[#notes + 1] = note
  end
  tap.ok(#notes == 0, title, table.concat(notes, "\n"))
  return tap.read(base .. ".bin")
end

---Runs the commands of a block; the block as it should read.
local function run_commands(block, title, folder)
  local out, expected, command, at = {}, {}, nil, nil
  local function flush()
    if not command then
      return
    end
    local _, got = tap.run(("cd %s && PATH=%s/build:$PATH && ( %s ) 2>&1 </dev/null"):format(
      folder, root, command))
    out[#out + 1] = "$ " .. command .. "\n" .. got
    if not is_update then
      tap.is(got, table.concat(expected), ("%s, line %d: %s"):format(title, at, command))
    end
  end
  for i, line in ipairs(block.lines) do
    local next_command = line:match "^%$ (.*)$"
    if next_command then
      flush()
      command, expected, at = next_command, {}, block.line + i - 1
    else
      expected[#expected + 1] = line .. "\n"
    end
  end
  flush()
  tap.ok(command, title .. ": has a command")
  return table.concat(out)
end

local known = { asm = true, sh = true, text = true, lua = true }
local pages = tap.lines "find docs/manual -name '*.md' | sort"
tap.ok(#pages >= 5, "pages are there")
for _, path in ipairs(pages) do
  local page = assert(tap.read(path))
  local folder = ("%s/%s"):format(temp, path:match "([^/]*)%.md$")
  tap.run("mkdir -p " .. folder)
  tap.write(folder .. "/c", CONFIG)
  local blocks, is_closed = blocks_of(page)
  tap.ok(is_closed, path .. ": the last fence is closed")
  local replaced = {}
  for i, block in ipairs(blocks) do
    local title = ("%s:%d"):format(path, block.line)
    local other = others[block.word]
    tap.ok(other or known[block.word], ("%s: a block is one of those that are known, not '%s'")
      :format(title, block.word))
    if block.name ~= "" then
      tap.write(folder .. "/" .. block.name, block.text)
    elseif block.word == "asm" then
      block.bytes = check_source(block, title, folder)
      local above = blocks[i - 1]
      if above and others[above.word] then
        tap.ok(block.bytes and block.bytes == above.bytes, title .. ": the same bytes as above",
          above.bytes and block.bytes and tap.diff(above.bytes, block.bytes) or "no bytes")
      end
    elseif block.word == "sh" then
      replaced[i] = run_commands(block, title, folder)
    elseif other then
      os.remove(folder .. "/o")
      tap.write(folder .. "/i", block.text)
      local code, out = tap.run(("cd %s && %s 2>&1 </dev/null"):format(folder, other))
      block.bytes = tap.read(folder .. "/o")
      tap.ok(code == 0 and block.bytes, title .. ": " .. block.word .. " takes it", out)
      tap.ok(blocks[i + 1] and blocks[i + 1].word == "asm" and blocks[i + 1].name == "",
        title .. ": our source stands below")
    end
  end
  if is_update then
    local i = 0
    page = page:gsub("(```[^\n]*\n)(.-)(```\n)", function(open, text, close)
      i = i + 1
      return open .. (replaced[i] or text) .. close
    end)
    tap.write(path, page)
  end
  -- Files named by links are there.
  for target in page:gmatch "%]%(([^)#]+)[^)]*%)" do
    if not target:find "^http" then
      tap.is((tap.run(("test -e docs/manual/%s"):format(tap.quote(target)))), 0,
        path .. ": a link to " .. target)
    end
  end
end

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
