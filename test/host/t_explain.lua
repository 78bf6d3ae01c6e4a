-- t_explain.lua - `opforge explain`: what it prints, and every sample gives its code.
-- SPDX-License-Identifier: MIT

package.path = "./lua/?.lua;./?.lua;" .. package.path

local samples = require "opforge.diag.samples"
local tap = require "test.lib.tap"

local temp = tap.temp()
local _, pwd = tap.run "pwd"
local opforge = pwd:gsub("\n", "") .. "/build/opforge"

tap.write(temp .. "/a.asm", "        .byte 1\n")
tap.write(temp .. "/script-that-fails.lua", "error 'oh'\n")
tap.run("mkdir " .. temp .. "/folder-without-main")

local codes = {}
for code in pairs(samples) do            -- sorted below
  codes[#codes + 1] = code
end
table.sort(codes)
for _, code in ipairs(codes) do
  local sample = samples[code]
  local name = ("OF%04d"):format(code)
  if type(sample) == "string" then
    sample = { sample }
  end
  local args = sample.command
  if not args then
    tap.write(temp .. "/sample.asm", sample[1] .. "\n")
    local options = sample[2] or ""
    local is_bare = options == "without --cpu"
    args = ("sample.asm %s %s %s"):format(
      (is_bare or options:find "--cpu ") and "" or "--cpu 6502", is_bare and "" or options,
      options:find "--prg" and "" or "--check")
  end
  local exit, out = tap.run(("cd %s && timeout 20 %s %s 2>&1 </dev/null"):format(temp, opforge,
    args))
  local is_warning = out:find("warning[" .. name, 1, true) and exit == 0
  tap.ok(is_warning or exit > 0 and exit < 6 and out:find("error[" .. name, 1, true),
    "the sample of " .. name, args, exit, out:sub(1, 600))
end

local _, out = tap.run(opforge .. " explain OF0301")
tap.is(out, [[
OF0301 (error)

  message: undefined symbol '{n}'
  cause:   no definition visible
  cure:    define or import it; {near}

  sample:
    count   = 4
            lda #cuont
]], "explain of a code")
_, out = tap.run(opforge .. " explain OF0425")
tap.ok(out:find("OF0425 (warning, -W user)", 1, true), "a warning shows its name for -W", out)
_, out = tap.run(opforge .. " explain of1205")
tap.ok(out:find("\n  sample:\n    opforge sample.asm --max-loop-iterations 10\n\n"
  .. "            .for 20\n", 1, true), "options stand above the source, codes may be small", out)
_, out = tap.run(opforge .. " explain OF0909")
tap.is(out:match "\n  sample:\n(.*)$", "    opforge a.asm -x -f 00\n", "a command line")
_, out = tap.run(opforge .. " explain OF0102")
tap.ok(out:find("1 \\x01\n", 1, true), "control bytes are shown, not written", out)
_, out = tap.run(opforge .. " explain 0909")
tap.ok(out:find("OF0909", 1, true), "the digits alone will do", out)
local exit
exit, out = tap.run(opforge .. " explain 2>&1")
tap.ok(exit == 2 and out:find("a code expected", 1, true), "no code at all", out)
_, out = tap.run(opforge .. " explain OF1199")
tap.ok(not out:find "sample", "no sample, no head", out)

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
