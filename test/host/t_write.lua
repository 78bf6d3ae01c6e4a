-- t_write.lua - outputs are complete or not touched: errors, links, devices, modes, full disks.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local temp = tap.temp()
local _, pwd = tap.run "pwd"
local opforge = pwd:gsub("\n", "") .. "/build/opforge --cpu 6502"

local function run(args)
  return tap.run(("cd %s && %s %s 2>&1"):format(temp, opforge, args))
end

tap.write(temp .. "/good.asm", "        lda #1\n        rts\n")
tap.write(temp .. "/bad.asm", "        lda #1\n        lda nothing\n")

local function parts()
  local _, out = tap.run("ls " .. temp .. " | grep -c '[.]part$'")
  return out:gsub("\n", "")
end

-- errors leave the old output
tap.write(temp .. "/bad.bin", "old")
tap.is(run "bad.asm -b", 1, "an error gives 1")
tap.is(tap.read(temp .. "/bad.bin"), "old", "the previous output is untouched")
tap.is(run "bad.asm -b --list-on-error -l", 1, "--list-on-error keeps the exit code")
tap.ok((tap.read(temp .. "/bad.lst") or ""):find("ERROR: undefined symbol 'nothing' [OF0301]", 1,
  true),
  "and writes the listing with the error", tap.read(temp .. "/bad.lst"))
tap.is(tap.read(temp .. "/bad.bin"), "old", "but no image")
run "bad.asm -b --delete-on-error"
tap.is(tap.read(temp .. "/bad.bin"), nil, "--delete-on-error removes the old output")

-- a link stays, its target is replaced
tap.run(("cd %s && mkdir real && echo old >real/t.bin && ln -s real/t.bin link.bin"):format(temp))
tap.is(run "good.asm -b link.bin", 0, "writing through a link")
tap.is(tap.run(("test -L %s/link.bin"):format(temp)), 0, "the link is still a link")
tap.is(tap.read(temp .. "/real/t.bin"), "\xA9\x01\x60", "its target has the new bytes")
tap.run(("cd %s && ln -s loop2 loop1.bin && ln -s loop1.bin loop2"):format(temp))
tap.is(run "good.asm -b loop1.bin", 3, "a circle of links gives 3")

-- the mode is kept
tap.run(("cd %s && echo old >mode.bin && chmod 640 mode.bin"):format(temp))
run "good.asm -b mode.bin"
local _, mode = tap.run(("stat -c %%a %s/mode.bin"):format(temp))
tap.is(mode, "640\n", "the mode of the old file is kept")
_, mode = tap.run((
  "cd %s && umask 027 && %s good.asm -b fresh.bin -q && stat -c %%a fresh.bin"):format(temp,
    opforge))
tap.is(mode, "640\n", "a new file gets 0666 minus the umask")

-- devices
local code, out = run "good.asm -b /dev/full"
tap.is(code, 3, "a full device gives 3")
tap.ok(out:find("OF1106", 1, true), "and OF1106", out)
tap.is(tap.run "test -c /dev/full", 0, "the device is still there")
tap.is(run "good.asm -b /dev/null", 0, "a device is written through")
tap.is(tap.run(("cd %s && %s good.asm -b - -q >/dev/full 2>/dev/null"):format(temp, opforge)), 3,
  "a full standard output gives 3")
code, out = tap.run((
  "cd %s && mkfifo pipe && (cat pipe >from_pipe &) && %s good.asm -b pipe -q && sleep 0.2 "
  .. "&& test -p pipe && cat from_pipe"):format(temp, opforge))
tap.is(code, 0, "a pipe is written through and stays")
tap.is(out, "\xA9\x01\x60", "its reader gets the bytes")

-- what cannot be written
tap.is(run "good.asm -b real", 0, "a name without extension gets one, also beside a folder")
tap.run(("mkdir %s/dir.bin"):format(temp))
tap.is(run "good.asm -b dir.bin", 3, "a folder in the way gives 3")
tap.write(temp .. "/first.bin", "old")
tap.is(run "good.asm -l first.lst -b first.bin --prg /dev/full", 3,
  "one bad output of several gives 3")
tap.is(tap.read(temp .. "/first.bin"), "old", "and none is replaced")
tap.is(tap.read(temp .. "/first.lst"), nil, "and none is made")
tap.is(run "good.asm -b good.asm/x.bin", 3, "a file as folder gives 3")

-- diagnostics files
run "bad.asm -E err.txt"
tap.ok((tap.read(temp .. "/err.txt") or ""):find("OF0301", 1, true),
  "-E writes diagnostics to a file")
code, out = run "bad.asm -E -"
tap.ok(out:find("OF0301", 1, true), "-E - is standard output")
code, out = run "bad.asm --no-error"
tap.is(code, 1, "--no-error keeps the exit code")
tap.is(out, "", "and says nothing")
run "bad.asm -E err.txt --error-append"
local _, n = (tap.read(temp .. "/err.txt") or ""):gsub("OF0301", "")
tap.is(n, 2, "--error-append appends")

tap.is(run "good.asm -b durable.bin --durable", 0, "--durable")
tap.is(parts(), "0", "no temporary is left")

-- --in-place, in a folder that cannot be written. Root may write everywhere and becomes nobody.
local _, user = tap.run "id -u"
local as_nobody = ""
if user == "0\n" then
  as_nobody = tap.has "setpriv" and "setpriv --reuid=65534 --clear-groups " or nil
end
if as_nobody then
  tap.run(("mkdir %s/locked && cp %s %s/locked/opforge && cd %s/locked && echo old >t.bin "
    .. "&& echo ' nop' >t.asm && chmod 666 t.bin && chmod 755 %s && chmod 555 ."):format(temp,
    (opforge:match "^%S+"), temp, temp, temp))
  local try = ("cd %s/locked && %s./opforge --cpu 6502 t.asm -b"):format(temp, as_nobody)
  tap.is(tap.run(try .. " 2>&1"), 3, "a folder that cannot be written gives 3")
  tap.is(tap.read(temp .. "/locked/t.bin"), "old\n", "and the old file stays")
  tap.is(tap.run(try .. " --in-place 2>&1"), 0, "--in-place writes to the file itself")
  tap.is(tap.read(temp .. "/locked/t.bin"), "\xEA", "which has the new bytes")
  tap.run(("chmod 755 %s/locked"):format(temp))
end

tap.run("rm -rf " .. tap.quote(temp))
tap.done()
